// Seals the end of an office's log with each row: what the owner of the database does before the next signed head is found.
import { inTransaction, type Pool, type Transaction } from '../database.ts';
import { PLACE_LOG_LOCK } from '../locks.ts';
import { type RowOf, select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { type ChainEnd, EMPTY_CHAIN } from './chain.ts';
import { PlaceSealEntity } from './entities.ts';
import type { PlaceLogKeys } from './keys.ts';

export type Sealer = Pick<PlaceLogKeys, 'sign' | 'publicKey'>;

/** The end of an office's log as the server that appended its last row signed it. Each signing key has one. */
export interface PlaceSeal extends ChainEnd {
  office: string;
  publicKey: string;
  /** RFC 3339 in UTC: the time from which the log has been sealed without a break. */
  begunAt: string;
  /** The last row that was there by then; 0: all rows have been sealed. */
  begunAfter: number;
  /** Ed25519 over `placeSealText`, in base64. */
  signature: string;
}

export function placeSealText({ office, sequence, digest, begunAt, begunAfter }: Omit<PlaceSeal, 'signature'>): string {
  return JSON.stringify(['antrean place log seal', office, sequence, digest, begunAt, begunAfter]);
}

/** The end of a log before rows are appended, beside its seal. */
export interface LogEnd {
  office: string;
  end: ChainEnd;
  seal: PlaceSeal | null;
  /** Digest of the row that the seal names; null: there is no such row, or no seal. */
  sealedDigest: string | null;
  readAt: string;
}

/**
 * `BEHIND`: rows were appended without a seal, by servers of the version before, or the seal is gone. `BROKEN`: the log is not
 * the one that was sealed.
 */
export type SealState = 'WHOLE' | 'BEHIND' | 'BROKEN';

export function stateOfSeal({ end, seal, sealedDigest }: LogEnd, { sign }: Pick<Sealer, 'sign'>): SealState {
  if (!seal) return end.sequence === 0 ? 'WHOLE' : 'BEHIND';
  if (sign(placeSealText(seal)) !== seal.signature || sealedDigest !== seal.digest) return 'BROKEN';
  return end.sequence === seal.sequence ? 'WHOLE' : 'BEHIND';
}

/**
 * The seal of a new end. One that is behind begins again and says so, because nothing shows that the rows up to there are
 * those that were appended. Null: a broken one stays as it is, so that it is found.
 */
export function nextSeal(known: LogEnd, end: ChainEnd, { sign, publicKey }: Sealer): PlaceSeal | null {
  const state = stateOfSeal(known, { sign });
  if (state === 'BROKEN') return null;
  const { office, seal, readAt } = known;
  const { begunAt, begunAfter } =
    state === 'WHOLE' && seal ? seal : { begunAt: readAt, begunAfter: known.end.sequence };
  const open = { office, publicKey, sequence: end.sequence, digest: end.digest, begunAt, begunAfter };
  return { ...open, signature: sign(placeSealText(open)) };
}

export const SEAL_COLUMNS = select(PlaceSealEntity, [
  'office',
  'publicKey',
  'sequence',
  'digest',
  'begunAt',
  'begunAfter',
  'signature',
]);

export function placeSealOf({ begunAt, ...seal }: RowOf<typeof SEAL_COLUMNS>): PlaceSeal {
  return { ...seal, begunAt: begunAt.toString() };
}

/** The end of each office's log, also of an empty one, with the seal by that key. */
export async function logEnds(tx: Transaction, offices: readonly string[], publicKey: string): Promise<LogEnd[]> {
  const values = [offices, publicKey];
  const [ends, seals] = await Promise.all([tx.query(LOG_ENDS, values), tx.query(SEALS_BY_KEY, values)]);
  const sealBy = new Map(seals.map((row) => [row.office, placeSealOf(row)]));
  return ends.map(({ office, sequence, digest, sealedDigest, readAt }) => {
    const end = sequence !== null && digest !== null ? { sequence, digest } : EMPTY_CHAIN;
    return { office, end, seal: sealBy.get(office) ?? null, sealedDigest, readAt: readAt.toString() };
  });
}

interface LogEndRow {
  office: string;
  sequence: number | null;
  digest: string | null;
  sealedDigest: string | null;
  readAt: Instant;
}

const LOG_ENDS = statement<LogEndRow>('sealed ends')`
  select asked as office, last.sequence, last.digest, sealed.digest as "sealedDigest", now() as "readAt"
  from unnest($1::text[]) asked
  left join lateral (
    select sequence, digest from place_log l where l.office = asked order by l.sequence desc limit 1
  ) last on true
  left join place_seal s on s.office = asked and s.public_key = $2
  left join place_log sealed on sealed.office = s.office and sealed.sequence = s.sequence`;
const SEALS_BY_KEY = statement('place seals by key')`
  select ${SEAL_COLUMNS} from place_seal where office = any($1) and public_key = $2`;

export function writeSeals(tx: Transaction, seals: readonly PlaceSeal[]): void {
  if (seals.length > 0) tx.send(WRITE_SEALS, [JSON.stringify(seals)]);
}
const WRITE_SEALS = {
  name: 'write place seals',
  text: `insert into place_seal (office, public_key, sequence, digest, begun_at, begun_after, signature)
    select office, "publicKey", sequence, digest, "begunAt", "begunAfter", signature from json_to_recordset($1) as seal (
      office text, "publicKey" text, sequence bigint, digest text, "begunAt" timestamptz, "begunAfter" bigint, signature text
    ) on conflict (office, public_key) do update set sequence = excluded.sequence, digest = excluded.digest,
      begun_at = excluded.begun_at, begun_after = excluded.begun_after, signature = excluded.signature`,
};

/**
 * Seals what is behind. Gives the offices whose log is not the one that was sealed. No server appends meanwhile.
 */
export function sealEnds(pool: Pool, offices: readonly string[], sealer: Sealer): Promise<string[]> {
  return inTransaction(pool, async (tx) => {
    await tx.query(WAIT_FOR_LOG);
    const ends = await logEnds(tx, offices, sealer.publicKey);
    const inState = (state: SealState) => ends.filter((end) => stateOfSeal(end, sealer) === state);
    writeSeals(
      tx,
      inState('BEHIND').flatMap((known) => nextSeal(known, known.end, sealer) ?? []),
    );
    return inState('BROKEN').map(({ office }) => office);
  });
}
const WAIT_FOR_LOG = {
  name: 'wait for turn at place log',
  text: `select pg_advisory_xact_lock(${PLACE_LOG_LOCK})`,
};
