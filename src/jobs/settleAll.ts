// Ends holds and bookings whose time has come, at all offices: a fault at one keeps those of no other from ending.
import { announced, isDueSql, settleDue } from '../booking/settle.ts';
import { type Pool, queriesOn } from '../database.ts';
import type { Instant } from '../time.ts';
import { transact } from '../transact.ts';
import { eachOf } from './eachOf.ts';

/**
 * Ends what is due by `now`, and answers how many bookings that were; several servers at it do not get in each other's
 * way. @throws at the end where those of an office could not be ended.
 */
export async function settleAll(pool: Pool, now: Instant): Promise<number> {
  try {
    return await settleOffices(pool, now, null);
  } catch {
    return settleByOffice(pool, now);
  }
}

async function settleByOffice(pool: Pool, now: Instant): Promise<number> {
  const due = await queriesOn(pool).query<{ codes: string[] }>({ name: 'due by office', text: DUE_BY_OFFICE }, [
    now.toString(),
  ]);
  let total = 0;
  const ofOffice = (codes: string[]) => async () => {
    total += await settleOffices(pool, now, codes);
  };
  await eachOf(
    pool,
    due.map(({ codes }) => ofOffice(codes)),
  );
  return total;
}
const DUE_BY_OFFICE = `select array_agg(code) as codes from booking
  where ${isDueSql('$1')} group by office`;

async function settleOffices(pool: Pool, now: Instant, codes: string[] | null): Promise<number> {
  let total = 0;
  for (;;) {
    const settled = await transact(pool, async (tx) => {
      const ended = await settleDue(tx, now, codes);
      return { answer: ended.length, announcements: announced(ended) };
    });
    total += settled;
    if (settled === 0) return total;
  }
}
