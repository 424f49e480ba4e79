// The mutations behind the buttons of a booking, and how often its page looks at the booking.
import {
  AcceptOfferDocument,
  CancelDocument,
  DeclineOfferDocument,
  LeaveStandbyDocument,
  type NoFragment,
  RequestStandbyDocument,
  type VisitFragment,
} from './documents.ts';

export interface VisitInput {
  code: string;
  birthDate?: string | null;
  idempotencyKey?: string | null;
}
export type VisitAnswer = {
  answer: ({ __typename: 'Booking' } & VisitFragment) | ({ __typename: 'Refusal' } & NoFragment);
};

export const VISIT_STEPS = {
  requestStandby: RequestStandbyDocument,
  leaveStandby: LeaveStandbyDocument,
  acceptOffer: AcceptOfferDocument,
  declineOffer: DeclineOfferDocument,
  cancel: CancelDocument,
};

/** The time between two looks: while the message is awaited, in the queue, and until the visit. */
export const VISIT_LOOK_EVERY_MS = new Map([
  ['HELD', 2500],
  ['CHECKED_IN', 10_000],
  ['CONFIRMED', 30_000],
]);
