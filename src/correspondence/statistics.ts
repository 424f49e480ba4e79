// Figures of an office's messages: counts by kind and state, the oldest unsent one, the latest inbound one, and pauses.
import type { Queryable } from '../database.ts';
import { statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { type Direction, type MessageState, STATE_OF_INBOUND } from './message.ts';

export interface MessageCount {
  direction: Direction;
  channel: string;
  kind: string | null;
  state: MessageState;
  count: number;
}

/** Numbers of messages since then, by direction, channel, kind and state. */
export function countMessages(db: Queryable, numbers: readonly string[], since: Instant): Promise<MessageCount[]> {
  return db.query(COUNT_MESSAGES, [numbers, since.toString()]);
}
const COUNT_MESSAGES = statement<MessageCount>('count messages')`
  select 'INBOUND' as direction, channel, intent as kind, ${STATE_OF_INBOUND} as state, count(*)::int as count
  from inbox_message where recipient = any($1) and received_at >= $2 group by 1, 2, 3, 4
  union all
  select 'OUTBOUND', channel, key, status, count(*)::int
  from outbox_message where sender = any($1) and created_at >= $2 group by 1, 2, 3, 4
  order by 1, 2, 3, 4`;

/** The time of the oldest message that is overdue; null if none is. Messages that wait for their hour are not overdue. */
export async function oldestUnsent(db: Queryable, numbers: readonly string[]): Promise<Instant | null> {
  const [row] = await db.query(OLDEST_UNSENT, [numbers]);
  return row?.at ?? null;
}
const OLDEST_UNSENT = statement<{ at: Instant | null }>('oldest unsent')`
  select min(one.created_at) as at from unnest($1::text[]) number cross join lateral (
    select created_at from outbox_message
    where sender = number and status = 'WAITING' and status in ('WAITING', 'FAILED', 'UNKNOWN', 'DROPPED')
      and coalesce(waits, 'TURN') not in ('TIME', 'HOURS')
    order by created_at limit 1
  ) one`;

export interface LastHeard {
  number: string;
  /** Null if no message was ever received. */
  at: Instant | null;
}

/** The time of the latest inbound message to each number. */
export function lastHeard(db: Queryable, numbers: readonly string[]): Promise<LastHeard[]> {
  return db.query(LAST_HEARD, [numbers]);
}
const LAST_HEARD = statement<LastHeard>('last heard')`
  select number, (select max(received_at) from inbox_message where recipient = number) as at
  from unnest($1::text[]) with ordinality as numbers (number, place) order by place`;

/** A number by which sending is paused after errors. */
export interface PausedNumber {
  channel: string;
  number: string;
  /** The error, in the provider's words and ours. */
  fault: string;
  since: Instant | null;
  /** The time of the next attempt. */
  until: Instant | null;
}

/** Lists paused numbers; times are by the database's clock. */
export function pausedNumbers(db: Queryable, numbers: readonly string[]): Promise<PausedNumber[]> {
  return db.query(PAUSED_NUMBERS, [numbers]);
}
const PAUSED_NUMBERS = statement<PausedNumber>('paused numbers')`
  select channel, sender as number, fault, fault_at as since, paused_until as until from sending
  where sender = any($1) and fault is not null order by sender, channel`;
