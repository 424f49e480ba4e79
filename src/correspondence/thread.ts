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

/** A stretch of a thread: its latest messages, or with `before` the latest before that one. */
export interface ThreadPage {
  thread: Thread;
  first: number;
  before: ListPosition | null;
}

/** The messages of each of these pages, oldest first, in the places of the pages. */
export async function messagesOfThreads(db: Queryable, pages: readonly ThreadPage[]): Promise<Message[][]> {
  const wanted = pages.map(({ thread, first, before }, place) => {
    const [sent_before, sent_id] = below('OUTBOUND', before, null);
    const [came_before, came_id] = below('INBOUND', before, null);
    const { sentBy, ...who } = thread;
    const channels = [...new Set([thread.channel, ...sentBy])];
    return { place, ...who, channels, size: first, sent_before, sent_id, came_before, came_id };
  });
  const rows = await db.query(MESSAGES_OF_THREADS, [JSON.stringify(wanted)]);
  const byPage = Map.groupBy(rows, ({ place }) => place);
  return pages.map((_, index) => (byPage.get(index) ?? []).map(({ place, ...row }) => listedMessage(row)).reverse());
}

const [SENT, CAME_IN_THREAD] = [columns(OutboxMessageEntity), columns(InboxMessageEntity)];
const MESSAGES_OF_THREADS = statement<ListedRow & { place: number }>('messages of threads')`${whole(
  `
  select wanted.place, one.* from json_to_recordset($1) as wanted (
    place integer, office text, channel text, channels text[], person text, number text, size integer,
    sent_before timestamptz, sent_id bigint, came_before timestamptz, came_id bigint
  ) cross join lateral (
    select * from (
      select 1 as side, sent.* from (
        select ${SENT.id}, ${SENT.createdAt} as at from outbox_message o
        where o.${SENT.channel} = any(wanted.channels) and o.${SENT.sender} = wanted.number
          and o.${SENT.recipient} = wanted.person and o.${SENT.office} = wanted.office
          and (o.${SENT.createdAt}, o.${SENT.id}) < (wanted.sent_before, wanted.sent_id)
        order by ${SENT.createdAt} desc, ${SENT.id} desc limit wanted.size
      ) sent
      union all
      select 0, came.* from (
        select ${CAME_IN_THREAD.id}, ${CAME_IN_THREAD.receivedAt} from inbox_message i
        where i.${CAME_IN_THREAD.channel} = wanted.channel and i.${CAME_IN_THREAD.sender} = wanted.person
          and i.${CAME_IN_THREAD.recipient} = wanted.number and i.${CAME_IN_THREAD.office} = wanted.office
          and (i.${CAME_IN_THREAD.receivedAt}, i.${CAME_IN_THREAD.id}) < (wanted.came_before, wanted.came_id)
        order by ${CAME_IN_THREAD.receivedAt} desc, ${CAME_IN_THREAD.id} desc limit wanted.size
      ) came
    ) both_sides order by at desc, side desc, id desc limit wanted.size
  ) one`,
  ['place'],
)}`;
