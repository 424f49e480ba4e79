// Reads the two dates of a registration, with the words that people write before and behind them.
import { ageOn, type LocalDate } from '../../src/time.ts';
import { cutsOf, readTail } from './afterDate.ts';
import { isFirstPlace } from './besideDate.ts';
import { type DateKind, type DateReading, readDate } from './dates.ts';
import { type FieldReading, type Reason, type Unclear, unclear, type Warning } from './intent.ts';
import { POLITE } from './words.ts';

type DateFault = Extract<DateReading, { fault: string }>['fault'];
const DATE_REASONS: Record<DateKind, Record<DateFault, Reason>> = {
  birthDate: {
    UNREADABLE: 'BIRTHDATE_UNREADABLE',
    IMPOSSIBLE: 'BIRTHDATE_IMPOSSIBLE',
    AMBIGUOUS: 'BIRTHDATE_AMBIGUOUS',
  },
  visitDate: {
    UNREADABLE: 'VISITDATE_UNREADABLE',
    IMPOSSIBLE: 'VISITDATE_IMPOSSIBLE',
    AMBIGUOUS: 'VISITDATE_AMBIGUOUS',
  },
};

/** The longest text that is searched for a date with words around it. */
const MAX_DATE_FIELD_LENGTH = 120;
const MAX_BIRTHPLACE_WORDS = 4;
const MAX_AGE_YEARS = 120;

/** Without a value: the first day with a place. */
export function readVisitDate(text: string, today: LocalDate): FieldReading {
  if (isFirstPlace(text)) return { values: {}, warnings: ['RELATIVE_DATE'] };
  const reading = readDate(text, 'visitDate', today);
  if (!isUnreadable(reading)) return visitDateOf(reading, text, today);
  const either = eitherDay(text, today);
  if (either) return unclear('VISITDATE_AMBIGUOUS', { choices: either }, text);
  return text.length > MAX_DATE_FIELD_LENGTH ? unreadable('visitDate', text) : withTail(text, today);
}

/** `7-8 Agustus 2017`, `07082017 atau 08082017`: the two days, the earlier first; null: there are not two to come. */
function eitherDay(text: string, today: LocalDate): [LocalDate, LocalDate] | null {
  const [, first = '', second = ''] = (text.length <= MAX_EITHER_LENGTH && EITHER.exec(text)) || [];
  const [, month = ''] = /^\d{1,2}( .+)$/.exec(second) ?? [];
  const days = [/^\d{1,2}$/.test(first) ? first + month : first, second].map((day) =>
    readDate(day, 'visitDate', today),
  );
  const [earlier, later] = days.flatMap((day) => ('date' in day ? day.date : [])).toSorted();
  return earlier && later && earlier >= today && earlier !== later ? [earlier, later] : null;
}
const MAX_EITHER_LENGTH = 60;
const EITHER = /^(?:tgl |tanggal )?(.*\d.*?) ?(?:-|–|\bs\/d\b|\bsampai\b|\batau\b|\bor\b) ?(?:tgl |tanggal )?(\d.*)$/i;

/** A date with words behind it. Words that speak against it have it asked, and the date is kept for the line to copy. */
function withTail(text: string, today: LocalDate): FieldReading {
  let own: LocalDate | undefined;
  for (const { head, tail } of cutsOf(text)) {
    const reading = readDate(head, 'visitDate', today);
    if (isUnreadable(reading)) continue;
    const date = 'date' in reading ? reading.date : null;
    const { warnings, otherDate } = readTail(tail, date, today);
    if (warnings) return visitDateOf(reading, text, today, warnings);
    if (!date || date < today) continue;
    own ??= date;
    if (otherDate)
      return proposing(own, unclear('VISITDATE_AMBIGUOUS', { choices: [date, otherDate].toSorted() }, text));
  }
  return proposing(own, unreadable('visitDate', text));
}

function visitDateOf(
  reading: DateReading,
  text: string,
  today: LocalDate,
  warnings: readonly Warning[] = [],
): FieldReading {
  const field = dateFieldOf('visitDate', reading, text, warnings);
  return 'intent' in field
    ? proposing(
        field.choices?.find((date) => date >= today),
        field,
      )
    : field;
}

function proposing(visitDate: LocalDate | undefined, fault: Unclear): Unclear {
  return visitDate ? { ...fault, proposed: { visitDate } } : fault;
}

export function readBirthDate(text: string, today: LocalDate): FieldReading {
  for (const { rest, warnings } of waysToBirth(text)) {
    const reading = readDate(rest, 'birthDate', today);
    if (isUnreadable(reading)) continue;
    const age = 'date' in reading ? ageOn(reading.date, today) : 0;
    if ('fault' in reading || (age >= 0 && age < MAX_AGE_YEARS))
      return dateFieldOf('birthDate', reading, text, warnings);
    return unclear(age < 0 ? 'BIRTHDATE_IN_FUTURE' : 'BIRTHDATE_OUT_OF_RANGE', { choices: [reading.date] }, text);
  }
  return unreadable('birthDate', text);
}

function isUnreadable(reading: DateReading): boolean {
  return 'fault' in reading && reading.fault === 'UNREADABLE';
}

function unreadable(kind: DateKind, text: string) {
  return unclear(DATE_REASONS[kind].UNREADABLE, {}, text);
}

function dateFieldOf(
  kind: DateKind,
  reading: DateReading,
  text: string,
  warnings: readonly Warning[] = [],
): FieldReading {
  if ('fault' in reading) return unclear(DATE_REASONS[kind][reading.fault], { choices: reading.choices }, text);
  return { values: { [kind]: reading.date }, warnings: [...warnings, ...reading.warnings] };
}

interface Way {
  rest: string;
  warnings: Warning[];
}

/** The date alone, with thanks behind it, or with the place before it as on every form. */
function waysToBirth(text: string): Way[] {
  const ways: Way[] = [{ rest: text, warnings: [] }];
  if (text.length > MAX_DATE_FIELD_LENGTH) return ways;
  const head = withoutThanks(AGE_BEHIND.exec(text)?.[1] ?? text);
  const thanks: Warning[] = head === text ? [] : ['TRAILING_TEXT'];
  if (head !== text) ways.push({ rest: head, warnings: thanks });
  const [born, place] = [BORN.exec(head)?.[1] ?? head, PLACE_BEHIND.exec(head)?.[1]];
  if (born !== head) ways.push({ rest: born, warnings: ['LABELS', ...thanks] });
  if (place !== undefined) {
    const rest = BORN.exec(place)?.[1] ?? place;
    ways.push({ rest, warnings: [...(rest === place ? [] : (['LABELS'] as const)), ...thanks, 'BIRTHPLACE_IGNORED'] });
  }
  let rest = head;
  for (let words = 0; words < MAX_BIRTHPLACE_WORDS; words++) {
    const without = /^[\p{L}']+[ .,\-/()]*(.*)$/u.exec(rest)?.[1];
    if (!without) break;
    rest = without;
    ways.push({ rest, warnings: [...thanks, 'BIRTHPLACE_IGNORED'] });
  }
  return ways;
}

/** `saya lahir tanggal 25 Januari 1987`. */
const BORN = /^(?:saya |aku |sy |i was )?(?:lahir|kelahiran|born)(?: pada| on)? (.+)$/i;
/** `25011987 (30 th)`, `25-01-1987 umur 30 tahun`. */
const AGE_BEHIND = /^(.*\d)[ ,]*[ (](?:umur |usia |age )?\d{1,3} ?(?:th|thn|tahun|years?(?: old)?)\)?[ .]*$/i;
/** `25 Januari 1987 di Bogor`. */
const PLACE_BEHIND = /^(.*\d)[ ,]+(?:di|in) \p{L}+(?: \p{L}+){0,2}$/u;

function withoutThanks(text: string): string {
  let head = text;
  for (;;) {
    const [, before, word = ''] = /^(.*?)[ .,!]+(\p{L}+)[ .,!]*$/u.exec(head) ?? [];
    if (before === undefined || !POLITE.has(word.toLowerCase())) return head;
    head = before;
  }
}
