// The messages between an office and one person by one of its numbers, in both directions.
import type { Queryable } from '../database.ts';
import { InboxMessageEntity } from '../inbox/entities.ts';
import { OutboxMessageEntity } from '../outbox/entities.ts';
import { columns, statement } from '../statement.ts';
import { below, type ListedRow, type ListPosition, listedMessage, whole } from './list.ts';
import type { Message } from './message.ts';

export interface Thread {
  office: string;
  /** The channel by which the person writes. */
  channel: string;
  /** Channels by which the office may have written. */
  sentBy: readonly string[];
  person: string;
  /** The number of the office. */
  number: string;
}

/** The latest messages, oldest first; `before`: only those before that one. */
export async function messagesOfThread(
  db: Queryable,
  { office, channel, sentBy, person, number }: Thread,
  first: number,
  before: ListPosition | null,
): Promise<Message[]> {
  const bounds = [...below('OUTBOUND', before, null), ...below('INBOUND', before, null)];
  const values = [office, channel, [...new Set([channel, ...sentBy])], person, number, first, ...bounds];
  const rows = await db.query(MESSAGES_OF_THREAD, values);
  return rows.map(listedMessage).reverse();
}

const [SENT, CAME_IN_THREAD] = [columns(OutboxMessageEntity), columns(InboxMessageEntity)];
const MESSAGES_OF_THREAD = statement<ListedRow>('messages of thread')`${whole(`
  select * from (
    select 1 as side, sent.* from (
      select ${SENT.id}, ${SENT.createdAt} as at from outbox_message
      where ${SENT.channel} = any($3) and ${SENT.sender} = $5 and ${SENT.recipient} = $4 and ${SENT.office} = $1
        and (${SENT.createdAt}, ${SENT.id}) < ($7, $8)
      order by ${SENT.createdAt} desc, ${SENT.id} desc limit $6
    ) sent
    union all
    select 0, came.* from (
      select ${CAME_IN_THREAD.id}, ${CAME_IN_THREAD.receivedAt} from inbox_message
      where ${CAME_IN_THREAD.channel} = $2 and ${CAME_IN_THREAD.sender} = $4 and ${CAME_IN_THREAD.recipient} = $5 and ${CAME_IN_THREAD.office} = $1
        and (${CAME_IN_THREAD.receivedAt}, ${CAME_IN_THREAD.id}) < ($9, $10)
      order by ${CAME_IN_THREAD.receivedAt} desc, ${CAME_IN_THREAD.id} desc limit $6
    ) came
  ) both_sides order by at desc, side desc, id desc limit $6`)}`;
