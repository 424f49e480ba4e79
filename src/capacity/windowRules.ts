// The rules for dates and windows that can be asked for, and the refusals: pure.
import { hoursOn } from '../office/hours.ts';
import { lastReleasedDate, opensAt, releasedAt } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import { type Near, type Refusal, type RefusalPeriod, refuse } from '../refusal.ts';
import { dateIn, type Instant, isBefore, type LocalDate } from '../time.ts';
import type { PlaceWish } from './allocate.ts';

type Wanted = Pick<PlaceWish, 'date' | 'window' | 'acceptNextPlace' | 'quotas'>;

interface UnmetWish {
  wish: Wanted;
  picked: PickedWindow | null;
  /** There are places, but before what was asked for. */
  hasEarlier: boolean;
}

/**
 * A no for want of places: in the window picked or on the day named alone, or on all days up to the horizon.
 */
export function full(office: Office, { wish, picked, hasEarlier }: UnmetWish, now: Instant): Refusal {
  const asked = picked?.date ?? wish.date;
  const from = wish.acceptNextPlace ? null : asked;
  const near = { office: office.code, from, quotas: wish.quotas };
  const sinceAsked: Partial<RefusalPeriod> = hasEarlier ? { sinceAsked: true } : {};
  const more = from === null ? sinceAsked : partOfPeriod(from, picked, office, now);
  const period: RefusalPeriod = { from, to: from ?? lastReleasedDate(office, now), ...more };
  return refuse('FULL', { period }, { field: 'visitDate', near });
}

function partOfPeriod(
  date: LocalDate,
  picked: PickedWindow | null,
  { timeZone }: Office,
  now: Instant,
): Partial<RefusalPeriod> {
  if (picked?.startsAt) return { hour: { at: picked.startsAt, zone: timeZone } };
  return date === dateIn(timeZone, now) ? { begun: true } : {};
}

/** A window as it was looked up for an applicant who picked it. */
export interface PickedWindow {
  office: string;
  date: LocalDate;
  /** null: it was taken away. */
  startsAt: Instant | null;
  /** The office sells no places there any more. */
  closed: boolean;
}

/** The bookable windows of an office: those that begin after `reachable`, up to the day `last`. */
export interface Reachable {
  now: Instant;
  reachable: Instant;
  last: LocalDate;
}

/**
 * The refusal of a window that was picked: it is not there, or no longer, or not on the day wanted. `picked`
 * null: no window has that id.
 */
export function refusedWindow(
  picked: PickedWindow | null,
  wish: Wanted,
  office: Office,
  { now, reachable, last }: Reachable,
): Refusal | null {
  const near = (from: LocalDate | null) => ({
    field: 'window',
    near: { office: office.code, from, quotas: wish.quotas },
  });
  if (picked?.office !== office.code) return refuse('WINDOW_GONE', {}, near(wish.date));
  const { date, startsAt, closed } = picked;
  if (wish.date !== null && wish.date !== date) return refuse('WINDOW_GONE', {}, near(wish.date));
  if (closed || startsAt === null || !isBefore(reachable, startsAt)) return refuse('WINDOW_GONE', {}, near(date));
  return date > last ? notYet(date, { now, last }, office, near(null)) : null;
}

export function refusedDate(date: LocalDate, office: Office, now: Instant): Refusal | null {
  const today = dateIn(office.timeZone, now);
  const more = (from: LocalDate | null) => ({ field: 'visitDate', near: { office: office.code, from } });
  if (date < today) return refuse('IN_THE_PAST', { today }, more(null));
  const last = lastReleasedDate(office, now);
  if (date > last) return notYet(date, { now, last }, office, more(null));
  if (!hoursOn(office, date)) return refuse('CLOSED', { date }, more(date));
  return null;
}

/** If days open at a certain hour, the applicant may know when theirs does. */
function notYet(
  date: LocalDate,
  { now, last }: Pick<Reachable, 'now' | 'last'>,
  office: Office,
  more: { field: string; near: Near },
): Refusal {
  if (!opensAtAnHour(office)) return refuse('TOO_FAR_AHEAD', { lastDate: last }, more);
  // A day that never opens has no such hour.
  if (!hoursOn(office, date)) return refuse('CLOSED', { date }, more);
  const at = nextOpening(office, date, now);
  const zone = office.timeZone;
  return refuse('NOT_YET_RELEASED', { date, releasedOn: dateIn(zone, at), releasedAt: { at, zone } }, more);
}

function opensAtAnHour({ policy }: Office): boolean {
  return policy.release !== null || policy.lotteryMinutes > 0;
}

/** The moment for which to come back: before a lottery its begin, then the end of the draw. */
export function nextOpening(office: Office, date: LocalDate, now: Instant): Instant {
  const opens = opensAt(office, date);
  return isBefore(now, opens) ? opens : releasedAt(office, date);
}
