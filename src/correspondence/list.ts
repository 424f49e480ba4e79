// The messages of an office, received and sent, in one list with the newest first.
import type { ChannelAddress } from '../channel/messages.ts';
import type { Queryable, Transaction } from '../database.ts';
import { statement } from '../statement.ts';
import { type Instant, isBefore } from '../time.ts';
import { type Direction, type Message, STATE_OF_INBOUND, sideOf, UNDONE } from './message.ts';
import { atOffice, type Search } from './search.ts';

export interface MessageList {
  /** The phone numbers of the office, and its code. */
  numbers: readonly string[];
  search: Search | null;
  /** Null for all, as in the fields that follow. */
  direction: Direction | null;
  states: readonly string[] | null;
  kinds: readonly string[] | null;
  channels: readonly string[] | null;
  since: Instant | null;
  until: Instant | null;
}

/** The position of a message in the list. */
export interface ListPosition {
  at: Instant;
  direction: Direction;
  id: number;
}

/** A page of the list; `after` is the last message of the page before. */
export async function messagesOf(
  db: Queryable,
  wanted: MessageList,
  first: number,
  after: ListPosition | null,
): Promise<{ items: Message[]; hasNext: boolean }> {
  const { numbers, search, states, kinds, channels, since, until } = wanted;
  const directions = sidesOf(wanted);
  if (directions.length === 0) return { items: [], hasNext: false };
  const bounds = [...below('OUTBOUND', after, until), ...below('INBOUND', after, until)];
  const where = search ? atOffice(search, numbers) : numbers;
  const values = [where, directions, states, kinds, channels, since?.toString() ?? '-infinity', first + 1, ...bounds];
  const way = search ? 'found' : states?.every((state) => UNDONE.includes(state)) ? 'undone' : 'all';
  const rows = await db.query(MESSAGE_LISTS[way], values);
  return { items: rows.slice(0, first).map(listedMessage), hasNext: rows.length > first };
}

/** The directions in which messages of these states exist. */
function sidesOf({ direction, states }: MessageList): Direction[] {
  const sides: Direction[] = direction ? [direction] : ['INBOUND', 'OUTBOUND'];
  return sides.filter((side) => !states || states.some((state) => sideOf(state) === side));
}

/** The time and id below which a direction's messages follow. Of two at the same time, the sent one is the newer. */
function below(side: Direction, after: ListPosition | null, until: Instant | null): [string, number] {
  if (!after || (until && isBefore(until, after.at))) return [until?.toString() ?? 'infinity', 0];
  const ofOther = side === 'INBOUND' ? Number.MAX_SAFE_INTEGER : 0;
  return [after.at.toString(), side === after.direction ? after.id : ofOther];
}

const OUTBOUND = `(created_at, id) < ($8, $9) and created_at >= $6 and ($3::text[] is null or status = any($3))
  and ($4::text[] is null or key = any($4)) and ($5::text[] is null or channel = any($5))`;
const INBOUND = `(received_at, id) < ($10, $11) and received_at >= $6 and ($3::text[] is null or ${STATE_OF_INBOUND} = any($3))
  and ($4::text[] is null or intent = any($4)) and ($5::text[] is null or channel = any($5))`;

/** The newest messages of each number of the office, so that no others are read. */
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

/** The words come first, which include the office's numbers: no other index is as selective. */
const foundByWords = (table: string, at: string, columns: string, words: string, which: string) => `
  select * from (
    with found as materialized (select id, ${at}, channel, ${columns} from ${table} where message_words(${words}) @@ $1::tsquery)
    select id, ${at} as at from found where ${which} order by ${at} desc, id desc limit $7
  ) one`;
const SENT_WITH = foundByWords(
  'outbox_message',
  'created_at',
  'key, status',
  'sender, recipient, text, booking::text',
  OUTBOUND,
);
const CAME_WITH = foundByWords(
  'inbox_message',
  'received_at',
  'intent, worked_at, reason',
  'recipient, sender, text, null',
  INBOUND,
);

/** Joined row by row: the limits keep the planner from scanning the tables. */
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

const MESSAGE_LISTS = {
  all: statement<ListedRow>('messages all')`${both(SENT, CAME)}`,
  undone: statement<ListedRow>('messages undone')`${both(UNDONE_ONES, CAME)}`,
  found: statement<ListedRow>('messages found')`${both(SENT_WITH, CAME_WITH)}`,
};

/** One message of these numbers of an office; null if there is none. */
export async function findListedMessage(
  tx: Transaction,
  { direction, id }: Pick<Message, 'direction' | 'id'>,
  numbers: readonly string[],
): Promise<Message | null> {
  const [row] = await tx.query(ONE_MESSAGE, [numbers, direction, id]);
  return row ? listedMessage(row) : null;
}
const ONE_MESSAGE = statement<ListedRow>('one message')`${whole(`
  select 1 as side, id, created_at as at from outbox_message where id = $3 and sender = any($1) and $2 = 'OUTBOUND'
  union all
  select 0, id, received_at from inbox_message where id = $3 and recipient = any($1) and $2 = 'INBOUND'`)}`;

/** A row of the list: a message of either table, with its receipts. */
interface ListedRow extends Omit<Message, 'direction' | 'person' | 'sentAt' | 'deliveredAt' | 'readAt'> {
  side: 0 | 1;
  person_kind: ChannelAddress['kind'];
  person: string;
  sent_at: Instant | null;
  delivered_at: Instant | null;
  read_at: Instant | null;
}

function listedMessage(row: ListedRow): Message {
  const { side, person_kind, person, sent_at, delivered_at, read_at, ...message } = row;
  return {
    ...message,
    direction: side === 1 ? 'OUTBOUND' : 'INBOUND',
    person: { kind: person_kind, value: person },
    sentAt: sent_at,
    deliveredAt: delivered_at,
    readAt: read_at,
  };
}
