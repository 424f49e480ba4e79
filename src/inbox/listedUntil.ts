// Up to when what a channel's provider lists of messages to us has been taken in.
import type { Transaction } from '../database.ts';
import { type Instant, instant } from '../time.ts';

/** null: nothing was ever listed. */
export async function listedUntil(tx: Transaction, channel: string): Promise<Instant | null> {
  const text = 'select at from listed_until where channel = $1';
  const [row] = await tx.query<{ at: Instant }>({ name: 'listed until', text }, [channel]);
  return row ? instant(row.at.toString()) : null;
}

export async function noteListed(tx: Transaction, channel: string, at: Instant): Promise<void> {
  await tx.query({ name: 'note listed', text: NOTE }, [channel, at.toString()]);
}
const NOTE = `insert into listed_until (channel, at) values ($1, $2)
  on conflict (channel) do update set at = greatest(listed_until.at, excluded.at)`;
