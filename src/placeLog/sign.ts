// Signs the end of each office's log that grew since its last signed head.
import { inTransaction, type Pool, type Transaction } from '../database.ts';
import { select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { PlaceLogEntity } from './entities.ts';
import { headText, type PlaceHead } from './head.ts';
import type { PlaceLogKeys } from './keys.ts';

export type Signer = Pick<PlaceLogKeys, 'sign' | 'publicKey'>;

/** Gives the number of heads signed. */
export function signPlaces(pool: Pool, offices: readonly string[], signer: Signer, now: Instant): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const ends = await tx.query(UNSIGNED, [offices]);
    for (const end of ends) writeHead(tx, signedHead({ ...end, at: now.toString() }, signer));
    return ends.length;
  });
}

const UNSIGNED = statement('unsigned ends')`
  select ${select(PlaceLogEntity, ['office', 'sequence', 'digest']).of('last')} from unnest($1::text[]) asked(office)
  cross join lateral (select * from place_log l where l.office = asked.office order by l.sequence desc limit 1) last
  where not exists (select from place_head h where h.office = last.office and h.sequence = last.sequence)`;

export function signedHead(end: Omit<PlaceHead, 'signature' | 'publicKey'>, { sign, publicKey }: Signer): PlaceHead {
  return { ...end, signature: sign(headText(end)), publicKey };
}

/** Of two servers that sign the same end, the first one's head stays. */
function writeHead(tx: Transaction, { office, sequence, digest, at, signature, publicKey }: PlaceHead): void {
  tx.send(WRITE_HEAD, [office, sequence, digest, at, signature, publicKey]);
}
const WRITE_HEAD = {
  name: 'write place head',
  text: `insert into place_head (office, sequence, digest, at, signature, public_key) values ($1, $2, $3, $4, $5, $6)
    on conflict do nothing`,
};
