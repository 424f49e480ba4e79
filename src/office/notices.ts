// The notices that an office sends, its quiet hours, and the kinds it has switched off.
import { addDays, atTime, dateIn, type Instant, isBefore, type LocalTime } from '../time.ts';

/** Kinds of notices. Answers to messages, such as the code and the queue number, are always sent. */
export const NOTICE_KINDS = [
  'REMINDER_DAY_BEFORE',
  'REMINDER_TWO_HOURS',
  'TURN_NEAR',
  'CALLED',
  'FORFEITED',
  'MOVED',
  'STANDBY_OFFER',
  'PASSPORT_READY',
  'REGISTRATION_TRIED',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface NoticeSettings {
  /** When people are reminded on the day before, by the office's clock; inside `hours`. */
  remindAt: LocalTime;
  /** The hours in which people may be disturbed, by the office's clock. */
  hours: { from: LocalTime; to: LocalTime };
  /** Kinds that are not sent. */
  off: readonly NoticeKind[];
  /** Applicants with this many people ahead, or fewer, are told that their turn is near. */
  nearTurn: number;
  /** Whether what cannot be delivered by one channel goes by the office's other one. */
  fallback: boolean;
}

export const DEFAULT_NOTICES: NoticeSettings = {
  remindAt: '16:00',
  hours: { from: '07:00', to: '21:00' },
  off: [],
  nearTurn: 3,
  fallback: false,
};

export function tells({ notices }: { notices: NoticeSettings }, kind: NoticeKind): boolean {
  return !notices.off.includes(kind);
}

/** The first moment from `at` on at which people may be disturbed. */
export function calmFrom({ hours }: NoticeSettings, zone: string, at: Instant): Instant {
  const date = dateIn(zone, at);
  const opens = atTime(date, hours.from, zone);
  if (isBefore(at, opens)) return opens;
  return isBefore(at, atTime(date, hours.to, zone)) ? at : atTime(addDays(date, 1), hours.from, zone);
}
