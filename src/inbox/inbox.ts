// Every message received, stored once before any work is done for it, then worked on in order, one at a time a sender.
import type { InboundMessage } from '../channel/messages.ts';
import type { Queryable, Statement, Transaction } from '../database.ts';
import { addedJobs, jobSpec, plannedIds } from '../jobRows.ts';
import { type RowOf, select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { type Arrival, carriedTraceOf, receivedStep, rowOfArrival } from './arrival.ts';
import { InboxMessageEntity } from './entities.ts';
import { CONVERSE_TRIES, PACED_JOB, PACED_SENDERS } from './pacedQueue.ts';

/** A stored message. */
export interface Stored {
  id: number;
  channel: string;
  message: InboundMessage;
  office: string | null;
  receivedAt: Instant;
  workedAt: Instant | null;
  intent: string | null;
  reason: string | null;
}

/**
 * Stores messages and, in the same transaction, the job that works on them; one that is there already is left alone.
 * Returns the id of each in its place.
 */
export async function takeIn(
  tx: Transaction,
  arrivals: readonly Arrival[],
  now: Instant,
  enqueue: boolean,
): Promise<number[]> {
  tx.note(() => arrivals.map(receivedStep));
  await tx.query(...taking(arrivals, now, enqueue ? 'prompt' : 'none'));
  const keys = arrivals.map(({ channel, message }) => {
    return { channel, message_id: message.messageId, content_key: message.contentKey ?? null };
  });
  const known = await tx.query(INBOX_IDS, [JSON.stringify(keys)]);
  return known.map((row) => row.id);
}

/** The same for those who need no ids; it travels with the commit. */
export function store(tx: Transaction, arrivals: readonly Arrival[], now: Instant): void {
  const prompt = arrivals.filter(({ isOverPace }) => !isOverPace);
  const paced = arrivals.filter(({ isOverPace }) => isOverPace);
  tx.note(() => arrivals.map(receivedStep));
  if (prompt.length > 0) tx.send(...taking(prompt, now, prompt.some(carriedTraceOf) ? 'traced' : 'prompt'));
  if (paced.length > 0) tx.send(...taking(paced, now, 'paced'));
}

/** How messages are planned that are taken in. `traced`: some of them have a trace to carry along. */
type InboxPlan = 'none' | 'prompt' | 'paced' | 'traced';

function taking(arrivals: readonly Arrival[], now: Instant, plan: InboxPlan): [Statement, unknown[]] {
  const rows = arrivals.map((arrival) => rowOfArrival(arrival, plan === 'traced'));
  return [{ name: `take in, planned ${plan}`, text: TAKE_IN[plan] }, [JSON.stringify(rows), now.toString()]];
}

/** A sender who was once known by a number is the same sender when a message comes without it. */
const FILE_MESSAGES = `
  came as (
    select * from rows from (json_to_recordset($1) as (
      channel text, message_id text, sender_kind text, sender text, alias text, content_key text, recipient text, office text,
      text text, media jsonb, action text, profile_name text, sent_at timestamptz, opt_out text, trace text
    )) with ordinality as came (
      channel, message_id, sender_kind, sender, alias, content_key, recipient, office, text, media, action, profile_name,
      sent_at, opt_out, trace, place
    )
  ), named as (
    insert into sender_alias (channel, alias, sender, at)
    select distinct on (channel, alias) channel, alias, sender, $2::timestamptz from came
    where alias is not null and not exists (
      select from sender_alias known where known.channel = came.channel and known.alias = came.alias
        and known.sender = came.sender and known.at > $2::timestamptz - interval '1 day'
    )
    order by channel, alias
    on conflict (channel, alias) do update set sender = excluded.sender, at = excluded.at
  )`;
const INSERT_MESSAGES = `
  insert into inbox_message (channel, message_id, content_key, sender_kind, sender, recipient, office, text, media, action, profile_name, sent_at, opt_out, received_at)
  select came.channel, message_id, content_key, case when known.sender is null then sender_kind else 'phone' end,
    coalesce(known.sender, came.sender), recipient, office, text, media, action, profile_name, sent_at, opt_out, $2
  from came left join sender_alias known
    on came.sender_kind = 'other' and known.channel = came.channel and known.alias = came.sender
  order by place
  on conflict do nothing`;
const PHOTO_JOBS = `
      select id, ${jobSpec('photo', { payload: "json_build_object('id', id)", most: 10, key: "'photo ' || id" })} as spec
      from taken where jsonb_array_length(media) > 0`;
const CONVERSE_JOB = `
      select min(id) as id, ${jobSpec('converse', { payload: 'json_agg(id order by id)', most: CONVERSE_TRIES })} as spec
      from taken having count(*) > 0`;
/** A message with a trace has a job of its own, which carries it. */
const TRACED_JOBS = `
      select min(id) as id, ${jobSpec('converse', { payload: 'json_agg(id order by id)', most: CONVERSE_TRIES })} as spec
      from taken join came using (channel, message_id) where trace is null having count(*) > 0
      union all
      select id, ${jobSpec('converse', { payload: "json_build_object('id', id, 'trace', trace)", most: CONVERSE_TRIES })}
      from taken join came using (channel, message_id) where trace is not null`;

/**
 * One job for all the messages that are stored together, and one for each that has media: these are fetched while the
 * provider has them, even if other messages of the sender are worked on meanwhile.
 */
const takeInWith = (converseJobs: string, isPreserving: boolean) => `
  with ${FILE_MESSAGES}, taken as (${INSERT_MESSAGES} returning id, channel, message_id, sender, media), jobs as (
    select array_agg(spec order by id) as all_of from (${converseJobs}
      union all ${PHOTO_JOBS}
    ) each having count(*) > 0
  ) select from jobs, ${addedJobs('all_of', isPreserving)}`;
const TAKE_IN: Record<InboxPlan, string> = {
  none: `with ${FILE_MESSAGES} ${INSERT_MESSAGES}`,
  prompt: takeInWith(CONVERSE_JOB, false),
  traced: takeInWith(TRACED_JOBS, false),
  // A queue that has a job already keeps its moment.
  paced: takeInWith(`select min(id) as id, ${PACED_JOB} as spec from taken group by channel, sender`, true),
};
// Each is looked up by itself: PostgreSQL takes them for a hundred, and would join them with all messages.
const INBOX_IDS = statement<{ id: number }>('inbox ids')`
  select coalesce(i.id, same.id) as id
  from rows from (json_to_recordset($1) as (channel text, message_id text, content_key text))
    with ordinality as came (channel, message_id, content_key, place)
  left join lateral (
    select id from inbox_message where channel = came.channel and message_id = came.message_id offset 0
  ) i on true
  left join lateral (
    select id from inbox_message where channel = came.channel and content_key = came.content_key offset 0
  ) same on true
  order by came.place`;

/** The senders of stored messages, each with its channel, by the messages' ids. */
export async function sendersOf(db: Pick<Queryable, 'query'>, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.query(SENDERS_OF, [ids]);
  return new Map(rows.map(({ id, sender }) => [id, sender]));
}
const SENDERS_OF = statement<{ id: number; sender: string }>('senders of messages')`
  select id, channel || ' ' || sender as sender from inbox_message where id = any($1)`;

/** Messages that were forgotten go into jobs of this size. */
const FORGOTTEN_A_JOB = 100;

/** Messages without a job: a crash came between storing and working. Gives how many they were. */
export async function enqueueForgotten(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ count: number }>(FORGOTTEN);
  return row?.count ?? 0;
}
const FORGOTTEN = `
  with planned as materialized (${plannedIds('converse')}
  ), forgotten as (
    select id, (row_number() over (order by id) - 1) / ${FORGOTTEN_A_JOB} as part from inbox_message
    where worked_at is null and id not in (select id from planned)
      and (channel, sender) not in (${PACED_SENDERS})
  ), enqueued as materialized (
    select graphile_worker.add_job('converse', json_agg(id order by id)) from forgotten group by part order by part
  ) select count(*)::int as count, (select count(*) from enqueued) as jobs from forgotten`;

/** The columns of a message, as `readStored` takes them. */
export const STORED = select(InboxMessageEntity, [
  'id',
  'channel',
  'messageId',
  'senderKind',
  'sender',
  'recipient',
  'office',
  'text',
  'media',
  'action',
  'sentAt',
  'profileName',
  'optOut',
  'contentKey',
  'receivedAt',
  'workedAt',
  'intent',
  'reason',
]);

export async function storedMessage(db: Queryable, id: number): Promise<Stored | null> {
  const [row] = await db.query(STORED_MESSAGE, [id]);
  return row ? readStored(row) : null;
}
const STORED_MESSAGE = statement('stored message')`select ${STORED} from inbox_message where id = $1`;

export function readStored(row: RowOf<typeof STORED>): Stored {
  const message: InboundMessage = {
    type: 'message',
    messageId: row.messageId,
    from: { kind: row.senderKind, value: row.sender },
    to: row.recipient,
    text: row.text,
    media: row.media,
    ...(row.action && { action: row.action }),
    ...(row.sentAt && { sentAt: row.sentAt.toString() }),
    ...(row.profileName && { profileName: row.profileName }),
    ...(row.optOut && { optOut: row.optOut }),
    ...(row.contentKey && { contentKey: row.contentKey }),
  };
  const { id, channel, office, receivedAt, workedAt, intent, reason } = row;
  return { id, channel, message, office, receivedAt, workedAt, intent, reason };
}
