// The steps that people may take on the pages of their visits: pure.
import type { Asker } from '../access/asker.ts';
import { refusedCheckIn } from '../booking/checkInRules.ts';
import { mayRunLate } from '../booking/lateRules.ts';
import { refusedCancel } from '../booking/rules.ts';
import { mayAskForTime, mayLeave } from '../queue/visitorRules.ts';
import type { Instant } from '../time.ts';
import type { VisitRows } from './visitState.ts';

export const VISIT_ACTIONS = ['GIVE_BACK', 'ASK_FOR_TIME', 'CHECK_IN', 'RATE'] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

/** The secret has proven whose it is, so the asker is no one in particular. */
const HOLDER: Asker = { kind: 'anonymous', source: 'visit' };

const ALLOWED: Readonly<Record<VisitAction, (rows: VisitRows, now: Instant) => boolean>> = {
  GIVE_BACK({ booking, ticket, office }, now) {
    if (ticket) return mayLeave(ticket, office, now);
    if (!booking) return false;
    const proof = { birthDate: booking.birthDate };
    return refusedCancel({ booking, office, asker: HOLDER, proof, now }) === null;
  },
  ASK_FOR_TIME({ booking, ticket, office }, now) {
    return ticket ? mayAskForTime(ticket, office, now) : booking !== null && mayRunLate(booking, office, now);
  },
  CHECK_IN({ booking, ticket, office }, now) {
    if (!booking || ticket || office.policy.doorCodeMinutes === 0) return false;
    return refusedCheckIn(booking, office, now) === null;
  },
  RATE({ ticket }) {
    return ticket?.status === 'SERVED' && !ticket.rated;
  },
};

export function allowedVisitActions(rows: VisitRows, now: Instant): VisitAction[] {
  return VISIT_ACTIONS.filter((action) => ALLOWED[action](rows, now));
}
