// Whether each message was worked on once and answered once, in order: read from the database and from what the provider took.
import type { Database } from '../servers.ts';
import type { Run } from './load.ts';

export interface Work {
  /** Messages worked on, and those not yet. */
  worked: number;
  waiting: number;
  replies: number;
  unsent: number;
}

export async function workDone(database: Database): Promise<Work> {
  const [row] = await database.run(`select
    (select count(*)::int from inbox_message where worked_at is not null) as worked,
    (select count(*)::int from inbox_message where worked_at is null) as waiting,
    (select count(*)::int from outbox_message where status <> 'WAITING') as replies,
    (select count(*)::int from outbox_message where status = 'WAITING') as unsent`);
  return row;
}

/** What is wrong; empty: nothing. */
export async function faultOf(database: Database, { sids }: Run, taken: readonly string[]): Promise<string> {
  const inbox = await database.run('select id, message_id, sender, reason from inbox_message order by id');
  const replies = await database.run(
    'select id, purpose, recipient, provider_id, status, attempts from outbox_message',
  );
  return (
    storedFault(sids, inbox) ||
    sentFault(replies, taken) ||
    orderFault(replies, new Map(taken.map((sid, place) => [sid, place])))
  );
}

interface Came {
  id: string;
  message_id: string;
  sender: string;
}
interface Reply {
  purpose: string;
  recipient: string;
  provider_id: string;
  status: string;
  attempts: number;
}

/** Everybody's messages are there, each once, in the order in which they were sent. */
function storedFault(sids: Run['sids'], inbox: readonly Came[]): string {
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
function sentFault(replies: readonly Reply[], taken: readonly string[]): string {
  const open = replies.find(({ status, attempts }) => status !== 'SENT' || attempts !== 1);
  if (open) return `a reply is ${open.status} after ${open.attempts} attempts`;
  if (new Set(taken).size !== replies.length || taken.length !== replies.length)
    return `there are ${replies.length} replies, and the provider took ${taken.length}`;
  return '';
}

/** Replies to somebody went in the order of what they answer. */
function orderFault(replies: readonly Reply[], places: ReadonlyMap<string, number>): string {
  for (const own of Map.groupBy(replies, ({ recipient }) => recipient).values()) {
    const sorted = own.toSorted((a, b) => (places.get(a.provider_id) ?? -1) - (places.get(b.provider_id) ?? -1));
    const answered = sorted.map(({ purpose }) => Number(/^reply:(\d+):/.exec(purpose)?.[1] ?? Number.NaN));
    if (answered.some((id, index) => index > 0 && !(id > (answered[index - 1] as number)))) {
      return `replies to one person answer ${answered.join(', ')} in this order`;
    }
  }
  return '';
}
