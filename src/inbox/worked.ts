// Messages that were worked on together: their marks, and the states of their conversations, in one statement each.
import type { Queryable, Transaction } from '../database.ts';
import { type RowOf, select, statement } from '../statement.ts';
import { storableJson } from '../text.ts';
import type { Instant } from '../time.ts';
import { type AttendedMark, ConversationEntity } from './entities.ts';

/** The outcome of a message that was worked on. */
export interface WorkedMark {
  id: number;
  intent: string;
  /** Why it came to nothing; null: it did not. */
  reason: string | null;
}

/** Marks messages as worked on; gives the ids of those that no other had marked before. */
export async function markWorked(
  tx: Transaction,
  marks: readonly WorkedMark[],
  now: Instant,
): Promise<ReadonlySet<number>> {
  if (marks.length === 0) return new Set();
  const rows = await tx.query(MARK_WORKED, [JSON.stringify(marks), now.toString()]);
  return new Set(rows.map(({ id }) => id));
}
// The list of ids says once more which rows: PostgreSQL takes it for a short one, and a join for one of a hundred rows.
const MARK_WORKED = statement<{ id: number }>('mark worked')`
  with done as (
    select * from json_to_recordset($1) as done (id bigint, intent text, reason text)
  )
  update inbox_message m set worked_at = $2, intent = done.intent, reason = done.reason
  from done where m.id = done.id and m.id = any(array(select id from done)) and m.worked_at is null returning m.id`;

/** An officer has taken over meanwhile: these were left to them after all. */
export function markLeft(tx: Transaction, marks: readonly Pick<WorkedMark, 'id' | 'intent'>[]): void {
  if (marks.length > 0) tx.send({ name: 'mark left', text: MARK_LEFT }, [JSON.stringify(marks)]);
}
const MARK_LEFT = `
  update inbox_message m set intent = left_over.intent, reason = null
  from json_to_recordset($1) as left_over (id bigint, intent text) where m.id = left_over.id`;

/** They are tried again, but those behind them do not wait for that. */
export function noteFailures(tx: Transaction, ids: readonly number[]): void {
  if (ids.length > 0) tx.send({ name: 'note failures', text: NOTE_FAILURES }, [ids]);
}
const NOTE_FAILURES = 'update inbox_message set failures = failures + 1 where id = any($1)';

/** The two ends of a conversation: its state belongs to these three together. */
export interface ConversationKey {
  channel: string;
  sender: string;
  recipient: string;
}

export type RememberedConversation = RowOf<typeof KNOWN_CONVERSATION>;

/** The states of conversations, each in its place and empty at first, and whether officers have to do with them. */
export async function remembered(
  db: Queryable,
  conversations: readonly ConversationKey[],
): Promise<RememberedConversation[]> {
  if (conversations.length === 0) return [];
  const keys = conversations.map(({ channel, sender, recipient }) => ({ channel, sender, recipient }));
  const rows = await db.query(REMEMBERED, [JSON.stringify(keys)]);
  return rows.map(({ state, attended }) => ({ state: state ?? {}, attended }));
}
const KNOWN_CONVERSATION = select(ConversationEntity, ['state', 'attended']);
// Each is looked up by itself: PostgreSQL takes them for a hundred, and would join them with all conversations.
const REMEMBERED = statement('remembered')`
  select ${KNOWN_CONVERSATION}
  from rows from (json_to_recordset($1) as (channel text, sender text, recipient text))
    with ordinality as wanted (channel, sender, recipient, place)
  left join lateral (
    select state, attended from conversation c
    where c.channel = wanted.channel and c.sender = wanted.sender and c.recipient = wanted.recipient offset 0
  ) known on true
  order by place`;

export interface RememberedState {
  parties: ConversationKey;
  state: object;
}

/** A conversation that is kept from others until the commit, and the mark of its officers as it stands now. */
export interface KeptConversation extends ConversationKey {
  attended: AttendedMark | null;
}

/** Of two states of one conversation the later one is kept. */
export async function remember(
  tx: Transaction,
  states: readonly RememberedState[],
  now: Instant,
): Promise<KeptConversation[]> {
  if (states.length === 0) return [];
  const last = new Map(
    states.map(({ parties: { channel, sender, recipient }, state }) => [
      `${channel} ${recipient} ${sender}`,
      { channel, sender, recipient, state },
    ]),
  );
  return tx.query(REMEMBER, [storableJson([...last.values()]), now.toString()]);
}
const REMEMBER = statement<KeptConversation>(
  'remember',
)`insert into conversation (channel, sender, recipient, state, at)
  select channel, sender, recipient, state, $2
  from json_to_recordset($1) as said (channel text, sender text, recipient text, state jsonb)
  order by channel, sender, recipient
  on conflict (channel, sender, recipient) do update set state = excluded.state, at = excluded.at
  returning channel, sender, recipient, attended`;
