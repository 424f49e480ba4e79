// Whether a visitor may ask for more time, or leave the queue: pure.
import type { Office } from '../office/settings.ts';
import { dateIn, type Instant } from '../time.ts';
import { afterTicketAction } from './lifecycle.ts';
import type { Ticket } from './ticket.ts';

/** Times that a visitor may ask for more time: a number cannot be carried through the day. */
export const MAX_TIMES_LATER = 2;

/** A ticket of today that waits or is called, whose visitor has not asked too often. */
export function mayAskForTime({ status, date, timesLater }: Ticket, office: Office, now: Instant): boolean {
  const isToday = date === dateIn(office.timeZone, now);
  const minutes = office.policy.laterMinutes;
  return isToday && minutes > 0 && timesLater < MAX_TIMES_LATER && afterTicketAction(status, 'LATER') !== null;
}

export function mayLeave({ status, date }: Ticket, { timeZone }: Office, now: Instant): boolean {
  return date === dateIn(timeZone, now) && afterTicketAction(status, 'LEAVE') !== null;
}
