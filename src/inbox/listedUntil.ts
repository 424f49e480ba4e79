// Up to when what a channel's provider lists of messages to us has been taken in, by the clock that all servers share.
import type { Queryable, Transaction } from '../database.ts';
import { statement } from '../statement.ts';
import type { Instant } from '../time.ts';

/** `until` null: nothing was ever listed. */
export async function listedUntil(db: Queryable, channel: string): Promise<{ until: Instant | null; now: Instant }> {
  const [row] = await db.query(LISTED_UNTIL, [channel]);
  if (!row) throw new Error('PostgreSQL did not tell the time.');
  return row;
}
const LISTED_UNTIL = statement<{ until: Instant | null; now: Instant }>('listed until')`
  select clock_timestamp() as now, (select at from listed_until where channel = $1) as until`;

export async function noteListed(tx: Transaction, channel: string, at: Instant): Promise<void> {
  await tx.query({ name: 'note listed', text: NOTE_LISTED }, [channel, at.toString()]);
}
const NOTE_LISTED = `insert into listed_until (channel, at) values ($1, $2)
  on conflict (channel) do update set at = greatest(listed_until.at, excluded.at)`;
