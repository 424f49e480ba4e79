// The release of days for booking, each office at its own moment to avoid a stampede, and the closing of windows. Pure.
import { addDays, addMinutes, atTime, dateIn, type Instant, isBefore, type LocalDate } from '../time.ts';
import type { Office } from './settings.ts';

type Releasing = Pick<Office, 'code' | 'timeZone'> & { policy: Pick<Office['policy'], 'horizonDays' | 'release'> };

/** The moment from which that date can be booked. */
export function releasedAt({ code, timeZone, policy }: Releasing, date: LocalDate): Instant {
  const { horizonDays, release } = policy;
  const day = addDays(date, -horizonDays);
  if (!release) return atTime(day, '00:00', timeZone);
  const later = spread(`${code} ${date}`) % (release.jitterMinutes + 1);
  return addMinutes(atTime(day, release.at, timeZone), later);
}

/** The last date that can be booked now. */
export function lastReleasedDate(office: Releasing, now: Instant): LocalDate {
  let date = addDays(dateIn(office.timeZone, now), office.policy.horizonDays);
  if (office.policy.release) while (isBefore(now, releasedAt(office, date))) date = addDays(date, -1);
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

/** The same number for the same text, and any number for another (FNV-1a). */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  // The low bits of neighbouring dates are much alike until they are mixed once more.
  return (Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ (hash >>> 13)) >>> 0;
}
