// The tickets that a lobby board shows by their calls: those called or served now, and the last ones before them.
import type { Queryable } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { daysAt } from './dayLine.ts';
import { dayValues, OFFICE_DAYS } from './line.ts';
import { TICKET, type Ticket } from './ticket.ts';

const MAX_RECENT_CALLS = 8;

/** Of one office, the latest call first. */
export interface CalledTickets {
  called: readonly Ticket[];
  /** Their people are served, have not come, or wait again. */
  recent: readonly Ticket[];
}

/** By office. */
export async function calledTickets(
  tx: Queryable,
  offices: readonly Office[],
  now: Instant,
): Promise<Map<string, CalledTickets>> {
  const values = dayValues(daysAt(offices, now));
  const [called, recent] = await Promise.all([tx.query(CALLED, values), tx.query(RECENT_CALLS, values)]);
  const [calledAt, recentAt] = [called, recent].map((tickets) => Map.groupBy(tickets, ({ office }) => office));
  return new Map(
    offices.map(({ code }) => [code, { called: calledAt?.get(code) ?? [], recent: recentAt?.get(code) ?? [] }]),
  );
}

const CALLED = statement('called')`
  select one.* from ${OFFICE_DAYS} cross join lateral (
    select ${TICKET} from ticket
    where ticket.office = day.office and ticket.date = day.date and status in ('CALLED', 'SERVING') offset 0
  ) one order by one."calledAt" desc, one.id desc`;

const RECENT_CALLS = statement('recent calls')`
  select one.* from ${OFFICE_DAYS} cross join lateral (
    select ${TICKET} from ticket
    where ticket.office = day.office and ticket.date = day.date and called_at is not null
      and status not in ('CALLED', 'SERVING')
    order by called_at desc, id desc limit ${String(MAX_RECENT_CALLS)}
  ) one order by one."calledAt" desc, one.id desc`;
