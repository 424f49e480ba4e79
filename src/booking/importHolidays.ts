// Closes the days of a holiday calendar at one office or at all of them: all of it, or nothing.
import type { Asker } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { setExceptions } from '../office/days.ts';
import type { Holiday } from '../office/holidays.ts';
import { lockDays } from '../office/roll.ts';
import type { Notice } from '../outbox/notice.ts';
import { CallerError, isRefusal, type Refusal } from '../refusal.ts';
import { addDays, dateIn, type Instant } from '../time.ts';
import type { DayChange } from './dayChange.ts';
import { reshape } from './reshape.ts';

export interface HolidayOrder {
  offices: readonly string[];
  holidays: readonly Holiday[];
  asker: Asker;
  move: boolean;
  undoMinutes: number;
  idempotencyKey: string | null;
}

/**
 * Days past are left out, and days that the office's managers have set otherwise stay as they set them.
 * @throws CallerError BAD_USER_INPUT where there is no holiday.
 */
export async function importHolidays(tx: Transaction, order: HolidayOrder, now: Instant) {
  const { offices, holidays, asker, move, undoMinutes, idempotencyKey } = order;
  // A calendar of another year, or of hours only: nothing done looks too much like all done.
  if (holidays.length === 0) throw new CallerError('BAD_USER_INPUT', 'calendar: has no whole day off in that time.');
  const changes: DayChange[] = [];
  const announcements: Announcement[] = [];
  const notices: Notice[] = [];
  let repeated = true;
  const sorted = offices.toSorted();
  await lockAll(tx, sorted, holidays, now);
  await tx.query('savepoint importing');
  for (const code of sorted) {
    const done = await reshape(
      tx,
      {
        ...{ office: code, what: 'importHolidays', asker, firstDate: null, move, undoMinutes },
        idempotencyKey: idempotencyKey && `${idempotencyKey} ${code}`,
        input: [holidays, move],
        set: async (own, office, today) => {
          const set = await daysSet(own, code);
          await setExceptions(
            own,
            office,
            holidays.filter(({ date }) => date >= today && !set.has(date)),
          );
        },
      },
      now,
    );
    if (isRefusal(done.answer)) {
      await tx.query('rollback to savepoint importing');
      return { answer: done.answer as Refusal, announcements: [] };
    }
    repeated &&= done.repeated ?? false;
    changes.push(done.answer);
    announcements.push(...done.announcements);
    notices.push(...done.notices.all);
  }
  return { answer: { holidays, changes }, announcements, notices: { at: now, all: notices }, repeated };
}

/**
 * Whoever books at several offices at once takes their windows in one order, whichever office they are of, and so must
 * this: office by office it would hold what they wait for, and wait for what they hold, again and again.
 */
async function lockAll(tx: Transaction, offices: readonly string[], holidays: readonly Holiday[], now: Instant) {
  for (const code of offices) await lockDays(tx, code);
  // No office has a date before this.
  const earliest = addDays(dateIn('UTC', now), -1);
  const dates = holidays.map(({ date }) => date);
  await tx.query({ name: 'lock bookings of days', text: LOCK_BOOKINGS }, [offices, dates]);
  await tx.query({ name: 'lock windows ahead', text: LOCK_WINDOWS }, [offices, earliest]);
}
const LOCK_BOOKINGS = `select from booking where office = any($1) and visit_date = any($2) and live order by code for update`;
const LOCK_WINDOWS = `select from capacity_window where office = any($1) and date >= $2 order by id for update`;

async function daysSet(tx: Transaction, office: string): Promise<Set<string>> {
  const text = `select date from schedule_exception where office = $1 and origin = 'manager'`;
  return new Set((await tx.query({ name: 'days set', text }, [office])).map(({ date }) => date));
}
