// Finds a visit by what its secret names: the booking with its ticket, or the ticket of a walk-in.
import { BookingEventEntity } from '../booking/entities.ts';
import { ERASED_PERSON } from '../booking/erased.ts';
import { findBookings } from '../booking/find.ts';
import type { Queryable } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { TicketEventEntity } from '../queue/entities.ts';
import { ticketById, ticketsOfBookings } from '../queue/line.ts';
import { tablesOf } from '../tables.ts';
import { type Instant, isBefore } from '../time.ts';
import { secondOf, type VisitReference } from './visitSecrets.ts';
import { endOfVisitPage, type VisitRows } from './visitState.ts';

const bookingEvents = tablesOf(BookingEventEntity);
const ticketEvents = tablesOf(TicketEventEntity);

/** Null: there is none, its page is over, or its person was erased. `find` gives an office by its code. */
export async function findVisit(
  db: Queryable,
  reference: VisitReference,
  find: (office: string) => Office | undefined,
  now: Instant,
): Promise<VisitRows | null> {
  const rows = 'booking' in reference ? await bookedVisit(db, reference.booking) : await walkInVisit(db, reference);
  const code = rows && (rows.booking ?? rows.ticket)?.office;
  const office = code ? find(code) : undefined;
  if (!rows || !office) return null;
  const visit = { ...rows, office } as VisitRows;
  return isBefore(now, endOfVisitPage(visit)) ? visit : null;
}

async function bookedVisit(db: Queryable, code: string) {
  const booking = (await findBookings(db, [code])).get(code);
  if (!booking || booking.name === ERASED_PERSON.name) return null;
  const ticket = booking.status === 'CHECKED_IN' ? (await ticketsOfBookings(db, [code])).get(code) : null;
  return { booking, ticket: ticket ?? null };
}

async function walkInVisit(db: Queryable, { ticket: id, issuedAt }: Extract<VisitReference, { ticket: number }>) {
  const ticket = await ticketById(db, id);
  const isMeant = ticket && ticket.booking === null && secondOf(ticket.issuedAt) === secondOf(issuedAt);
  return isMeant ? { booking: null, ticket } : null;
}

/** Whether it was the office that gave the booking its present day. */
export async function wasMovedByOffice(db: Queryable, code: string): Promise<boolean> {
  const moves = bookingEvents(db)
    .selectFrom('booking_event')
    .select('action')
    .where('booking', '=', code)
    .where('action', 'in', ['MOVE', 'MOVE_BACK', 'RESCHEDULE', 'ADVANCE']);
  return (await moves.orderBy('id', 'desc').limit(1).executeTakeFirst())?.action === 'MOVE';
}

/** Whether a ticket that waits again was sent on to another counter or service. */
export async function wasTransferred(db: Queryable, ticket: number): Promise<boolean> {
  const returns = ticketEvents(db)
    .selectFrom('ticket_event')
    .select('action')
    .where('ticket', '=', ticket)
    .where('action', 'in', ['TRANSFER', 'RESUME']);
  return (await returns.orderBy('id', 'desc').limit(1).executeTakeFirst())?.action === 'TRANSFER';
}
