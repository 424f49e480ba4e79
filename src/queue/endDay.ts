// The end of an office's day: tickets of a past day that are still in the line are taken out of it.
import { BookingEntity } from '../booking/entities.ts';
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { dateIn, type Instant } from '../time.ts';
import { markChanged } from './board.ts';
import { afterTicketAction, TICKET_STATUSES } from './lifecycle.ts';

/** Closes tickets and bookings of days past; returns how many tickets. Doing it again finds nothing. */
export async function endPastDays(tx: Transaction, office: Office, now: Instant): Promise<number> {
  const today = dateIn(office.timeZone, now);
  const values = [office.code, today, JSON.stringify(STATUS_CHANGES), now.toString()];
  const closed = await tx.query({ name: 'end tickets', text: END_TICKETS }, values);
  await tx.em.nativeUpdate(
    BookingEntity,
    { office: office.code, visitDate: { $lt: today }, live: true, status: 'CHECKED_IN' },
    { live: false },
  );
  if (closed.length > 0) await markChanged(tx, office.code);
  return closed.length;
}

/** Statuses that are still open, and what each becomes. */
const STATUS_CHANGES = TICKET_STATUSES.flatMap((status) => {
  const then = afterTicketAction(status, 'CLOSE');
  return then ? [{ status, then }] : [];
});

// Written out, so that the index of what is open is looked at and not years of what was served.
const OPEN_STATUSES = STATUS_CHANGES.map(({ status }) => `'${status}'`).join(', ');
const END_TICKETS = `
  with closed as (
    update ticket t set status = closing.then, ended_at = $4, counter = null
    from json_to_recordset($3) as closing (status text, "then" text)
    where t.office = $1 and t.date < $2 and t.status in (${OPEN_STATUSES}) and t.status = closing.status returning t.id
  )
  insert into ticket_event (ticket, at, action, by) select id, $4, 'CLOSE', 'clock' from closed returning ticket`;
