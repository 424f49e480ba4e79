// Opens the days of the horizon at some offices together: a fault at one office, or on one of its days, closes no other.
import { type Pool, queriesOn } from '../database.ts';
import type { Announcement } from '../events.ts';
import { lockDays } from '../office/dayLock.ts';
import { officeAsItStands } from '../office/read.ts';
import { endPastDays } from '../queue/endDay.ts';
import { openDaysAhead } from '../replanning/openDaysAhead.ts';
import { datesAhead, rollDates } from '../replanning/roll.ts';
import type { Instant, LocalDate } from '../time.ts';
import { transact } from '../transact.ts';

/** A day whose windows could not be brought in line; `date` null: the office as a whole could not be read or ended. */
export interface UnopenedDay {
  office: string;
  date: LocalDate | null;
  error: unknown;
}

/** Opens the days ahead and ends those past, in one transaction. @throws where the database does not answer. */
export async function openDaysOf(pool: Pool, codes: readonly string[], now: Instant): Promise<UnopenedDay[]> {
  try {
    await transact(pool, async (tx) => {
      const offices = await openDaysAhead(tx, codes, now);
      return { answer: null, announcements: queuesChanged(await endPastDays(tx, offices, now)) };
    });
    return [];
  } catch {
    // Without a database there is nothing to find out about single offices and days.
    await queriesOn(pool).query('select 1');
    return openApart(pool, codes, now);
  }
}

/** By halves down to the office at fault, and that one day by day. */
async function openApart(pool: Pool, codes: readonly string[], now: Instant): Promise<UnopenedDay[]> {
  const [code = ''] = codes;
  if (codes.length < 2) return dayByDay(pool, code, now);
  const half = Math.ceil(codes.length / 2);
  const before = await openDaysOf(pool, codes.slice(0, half), now);
  return [...before, ...(await openDaysOf(pool, codes.slice(half), now))];
}

async function dayByDay(pool: Pool, code: string, now: Instant): Promise<UnopenedDay[]> {
  const unopened: UnopenedDay[] = [];
  const attempt = async (date: LocalDate | null, work: () => Promise<unknown>) => {
    await work().catch((fault: unknown) => unopened.push({ office: code, date, error: fault }));
  };
  let dates: LocalDate[] = [];
  await attempt(null, async () => {
    dates = await transact(pool, async (tx) => ({
      answer: await datesAhead(tx, await officeAsItStands(tx, code), now),
      announcements: [],
    }));
  });
  for (const date of dates) await attempt(date, () => openDay(pool, code, date));
  await attempt(null, () => endDays(pool, code, now));
  return unopened;
}

function openDay(pool: Pool, code: string, date: LocalDate): Promise<null> {
  return transact(pool, async (tx) => {
    await lockDays(tx, code);
    await rollDates(tx, await officeAsItStands(tx, code), [date]);
    return { answer: null, announcements: [] };
  });
}

function endDays(pool: Pool, code: string, now: Instant): Promise<null> {
  return transact(pool, async (tx) => {
    const changed = await endPastDays(tx, [await officeAsItStands(tx, code)], now);
    return { answer: null, announcements: queuesChanged(changed) };
  });
}

function queuesChanged(offices: readonly string[]): Announcement[] {
  return offices.map((office) => ({ event: 'queue', office }));
}
