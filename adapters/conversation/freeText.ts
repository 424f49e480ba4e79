// Finds name, birth date and day of the visit wherever they stand in a sentence, by the words before them. Pure.
import type { LocalDate } from '../../src/time.ts';
import { type DateKind, readDate } from './dates.ts';
import { readField } from './fields.ts';
import { beginsDate, type FreeWord, freeWordsOf } from './freeWords.ts';
import type { Fields } from './intent.ts';
import { COMPACT_DATE } from './match.ts';
import { isKnownWord, NAME_ENDS, nameBegins } from './nameWords.ts';
import { asksOrQuotes, isDeedWord, isPolite } from './saidOtherwise.ts';
import type { Situation } from './slots.ts';
import { isCancelWord } from './speech.ts';
import { POLITE, WEEKDAYS, WISHES } from './words.ts';

export interface FoundDate {
  at: number;
  count: number;
  kind: DateKind;
  date: LocalDate;
  /** It has digits, or a word before it that says which date it is. */
  isPlain: boolean;
}

/** Longer than any voice note that was typed. */
const MAX_FREE_TEXT = 800;
const MAX_FREE_WORDS = 140;
const MAX_FREE_NAME_WORDS = 6;
const MAX_FREE_DATE_WORDS = 5;

/** A text without any of these names no field. */
const NAMES_A_FIELD =
  /\d|nama|name|nami|jeneng|asma|a\.?\/?n\.? |lahir|lhr|lair|born|birth|senin|senen|selasa|rabu|rebo|kamis|kemis|jumat|sabtu|minggu|day|besok|bsk|lusa/i;

/** The fields that a sentence names; nothing where it gives something up or only supposes. */
export function fieldsInText(text: string, situation: Situation): Fields {
  const words = registeringWords(text);
  if (!words) return {};
  const dates = datesInWords(words, situation.today);
  const name = nameInWords(words, dates, situation);
  const birthDate = onlyDate(dates.filter(({ kind }) => kind === 'birthDate'));
  const visitDate = onlyDate(dates.filter(({ kind }) => kind === 'visitDate'));
  return { ...(name && { name }), ...(birthDate && { birthDate }), ...(visitDate && { visitDate }) };
}

/** The words of a sentence that may register; null: it names no field, gives something up, or only supposes. */
export function registeringWords(text: string): FreeWord[] | null {
  if (text.length > MAX_FREE_TEXT || !NAMES_A_FIELD.test(text)) return null;
  const words = freeWordsOf(text);
  return words.length <= MAX_FREE_WORDS && mayRegister(words) ? words : null;
}

const IF_WORDS =
  /^(?:kalau|kalo|klo|klu|jika|misal\w*|seandainya|andai\w*|umpama\w*|seumpama|takut\w*|khawatir\w*|if)$/;
const NOT_WORDS =
  /^(?:tidak|tdk|gak|ga|nggak|ngga|enggak|kaga|kagak|ora|teu|mboten|belum|blm|bukan|not|dont|never|jangan|jgn|ojo|ulah|(?:tidak|tdk|gak?|ngga?k?|engga?k?)(?:usah|perlu))$/;
/** "Gimana cara daftar, nama saya Budi": a question or a quotation that ends before the first field leaves it as it is. */
function isUpToField(words: readonly FreeWord[], least: number): boolean {
  const field = words.findIndex(({ lower }) => beginsDate(lower) || BIRTH_WORDS.test(lower) || /^nama/.test(lower));
  const upTo = Math.max(field, least);
  // A sign right before a date only parts the name from it.
  return !words.slice(0, upTo).some(({ ends }, at) => ends && !beginsDate(words[at + 1]?.lower ?? ''));
}

const REGISTER_WORDS = /^(?:men)?(?:daftar\w*|antri|antre|booking|register|book|jadi|mau|ingin|pengen|want)$/;
const NEAR_WORDS = 3;
/** "Why was I to move". */
const NEAR_DEED_WORDS = 4;

/** "Kalau saya daftar", "tidak jadi daftar", "kenapa didaftarkan", "jangan": nothing is taken from these. */
function mayRegister(words: readonly FreeWord[]): boolean {
  return !words.some(({ lower }, at) => {
    if (isCancelWord(lower) || /^(?:jangan|jgn|ojo|ulah)$/.test(lower)) return true;
    const isTurned = IF_WORDS.test(lower) || NOT_WORDS.test(lower);
    if (!isTurned && !asksOrQuotes(lower)) return false;
    if (isPolite(lower, words[at - 1]?.lower, words[at + 1]?.lower)) return false;
    const near = words.slice(at + 1, at + 1 + NEAR_WORDS);
    // "Tidak jadi daftar, …" gives up whatever follows.
    if (isTurned && near.some(({ lower: next }) => REGISTER_WORDS.test(next))) return true;
    const deed = words.slice(at + 1, at + 1 + NEAR_DEED_WORDS).findIndex(({ lower: next }) => isDeedWord(next));
    return deed >= 0 && isUpToField(words.slice(at), deed + 2);
  });
}

export const BIRTH_WORDS = /^(?:lahir\w*|kelahiran\w*|lhr|lhir|ttl|lair\w*|born|birth|dob|birthdate|tgllahir)$/;
const VISIT_WORDS =
  /^(?:datang\w*|dateng\w*|dtg|dtang|kedatangan\w*|kunjungan|ke|sumping|sowan|rencana\w*|untuk|utk|buat|come|coming|visit|booking|book|antre|antri|hadir|teko|appointment|daftar|for|tglkedatangan)$/;

export function datesInWords(words: readonly FreeWord[], today: LocalDate): FoundDate[] {
  const found: FoundDate[] = [];
  for (let at = 0; at < words.length; ) {
    const date = beginsDate(words[at]?.lower ?? '') ? dateAt(words, at, found.at(-1), today) : null;
    if (date) found.push(date);
    at += date?.count ?? 1;
  }
  return found;
}

function dateAt(
  words: readonly FreeWord[],
  at: number,
  before: FoundDate | undefined,
  today: LocalDate,
): FoundDate | null {
  const from = Math.max(before ? before.at + before.count : 0, at - 6);
  const cues = words.slice(from, at).map(({ lower }) => lower);
  const birth = cues.findLastIndex((word) => BIRTH_WORDS.test(word));
  const visit = cues.findLastIndex((word) => VISIT_WORDS.test(word));
  if (cues.slice(-2).some((word) => NOT_WORDS.test(word))) return null;
  const isBirth = birth > visit || (birth >= 0 && cues.length - birth <= 3);
  const most = COMPACT_DATE.test(words[at]?.typed ?? '') ? 1 : MAX_FREE_DATE_WORDS;
  for (let count = Math.min(most, words.length - at); count > 0; count--) {
    const span = words.slice(at, at + count);
    if (span.slice(0, -1).some((word) => word.ends && !WEEKDAYS.has(word.lower))) continue;
    const typed = span.map((word) => word.typed).join(' ');
    const reading = readingOfSpan(typed, isBirth, today);
    if (reading) return { at, count, ...reading, isPlain: /\d/.test(typed) || visit >= 0 };
  }
  return null;
}

/** Without a word before it a date long past is a birth, and one to come a visit. */
function readingOfSpan(typed: string, isBirth: boolean, today: LocalDate): Pick<FoundDate, 'kind' | 'date'> | null {
  const read = (kind: DateKind) => {
    const reading = readDate(typed, kind, today);
    return 'date' in reading ? reading.date : null;
  };
  if (isBirth) {
    const date = read('birthDate');
    return date && date < today ? { kind: 'birthDate', date } : null;
  }
  const visit = read('visitDate');
  if (visit && visit >= today) return { kind: 'visitDate', date: visit };
  const birth = read('birthDate');
  return birth && birth < today ? { kind: 'birthDate', date: birth } : null;
}

/** The one date that is meant: those written out outrank days of the week; several different ones are none. */
export function onlyDate(dates: readonly FoundDate[]): LocalDate | null {
  const plain = dates.filter(({ isPlain }) => isPlain);
  const different = new Set((plain.length > 0 ? plain : dates).map(({ date }) => date));
  const [date] = different;
  return date !== undefined && different.size === 1 ? date : null;
}

/** Behind "nama saya", "atas nama", "a.n.", "my name is"; or what the text begins with, before "lahir". */
function nameInWords(words: readonly FreeWord[], dates: readonly FoundDate[], situation: Situation): string | null {
  for (let at = 0; at < words.length; at++) {
    const begins = nameBegins(words, at);
    if (begins === null) continue;
    const name = readNameAt(words.slice(begins), situation);
    if (name) return name;
  }
  const birth = words.findIndex(({ lower }) => BIRTH_WORDS.test(lower));
  const end = birth >= 0 ? birth : (dates.find(({ kind }) => kind === 'birthDate')?.at ?? -1);
  if (end < 1) return null;
  const start = words.findIndex(({ lower }) => !POLITE.has(lower) && !WISHES.has(lower));
  const first = words.slice(start, end).filter(({ lower }) => !/^(?:saya|aku|tgl|tanggal)$/.test(lower));
  const isName =
    start >= 0 &&
    first.length <= MAX_FREE_NAME_WORDS &&
    first.every((word) => isNameWord(word) && !isKnownWord(word.lower));
  return isName ? readNameAt(first, situation) : null;
}

export function isNameWord({ typed }: FreeWord): boolean {
  return /^[\p{L}\p{M}'.\-/]+$/u.test(typed);
}

export function readNameAt(words: readonly FreeWord[], situation: Situation): string | null {
  const end = words.findIndex((word) => !isNameWord(word) || NAME_ENDS.has(word.lower) || beginsDate(word.lower));
  const sign = words.findIndex(({ ends }) => ends);
  const count = Math.min(end < 0 ? words.length : end, sign < 0 ? words.length : sign + 1, MAX_FREE_NAME_WORDS);
  if (count === 0) return null;
  const typed = words
    .slice(0, count)
    .map((word) => word.typed)
    .join(' ');
  const reading = readField('name', typed, situation);
  return 'values' in reading ? (reading.values.name ?? null) : null;
}
