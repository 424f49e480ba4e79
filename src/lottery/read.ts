// Reads a lottery as the public may see it: the hash of its seed before the draw, the seed and the order after it.
import type { Queryable } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import type { DueLottery } from './draw.ts';
import { LotteryEntity, LotteryEntryEntity } from './entities.ts';
import { seedHash } from './order.ts';
import { openSeed } from './seed.ts';

export interface ShownLottery extends DueLottery {
  opensAt: Instant;
  drawsAt: Instant;
  drawnAt: Instant | null;
  seedHash: string;
  /** null: it has not been drawn to the end. */
  seed: string | null;
}

const tables = tablesOf(LotteryEntity, LotteryEntryEntity);

/** null: none was held for that day, or none is known yet. */
export async function findLottery(db: Queryable, { office, date }: DueLottery): Promise<ShownLottery | null> {
  const found = await tables(db)
    .selectFrom('lottery')
    .select(['seed', 'opensAt', 'drawsAt', 'drawnAt'])
    .where('office', '=', office)
    .where('date', '=', date)
    .executeTakeFirst();
  if (!found) return null;
  const { seed: kept, ...times } = found;
  const seed = openSeed(db.cipher, kept, { office, date });
  return { office, date, ...times, seedHash: seedHash(seed), seed: times.drawnAt === null ? null : seed };
}

/** An entry in the order of the draw. */
export interface ShownDraw {
  position: number;
  ticket: string;
  /** Whether it was given a place. */
  placed: boolean;
}

export async function drawsOf(
  db: Queryable,
  { office, date }: DueLottery,
  { first, after }: { first: number; after: number },
): Promise<ShownDraw[]> {
  const rows = await tables(db)
    .selectFrom('lottery_entry')
    .select(['position', 'ticket', 'booking'])
    .where('office', '=', office)
    .where('date', '=', date)
    .where('position', '>', after)
    .orderBy('position')
    .limit(first)
    .execute();
  return rows.flatMap(({ position, ticket, booking }) =>
    position !== null && ticket !== null ? [{ position, ticket, placed: booking !== null }] : [],
  );
}

export async function countDraws(db: Queryable, { office, date }: DueLottery): Promise<number> {
  const { drawn } = await tables(db)
    .selectFrom('lottery_entry')
    .select(({ fn }) => fn.countAll<number>().as('drawn'))
    .where('office', '=', office)
    .where('date', '=', date)
    .where('position', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(drawn);
}
