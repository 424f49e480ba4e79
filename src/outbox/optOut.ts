// People who want no messages from an office's number.
import type { Transaction } from '../database.ts';
import type { Instant } from '../time.ts';

/** The office's number, and who wrote to it. */
export interface Between {
  channel: string;
  sender: string;
  recipient: string;
}

/**
 * `PERSON`: by their own word, until they take it back; only what they ask for themselves is answered. `PROVIDER`: it
 * delivers nothing to them, until they write again.
 */
export type OptOutBy = 'PERSON' | 'PROVIDER';

/** A person's own word stands above what a provider told. */
export async function optOut(
  tx: Transaction,
  { channel, sender, recipient }: Between,
  by: OptOutBy,
  now: Instant,
): Promise<void> {
  await tx.query({ name: 'opt out', text: OPT_OUT }, [channel, sender, recipient, by, now.toString()]);
}
const OPT_OUT = `
  insert into opt_out (channel, sender, recipient, by, at) values ($1, $2, $3, $4, $5)
  on conflict (channel, sender, recipient) do update set at = excluded.at, by = least(opt_out.by, excluded.by)`;

export async function optIn(tx: Transaction, { channel, sender, recipient }: Between): Promise<void> {
  await tx.query({ name: 'opt in', text: OPT_IN }, [channel, sender, recipient]);
}
const OPT_IN = 'delete from opt_out where channel = $1 and sender = $2 and recipient = $3';
