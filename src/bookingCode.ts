// Booking codes: eight characters that are hard to mistake for another, the last one a check character.
import { randomBytes } from 'node:crypto';

/** No 0 O 1 I L. Thirty-one characters, a prime, so that the check finds every wrong character and every swap. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 8;
const BASE = CODE_ALPHABET.length;
// The largest multiple of the base below 256: bytes above it would make some characters likelier.
const FAIR = 256 - (256 % BASE);

/** Months, days of the week and "tg" in Indonesian and English, as far as a code can spell them: 2 March is "MAR2" to many. */
const DATE_WORDS =
  /(?<![A-Z])(?:JAN|FEB|PEB|MAR|MRT|APR|MAY|JUNE?|AGU|AGS|AGT|AUG|SEPT?|DES|DEC|SEN|RAB|KAM|JUM|SAB|MGG|TUE|WED|THU|SAT|SUN|TG)(?![A-Z])/;

/** Whether the code, whole or parted in the middle, has a word of a date among its digits. */
function looksLikeDate(code: string): boolean {
  return DATE_WORDS.test(code) || DATE_WORDS.test(`${code.slice(0, 4)} ${code.slice(4)}`);
}

/**
 * A new code; `random` gives that many random bytes. Letters and digits are always both in it, and no word of a date:
 * letters alone could be a word that people write, digits alone a date, and one code in a million was read as one.
 */
export function newCode(random: (bytes: number) => Uint8Array = pooled): string {
  for (;;) {
    const code = drawn(random);
    if (/\d/.test(code) && /[A-Z]/.test(code) && !looksLikeDate(code)) return code;
  }
}

function drawn(random: (bytes: number) => Uint8Array): string {
  let digits = '';
  let sum = 0;
  while (digits.length < CODE_LENGTH - 1) {
    for (const byte of random(CODE_LENGTH)) {
      if (byte >= FAIR || digits.length === CODE_LENGTH - 1) continue;
      const value = byte % BASE;
      sum += value * (digits.length + 1);
      digits += CODE_ALPHABET[value];
    }
  }
  return digits + CODE_ALPHABET[sum % BASE];
}

/** Characters: a code with a blank between any two. Putting the marks of a long text in order takes for ever. */
const LONGEST_TYPED = 40;

/** The code as it is stored, from any case, with blanks or dashes; null where it is none. */
export function readCode(text: string): string | null {
  if (text.length > LONGEST_TYPED) return null;
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '');
  if (code.length !== CODE_LENGTH) return null;
  let sum = 0;
  for (let place = 0; place < CODE_LENGTH; place++) {
    const value = CODE_ALPHABET.indexOf(code.charAt(place));
    if (value < 0) return null;
    if (place < CODE_LENGTH - 1) sum += value * (place + 1);
    else if (sum % BASE !== value) return null;
  }
  return code;
}

/** The first code in a text, as we write codes; null where there is none. */
export function codeIn(text: string): string | null {
  const words = text.match(/\b[2-9A-HJ-NP-Z]{8}\b/g) ?? [];
  return words.find((word) => /\d/.test(word) && /[A-Z]/.test(word) && readCode(word)) ?? null;
}

let pool = randomBytes(0);
let used = 0;

/** Random bytes are asked for in large pieces: one call a code would cost more than the code. */
function pooled(bytes: number): Uint8Array {
  if (used + bytes > pool.length) {
    pool = randomBytes(4096);
    used = 0;
  }
  used += bytes;
  return pool.subarray(used - bytes, used);
}
