// An office's messages, those that came in and those that went out in one list, newest first.
import type { ChannelAddress } from '../channel.ts';
import type { Queryable, Transaction } from '../database.ts';
import { statement } from '../statement.ts';
import { type Instant, isBefore } from '../time.ts';
import { type Direction, type Message, STATE_OF_INBOUND, sideOf, UNDONE } from './message.ts';
import { atOffice, type Search } from './search.ts';

export interface Wanted {
  /** The office's numbers, and its code. */
  numbers: readonly string[];
  search: Search | null;
  /** Each null: all. */
  direction: Direction | null;
  states: readonly string[] | null;
  kinds: readonly string[] | null;
  channels: readonly string[] | null;
  since: Instant | null;
  until: Instant | null;
}

/** Where a message stands in the list. */
export interface Place {
  at: Instant;
  direction: Direction;
  id: number;
}

/** `after` is the last one seen. */
export async function messagesOf(
  db: Queryable,
  wanted: Wanted,
  first: number,
  after: Place | null,
): Promise<{ items: Message[]; hasNext: boolean }> {
  const { numbers, search, states, kinds, channels, since, until } = wanted;
  const directions = sidesOf(wanted);
  if (directions.length === 0) return { items: [], hasNext: false };
  const bounds = [...below('OUTBOUND', after, until), ...below('INBOUND', after, until)];
  const where = search ? atOffice(search, numbers) : numbers;
  const values = [where, directions, states, kinds, channels, since?.toString() ?? '-infinity', first + 1, ...bounds];
  const way = search ? 'found' : states?.every((state) => UNDONE.includes(state)) ? 'undone' : 'all';
  const rows = await db.query(LISTS[way], values);
  return { items: rows.slice(0, first).map(readMessage), hasNext: rows.length > first };
}

/** Where messages of these states can be. */
function sidesOf({ direction, states }: Wanted): Direction[] {
  const sides: Direction[] = direction ? [direction] : ['INBOUND', 'OUTBOUND'];
  return sides.filter((side) => !states || states.some((state) => sideOf(state) === side));
}

/** One side's messages come before this time and number. Of two at one moment, what went out is the newer. */
function below(side: Direction, after: Place | null, until: Instant | null): [string, number] {
  if (!after || (until && isBefore(until, after.at))) return [until?.toString() ?? 'infinity', 0];
  const ofOther = side === 'INBOUND' ? Number.MAX_SAFE_INTEGER : 0;
  return [after.at.toString(), side === after.direction ? after.id : ofOther];
}

const OUTBOUND = `(created_at, id) < ($8, $9) and created_at >= $6 and ($3::text[] is null or status = any($3))
  and ($4::text[] is null or key = any($4)) and ($5::text[] is null or channel = any($5))`;
const INBOUND = `(received_at, id) < ($10, $11) and received_at >= $6 and ($3::text[] is null or ${STATE_OF_INBOUND} = any($3))
  and ($4::text[] is null or intent = any($4)) and ($5::text[] is null or channel = any($5))`;

/** The newest of each of the office's numbers, so that only they are looked at. */
const SENT = `
  select one.* from unnest($1::text[]) number cross join lateral (
    select id, created_at as at from outbox_message where sender = number and ${OUTBOUND}
    order by created_at desc, id desc limit $7
  ) one`;
const CAME = `
  select one.* from unnest($1::text[]) number cross join lateral (
    select id, received_at as at from inbox_message where recipient = number and ${INBOUND}
    order by received_at desc, id desc limit $7
  ) one`;
const UNDONE_ONES = `
  select one.* from unnest($1::text[]) number cross join unnest($3::text[]) wanted cross join lateral (
    select id, created_at as at from outbox_message
    where sender = number and status = wanted and status in (${UNDONE.map((state) => `'${state}'`).join(', ')}) and ${OUTBOUND}
    order by created_at desc, id desc limit $7
  ) one`;

/** By the words alone first, among which are the office's numbers: no other index is nearly as narrow. */
const byWords = (table: string, at: string, columns: string, words: string, which: string) => `
  select * from (
    with found as materialized (select id, ${at}, channel, ${columns} from ${table} where message_words(${words}) @@ $1::tsquery)
    select id, ${at} as at from found where ${which} order by ${at} desc, id desc limit $7
  ) one`;
const SENT_WITH = byWords(
  'outbox_message',
  'created_at',
  'key, status',
  'sender, recipient, text, booking::text',
  OUTBOUND,
);
const CAME_WITH = byWords(
  'inbox_message',
  'received_at',
  'intent, worked_at, reason',
  'recipient, sender, text, null',
  INBOUND,
);

/** Row by row: the limits keep the planner from reading the tables for it. */
const whole = (page: string) => `
  with page as (${page})
  select page.side, page.id, page.at,
    coalesce(o.channel, i.channel) as channel, coalesce(o.sender, i.recipient) as office,
    coalesce(o.recipient_kind, i.sender_kind) as person_kind, coalesce(o.recipient, i.sender) as person,
    coalesce(o.key, i.intent) as kind, coalesce(o.text, i.text) as text, jsonb_array_length(coalesce(o.media, i.media)) as media,
    coalesce(o.status, i.state) as state, coalesce(o.attempts, 0) as attempts, coalesce(o.fault, o.reason, i.reason) as fault,
    o.booking, o.sent_at, told.delivered_at, told.read_at
  from page
  left join lateral (select * from outbox_message where id = page.id and page.side = 1 limit 1) o on true
  left join lateral (select *, ${STATE_OF_INBOUND} as state from inbox_message where id = page.id and page.side = 0 limit 1) i on true
  left join lateral (
    select min(at) filter (where status = 'delivered') as delivered_at, min(at) filter (where status = 'read') as read_at
    from delivery_receipt where channel = o.channel and provider_id = o.provider_id
  ) told on true
  order by page.at desc, page.side desc, page.id desc`;

const both = (outbound: string, inbound: string) =>
  whole(`
    select * from (
      select 1 as side, o.* from (${outbound}) o where 'OUTBOUND' = any($2::text[])
      union all
      select 0, i.* from (${inbound}) i where 'INBOUND' = any($2::text[])
    ) both_sides order by at desc, side desc, id desc limit $7`);

const LISTS = {
  all: statement<ListedMessage>('messages all')`${both(SENT, CAME)}`,
  undone: statement<ListedMessage>('messages undone')`${both(UNDONE_ONES, CAME)}`,
  found: statement<ListedMessage>('messages found')`${both(SENT_WITH, CAME_WITH)}`,
};

/** One message of these numbers of an office; null where there is none. */
export async function findMessage(
  tx: Transaction,
  { direction, id }: Pick<Message, 'direction' | 'id'>,
  numbers: readonly string[],
): Promise<Message | null> {
  const [row] = await tx.query(ONE_MESSAGE, [numbers, direction, id]);
  return row ? readMessage(row) : null;
}
const ONE_MESSAGE = statement<ListedMessage>('one message')`${whole(`
  select 1 as side, id, created_at as at from outbox_message where id = $3 and sender = any($1) and $2 = 'OUTBOUND'
  union all
  select 0, id, received_at from inbox_message where id = $3 and recipient = any($1) and $2 = 'INBOUND'`)}`;

/** A row of the list, of either direction; `side` 1 went out. */
type ListedMessage = Pick<
  Message,
  'id' | 'channel' | 'office' | 'kind' | 'text' | 'media' | 'state' | 'attempts' | 'fault' | 'booking' | 'at'
> & {
  side: number;
  person_kind: ChannelAddress['kind'];
  person: string;
  sent_at: Instant | null;
  delivered_at: Instant | null;
  read_at: Instant | null;
};

function readMessage(row: ListedMessage): Message {
  const { id, side, channel, office, kind, text, media, state, attempts, fault, booking, at } = row;
  return {
    ...{ id, channel, office, kind, text, media, state, attempts, fault, booking, at },
    direction: side === 1 ? 'OUTBOUND' : 'INBOUND',
    person: { kind: row.person_kind, value: row.person },
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    readAt: row.read_at,
  };
}
