// Closes an office on the days of a holiday calendar; of an import for many offices each is a change of its own.

import { hash, randomUUID } from 'node:crypto';
import type { Asker } from '../access/asker.ts';
import { keySpace } from '../access/keySpace.ts';
import { BookingEntity } from '../booking/entities.ts';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import type { Transaction } from '../database.ts';
import { lockDays } from '../office/dayLock.ts';
import { setExceptions } from '../office/days.ts';
import { ScheduleExceptionEntity } from '../office/entities.ts';
import type { Holiday } from '../office/holidayKind.ts';
import { CallerError, type Refusal } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import { addDays, dateIn, type Instant } from '../time.ts';
import type { DayChange } from './dayChange.ts';
import { type Reshaped, type Reshaping, rehearse, reshape } from './reshape.ts';

const tables = tablesOf(BookingEntity, CapacityWindowEntity, ScheduleExceptionEntity);

export interface HolidayOrder {
  holidays: readonly Holiday[];
  asker: Asker;
  move: boolean;
  undoMinutes: number;
  idempotencyKey: string | null;
}

/**
 * The id of one import's changes; the same for the same key and order, so that an interrupted import continues as the
 * same. @throws CallerError BAD_USER_INPUT if there is no holiday.
 */
export function importId({ holidays, asker, move, idempotencyKey }: HolidayOrder): string {
  // A calendar of another year, or of hours only: nothing done looks too much like all done.
  if (holidays.length === 0) throw new CallerError('BAD_USER_INPUT', 'calendar: has no whole day off in that time.');
  if (!idempotencyKey) return randomUUID();
  return hash('sha256', JSON.stringify([keySpace(asker), idempotencyKey, holidays, move])).slice(0, 32);
}

/**
 * At one office: all of it, or nothing. Days past are left out, and days that the office's managers have set otherwise stay
 * as they set them.
 */
export async function importHolidays(
  tx: Transaction,
  office: string,
  order: HolidayOrder & { id: string },
  now: Instant,
): Promise<Reshaped> {
  await lockAll(tx, office, order.holidays, now);
  return reshape(tx, closingHolidays(office, order), now);
}

/** The import as a preview: made and taken back. */
export async function rehearseHolidays(
  tx: Transaction,
  office: string,
  order: HolidayOrder,
  now: Instant,
): Promise<DayChange | Refusal> {
  await lockAll(tx, office, order.holidays, now);
  return rehearse(tx, closingHolidays(office, { ...order, id: null }), now);
}

function closingHolidays(
  office: string,
  { holidays, asker, move, undoMinutes, idempotencyKey, id }: HolidayOrder & { id: string | null },
): Reshaping {
  return {
    office,
    what: 'importHolidays',
    asker,
    firstDate: null,
    move,
    undoMinutes,
    partOf: id,
    idempotencyKey: idempotencyKey && `${idempotencyKey} ${office}`,
    input: [holidays, move],
    async set(own, there, today) {
      const set = await daysSet(own, office);
      const ahead = holidays.filter(({ date }) => date >= today && !set.has(date));
      await setExceptions(
        own,
        there,
        ahead.map(({ date, reason }) => ({ date, reason })),
      );
    },
  };
}

/**
 * A transaction that books at several offices takes their windows in one order, and so must this: bit by bit it would
 * hold windows that they wait for, and wait for windows that they hold, again and again.
 */
async function lockAll(tx: Transaction, office: string, holidays: readonly Holiday[], now: Instant): Promise<void> {
  await lockDays(tx, office);
  // No office has a date before this.
  const earliest = addDays(dateIn('UTC', now), -1);
  const dates = holidays.map(({ date }) => date);
  await tables(tx)
    .selectFrom('booking')
    .select('code')
    .where('office', '=', office)
    .where('visitDate', 'in', dates)
    .where('live', '=', true)
    .orderBy('code')
    .forUpdate()
    .execute();
  await tables(tx)
    .selectFrom('capacity_window')
    .select('id')
    .where('office', '=', office)
    .where('date', '>=', earliest)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function daysSet(tx: Transaction, office: string): Promise<Set<string>> {
  const rows = await tables(tx)
    .selectFrom('schedule_exception')
    .select('date')
    .where('office', '=', office)
    .where('origin', '=', 'manager')
    .execute();
  return new Set(rows.map(({ date }) => date));
}
