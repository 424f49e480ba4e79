// The end of an office's day: tickets of a past day that are still in the line are taken out of it.
import { BookingEntity } from '../booking/entities.ts';
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { instantValue, literal, tablesOf } from '../tables.ts';
import { dateIn, type Instant } from '../time.ts';
import { markChanged } from './board.ts';
import { TicketEntity, TicketEventEntity } from './entities.ts';
import { afterTicketAction, TICKET_STATUSES } from './lifecycle.ts';
import { ticketSteps } from './line.ts';

/** Closes tickets and bookings of days past; answers the offices of the tickets. Doing it again finds nothing. */
export async function endPastDays(tx: Transaction, offices: readonly Office[], now: Instant): Promise<string[]> {
  const days = offices.map(({ code, timeZone }) => ({ office: code, today: dateIn(timeZone, now) }));
  const left = await tx.query<{ office: string }>(WITH_PAST_DAYS, [JSON.stringify(days)]);
  const codes = new Set(left.map(({ office }) => office));
  const changed: string[] = [];
  for (const office of offices) {
    if (codes.has(office.code) && (await endPastDaysOf(tx, office, now)) > 0) changed.push(office.code);
  }
  return changed;
}

/** How many tickets were closed. */
async function endPastDaysOf(tx: Transaction, office: Office, now: Instant): Promise<number> {
  const today = dateIn(office.timeZone, now);
  const closed = await endTickets(tx, office, now);
  await tx.em.nativeUpdate(
    BookingEntity,
    { office: office.code, visitDate: { $lt: today }, live: true, status: 'CHECKED_IN' },
    { live: false },
  );
  if (closed > 0) await markChanged(tx, office.code);
  return closed;
}

/** Statuses that are still open, and what each becomes. */
const STATUS_CHANGES = TICKET_STATUSES.flatMap((status) => {
  const then = afterTicketAction(status, 'CLOSE');
  return then ? [{ status, then }] : [];
});

const OPEN_STATUSES = STATUS_CHANGES.map(({ status }) => `'${status}'`).join();
/** Statuses are written out, so that the indexes of what is open are looked at and not years of what was served. */
const WITH_PAST_DAYS = `
  select office from json_to_recordset($1) as day (office text, today date)
  where exists (
    select from ticket t where t.office = day.office and t.date < day.today and t.status in (${OPEN_STATUSES})
  ) or exists (
    select from booking b
    where b.office = day.office and b.visit_date < day.today and b.live and b.status = 'CHECKED_IN'
  )`;

const tables = tablesOf(TicketEntity, TicketEventEntity);

/** Takes tickets of days past out of the line, and writes it into their history; returns how many. */
async function endTickets(tx: Transaction, office: Office, now: Instant): Promise<number> {
  let count = 0;
  for (const [then, changes] of Map.groupBy(STATUS_CHANGES, (change) => change.then)) {
    // Written out, so that the index of what is open is looked at and not years of what was served.
    const open = changes.map(({ status }) => literal(status));
    const closed = await tables(tx)
      .with('closed', (db) =>
        db
          .updateTable('ticket')
          .set({ status: then, endedAt: now, counter: null })
          .where('office', '=', office.code)
          .where('date', '<', dateIn(office.timeZone, now))
          .where('status', 'in', open)
          .returning(['id', 'number', 'booking']),
      )
      .with('told', (db) =>
        db
          .insertInto('ticket_event')
          .columns(['ticket', 'at', 'action', 'by'])
          .expression(({ selectFrom, val }) =>
            selectFrom('closed').select([
              'closed.id',
              instantValue(now).as('at'),
              val('CLOSE').as('action'),
              val('clock').as('by'),
            ]),
          ),
      )
      .selectFrom('closed')
      .select(['closed.number', 'closed.booking'])
      .execute();
    const tickets = closed.map((ticket) => ({ ...ticket, office: office.code }));
    tx.note(() => ticketSteps('CLOSE', tickets));
    count += closed.length;
  }
  return count;
}
