// The release of days for booking, each office at its own moment to avoid a stampede, and the closing of windows. Pure.
import { textHash } from '../text.ts';
import { addDays, addMinutes, atTime, dateIn, type Instant, isBefore, type LocalDate } from '../time.ts';
import { hoursOn } from './hours.ts';
import type { Office } from './settings.ts';

type Releasing = Pick<Office, 'code' | 'timeZone'> & {
  policy: Pick<Office['policy'], 'horizonDays' | 'release' | 'lotteryMinutes'>;
};

/** The time between the end of the entries of a lottery and the release of the day: the draw is over by then. */
const DRAW_MINUTES = 1;

/** The moment from which people ask for that date: it is released then, or enters the lottery. */
export function opensAt({ code, timeZone, policy }: Releasing, date: LocalDate): Instant {
  const { horizonDays, release } = policy;
  const day = addDays(date, -horizonDays);
  if (!release) return atTime(day, '00:00', timeZone);
  const later = textHash(`${code} ${date}`) % (release.jitterMinutes + 1);
  return addMinutes(atTime(day, release.at, timeZone), later);
}

/** The moment from which that date can be booked, first come, first served. */
export function releasedAt(office: Releasing, date: LocalDate): Instant {
  const { lotteryMinutes } = office.policy;
  const at = opensAt(office, date);
  return lotteryMinutes === 0 ? at : addMinutes(at, lotteryMinutes + DRAW_MINUTES);
}

/** The moments at which that date's release, or its lottery, changes. */
export function changesOfRelease(office: Releasing, date: LocalDate): Instant[] {
  const { release, lotteryMinutes } = office.policy;
  // Released at midnight, when every day changes anyway.
  if (!release && lotteryMinutes === 0) return [];
  const at = opensAt(office, date);
  return lotteryMinutes === 0 ? [at] : [at, addMinutes(at, lotteryMinutes), releasedAt(office, date)];
}

/** A day whose places are drawn by lot among those who ask within this time. */
export interface OpeningLottery {
  date: LocalDate;
  from: Instant;
  until: Instant;
}

/** The lottery of the day that is released next; null: the office holds none, or is closed that day. */
export function nextLottery(office: Office, now: Instant): OpeningLottery | null {
  const { lotteryMinutes } = office.policy;
  if (lotteryMinutes === 0) return null;
  const date = addDays(lastReleasedDate(office, now), 1);
  if (!hoursOn(office, date)) return null;
  const from = opensAt(office, date);
  return { date, from, until: addMinutes(from, lotteryMinutes) };
}

/** The lottery that takes entries now, or is drawn; null: none. */
export function lotteryNow(office: Office, now: Instant): OpeningLottery | null {
  const next = nextLottery(office, now);
  return next && !isBefore(now, next.from) ? next : null;
}

export function takesEntries({ until }: OpeningLottery, now: Instant): boolean {
  return isBefore(now, until);
}

/** The last date that can be booked now. */
export function lastReleasedDate(office: Releasing, now: Instant): LocalDate {
  const { release, horizonDays, lotteryMinutes } = office.policy;
  let date = addDays(dateIn(office.timeZone, now), horizonDays);
  if (release || lotteryMinutes > 0) while (isBefore(now, releasedAt(office, date))) date = addDays(date, -1);
  return date;
}

type Arriving = Pick<Office['policy'], 'arriveMinutesBefore' | 'minimumNoticeMinutes'>;

/**
 * Only windows that begin later can be booked now: those that people can still reach in time, with some notice. An
 * applicant at the desk needs no notice.
 */
export function bookableAfter(policy: Arriving, now: Instant, atDesk = false): Instant {
  const notice = atDesk ? 0 : policy.minimumNoticeMinutes;
  return addMinutes(now, policy.arriveMinutesBefore + notice);
}
