// Free places by day, counted by the numbers that bookings are taken from.

import type { Queryable } from '../database.ts';
import { itemAt } from '../items.ts';
import { hoursOn } from '../office/hours.ts';
import { GENERAL, mayHave } from '../office/quotas.ts';
import { bookableAfter, changesOfRelease, lastReleasedDate, lotteryNow, takesEntries } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import { statement } from '../statement.ts';
import { addDays, atTime, dateIn, datesBetween, type Instant, isBefore, type LocalDate, rfc3339 } from '../time.ts';
import { type CapacityWindow, WINDOW_COLUMNS } from './window.ts';
import { nextOpening } from './windowRules.ts';
import { groupedByDay, type WindowsByDay, windowsBetween } from './windows.ts';

export type DayStatus = 'OPEN' | 'FULL' | 'CLOSED' | 'NOT_YET_RELEASED';

export interface DayAvailability {
  date: LocalDate;
  status: DayStatus;
  capacity: number;
  remaining: number;
  /** When the day opens for booking, RFC 3339; null: it has, or the office is closed that day. */
  releasedAt: string | null;
  /** Until when requests for the day enter its lottery, RFC 3339; null: it has none now. */
  lotteryUntil: string | null;
  windows: CapacityWindow[];
  /** Read only where it is asked for, once for all days. */
  waiting: () => Promise<WaitingReading>;
}

/** Whether a request for a place may wait: no day that is released has one. */
export interface WaitingReading {
  mayWait: boolean;
  /** The first moment at which the clock alone changes it. */
  changesAt: Instant;
}

/** An hour as one person can book it: the shares of it that the person may use are summed up. */
export interface BookableHour {
  office: string;
  startsAt: Instant;
  endsAt: Instant;
  capacity: number;
  remaining: number;
  /** The first share with a place; null: it is full. */
  window: number | null;
}

/** `windows` are in order of time, as those of a day are. */
export function bookableHours(windows: readonly CapacityWindow[]): BookableHour[] {
  const hours = Map.groupBy(windows, ({ startsAt }) => startsAt.epochMilliseconds);
  return [...hours.values()].map((shares) => {
    const { office, startsAt, endsAt } = itemAt(shares, 0);
    const capacity = sum(shares.map((share) => share.capacity));
    const remaining = capacity - sum(shares.map((share) => share.taken));
    const free = shares.find((share) => share.taken < share.capacity);
    return { office, startsAt, endsAt, capacity, remaining, window: free?.id ?? null };
  });
}

/** The person who looks for places, and the day from which on; no day: today. */
export interface Viewer {
  quotas: readonly string[];
  from: LocalDate | null;
  /** An officer, who gives places to people at the desk. */
  atDesk: boolean;
}

/** The availability of some days, and the first moment at which the clock alone changes it. */
export interface AvailabilityReading {
  days: DayAvailability[];
  changesAt: Instant;
}

/** The windows of some days of an office, from the database or from memory. */
export type WindowsOf = (office: Office, dates: readonly LocalDate[]) => Promise<WindowsByDay>;

/** The free places for people who may use these quotas, counted by the same numbers that bookings are taken from. */
export async function readAvailability(
  windowsOf: WindowsOf,
  office: Office,
  { quotas, from, days, atDesk }: Viewer & { days: number },
  now: Instant,
): Promise<AvailabilityReading> {
  const today = dateIn(office.timeZone, now);
  const first = from && from > today ? from : today;
  const dates = datesBetween(first, addDays(first, days - 1));
  const reachable = bookableAfter(office.policy, now, atDesk);
  const lastReleased = lastReleasedDate(office, now);
  const read = async (some: readonly LocalDate[]) => {
    const windows = await windowsOf(office, some);
    const days = some.map((date): CountedDay => {
      const all = (windows.get(date) ?? []).filter((window) => isOpenTo(window, quotas, now));
      return countedDay(office, { date, all, open: reachableOf(all, reachable), released: date <= lastReleased }, now);
    });
    const unreleased = some.filter((date) => date > lastReleased);
    return { days, changesAt: nextChange(office, { windows, unreleased, reachable }, now) };
  };
  const shown = await read(dates);
  let known: Promise<WaitingReading> | null = null;
  const waiting = () => {
    known ??= readWaiting(office, { shown, read, span: { from: today, to: lastReleased } }, now);
    return known;
  };
  return { ...shown, days: shown.days.map((day) => ({ ...day, waiting })) };
}

/** A day, before anything is known of the others. */
type CountedDay = Omit<DayAvailability, 'waiting'>;

interface CountedDays {
  days: readonly CountedDay[];
  changesAt: Instant;
}

interface WaitingQuestion {
  shown: CountedDays;
  read(dates: readonly LocalDate[]): Promise<CountedDays>;
  /** The days that are released. */
  span: { from: LocalDate; to: LocalDate };
}

/** The days that are shown tell it where one has a place, or where they are all that are released. */
async function readWaiting(
  office: Office,
  { shown, read, span: { from, to } }: WaitingQuestion,
  now: Instant,
): Promise<WaitingReading> {
  const [first, last] = [shown.days[0]?.date, shown.days.at(-1)?.date];
  const areAll = first !== undefined && last !== undefined && first <= from && last >= to;
  const isDecided = areAll || shown.days.some(({ status }) => status === 'OPEN');
  const all = isDecided ? shown : await read(datesBetween(from, to));
  const lottery = lotteryNow(office, now);
  const isDrawn = lottery !== null && takesEntries(lottery, now);
  const mayWait = !isDrawn && isNoneLeft(all.days);
  const moments = [shown.changesAt, all.changesAt, ...changesOfRelease(office, addDays(to, 1))];
  return { mayWait, changesAt: moments.filter((at) => isBefore(now, at)).reduce((a, b) => (isBefore(b, a) ? b : a)) };
}

function isNoneLeft(days: readonly CountedDay[]): boolean {
  return days.some(({ status }) => status === 'FULL') && !days.some(({ status }) => status === 'OPEN');
}

/** Those that begin later. The windows of a day are in order, so only a day that has begun is gone through. */
function reachableOf(windows: readonly CapacityWindow[], reachable: Instant): CapacityWindow[] {
  return windows.slice(windows.findIndex(({ startsAt }) => isBefore(reachable, startsAt)) >>> 0);
}

export async function availability(
  db: Queryable,
  office: Office,
  viewer: Viewer & { days: number },
  now: Instant,
): Promise<DayAvailability[]> {
  const windowsOf = async (of: Office, dates: readonly LocalDate[]) =>
    groupedByDay(
      itemAt(
        await windowsBetween(db, [{ office: of.code, from: itemAt(dates, 0), to: itemAt(dates, dates.length - 1) }]),
        0,
      ),
    );
  return (await readAvailability(windowsOf, office, viewer, now)).days;
}

interface ClockBound {
  windows: WindowsByDay;
  unreleased: readonly LocalDate[];
  /** Windows that begin later can be booked. */
  reachable: Instant;
}

/**
 * The first moment after `now` at which the office's day ends, a window can no longer be reached, a quota opens to all,
 * or a day is released or its lottery begins or ends.
 */
function nextChange(office: Office, { windows, unreleased, reachable }: ClockBound, now: Instant): Instant {
  const dayEnds = atTime(addDays(dateIn(office.timeZone, now), 1), '00:00', office.timeZone);
  const all = [...windows.values()].flat();
  const moments = [
    ...reachableUntil(all, reachable, now),
    ...all.flatMap(({ opensToAllAt }) => (opensToAllAt === null ? [] : [opensToAllAt])),
    ...unreleased.flatMap((date) => changesOfRelease(office, date)),
  ];
  return moments.reduce((first, at) => (isBefore(now, at) && isBefore(at, first) ? at : first), dayEnds);
}

/** The moment at which the next window can no longer be reached; none where no window can. Made of one window alone. */
function reachableUntil(windows: readonly CapacityWindow[], reachable: Instant, now: Instant): Instant[] {
  const next = windows.find(({ startsAt }) => isBefore(reachable, startsAt));
  if (!next) return [];
  return [now.add({ milliseconds: next.startsAt.epochMilliseconds - reachable.epochMilliseconds })];
}

/** A share of their own, or one that is open to all by now; a closed share keeps its row and has no place. */
function isOpenTo(window: CapacityWindow, quotas: readonly string[], now: Instant): boolean {
  const { quota, capacity, opensToAllAt } = window;
  if (capacity === 0) return false;
  return mayHave(quotas, quota, opensToAllAt !== null && !isBefore(now, opensToAllAt));
}

interface DayWindows {
  date: LocalDate;
  all: CapacityWindow[];
  /** Those that can still be booked and reached. */
  open: CapacityWindow[];
  released: boolean;
}

function countedDay(office: Office, { date, all, open, released }: DayWindows, now: Instant): CountedDay {
  const remaining = sum(open.map((window) => window.capacity - window.taken));
  const status = !hoursOn(office, date) ? 'CLOSED' : !released ? 'NOT_YET_RELEASED' : remaining > 0 ? 'OPEN' : 'FULL';
  const opens = status === 'NOT_YET_RELEASED' ? rfc3339(nextOpening(office, date, now), office.timeZone) : null;
  const lottery = opens === null ? null : lotteryNow(office, now);
  const lotteryUntil =
    lottery?.date === date && takesEntries(lottery, now) ? rfc3339(lottery.until, office.timeZone) : null;
  const capacity = sum(all.map((window) => window.capacity));
  return { date, status, capacity, remaining, releasedAt: opens, lotteryUntil, windows: open };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The first windows with a place for those who may use these quotas, from that date on. */
export async function nextPlaces(
  db: Queryable,
  office: Office,
  { quotas, from, atDesk }: Viewer,
  now: Instant,
): Promise<CapacityWindow[]> {
  const reachable = bookableAfter(office.policy, now, atDesk);
  const values = [office.code, reachable.toString(), from, lastReleasedDate(office, now), quotas, now.toString()];
  return db.query(NEXT_PLACES, values);
}

const NEXT_PLACES = statement('next places')`
  select ${WINDOW_COLUMNS} from capacity_window w
  where w.office = $1 and w.starts_at > $2 and ($3::date is null or w.date >= $3) and w.date <= $4
    and (w.quota = any($5::text[]) or (w.opens_to_all_at <= $6 and '${GENERAL}' = any($5::text[]))) and w.taken < w.capacity
  order by w.starts_at, array_position($5::text[], w.quota) limit 3`;
