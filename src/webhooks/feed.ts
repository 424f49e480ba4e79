// Continues the feed with the events that were committed since, off the path of those who book: one statement a step.
import { inTransaction, type Pool, type Queryable, type Transaction } from '../database.ts';
import { FEED_LOCK } from '../locks.ts';
import { nextCursor } from '../placeLog/cursor.ts';
import { PlaceCursorEntity } from '../placeLog/entities.ts';
import { type RowOf, select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { type FeedType, OF_BOOKING_ACTION, OF_TICKET_ACTION } from './feedTypes.ts';

/** The events that a reader is shown. */
export interface FeedReader {
  /** Null: of any. */
  office: string | null;
  /** The bookings that this key made, and what happens to days; null: of any. */
  apiKey: number | null;
}

const FEED_EVENTS_PER_STEP = 250;
/** A message that failed may be sent again, or by another channel: it is told when that has not happened by then. */
const MESSAGE_REMEDY_SECONDS = 10;

/**
 * Appends for `budgetMs` milliseconds, or until nothing is left, if anyone may ask for the feed: a webhook or an API key.
 * Gives the number of events added. One server at a time appends.
 */
export async function appendFeed(pool: Pool, budgetMs = Number.POSITIVE_INFINITY): Promise<number> {
  const began = performance.now();
  let total = 0;
  for (;;) {
    const added = await inTransaction(pool, appendFeedOnce);
    total += added;
    if (added < FEED_EVENTS_PER_STEP || performance.now() - began > budgetMs) return total;
  }
}

const HISTORIES = ['booking_event', 'ticket_event'] as const;
type History = (typeof HISTORIES)[number];

async function appendFeedOnce(tx: Transaction): Promise<number> {
  const cursors = await tx.query(FEED_CURSORS);
  const [bookings, tickets] = HISTORIES.map((history) => cursors.find(({ name }) => name === cursorName(history)));
  if (!bookings || !tickets) return 0;
  const values = [bookings.done, tickets.done, FEED_EVENTS_PER_STEP, MESSAGE_REMEDY_SECONDS];
  const [step] = await tx.query(bookings.heard ? APPEND_FEED : SKIP_FEED, bookings.heard ? values : []);
  if (!step) return 0;
  if (step.bookings < FEED_EVENTS_PER_STEP) await moveFeedCursor(tx, bookings, step.lastBooking);
  if (step.bookings < FEED_EVENTS_PER_STEP && step.tickets < FEED_EVENTS_PER_STEP)
    await moveFeedCursor(tx, tickets, step.lastTicket);
  return step.bookings + step.tickets + step.notes;
}

const cursorName = (history: History) => `feed of ${history}`;

const CURSOR_COLUMNS = select(PlaceCursorEntity, ['name', 'done', 'mark', 'markedBy']);
type FeedCursor = RowOf<typeof CURSOR_COLUMNS> & { ended: number; heard: boolean };
// The snapshot is older than that of the events: transactions it takes for ended are seen there.
const FEED_CURSORS = statement<{ ended: number; heard: boolean }>('feed cursors')`
  select ${CURSOR_COLUMNS}, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as ended,
    exists (select from webhook where ended_at is null) or exists (select from api_key where revoked_at is null) as heard
  from place_cursor where name in ('feed of booking_event', 'feed of ticket_event') and pg_try_advisory_xact_lock(${FEED_LOCK})`;

async function moveFeedCursor(tx: Transaction, cursor: FeedCursor, last: number): Promise<void> {
  const { name, done, mark, markedBy, ended } = cursor;
  const seen = Math.max(mark, last);
  if (mark === done && seen <= mark) return;
  const [own] = await tx.query<{ own: number }>('select pg_current_xact_id()::text::bigint as own');
  const before = { done, mark, markedBy };
  const next = nextCursor(before, { seen, ended, own: own?.own ?? 0 });
  if (next === before) return;
  const text = 'update place_cursor set done = $2, mark = $3, marked_by = $4 where name = $1';
  tx.send({ name: 'move feed cursor', text }, [name, next.done, next.mark, next.markedBy]);
}

interface FeedStep {
  bookings: number;
  tickets: number;
  notes: number;
  /** The last rows of the histories, whatever they tell of. */
  lastBooking: number;
  lastTicket: number;
}

const LAST_OF_HISTORIES = HISTORIES.map(
  (history) =>
    `coalesce((select max(id) from ${history}), 0) as "last${history === 'booking_event' ? 'Booking' : 'Ticket'}"`,
).join(', ');

/** No one asks for the feed: it begins later where the histories are by then. */
const SKIP_FEED = statement<FeedStep>('skip feed')`
  with gone as (delete from feed_note)
  select 0 as bookings, 0 as tickets, 0 as notes, ${LAST_OF_HISTORIES}`;

const typeOf = (action: string, table: Readonly<Record<string, FeedType>>) =>
  `case ${action} ${Object.entries(table)
    .map(([name, type]) => `when '${name}' then '${type}'`)
    .join(' ')} end`;
const namesOf = (table: Readonly<Record<string, FeedType>>) =>
  `(${Object.keys(table)
    .map((name) => `'${name}'`)
    .join(', ')})`;
/** The kind of caller: names of officers and of programs are left out. */
const callerKind = (by: string) =>
  `regexp_replace(regexp_replace(${by}, '^(front desk|counter officer|manager|kiosk) .*', '\\1'), ' \\(.*\\)$', '')`;

/**
 * All that are committed and not in the feed, whatever their ids. Of two events of a booking the first is committed first,
 * for steps lock it; and a booking has its ticket after its own events: so tickets wait while bookings are left over.
 */
const APPEND_FEED = statement<FeedStep>('append feed')`
  with of_bookings as (
    select e.id, ${typeOf('e.action', OF_BOOKING_ACTION)} as type, b.office, b.code, b.api_key, e.at,
      jsonb_strip_nulls(jsonb_build_object(
        'office', b.office, 'booking', b.code, 'service', b.service, 'channel', b.channel, 'visitDate', w.date,
        'startsAt', w.starts_at, 'endsAt', w.ends_at, 'by', ${callerKind('e.by')},
        'queueNumber', case when b.window_id = e.window_id and b.place = e.place then b.queue_number end,
        'confirmBy', case when e.action = 'BOOK' then b.confirm_by end,
        'previousStartsAt', case when ${typeOf('e.action', OF_BOOKING_ACTION)} = 'booking.moved' then (
          select before.starts_at from booking_event p join capacity_window before on before.id = p.window_id
          where p.booking = e.booking and p.id < e.id order by p.id desc limit 1
        ) end
      )) as data
    from booking_event e join booking b on b.code = e.booking
      left join capacity_window w on w.id = coalesce(e.window_id, b.window_id)
    where e.id > $1 and e.action in ${namesOf(OF_BOOKING_ACTION)}
      and not exists (select from feed_event known where known.source = 'booking_event' and known.source_id = e.id)
    order by e.id limit $3
  ), of_tickets as (
    select e.id, case when e.action = 'CLOSE' and t.status = 'SERVED' then 'ticket.served'
        else ${typeOf('e.action', OF_TICKET_ACTION)} end as type,
      t.office, t.id as ticket, t.booking, b.api_key, e.at,
      jsonb_strip_nulls(jsonb_build_object(
        'office', t.office, 'date', t.date, 'number', t.number, 'booking', t.booking, 'service', t.service,
        'counter', coalesce(e.detail ->> 'counter', case when e.action in ('RECALL', 'UNDO') then t.counter end),
        'by', ${callerKind('e.by')}
      )) as data
    from ticket_event e join ticket t on t.id = e.ticket left join booking b on b.code = t.booking
    where e.id > $2 and e.action in ${namesOf(OF_TICKET_ACTION)} and (select count(*) from of_bookings) < $3
      and not exists (select from feed_event known where known.source = 'ticket_event' and known.source_id = e.id)
    order by e.id limit $3
  ), taken as (
    delete from feed_note where id = any(array(
      select id from feed_note where (select count(*) from of_bookings) < $3 and (
        message is null or noted_at < clock_timestamp() - make_interval(secs => $4)
      ) order by id limit $3
    )) returning *
  ), notes as (
    select taken.*, b.api_key from taken left join booking b on b.code = taken.booking
    where taken.message is null or exists (
      select from outbox_message m where m.id = taken.message and m.status = 'FAILED' and not exists (
        select from outbox_message other where other.office = m.office and other.created_at >= m.created_at
          and starts_with(other.purpose, m.purpose || '/')
      )
    )
  ), added as (
    insert into feed_event (source, source_id, type, office, subject, booking, api_key, at, data)
    select source, source_id, type, office, subject, booking, api_key, at, data from (
      select 1 as place, id, 'booking_event' as source, id as source_id, type, office, 'booking ' || code as subject,
        code as booking, api_key, at, data from of_bookings
      union all select 2, id, 'ticket_event', id, type, office, coalesce('booking ' || booking, 'ticket ' || ticket),
        booking, api_key, at, data from of_tickets
      union all select 3, id, 'feed_note', null, type, office, subject, booking, api_key, at,
        -- Channels are told by the names that bookings have for them.
        case when message is null then data else data || jsonb_build_object('channel', upper(data ->> 'channel')) end
      from notes
    ) found order by place, id
  )
  select (select count(*)::int from of_bookings) as bookings, (select count(*)::int from of_tickets) as tickets,
    (select count(*)::int from taken) as notes, ${LAST_OF_HISTORIES}`;

/** How long the feed and the log of deliveries are kept. */
export const FEED_DAYS = 30;
const FEED_ROWS_PER_STEP = 5000;

/** Whether there is more to do. Deliveries that still wait keep their event. */
export async function forgetFeed(tx: Transaction, now: Instant): Promise<boolean> {
  const before = now.subtract({ hours: 24 * FEED_DAYS }).toString();
  const [gone] = await tx.query<{ count: number }>(FORGET_FEED, [before, FEED_ROWS_PER_STEP]);
  return (gone?.count ?? 0) >= FEED_ROWS_PER_STEP;
}
/** How far the events of an office, of its days, and of a key are no longer kept: names of cursors, before the code or number. */
const FORGOTTEN_AT = `'forgotten events at '`;
const FORGOTTEN_DAYS_AT = `'forgotten days at '`;
const FORGOTTEN_OF_KEY = `'forgotten events of key '`;
const FORGET_FEED = `
  with deliveries as (
    delete from webhook_delivery where id = any(array(
      select id from webhook_delivery where state <> 'WAITING' and created_at < $1 limit $2
    )) returning id
  ), events as (
    delete from feed_event e where id = any(array(
      select id from (select id, at from feed_event order by id limit $2) first where at < $1
    )) and not exists (select from webhook_delivery d where d.event = e.id and d.state = 'WAITING')
    returning id, office, api_key, type
  ), noted as (
    insert into place_cursor (name, began, done, mark)
    select name, 0, max(id), 0 from (
      select ${FORGOTTEN_AT} || office as name, id from events
      union all select ${FORGOTTEN_DAYS_AT} || office, id from events where type in ('day.closed', 'day.opened')
      union all select ${FORGOTTEN_OF_KEY} || api_key, id from events where api_key is not null
    ) gone group by name
    on conflict (name) do update set done = greatest(place_cursor.done, excluded.done)
  ) select greatest((select count(*) from deliveries), (select count(*) from events))::int as count`;

/** The last event of those that a reader would have been shown that is no longer kept; 0: none. */
export async function lastForgotten(db: Queryable, { office, apiKey }: FeedReader): Promise<number> {
  const [row] = await db.query(LAST_FORGOTTEN, [office, apiKey]);
  return row?.last ?? 0;
}
const LAST_FORGOTTEN = statement<{ last: number }>('last forgotten event')`
  select coalesce(max(done), 0) as last from place_cursor where case
    when $2::bigint is null then starts_with(name, ${FORGOTTEN_AT}) and ($1::text is null or name = ${FORGOTTEN_AT} || $1)
    else name = ${FORGOTTEN_OF_KEY} || $2 or starts_with(name, ${FORGOTTEN_DAYS_AT}) and exists (
      select from api_key k where k.id = $2 and (
        k.offices = '{}' or substr(name, 1 + length(${FORGOTTEN_DAYS_AT})) = any(k.offices)
      )
    )
  end`;

/** The last event in the feed; 0: none. */
export async function endOfFeed(tx: Queryable): Promise<number> {
  const [row] = await tx.query<{ last: number }>('select coalesce(max(id), 0) as last from feed_event');
  return row?.last ?? 0;
}
