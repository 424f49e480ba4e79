// Tells public holidays from days that are only observed, and from those that are not certain yet, by what calendars say. Pure.

import type { LocalDate } from '../time.ts';

/** Google and others put all three into one calendar. */
export type HolidayKind = 'PUBLIC' | 'TENTATIVE' | 'OBSERVANCE';

export interface Holiday {
  date: LocalDate;
  reason: string;
}

export interface ReadHoliday extends Holiday {
  kind: HolidayKind;
}

/** Of several events on a day the first of these counts. */
export const STRONGEST_KINDS: readonly HolidayKind[] = ['PUBLIC', 'TENTATIVE', 'OBSERVANCE'];

export interface EventMarks {
  name: string;
  description: string;
  status: string;
  categories: string;
}

const OBSERVED = /^\s*(?:perayaan|observance|hari peringatan|commemoration)\b/i;
const UNCERTAIN = /\((?:belum pasti|tentatif|tentative|perkiraan|to be confirmed)\)/i;

export function kindOfEvent({ name, description, status, categories }: EventMarks): HolidayKind {
  if (OBSERVED.test(description) || OBSERVED.test(categories)) return 'OBSERVANCE';
  return status === 'TENTATIVE' || UNCERTAIN.test(name) ? 'TENTATIVE' : 'PUBLIC';
}
