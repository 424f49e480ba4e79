// Tells what is wrong with a birth date of three parts, and with which part: pure.
import { readDateParts } from '../fields/fields.ts';
import type { BookTexts } from '../texts/book/texts.ts';

export type BirthDatePart = 'day' | 'month' | 'year';

export interface BirthDateFault {
  part: BirthDatePart;
  text: string;
}

export interface TypedBirthDate {
  day: string;
  month: string;
  year: string;
}

const FIRST_YEAR = 1900;

/** Null if the date can be read. `today` as `2017-08-01`. */
export function birthDateFault(typed: TypedBirthDate, today: string, say: BookTexts): BirthDateFault | null {
  return missingPart(typed, say) ?? unreadablePart(typed, today, say) ?? impossibleDay(typed, today, say);
}

function missingPart(typed: TypedBirthDate, say: BookTexts): BirthDateFault | null {
  const missing = (['day', 'month', 'year'] as const).filter((part) => typed[part].trim() === '');
  const [part] = missing;
  if (!part) return null;
  const text = missing.length === 3 ? say.needBirthDate : say.birthDateMisses(missing.map((each) => say[each]));
  return { part, text };
}

function unreadablePart({ day, month, year }: TypedBirthDate, today: string, say: BookTexts): BirthDateFault | null {
  if (!isWithin(day, 1, 31)) return { part: 'day', text: say.wrongDay };
  if (!isWithin(month, 1, 12)) return { part: 'month', text: say.wrongMonth };
  if (!/^\d{4}$/.test(year.trim())) return { part: 'year', text: say.wrongYear };
  if (!isWithin(year, FIRST_YEAR, Number(today.slice(0, 4)))) return { part: 'year', text: say.yearOutOfRange };
  return null;
}

function impossibleDay({ day, month, year }: TypedBirthDate, today: string, say: BookTexts): BirthDateFault | null {
  const date = readDateParts(day, month, year);
  if (!date) {
    const first = `${year.trim()}-${month.trim().padStart(2, '0')}-01`;
    return { part: 'day', text: say.noSuchDay(first, new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) };
  }
  return date > today ? { part: 'year', text: say.bornInFuture } : null;
}

function isWithin(text: string, least: number, most: number): boolean {
  return /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}
