// Conversations that failed, for an officer to look at and put right.
import type { ChannelAddress } from '../channel/messages.ts';
import type { Queryable, Transaction } from '../database.ts';
import { type RowOf, select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { InboxMessageEntity } from './entities.ts';

export interface FailedMessage {
  id: number;
  channel: string;
  from: ChannelAddress;
  to: string;
  text: string;
  /** How many pictures or files came with it. */
  media: number;
  receivedAt: Instant;
  intent: string;
  /** Why it came to nothing. */
  reason: string;
  handledAt: Instant | null;
}

/**
 * The last failed message of each sender that no officer has looked at, the latest first; a sender who got an answer
 * afterwards needs no help any more. `addresses`: the office's numbers, and its code.
 */
export async function failedMessages(
  db: Queryable,
  addresses: readonly string[],
  since: Instant,
  { first, before }: { first: number; before: number | null },
): Promise<FailedMessage[]> {
  const rows = await db.query(FAILED_MESSAGES, [addresses, since.toString(), first, before]);
  return rows.map(readFailed);
}
const FAILED = select(InboxMessageEntity, [
  'id',
  'channel',
  'senderKind',
  'sender',
  'recipient',
  'text',
  'media',
  'receivedAt',
  'intent',
  'reason',
  'handledAt',
]).of('m');
const FAILED_MESSAGES = statement('failed messages')`
  select ${FAILED} from inbox_message m
  where m.recipient = any($1) and m.reason is not null and m.handled_at is null and m.received_at >= $2
    and ($4::bigint is null or m.id < $4)
    and not exists (
      select from inbox_message l
      where l.channel = m.channel and l.sender = m.sender and l.recipient = m.recipient and l.id > m.id
        and (l.reason is not null or l.intent in ('REGISTER', 'CONFIRM', 'CANCEL', 'RESCHEDULE'))
    )
  order by m.id desc limit $3`;

/** null if it was not sent to one of these addresses. */
export async function findMessage(
  db: Queryable,
  id: number,
  addresses: readonly string[],
): Promise<FailedMessage | null> {
  const [row] = await db.query(FIND_MESSAGE, [id, addresses]);
  return row ? readFailed(row) : null;
}
const FIND_MESSAGE = statement('find message')`
  select ${FAILED} from inbox_message m where m.id = $1 and m.recipient = any($2)`;
const LOCK_MESSAGE = statement('lock message')`
  select ${FAILED} from inbox_message m where m.id = $1 and m.recipient = any($2) for update`;

/** Like findMessage, and kept from all others until the commit. */
export async function lockMessage(
  tx: Transaction,
  id: number,
  addresses: readonly string[],
): Promise<FailedMessage | null> {
  const [row] = await tx.query(LOCK_MESSAGE, [id, addresses]);
  return row ? readFailed(row) : null;
}

export async function markHandled(tx: Transaction, id: number, by: string, now: Instant): Promise<void> {
  const text = 'update inbox_message set handled_at = $3, handled_by = $2 where id = $1 and handled_at is null';
  await tx.query({ name: 'mark handled', text }, [id, by, now.toString()]);
}

function readFailed(row: RowOf<typeof FAILED>): FailedMessage {
  const { id, channel, text, media, receivedAt, intent, reason, handledAt } = row;
  return {
    id,
    channel,
    text,
    media: media.length,
    intent: intent ?? '',
    reason: reason ?? '',
    from: { kind: row.senderKind, value: row.sender },
    to: row.recipient,
    receivedAt,
    handledAt,
  };
}
