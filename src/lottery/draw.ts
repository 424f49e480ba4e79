// The draw's part of the lottery tables: what is due, the entries left, and what came of each.
import { sql } from 'kysely';
import type { Queryable, Transaction } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { LotteryEntity, LotteryEntryEntity } from './entities.ts';
import { type LotteryDay, openSeed } from './seed.ts';

const tables = tablesOf(LotteryEntity, LotteryEntryEntity);

export type DueLottery = LotteryDay;

/** Entries that were asked for in time may be written a little later: no group takes longer. */
const DRAW_GRACE_SECONDS = 5;

/** Lotteries whose entries are all there, and that are not drawn to the end. */
export async function dueLotteries(db: Queryable, now: Instant): Promise<DueLottery[]> {
  return tables(db)
    .selectFrom('lottery')
    .select(['office', 'date'])
    .where('drawnAt', 'is', null)
    .where('drawsAt', '<=', now.subtract({ seconds: DRAW_GRACE_SECONDS }))
    .orderBy('drawsAt')
    .execute();
}

/** A lottery in the hands of this transaction. */
export interface ClosedLottery {
  seed: string;
  /** The number of entries drawn before. */
  drawn: number;
}

/** Takes the lottery for this transaction, and no more entries into it; null: another server has drawn it. */
export async function closeLottery(
  tx: Transaction,
  { office, date }: DueLottery,
  now: Instant,
): Promise<ClosedLottery | null> {
  const taken = await tables(tx)
    .updateTable('lottery')
    .set(({ fn, ref, val }) => ({ closedAt: fn.coalesce(ref('closedAt'), val(now)) }))
    .where('office', '=', office)
    .where('date', '=', date)
    .where('drawnAt', 'is', null)
    .returning('seed')
    .executeTakeFirst();
  if (!taken) return null;
  const { drawn } = await tables(tx)
    .selectFrom('lottery_entry')
    .select(({ fn, lit }) => fn.coalesce(fn.max('position'), lit(0)).as('drawn'))
    .where('office', '=', office)
    .where('date', '=', date)
    .executeTakeFirstOrThrow();
  return { seed: openSeed(tx.cipher, taken.seed, { office, date }), drawn };
}

export interface LotteryEntry {
  id: number;
  person: string;
  request: object;
}

export async function undrawnEntries(tx: Transaction, { office, date }: DueLottery): Promise<LotteryEntry[]> {
  const rows = await tables(tx)
    .selectFrom('lottery_entry')
    .select(['id', 'person', 'request'])
    .where('office', '=', office)
    .where('date', '=', date)
    .where('position', 'is', null)
    .execute();
  return rows.flatMap(({ id, person, request }) =>
    person !== null && request !== null ? [{ id, person, request }] : [],
  );
}

export interface EntryOutcome {
  id: number;
  ticket: string;
  position: number;
  booking: string | null;
  refusal: string | null;
}

export interface DrawnEntries extends DueLottery {
  seed: string;
  outcomes: readonly EntryOutcome[];
  isLast: boolean;
}

/** `isLast`: none is left, and the seed is public from then on. */
export async function markDrawn(
  tx: Transaction,
  { office, date, seed, outcomes, isLast }: DrawnEntries,
  now: Instant,
): Promise<void> {
  for (const { id, ...outcome } of outcomes)
    await tables(tx).updateTable('lottery_entry').set(outcome).where('id', '=', id).execute();
  if (!isLast) return;
  await tables(tx)
    .updateTable('lottery')
    .set({ drawnAt: now, seed })
    .where('office', '=', office)
    .where('date', '=', date)
    .execute();
}

/** A day after it entered, an entry names no person any more: only its pseudonym and its outcome stay. */
export async function forgetEntrants(tx: Transaction, now: Instant): Promise<number> {
  const nothing = { person: null, sender: null, source: null, wider: null, spelling: null, work: null, request: null };
  const forgotten = await tables(tx)
    .updateTable('lottery_entry')
    .set(nothing)
    .where('enteredAt', '<', now.subtract({ hours: 24 }))
    .where('person', 'is not', null)
    .where('position', 'is not', null)
    .returning(sql<number>`1`.as('one'))
    .execute();
  return forgotten.length;
}
