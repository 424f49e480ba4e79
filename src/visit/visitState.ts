// The state of a visit as its person is told it, from the hold to the end: a pure function of booking, ticket and time.
import type { Booking } from '../booking/booking.ts';
import { arriveBy, checkInOpensAt, isLapsed } from '../booking/deadlines.ts';
import type { Office } from '../office/settings.ts';
import type { TicketStatus } from '../queue/lifecycle.ts';
import { isPutOff } from '../queue/next.ts';
import type { Ticket } from '../queue/ticket.ts';
import { addDays, atTime, dateIn, type Instant, isBefore, type LocalDate } from '../time.ts';

export const VISIT_STATES = [
  'HELD',
  'EXPIRED',
  'BOOKED',
  'CHECK_IN_OPEN',
  'FORFEITED',
  'CANCELLED',
  'WAITING',
  'CALLED',
  'SERVING',
  'PARKED',
  'SERVED',
  'NO_SHOW',
  'LEFT',
  'CLOSED',
] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** A booking, its ticket once it is checked in, or the ticket of a walk-in. */
export type VisitRows =
  | { booking: Booking; ticket: Ticket | null; office: Office }
  | { booking: null; ticket: Ticket; office: Office };

/** The state of a visit, and the first moment at which the clock alone changes it; null: it does not. */
export interface StateNow {
  state: VisitState;
  changesAt: Instant | null;
}

const STATES_OF_TICKETS: Readonly<Record<TicketStatus, VisitState>> = {
  WAITING: 'WAITING',
  CALLED: 'CALLED',
  SERVING: 'SERVING',
  SERVED: 'SERVED',
  PARKED: 'PARKED',
  NO_SHOW: 'NO_SHOW',
  CANCELLED: 'CLOSED',
};

export function visitState(rows: VisitRows, now: Instant): StateNow {
  if (rows.booking === null || rows.ticket !== null) return stateOfTicket(rows.ticket as Ticket, rows.office, now);
  const { booking, office } = rows;
  if (booking.status === 'HELD') return heldState(booking, now);
  if (booking.status === 'CONFIRMED') return bookedState(booking, office, now);
  const ended = booking.status === 'CHECKED_IN' ? 'CLOSED' : booking.status;
  return { state: ended, changesAt: null };
}

function stateOfTicket(ticket: Ticket, { timeZone }: Office, now: Instant): StateNow {
  const { status, notBefore, endedAt, date } = ticket;
  // The end of a day takes out what is left of it on the next one.
  if (status === 'CANCELLED' && endedAt && dateIn(timeZone, endedAt) === date)
    return { state: 'LEFT', changesAt: null };
  return { state: STATES_OF_TICKETS[status], changesAt: isPutOff(ticket, now) ? notBefore : null };
}

function heldState(booking: Booking, now: Instant): StateNow {
  if (isLapsed(booking, now)) return { state: 'EXPIRED', changesAt: null };
  return { state: 'HELD', changesAt: booking.confirmBy };
}

function bookedState({ window, forfeitAt }: Booking, office: Office, now: Instant): StateNow {
  if (!isBefore(now, forfeitAt)) return { state: 'FORFEITED', changesAt: null };
  const opensAt = checkInOpensAt(window, office);
  if (isBefore(now, opensAt)) return { state: 'BOOKED', changesAt: opensAt };
  // The page says from then on that the person is late.
  const late = arriveBy(window, office);
  return { state: 'CHECK_IN_OPEN', changesAt: isBefore(now, late) ? late : forfeitAt };
}

export function dateOfVisit({ booking, ticket }: Pick<VisitRows, 'booking' | 'ticket'>): LocalDate {
  return booking?.window.date ?? (ticket as Ticket).date;
}

/** Days after the visit for which its page can be opened: until then a survey is answered, and a no-show reads what to do. */
export const VISIT_PAGE_DAYS = 7;

/** The moment from which the page of a visit is gone. */
export function endOfVisitPage(rows: VisitRows): Instant {
  return atTime(addDays(dateOfVisit(rows), VISIT_PAGE_DAYS + 1), '00:00', rows.office.timeZone);
}
