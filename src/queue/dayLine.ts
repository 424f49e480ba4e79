// The queues of offices today: the order in which tickets are called, and what waits depend on.
import type { Queryable } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { select, statement } from '../statement.ts';
import { dateIn, type Instant, type LocalDate } from '../time.ts';
import { BoardEntity } from './entities.ts';
import { countersOf, dayValues, OFFICE_DAYS, type QueueDay, waitingIn } from './line.ts';
import { callOrder, type Line, type NextCall } from './next.ts';
import type { Counter, Ticket } from './ticket.ts';
import { estimateWait } from './wait.ts';

/** Everything the order and the waits of an office's day depend on. */
export interface DayLine {
  office: Office;
  date: LocalDate;
  order: NextCall[];
  line: Line;
  counters: Counter[];
  openCounters: number;
  /** Minutes that each of the last people served today took. */
  served: number[];
}

export function daysAt(offices: readonly Office[], now: Instant): QueueDay[] {
  return offices.map(({ code, timeZone }) => ({ office: code, date: dateIn(timeZone, now) }));
}

/** The queues of these offices, in their order. */
export async function dayLines(db: Queryable, offices: readonly Office[], now: Instant): Promise<DayLine[]> {
  const days = daysAt(offices, now);
  const values = dayValues(days);
  // Sent together: a database far away is asked once.
  const [waiting, boards, served, counters] = await Promise.all([
    waitingIn(db, days),
    db.query(SINCE_PRIORITY, values),
    db.query(SERVICE_TIMES, values),
    countersOf(
      db,
      offices.map(({ code }) => code),
    ),
  ]);
  const waitingAt = Map.groupBy(waiting, ({ office }) => office);
  const servedAt = Map.groupBy(served, ({ office }) => office);
  const sincePriorityAt = new Map(boards.map(({ office, sincePriority }) => [office, sincePriority]));
  return offices.map((office) => {
    const { code, queue, timeZone } = office;
    const line = { now, priorityEvery: queue.priorityEvery, sincePriority: sincePriorityAt.get(code) ?? 0 };
    const there = counters.get(code) ?? [];
    return {
      office,
      date: dateIn(timeZone, now),
      order: callOrder(waitingAt.get(code) ?? [], line),
      line,
      counters: there,
      openCounters: there.filter(({ open }) => open).length,
      served: (servedAt.get(code) ?? []).map(({ minutes }) => minutes),
    };
  });
}
const SINCE_PRIORITY = statement('since priority')`
  select one.* from ${OFFICE_DAYS} cross join lateral (
    select ${select(BoardEntity, ['office', 'sincePriority'])} from board
    where board.office = day.office and board.day = day.date offset 0
  ) one`;
/** The pace of late: the last fifty, however many the day has had. */
const SERVICE_TIMES = statement<{ office: string; minutes: number }>('service times')`
  select day.office, one.minutes from ${OFFICE_DAYS} cross join lateral (
    select extract(epoch from ended_at - serving_at)::float8 / 60 as minutes from ticket
    where ticket.office = day.office and ticket.date = day.date and status = 'SERVED'
      and serving_at is not null and ended_at is not null
    order by ended_at desc limit 50
  ) one`;

/** People ahead of the ticket, and minutes until it is called; nulls once it is called or gone. */
export function placeInLine(
  { order, served, openCounters }: DayLine,
  ticket: Ticket,
): { ahead: number | null; minutes: number | null } {
  const ahead = order.findIndex((call) => call.ticket.id === ticket.id);
  if (ahead < 0) return { ahead: null, minutes: null };
  return { ahead, minutes: estimateWait(ahead, served, openCounters) };
}
