// Up to when what a channel's provider lists of messages to us has been taken in, by the clock that all servers share.
import type { Queryable, Transaction } from '../database.ts';
import type { Instant } from '../time.ts';

/** `until` null: nothing was ever listed. */
export async function listedUntil(db: Queryable, channel: string): Promise<{ until: Instant | null; now: Instant }> {
  const text = 'select clock_timestamp() as now, (select at from listed_until where channel = $1) as until';
  const [row] = await db.query<{ until: Instant | null; now: Instant }>({ name: 'listed until', text }, [channel]);
  return row as { until: Instant | null; now: Instant };
}

export async function noteListed(tx: Transaction, channel: string, at: Instant): Promise<void> {
  await tx.query({ name: 'note listed', text: NOTE_LISTED }, [channel, at.toString()]);
}
const NOTE_LISTED = `insert into listed_until (channel, at) values ($1, $2)
  on conflict (channel) do update set at = greatest(listed_until.at, excluded.at)`;
