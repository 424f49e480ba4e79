// Claims messages to be worked on together: of each sender the next one, kept from all other workers until the commit.
import type { Transaction } from '../database.ts';
import { lockOf } from '../locks.ts';
import { statement } from '../statement.ts';
import { readStored, STORED, type Stored } from './inbox.ts';

export interface ClaimedMessages {
  /** To be worked on now: of each sender one message, which may come before the one that was asked for. */
  claimed: Stored[];
  /** Of the messages asked for, those that wait: for one before them, or because another worker has their sender's. */
  waiting: ReadonlySet<number>;
}

/**
 * A sender's messages are worked on one after the other, whichever servers work: of those asked for, the first of each
 * sender's line is claimed, unless another transaction has claimed one of that sender. A message that failed keeps no
 * other waiting, and is claimed where it is asked for by itself.
 */
export async function claimMessages(tx: Transaction, ids: readonly number[]): Promise<ClaimedMessages> {
  const [rows, unworked] = await Promise.all([tx.query(CLAIM_MESSAGES, [ids]), tx.query(UNWORKED_MESSAGES, [ids])]);
  const claimed = rows.map(readStored);
  const waiting = new Set(unworked.map(({ id }) => id));
  for (const { id } of claimed) waiting.delete(id);
  return { claimed, waiting };
}

const SENDER_LOCK = lockOf('sender', `channel || ' ' || sender`);
// Locked once more as a row: what another worker finished while this one waited is looked at again.
const CLAIM_MESSAGES = statement('claim messages')`
  with asked as materialized (
    select id, channel, sender, failures from inbox_message where id = any($1) and worked_at is null
  ), next as materialized (
    select distinct on (channel, sender) channel, sender, id from (
      select channel, sender, id from asked where failures > 0
      union all
      select line.channel, line.sender, first.id
      from (select distinct channel, sender from asked where failures = 0) line cross join lateral (
        select id from inbox_message m
        where m.channel = line.channel and m.sender = line.sender and m.worked_at is null and m.failures = 0
        order by m.id limit 1
      ) first
    ) each order by channel, sender, id
  ), ours as materialized (
    select id from next where pg_try_advisory_xact_lock(${SENDER_LOCK})
  )
  select ${STORED} from inbox_message
  where id = any(array(select id from ours)) and worked_at is null order by id for update skip locked`;
const UNWORKED_MESSAGES = statement<{ id: number }>('unworked messages')`
  select id from inbox_message where id = any($1) and worked_at is null`;
