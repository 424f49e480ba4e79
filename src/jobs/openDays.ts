// Opens the days of the horizon at an office: a fault on one of its days keeps no other day closed.
import { type Pool, queriesOn } from '../database.ts';
import { lockDays } from '../office/dayLock.ts';
import { officeAsItStands } from '../office/read.ts';
import { endPastDays } from '../queue/endDay.ts';
import { datesAhead, rollAsItStands, rollDates } from '../replanning/roll.ts';
import type { Instant, LocalDate } from '../time.ts';
import { transact } from '../transact.ts';

/** A day whose windows could not be brought in line; `date` null: the office as a whole could not be read or ended. */
export interface UnopenedDay {
  office: string;
  date: LocalDate | null;
  error: unknown;
}

/** Opens the days ahead and ends those past, for one office. @throws where the database does not answer. */
export async function openDaysOf(pool: Pool, code: string, now: Instant): Promise<UnopenedDay[]> {
  try {
    await transact(pool, async (tx) => {
      const office = await rollAsItStands(tx, code, now);
      const closed = await endPastDays(tx, office, now);
      return { answer: null, announcements: closed > 0 ? [{ event: 'queue', office: code }] : [] };
    });
    return [];
  } catch {
    // Without a database there is nothing to find out about single days.
    await queriesOn(pool).query('select 1');
    return dayByDay(pool, code, now);
  }
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
    const closed = await endPastDays(tx, await officeAsItStands(tx, code), now);
    return { answer: null, announcements: closed > 0 ? [{ event: 'queue', office: code }] : [] };
  });
}
