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
const VISIT_LOOK_EVERY_MS: ReadonlyMap<string, number> = new Map([
  ['HELD', 2500],
  ['CHECKED_IN', 10_000],
  ['CONFIRMED', 30_000],
]);
const OVER_AT_COUNTER = new Set(['SERVED', 'CANCELLED']);

/** Milliseconds until the page looks at the booking again; null: there is nothing more to come, but what a reader asks for. */
export function visitLookMs({ status, ticket }: { status: string; ticket: { status: string } | null }): number | null {
  if (ticket && OVER_AT_COUNTER.has(ticket.status)) return null;
  return VISIT_LOOK_EVERY_MS.get(status) ?? null;
}
