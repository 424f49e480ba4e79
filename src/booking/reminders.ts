// Decides which applicants are reminded when: pure. A round is for all whose windows begin in it; it is gone through
// once.
import { calmFrom, tells } from '../office/notices.ts';
import type { Office } from '../office/settings.ts';
import { addDays, addMinutes, atTime, dateIn, type Instant, isBefore } from '../time.ts';

export type ReminderKind = 'REMINDER_DAY_BEFORE' | 'REMINDER_TWO_HOURS';

export interface Round {
  office: string;
  kind: ReminderKind;
  /** Windows that begin from then on, and before `to`. */
  from: Instant;
  to: Instant;
  /** An applicant who confirmed later knows it all from the answer. */
  confirmedBefore: Instant;
}

/** Minutes before people must be there at which they are told so. */
const SOON_MINUTES = 120;
/** An applicant who confirmed so shortly before has just been told. */
const KNOWN_MINUTES = 180;
/** With fewer minutes left an applicant who is not on the way yet does not get there in time: the day before is for them. */
const LEAST_MINUTES = 60;

/** Tomorrow's round, from the office's hour of reminding until the hours end in which people may be disturbed. */
export function dayRound(office: Office, now: Instant): Round | null {
  const { notices, timeZone, code } = office;
  if (!tells(office, 'REMINDER_DAY_BEFORE')) return null;
  const today = dateIn(timeZone, now);
  const tomorrow = addDays(today, 1);
  const remindAt = atTime(today, notices.remindAt, timeZone);
  if (isBefore(now, remindAt) || !isBefore(now, atTime(today, notices.hours.to, timeZone))) return null;
  return {
    office: code,
    kind: 'REMINDER_DAY_BEFORE',
    from: atTime(tomorrow, '00:00', timeZone),
    to: atTime(addDays(tomorrow, 1), '00:00', timeZone),
    confirmedBefore: remindAt,
  };
}

/**
 * The beginnings of windows whose people are due to be told that they must be there in two hours, each a round of its
 * own: after `after` and up to `until`. If that hour was in the night they are told as soon as the day begins, if they
 * can still make it. null: the office is quiet now.
 */
export function soonWindows(office: Office, now: Instant): { after: Instant; until: Instant } | null {
  const { notices, timeZone, policy } = office;
  if (!tells(office, 'REMINDER_TWO_HOURS')) return null;
  if (isBefore(now, calmFrom(notices, timeZone, now))) return null;
  const until = addMinutes(now, policy.arriveMinutesBefore + SOON_MINUTES);
  return { after: addMinutes(now, policy.arriveMinutesBefore + LEAST_MINUTES), until };
}

export function soonRound({ code, policy }: Office, startsAt: Instant): Round {
  const confirmedBefore = addMinutes(startsAt, -policy.arriveMinutesBefore - KNOWN_MINUTES);
  return { office: code, kind: 'REMINDER_TWO_HOURS', from: startsAt, to: addMinutes(startsAt, 1), confirmedBefore };
}
