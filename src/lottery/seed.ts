// The seed of a lottery: encrypted where DATA_KEY is set, until the draw publishes it.
import { sql } from 'kysely';
import type { DataCipher } from '../cipher.ts';
import type { Transaction } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { LocalDate } from '../time.ts';
import { LotteryEntity } from './entities.ts';

export interface LotteryDay {
  office: string;
  date: LocalDate;
}

const tables = tablesOf(LotteryEntity);

export function sealSeed(cipher: DataCipher, seed: string, day: LotteryDay): string {
  return cipher.sealText(seed, rowOfSeed(day));
}

/** @throws DataKeyFault */
export function openSeed(cipher: DataCipher, kept: string, day: LotteryDay): string {
  return cipher.openText(kept, rowOfSeed(day));
}

/** Encrypts with the first key the seeds to come that were kept with another or with none; gives their number. */
export async function resealSeeds(tx: Transaction): Promise<number> {
  const { cipher } = tx;
  const rows = await tables(tx)
    .selectFrom('lottery')
    .select(['office', 'date', 'seed'])
    .where('drawnAt', 'is', null)
    .where(sql<boolean>`not starts_with(seed, ${cipher.header})`)
    .orderBy('office')
    .orderBy('date')
    .forUpdate()
    .execute();
  for (const { seed, ...day } of rows) {
    await tables(tx)
      .updateTable('lottery')
      .set({ seed: sealSeed(cipher, openSeed(cipher, seed, day), day) })
      .where('office', '=', day.office)
      .where('date', '=', day.date)
      .execute();
  }
  return rows.length;
}

function rowOfSeed({ office, date }: LotteryDay): string {
  return `lottery.seed ${office} ${date}`;
}
