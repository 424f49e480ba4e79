// Whether the rows are what people were told: nothing lost, nothing double, no window over its capacity.
import { itemAt } from '../../src/items.ts';
import type { BenchDatabase } from '../servers.ts';
import type { RushLoad } from './load.ts';

interface RushRows {
  messages: number;
  unworked: number;
  unanswered: number;
  unsent: number;
  replies: number;
  bookings: number;
  confirmed: number;
  persons: number;
  events: number;
  over: number;
  miscounted: number;
  samePlace: number;
  sameNumber: number;
}

const RUSH_ROWS = `select
  (select count(*)::int from inbox_message) as messages,
  (select count(*)::int from inbox_message where worked_at is null) as unworked,
  (select count(*)::int from inbox_message i where not exists (
    select from outbox_message o
    where o.purpose like 'reply:%' and split_part(o.purpose, ':', 2) = i.id::text and o.status = 'SENT')) as unanswered,
  (select count(*)::int from outbox_message where status <> 'SENT') as unsent,
  (select count(*)::int from outbox_message) as replies,
  (select count(*)::int from booking where live) as bookings,
  (select count(*)::int from booking where status = 'CONFIRMED') as confirmed,
  (select count(distinct person_key)::int from booking where live) as persons,
  (select count(*)::int from booking_event where action = 'BOOK') as events,
  (select count(*)::int from capacity_window where taken > capacity) as over,
  (select count(*)::int from capacity_window w where taken <> resting
    + (select count(*) from booking b where b.window_id = w.id and b.live)) as miscounted,
  (select count(*)::int from (select 1 from booking where live and place is not null
    group by window_id, place having count(*) > 1) double) as "samePlace",
  (select count(*)::int from (select 1 from booking where live and queue_number is not null
    group by office, visit_date, queue_number having count(*) > 1) double) as "sameNumber"`;

/** The faults, in words. */
export async function rushFaults(database: BenchDatabase, run: RushLoad): Promise<string[]> {
  const rows = itemAt(await database.run<RushRows>(RUSH_ROWS), 0);
  const confirmed = await database.run<{ code: string }>(`select code from booking where status = 'CONFIRMED'`);
  const known = new Set(confirmed.map(({ code }) => code));
  const told = new Set(run.codes);
  const faults: [boolean, string][] = [
    [run.unanswered > 0, `${run.unanswered} people had no last answer`],
    [rows.messages !== run.messages, `${run.messages} messages were sent, ${rows.messages} are stored`],
    [rows.unworked > 0, `${rows.unworked} messages were not worked on`],
    [rows.unanswered > 0, `${rows.unanswered} messages have no reply that was sent`],
    [rows.unsent > 0, `${rows.unsent} replies were not sent`],
    [rows.replies !== run.taken, `there are ${rows.replies} replies, the provider took ${run.taken}`],
    [told.size !== run.codes.length, `${run.codes.length - told.size} people were told the code of another`],
    [told.difference(known).size > 0, `${told.difference(known).size} bookings said to be confirmed are not`],
    [known.difference(told).size > 0, `${known.difference(told).size} confirmed bookings no one was told of`],
    [rows.bookings !== rows.confirmed, `${rows.bookings - rows.confirmed} bookings were not confirmed`],
    [rows.persons !== rows.bookings, `${rows.bookings - rows.persons} people have more than one booking`],
    [rows.events < rows.bookings, `${rows.bookings - rows.events} bookings have no event`],
    [rows.over > 0, `${rows.over} windows are over their capacity`],
    [rows.miscounted > 0, `${rows.miscounted} windows count other places than their bookings have`],
    [rows.samePlace > 0, `${rows.samePlace} places have several bookings`],
    [rows.sameNumber > 0, `${rows.sameNumber} queue numbers were given twice`],
  ];
  return faults.flatMap(([isSo, fault]) => (isSo ? [fault] : []));
}
