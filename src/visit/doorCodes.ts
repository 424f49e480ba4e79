// The codes of the screen at an office's door, made of the time and a secret of the server, and stored nowhere.
import { timingSafeEqual } from 'node:crypto';
import { addMinutes, type Instant, instant as instantOf } from '../time.ts';

/** The office, and the minutes for which each of its codes is shown. */
export interface DoorOfCodes {
  office: string;
  minutes: number;
}

/** The code of now, and the moment at which the next one takes its place. */
export interface DoorCodeNow {
  code: string;
  until: Instant;
}

/** `UNKNOWN`: it was never shown at this door. */
export type DoorCodeReading = 'SHOWN' | 'EXPIRED' | 'UNKNOWN';

export interface DoorCodes {
  codeAt(door: DoorOfCodes, now: Instant): DoorCodeNow;
  /** The code that is shown and the one before it count: a person reads one, walks on, and touches the button. */
  read(door: DoorOfCodes, code: string, now: Instant): DoorCodeReading;
}

/** The second at which the code began, and its mark: `1xk2m0.Zk3v9QxT7hLw4b1c`. */
const DOOR_CODE_FORM = /^([0-9a-z]{1,8})\.([\w-]{16})$/;
const MARK_LENGTH = 16;
/** Seconds by which the clock of the server that made the code may be ahead. */
const CLOCK_AHEAD_SECONDS = 10;

/**
 * `sign` makes 22 characters of a text that only this server's secret can make. The beginning stands in the code, so that one
 * that is out of date is told from one that was made up.
 */
export function openDoorCodes(sign: (text: string) => string): DoorCodes {
  const markOf = (office: string, begin: number) => sign(`door ${office} ${begin}`).slice(0, MARK_LENGTH);
  return {
    codeAt({ office, minutes }, now) {
      const length = minutes * 60;
      const begin = secondNow(now) - (secondNow(now) % length);
      const until = addMinutes(instantOf(new Date(begin * 1000).toISOString()), minutes);
      return { code: `${begin.toString(36)}.${markOf(office, begin)}`, until };
    },
    read({ office, minutes }, code, now) {
      const [, written = '', mark = ''] = DOOR_CODE_FORM.exec(code) ?? [];
      const begin = Number.parseInt(written, 36);
      // Only as it was written: other texts of the same number would be further codes.
      if (!mark || begin.toString(36) !== written || !isSameText(mark, markOf(office, begin))) return 'UNKNOWN';
      const age = secondNow(now) - begin;
      return age >= -CLOCK_AHEAD_SECONDS && age < 2 * minutes * 60 ? 'SHOWN' : 'EXPIRED';
    },
  };
}

function isSameText(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function secondNow(now: Instant): number {
  return Math.floor(now.epochMilliseconds / 1000);
}
