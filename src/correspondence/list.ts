// The messages of an office, received and sent, in one list with the newest first.
import type { ChannelAddress } from '../channel/messages.ts';
import type { Queryable, Transaction } from '../database.ts';
import { InboxMessageEntity } from '../inbox/entities.ts';
import { DeliveryReceiptEntity, OutboxMessageEntity } from '../outbox/entities.ts';
import { columns, statement } from '../statement.ts';
import { type Instant, isBefore } from '../time.ts';
import { type Direction, type Message, officerOfPurpose, STATE_OF_INBOUND, sideOf, UNDONE } from './message.ts';
import { isFoundBy, officeWord, type Search } from './search.ts';

export interface MessageList {
  /** The code of the office. */
  office: string;
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
  const { office, search, states, kinds, channels, since, until } = wanted;
  const directions = sidesOf(wanted);
  if (directions.length === 0) return { items: [], hasNext: false };
  const bounds = [...below('OUTBOUND', after, until), ...below('INBOUND', after, until)];
  const where = search ? officeWord(office) : office;
  const values = [where, directions, states, kinds, channels, since?.toString() ?? '-infinity', first + 1, ...bounds];
  if (search) values.push(search.whole, search.parted);
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
export function below(side: Direction, after: ListPosition | null, until: Instant | null): [string, number] {
  if (!after || (until && isBefore(until, after.at))) return [until?.toString() ?? 'infinity', 0];
  const ofOther = side === 'INBOUND' ? Number.MAX_SAFE_INTEGER : 0;
  return [after.at.toString(), side === after.direction ? after.id : ofOther];
}

const [SENT, CAME] = [columns(OutboxMessageEntity), columns(InboxMessageEntity)];
const [ONE_SENT, ONE_CAME] = [columns(OutboxMessageEntity, 'o'), columns(InboxMessageEntity, 'i')];
const RECEIPT = columns(DeliveryReceiptEntity);

const OUTBOUND = `(${SENT.createdAt}, ${SENT.id}) < ($8, $9) and ${SENT.createdAt} >= $6
  and ($3::text[] is null or ${SENT.status} = any($3)) and ($4::text[] is null or ${SENT.key} = any($4))
  and ($5::text[] is null or ${SENT.channel} = any($5))`;
const INBOUND = `(${CAME.receivedAt}, ${CAME.id}) < ($10, $11) and ${CAME.receivedAt} >= $6
  and ($3::text[] is null or ${STATE_OF_INBOUND} = any($3)) and ($4::text[] is null or ${CAME.intent} = any($4))
  and ($5::text[] is null or ${CAME.channel} = any($5))`;

const SENT_ONES = `
  select ${SENT.id}, ${SENT.createdAt} as at from outbox_message where ${SENT.office} = $1 and ${OUTBOUND}
  order by ${SENT.createdAt} desc, ${SENT.id} desc limit $7`;
const CAME_ONES = `
  select ${CAME.id}, ${CAME.receivedAt} as at from inbox_message where ${CAME.office} = $1 and ${INBOUND}
  order by ${CAME.receivedAt} desc, ${CAME.id} desc limit $7`;
const UNDONE_ONES = `
  select one.* from unnest($3::text[]) wanted cross join lateral (
    select ${SENT.id}, ${SENT.createdAt} as at from outbox_message
    where ${SENT.office} = $1 and ${SENT.status} = wanted
      and ${SENT.status} in (${UNDONE.map((state) => `'${state}'`).join(', ')}) and ${OUTBOUND}
    order by ${SENT.createdAt} desc, ${SENT.id} desc limit $7
  ) one`;

/** The words come first, which include the office: no other index is as selective. */
const foundByWords = (table: string, at: string, looked: readonly string[], words: string, which: string) => `
  select * from (
    with found as materialized (select id, ${at}, ${looked.join(', ')} from ${table}
      where ${isFoundBy(`message_words(${words})`, { office: '$1', whole: '$12', parted: '$13' })})
    select id, ${at} as at from found where ${which} order by ${at} desc, id desc limit $7
  ) one`;
const SENT_WITH = foundByWords(
  'outbox_message',
  SENT.createdAt,
  [SENT.channel, SENT.key, SENT.status],
  `coalesce(${SENT.office}, ''), ${SENT.recipient}, ${SENT.text}, ${SENT.booking}::text`,
  OUTBOUND,
);
const CAME_WITH = foundByWords(
  'inbox_message',
  CAME.receivedAt,
  [CAME.channel, CAME.intent, CAME.workedAt, CAME.reason],
  `coalesce(${CAME.office}, ''), ${CAME.sender}, ${CAME.text}, null`,
  INBOUND,
);

/** Joined row by row: the limits keep the planner from scanning the tables. `also`: further columns of the page. */
export const whole = (page: string, also: readonly string[] = []) => `
  with page as (${page})
  select ${also.map((column) => `page.${column}, `).join('')}page.side, page.id, page.at,
    coalesce(${ONE_SENT.channel}, ${ONE_CAME.channel}) as channel, coalesce(${ONE_SENT.office}, ${ONE_CAME.office}) as office,
    coalesce(${ONE_SENT.sender}, ${ONE_CAME.recipient}) as number,
    coalesce(${ONE_SENT.recipientKind}, ${ONE_CAME.senderKind}) as person_kind,
    coalesce(${ONE_SENT.recipient}, ${ONE_CAME.sender}) as person, coalesce(${ONE_SENT.key}, ${ONE_CAME.intent}) as kind,
    coalesce(${ONE_SENT.text}, ${ONE_CAME.text}) as text,
    jsonb_array_length(coalesce(${ONE_SENT.media}, ${ONE_CAME.media})) as media,
    coalesce(${ONE_SENT.status}, i.state) as state, coalesce(${ONE_SENT.attempts}, 0) as attempts,
    coalesce(${ONE_SENT.fault}, ${ONE_SENT.reason}, ${ONE_CAME.reason}) as fault,
    ${ONE_SENT.booking} as booking, ${ONE_SENT.purpose} as purpose, ${ONE_SENT.sentAt} as sent_at, told.delivered_at, told.read_at
  from page
  left join lateral (select * from outbox_message where ${SENT.id} = page.id and page.side = 1 limit 1) o on true
  left join lateral (
    select *, ${STATE_OF_INBOUND} as state from inbox_message where ${CAME.id} = page.id and page.side = 0 limit 1
  ) i on true
  left join lateral (
    select min(${RECEIPT.at}) filter (where ${RECEIPT.status} = 'delivered') as delivered_at,
      min(${RECEIPT.at}) filter (where ${RECEIPT.status} = 'read') as read_at
    from delivery_receipt where ${RECEIPT.channel} = ${ONE_SENT.channel} and ${RECEIPT.providerId} = ${ONE_SENT.providerId}
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
  all: statement<ListedRow>('messages all')`${both(SENT_ONES, CAME_ONES)}`,
  undone: statement<ListedRow>('messages undone')`${both(UNDONE_ONES, CAME_ONES)}`,
  found: statement<ListedRow>('messages found')`${both(SENT_WITH, CAME_WITH)}`,
};

/** One message of an office; null if there is none. */
export async function findListedMessage(
  tx: Transaction,
  { direction, id }: Pick<Message, 'direction' | 'id'>,
  office: string,
): Promise<Message | null> {
  const [row] = await tx.query(ONE_MESSAGE, [office, direction, id]);
  return row ? listedMessage(row) : null;
}
const ONE_MESSAGE = statement<ListedRow>('one message')`${whole(`
  select 1 as side, ${SENT.id}, ${SENT.createdAt} as at from outbox_message
  where ${SENT.id} = $3 and ${SENT.office} = $1 and $2 = 'OUTBOUND'
  union all
  select 0, ${CAME.id}, ${CAME.receivedAt} from inbox_message
  where ${CAME.id} = $3 and ${CAME.office} = $1 and $2 = 'INBOUND'`)}`;

/** A row of the list: a message of either table, with its receipts. */
export interface ListedRow
  extends Omit<Message, 'direction' | 'person' | 'writtenBy' | 'sentAt' | 'deliveredAt' | 'readAt'> {
  side: 0 | 1;
  /** null: it was received. */
  purpose: string | null;
  person_kind: ChannelAddress['kind'];
  person: string;
  sent_at: Instant | null;
  delivered_at: Instant | null;
  read_at: Instant | null;
}

export function listedMessage(row: ListedRow): Message {
  const { side, person_kind, person, purpose, sent_at, delivered_at, read_at, ...message } = row;
  return {
    ...message,
    direction: side === 1 ? 'OUTBOUND' : 'INBOUND',
    person: { kind: person_kind, value: person },
    writtenBy: officerOfPurpose(purpose),
    sentAt: sent_at,
    deliveredAt: delivered_at,
    readAt: read_at,
  };
}
