// The end of a visit: from then on nothing of it changes, and live views of it are over.
import { isBookingOver } from '../booking/lifecycle.ts';
import { endOfTicket } from '../queue/ticket.ts';
import type { Instant } from '../time.ts';
import type { VisitRows } from './visitState.ts';

/** The moment from which nothing of the visit changes any more; null: that is not known yet. */
export function endOfVisit({ booking, ticket, office }: VisitRows, now: Instant): Instant | null {
  if (ticket) return endOfTicket(ticket, office.timeZone);
  return booking && isBookingOver(booking.status) ? now : null;
}
