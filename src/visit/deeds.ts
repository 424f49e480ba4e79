// The steps of a person on the page of their visit: giving the place back, and asking for more time.
import type { Asker } from '../access/asker.ts';
import { cancel } from '../booking/change.ts';
import { sayLate } from '../booking/late.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { askForTime, leaveQueue } from '../queue/visitorSteps.ts';
import type { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { VisitAction } from './visitActions.ts';
import type { VisitRows } from './visitState.ts';

export interface VisitDeed {
  /** The visit as its secret found it: that is the proof. */
  rows: VisitRows;
  asker: Asker;
  idempotencyKey: string | null;
}

/** The booking or ticket after the step, or the refusal. */
export interface DoneDeed {
  answer: object | Refusal;
  announcements: Announcement[];
  repeated?: boolean;
}

type DeedOf = (tx: Transaction, deed: VisitDeed, now: Instant) => Promise<DoneDeed>;

/** The steps that the secret alone allows, and that change the visit. */
export type VisitDeedAction = Exclude<VisitAction, 'CHECK_IN' | 'RATE'>;

const DEEDS_OF_ACTIONS: Readonly<Record<VisitDeedAction, DeedOf>> = {
  GIVE_BACK(tx, { rows, asker, idempotencyKey }, now) {
    const { booking, ticket, office } = rows;
    if (ticket || !booking) return leaveQueue(tx, ticketStep(rows, asker, idempotencyKey), now);
    const proof = { birthDate: booking.birthDate };
    return cancel(tx, { code: booking.code, asker, proof, idempotencyKey }, () => office, now);
  },
  ASK_FOR_TIME(tx, { rows, asker, idempotencyKey }, now) {
    const { booking, ticket, office } = rows;
    if (ticket || !booking) return askForTime(tx, ticketStep(rows, asker, idempotencyKey), now);
    return sayLate(tx, { code: booking.code, asker, idempotencyKey }, () => office, now);
  },
};

export function doVisitDeed(
  tx: Transaction,
  action: VisitDeedAction,
  deed: VisitDeed,
  now: Instant,
): Promise<DoneDeed> {
  return DEEDS_OF_ACTIONS[action](tx, deed, now);
}

function ticketStep({ ticket, office }: VisitRows, asker: Asker, idempotencyKey: string | null) {
  return { office, ticket: ticket?.id ?? 0, asker, idempotencyKey };
}
