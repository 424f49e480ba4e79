// The first hour of an office that is free: looked for a few days at a time, since most offices have one soon.
import { lastReleasedDate } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import { addDays, dateIn, type Instant, isBefore } from '../time.ts';
import { type BookableHour, bookableHours, readAvailability, type Viewer, type WindowsOf } from './availability.ts';

/** The days that are looked through at a time: most offices have a place in the first. */
const DAYS_AT_A_TIME = 3;

/** The first hour with a place for people who may use these quotas, and the first moment at which the clock alone changes it. */
export async function firstFree(
  windowsOf: WindowsOf,
  office: Office,
  viewer: Omit<Viewer, 'from'>,
  now: Instant,
): Promise<{ hour: BookableHour | null; changesAt: Instant }> {
  const last = lastReleasedDate(office, now);
  let from = dateIn(office.timeZone, now);
  let changesAt: Instant | null = null;
  for (;;) {
    const read = await readAvailability(windowsOf, office, { ...viewer, from, days: DAYS_AT_A_TIME }, now);
    changesAt = changesAt && isBefore(changesAt, read.changesAt) ? changesAt : read.changesAt;
    const open = read.days.find(({ status }) => status === 'OPEN');
    from = addDays(from, DAYS_AT_A_TIME);
    if (open || from > last)
      return { hour: (open && bookableHours(open.windows).find(({ window }) => window !== null)) ?? null, changesAt };
  }
}
