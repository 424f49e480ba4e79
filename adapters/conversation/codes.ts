// Finds booking codes in what people write: alone, parted, or in a sentence; a date is none.

import { CODE_LENGTH, readCode as readOurCode } from '../../src/bookingCode.ts';
import { itemAt } from '../../src/items.ts';
import { asDigits, readDate } from './dates.ts';
import { MONTHS } from './words.ts';

/** The longest text that is a code and no more. */
const MAX_CODE_TEXT = 60;

/** The code alone, perhaps with a sign, a blank or a full stop; whether it is right is not said here. */
export function readCode(text: string): Found | null {
  const code = codeAlone(text);
  return code === null ? null : { code, rest: text.replace(/[a-z0-9]/gi, '') };
}

function codeAlone(text: string): string | null {
  if (text.length > MAX_CODE_TEXT) return null;
  const bare = text.replace(/["'()]/g, '').replace(/^[#\s]+|[#\s.!?]+$/g, '');
  if (!isCodeLike(bare) || bare.length > 11) return null;
  // "kode A312" has eight signs too, and is two words.
  return /[ \n]/.test(bare) && !/^[\d \n-]+$|^[2-9A-HJKMNP-Z \n-]+$/i.test(bare) ? null : squeezedCode(bare);
}

/** As many bookings as a number can have at an office at most. */
const MAX_CODES_TOGETHER = 5;
/** Words and signs that may stand between them. */
const BETWEEN_CODES = /\b(?:dan|and|serta)\b|[^a-z0-9]/gi;

/** Several right codes and nothing else, as a family sends them in one message; none: the text is something else. */
export function codesTogether(text: string): string[] {
  const bare = text.length <= MAX_CODE_TEXT * 2 ? text.replace(BETWEEN_CODES, '') : '';
  const codes = new Set<string>();
  for (let at = 0; at < bare.length; at += CODE_LENGTH) {
    const code = readOurCode(bare.slice(at, at + CODE_LENGTH));
    if (code === null) return [];
    codes.add(code);
  }
  return codes.size > 1 && codes.size <= MAX_CODES_TOGETHER ? [...codes] : [];
}

/** Eight letters and digits with a digit among them, as every code but few words have; a date is none. */
export function isCodeLike(text: string): boolean {
  if (text.length > 16) return false;
  const code = squeezedCode(text);
  return /^[a-z0-9]{8}$/i.test(code) && /\d/.test(code) && !isDateLike(text);
}

/** As `isCodeLike`; one of several words has a digit in each or is right, or else "ubah tgl 8" would be one. */
export function isCodeOfWords(text: string): boolean {
  if (!isCodeLike(text)) return false;
  const words = text.trim().split(/\s+/);
  return words.length === 1 || words.every((word) => /\d/.test(word)) || isRightCode(squeezedCode(text));
}

/** "7 agustus", "1 mei 2017", "O7122OO7", "31 april": also where the calendar has no such day, and in the wrong field. */
function isDateLike(text: string): boolean {
  const digits = inDigits(text);
  return isDateAsSpelt(text) || (digits !== text && isDateAsSpelt(digits));
}

/** With the letters as digits that stand for some: no code of ours has any of these. */
function inDigits(text: string): string {
  if (/^[\dOoIl \n-]+$/.test(text)) return asDigits(text);
  const [, day = '', month = '', year = ''] = WITH_MONTH.exec(text) ?? [];
  return month === '' ? text : asDigits(day) + month + asDigits(year);
}

/** A day, the name of a month and a year, whose digits may be letters. */
const WITH_MONTH = new RegExp(
  `^([\\dOIl]{1,2})([ \\n-]*(?:${[...MONTHS.keys()].join('|')})[ \\n-]*)([\\dOIl]{4}|[\\dOIl]{2})$`,
  'i',
);

function isDateAsSpelt(text: string): boolean {
  const code = squeezedCode(text);
  if (/^\d+$/.test(code)) return DAY_FIRST.test(code) || !('fault' in readDate(code, 'visitDate', '2000-01-01'));
  if (FAR_YEAR.test(text)) return false;
  const reading = readDate(text, 'visitDate', '2000-01-01');
  // A day that no calendar has is written with a 0 or a 1, nearly always, and no code of ours is.
  return 'date' in reading || (reading.fault !== 'UNREADABLE' && !isRightCode(code));
}

/** Written like ours, and the check character is right. */
function isRightCode(code: string): boolean {
  return readOurCode(code) !== null;
}

/**
 * Years from 2100 on, which no visit and no birth has. A code such as 6JAN3296 has no others, for it has neither 0 nor 1.
 */
const FAR_YEAR = /(?<!\d)(?:2[1-9]|[3-9]\d)\d\d(?!\d)/;
const DAY_FIRST = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/;

export function squeezedCode(text: string): string {
  return text.replace(/[ \n-]/g, '');
}

/** A code, and the text without it. */
export interface Found {
  code: string;
  rest: string;
}

/**
 * One of the sender's own codes anywhere in the text, parted or not; or, where only one booking waits for its code, the
 * digits of it without the noughts in front.
 */
export function ownCodeIn(text: string, own: readonly string[], held: readonly string[]): Found | null {
  if (own.length === 0) return null;
  const said = text.toUpperCase();
  const bare = said.length < MAX_CODE_TEXT ? said.replace(/[^A-Z0-9]/g, '') : '';
  const found = own.flatMap((code) => {
    const spelt = spellings(code).find((spelling) => standsIn(said, spelling));
    if (spelt) return { code, rest: without(text, spelt) };
    return bare === code ? { code, rest: text.replace(/[a-z0-9]/gi, '') } : [];
  });
  if (found.length === 1) return itemAt(found, 0);
  const digits = withoutEnd(said.replace(/^#/, ''));
  const [only = ''] = held;
  const isOnly = held.length === 1 && /^\d{2,8}$/.test(digits) && digits.padStart(8, '0') === only;
  return isOnly ? { code: only, rest: text.replace(/\d/g, '') } : null;
}

/** Wherever it stands, so that a code said twice is gone, too. */
function without(text: string, spelt: string): string {
  return text.replace(new RegExp(spelt, 'gi'), ' ');
}

/** As it is given, or parted in the middle. */
function spellings(code: string): string[] {
  return [code, `${code.slice(0, 4)} ${code.slice(4)}`, `${code.slice(0, 4)}-${code.slice(4)}`];
}

/** As a word of its own. */
function standsIn(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    if (!isSign(text[at - 1]) && !isSign(text[at + code.length])) return true;
  }
  return false;
}

function isSign(character: string | undefined): boolean {
  return character !== undefined && /[A-Z0-9]/.test(character);
}

/** Another person's code or a mistyped one, as the only word of its kind in a sentence: the API says that it is unknown. */
export function codeInSentence(text: string): Found | null {
  const written = text.split(/[^A-Za-z0-9-]/).filter(isWrittenLikeOurs);
  const [code, ...more] = new Set(written.map(squeezedCode));
  if (code === undefined || more.length > 0) return null;
  return { code, rest: written.reduce((rest, spelt) => rest.replaceAll(spelt, ' '), text) };
}

/** Our codes have letters and digits both, and none of 0 O 1 I L. */
function isWrittenLikeOurs(word: string): boolean {
  return word.length <= 10 && isCodeLike(word) && /[a-z]/i.test(word) && /^[2-9A-HJKMNP-Z-]+$/i.test(word);
}

/** Without the signs that end a sentence. */
export function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' \n.!?'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end).trimStart();
}
