// The name of an applicant: which texts are one, and when two of them are the same person's.
import { cleanName } from './cleanText.ts';
import type { LocalDate } from './time.ts';

export const MAX_NAME_LENGTH = 100;
/** Characters of a name whose letters are compared. Putting the marks of a long text in order takes for ever. */
const MAX_COMPARED_LENGTH = 400;
/** The letters of names on Indonesian identity cards, and what stands between them. */
const NAME = /^[\p{Script=Latin}\p{M} '.,\-/]+$/u;

/** The name as it was meant; null where it is none: letters, blanks and ' . , - / only, 100 characters at most. */
export function readName(text: string): string | null {
  const name = cleanName(text);
  return name.length <= MAX_NAME_LENGTH && isWrittenAsName(name) ? name : null;
}

/** Whether a cleaned text has a letter, and nothing but what stands in names. */
export function isWrittenAsName(cleaned: string): boolean {
  return NAME.test(cleaned) && /\p{L}/u.test(cleaned);
}

/** One person whatever the case, dots and blanks of the name: letters and birth date. */
export function personKey(name: string, birthDate: LocalDate): string {
  return `${lettersOf(name)} ${birthDate}`;
}

/** The letters of a name, all large, as names are compared. */
export function lettersOf(name: string): string {
  return name
    .slice(0, MAX_COMPARED_LENGTH)
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toUpperCase();
}
