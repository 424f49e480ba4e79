// The weekly hours as a manager types them: read from the API's schedule, checked, and made its input. Pure.
import type { SetScheduleInput } from '../../clients/types.ts';
import { mustBeRead, numberTyped } from '../fields/typedNumber.ts';
import type { OfficeTexts } from '../texts/office/texts.ts';
import type { SchedulesQuery } from './documents.ts';
import { dateInDigits, dateTyped, periodsTyped, periodTyped } from './typedDate.ts';

export type WeekSchedule = NonNullable<SchedulesQuery['office']>['schedules'][number];
type WeekdayKey = WeekSchedule['week'][number]['weekday'];

export const WEEKDAY_KEYS = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const satisfies readonly WeekdayKey[];

/** Empty hours: closed on that day. */
export interface TypedWeekday {
  hours: string;
  breaks: string;
}

export interface TypedWeek {
  from: string;
  windowMinutes: string;
  capacity: string;
  days: Readonly<Record<WeekdayKey, TypedWeekday>>;
  /** Places of each window by quota. */
  shares: Readonly<Record<string, string>>;
}

/** The first is of the form, the others are those of a day or a quota: `MONDAY.hours`, `shares.priority`. */
export type WeekFault =
  | 'from'
  | 'windowMinutes'
  | 'capacity'
  | `${WeekdayKey}.${keyof TypedWeekday}`
  | `shares.${string}`;

/** Bounds as the API has them. */
const WINDOW_MINUTES = { least: 5, most: 720 };
const MAX_WINDOW_PLACES = 100_000;

/** `from` stays empty: the day on which new hours begin is the manager's to say. `quotas`: those of the office. */
export function typedWeek(
  { windowMinutes, capacity, week, shares }: WeekSchedule,
  quotas: readonly string[],
): TypedWeek {
  const day = (key: WeekdayKey) => {
    const open = week.find(({ weekday }) => weekday === key);
    return [key, { hours: open?.hours ?? '', breaks: open?.breaks.join(', ') ?? '' }] as const;
  };
  const days = Object.fromEntries(WEEKDAY_KEYS.map(day)) as Record<WeekdayKey, TypedWeekday>;
  const places = quotas.map((quota) => {
    return [quota, String(shares.find((share) => share.quota === quota)?.places ?? 0)] as const;
  });
  return {
    from: '',
    windowMinutes: String(windowMinutes),
    capacity: String(capacity),
    days,
    shares: Object.fromEntries(places),
  };
}

export function faultsOfWeek(
  typed: TypedWeek,
  today: string,
  say: OfficeTexts<'calendar'>['week'],
): Partial<Record<WeekFault, string>> {
  const from = dateTyped(typed.from);
  const faults: Partial<Record<WeekFault, string>> = {};
  if (!from) faults.from = say.needFrom;
  else if (from < today) faults.from = say.needFromLater(dateInDigits(today));
  if (numberTyped(typed.windowMinutes, WINDOW_MINUTES.least, WINDOW_MINUTES.most) === null)
    faults.windowMinutes = say.needNumber(WINDOW_MINUTES.least, WINDOW_MINUTES.most);
  if (numberTyped(typed.capacity, 0, MAX_WINDOW_PLACES) === null)
    faults.capacity = say.needNumber(0, MAX_WINDOW_PLACES);
  Object.assign(faults, faultsOfShares(typed, say));
  for (const key of WEEKDAY_KEYS) {
    const { hours, breaks } = typed.days[key];
    const open = periodTyped(hours);
    if (hours.trim() && !open) faults[`${key}.hours`] = say.needHours;
    const pauses = periodsTyped(breaks);
    if (pauses.includes(null)) faults[`${key}.breaks`] = say.needBreaks;
    else if (open ? !pauses.every((pause) => isPauseWithin(pause, open)) : pauses.length > 0 && !hours.trim())
      faults[`${key}.breaks`] = say.breaksOutside;
  }
  return faults;
}

function faultsOfShares(
  { shares, capacity }: TypedWeek,
  say: OfficeTexts<'calendar'>['week'],
): Partial<Record<WeekFault, string>> {
  const faults: Partial<Record<WeekFault, string>> = {};
  const most = numberTyped(capacity, 0, MAX_WINDOW_PLACES) ?? MAX_WINDOW_PLACES;
  let left = most;
  for (const [quota, text] of Object.entries(shares)) {
    const places = numberTyped(text, 0, MAX_WINDOW_PLACES);
    left -= places ?? 0;
    if (places === null) faults[`shares.${quota}`] = say.needNumber(0, most);
    else if (left < 0) faults[`shares.${quota}`] = say.sharesTooMany(most);
  }
  return faults;
}

/**
 * The schedule's letter stays, and so do a day's own length and places of a window.
 * @throws Error where `faultsOfWeek` finds what cannot be read.
 */
export function inputOfWeek(office: string, typed: TypedWeek, there: WeekSchedule): SetScheduleInput {
  const week = WEEKDAY_KEYS.filter((key) => typed.days[key].hours.trim()).map((weekday) => {
    const { hours, breaks } = typed.days[weekday];
    const before = there.week.find((day) => day.weekday === weekday);
    const own = { windowMinutes: before?.windowMinutes ?? null, capacity: before?.capacity ?? null };
    return { weekday, hours: mustBeRead(periodTyped(hours)), breaks: periodsTyped(breaks).map(mustBeRead), ...own };
  });
  return {
    office,
    from: mustBeRead(dateTyped(typed.from)),
    move: true,
    undoMinutes: 10,
    schedule: {
      windowMinutes: mustBeRead(numberTyped(typed.windowMinutes, WINDOW_MINUTES.least, WINDOW_MINUTES.most)),
      capacity: mustBeRead(numberTyped(typed.capacity, 0, MAX_WINDOW_PLACES)),
      line: there.line,
      shares: Object.entries(typed.shares).flatMap(([quota, text]) => {
        const places = mustBeRead(numberTyped(text, 0, MAX_WINDOW_PLACES));
        return places > 0 ? { quota, places } : [];
      }),
      week,
    },
  };
}

function isPauseWithin(pause: string | null, hours: string): boolean {
  const [from = '', to = ''] = pause?.split('-') ?? [];
  const [opens = '', shuts = ''] = hours.split('-');
  return from >= opens && to <= shuts;
}
