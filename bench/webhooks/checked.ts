// Whether each message was worked on once and answered once, in order: read from the database and from what the provider took.
import { itemAt } from '../../src/items.ts';
import type { BenchDatabase } from '../servers.ts';
import type { LoadRun } from './load.ts';

export interface CheckedWork {
  /** Messages worked on, and those not yet. */
  worked: number;
  waiting: number;
  replies: number;
  unsent: number;
}

export async function workDone(database: BenchDatabase): Promise<CheckedWork> {
  const rows = await database.run<CheckedWork>(`select
    (select count(*)::int from inbox_message where worked_at is not null) as worked,
    (select count(*)::int from inbox_message where worked_at is null) as waiting,
    (select count(*)::int from outbox_message where status <> 'WAITING') as replies,
    (select count(*)::int from outbox_message where status = 'WAITING') as unsent`);
  return itemAt(rows, 0);
}

/** The faults; empty: none. */
export async function webhookFault(
  database: BenchDatabase,
  { sids }: LoadRun,
  taken: readonly string[],
): Promise<string> {
  const inbox = await database.run<CheckedMessage>(
    'select id, message_id, sender, reason from inbox_message order by id',
  );
  const replies = await database.run<CheckedReply>(
    'select id, purpose, recipient, provider_id, status, attempts from outbox_message',
  );
  return (
    storedFault(sids, inbox) ||
    sentFault(replies, taken) ||
    orderFault(replies, new Map(taken.map((sid, place) => [sid, place])))
  );
}

interface CheckedMessage {
  id: string;
  message_id: string;
  sender: string;
}
interface CheckedReply {
  purpose: string;
  recipient: string;
  provider_id: string;
  status: string;
  attempts: number;
}

/** All messages are there, each once, in the order in which they were sent. */
function storedFault(sids: LoadRun['sids'], inbox: readonly CheckedMessage[]): string {
  const bySender = Map.groupBy(inbox, ({ sender }) => sender);
  for (const [number, sent] of Object.entries(sids)) {
    const came = (bySender.get(number) ?? []).map(({ message_id }) => message_id);
    if (came.join() !== sent.join())
      return `of ${sent.length} messages of one person ${came.length} came, or in another order`;
  }
  const count = Object.values(sids).reduce((sum, list) => sum + list.length, 0);
  return inbox.length === count ? '' : `${count} messages were sent, and ${inbox.length} came`;
}

/** Each reply was taken by the provider, once. */
function sentFault(replies: readonly CheckedReply[], taken: readonly string[]): string {
  const open = replies.find(({ status, attempts }) => status !== 'SENT' || attempts !== 1);
  if (open) return `a reply is ${open.status} after ${open.attempts} attempts`;
  if (new Set(taken).size !== replies.length || taken.length !== replies.length)
    return `there are ${replies.length} replies, and the provider took ${taken.length}`;
  return '';
}

/** Replies to one person went in the order of the messages they answer. */
function orderFault(replies: readonly CheckedReply[], places: ReadonlyMap<string, number>): string {
  for (const own of Map.groupBy(replies, ({ recipient }) => recipient).values()) {
    const sorted = own.toSorted((a, b) => (places.get(a.provider_id) ?? -1) - (places.get(b.provider_id) ?? -1));
    const answered = sorted.map(({ purpose }) => Number(/^reply:(\d+):/.exec(purpose)?.[1] ?? Number.NaN));
    if (answered.some((id, index) => index > 0 && !(id > itemAt(answered, index - 1)))) {
      return `replies to one person answer ${answered.join(', ')} in this order`;
    }
  }
  return '';
}
