// Reads one field of a registration: the value with what was put right about it, or what is wrong with it.
import { isWrittenAsName, MAX_NAME_LENGTH } from '../../src/applicantName.ts';
import { cleanName } from '../../src/cleanText.ts';
import type { FieldName } from '../../src/messages/index.ts';
import type { LocalDate } from '../../src/time.ts';
import { readBirthDate, readVisitDate } from './dateFields.ts';
import { readDate } from './dates.ts';
import { type FieldReading, unclear, type Warning } from './intent.ts';
import { type Label, labelAt } from './labels.ts';
import { type Service, serviceNamed } from './template.ts';
import { CHATTER, NUMBERS, POLITE, wordsOf } from './words.ts';

/** The facts needed to read a field. */
export interface KnownFields {
  today: LocalDate;
  services: readonly Service[];
  /** Readings by field and text: parts are tried in several places. */
  readings?: Map<string, FieldReading>;
}

const MAX_ADDRESS = 300;
const TWO_NAMES = /\p{L} (?:dan|and|&) \p{L}/iu;
const TITLE_WORDS = new Set('ny tn nn sdr sdri bp bpk bapak ibu hj dr drs ir mr mrs ms'.split(' '));
/** The sample of our own examples. */
const SAMPLE_VALUES: Partial<Record<FieldName, RegExp>> = {
  name: /^contoh(?: nama)?$/i,
  birthDate: /^01[-/. ]?01[-/. ]?1900$/,
};
/** Placeholders in instructions: `DD-MM-YYYY`, `HHBBTTTT`, `......`. */
const STANDS_FOR_A_DATE = /^(?:[dhtbmy]{2,4}[-/. ]?){2,3}$/i;
const STANDS_FOR_A_VALUE = /^[._x-]{3,}$|^contoh$/i;

export function isSample(field: FieldName, text: string): boolean {
  return SAMPLE_VALUES[field]?.test(bare(text)) ?? false;
}

export function readField(field: FieldName, typed: string, known: KnownFields): FieldReading {
  const key = known.readings && `${field} ${typed}`;
  const before = key && known.readings?.get(key);
  if (before) return before;
  const reading = readTyped(field, typed, known);
  if (key) known.readings?.set(key, reading);
  return reading;
}

function readTyped(field: FieldName, typed: string, known: KnownFields): FieldReading {
  const text = bare(typed);
  const label = labelAt(text, 0);
  const labelled = label?.field === field;
  const value = labelled ? bare(text.slice(label.end)) : text;
  const left = isSample(field, value) || standsForAValue(field, value) || (label && isTemplateWord(text, label, field));
  if (left) return unclear('PLACEHOLDER_LEFT');
  const reading = READERS[field](value, known);
  if ('intent' in reading || !labelled) return reading;
  // There may be people whose name begins with the word.
  const maybeName: Warning[] = /^nama +\p{L}/iu.test(text) && label.words === 1 ? ['NAME_LABEL'] : [];
  return { values: reading.values, warnings: ['LABELS', ...maybeName, ...reading.warnings] };
}

function standsForAValue(field: FieldName, value: string): boolean {
  if (STANDS_FOR_A_VALUE.test(value)) return true;
  return (field === 'birthDate' || field === 'visitDate') && STANDS_FOR_A_DATE.test(value);
}

/**
 * A label and nothing behind it, but for the `(DDMMYYYY)` of the instructions. A short one of another field may be a
 * value: there are people called Nik.
 */
function isTemplateWord(text: string, label: Label, field: FieldName): boolean {
  if (label.field !== field && label.end - label.start <= 4) return false;
  const rest = text
    .slice(label.end)
    .replace(/^\(([^()]*)\)$/, '$1')
    .trim();
  return rest === '' || standsForAValue('birthDate', rest);
}

const PAIRS: Record<string, string> = { '(': ')', '[': ']', '<': '>', '{': '}', '"': '"', "'": "'" };

/** Without blanks, and without the brackets or quotes that a template's words stand in. */
function bare(text: string): string {
  const trimmed = text.replaceAll('\n', ' ').trim();
  const close = PAIRS[trimmed[0] ?? ''];
  const inside = trimmed.slice(1, -1);
  if (!close || trimmed.length < 2 || !trimmed.endsWith(close) || inside.includes(close)) return trimmed;
  return inside.trim();
}

const READERS: Record<FieldName, (text: string, known: KnownFields) => FieldReading> = {
  name: readNameField,
  birthDate: (text, { today }) => readBirthDate(text, today),
  visitDate: (text, { today }) => readVisitDate(text, today),
  address: readAddressField,
  service: (text, { services }) => {
    const service = serviceNamed(text, services);
    return service ? { values: { service: service.code }, warnings: [] } : unclear('SERVICE_UNREADABLE', {}, text);
  },
  people: readPeople,
  nik: readNik,
};

function readNameField(text: string): FieldReading {
  const typed = cleanName(text.replace(/^[ ,;:-]{1,5}/, '').replace(/[ ,;:-]{1,5}$/, ''));
  const name = behindWish(typed).replace(/^(?:saya|a\/n|a\.n\.?) (?=\p{L})/iu, '');
  if (name.length > MAX_NAME_LENGTH) return unclear('NAME_TOO_LONG');
  if (TWO_NAMES.test(name)) return unclear('MULTIPLE_APPLICANTS', { applicants: 2 });
  if (!isWrittenAsName(name) || isChatter(name)) return unclear('NAME_INVALID', {}, text);
  const warnings: Warning[] = name === typed ? [] : ['LABELS'];
  return { values: { name }, warnings: isShort(name) ? [...warnings, 'NAME_SHORT'] : warnings };
}

/** `mau daftar Rina`, `saya mau daftar atas nama Rina`: a wish that no sign parts from the name is no part of it. */
const WISH =
  /^(?:(?:selamat|met|pagi|siang|sore|malam|pak|bu|min|kak|mas|mbak|saya|aku|kami|mau|ingin|mohon|izin|ijin|tolong)[ ,.]{1,3}){0,8}(?:daftar|mendaftar|daftarkan|mendaftarkan|daftarin)(?: (?:paspor|antrian|antrean|antri))?(?: (?:untuk|utk|atas nama|a\.n\.?))?[ :,]{1,3}(?=\p{L})/iu;

function behindWish(typed: string): string {
  const rest = typed.replace(WISH, '');
  return wordsOf(rest).every((word) => CHATTER.has(word) || POLITE.has(word)) ? typed : rest;
}

/** `mau daftar` is not a name; one such word by itself may be. */
function isChatter(name: string): boolean {
  const words = wordsOf(name);
  return words.length > 1 && words.every((word) => CHATTER.has(word));
}

/** One or two letters, titles left out: such names exist, and such slips too. */
function isShort(name: string): boolean {
  const words = name.split(/[ .,]+/).filter((word) => !TITLE_WORDS.has(word.toLowerCase()));
  return words.join('').replace(/[^\p{L}]/gu, '').length < 3;
}

function readAddressField(text: string, { today }: KnownFields): FieldReading {
  const address = text.replace(/\s+/g, ' ');
  if (address.length > MAX_ADDRESS) return unclear('ADDRESS_TOO_LONG');
  const isDate = (['birthDate', 'visitDate'] as const).some((kind) => 'date' in readDate(address, kind, today));
  return isDate ? unclear('FIELD_MISMATCH', {}, text) : { values: { address }, warnings: [] };
}

/** `3`, `3 orang`, `tiga orang`. */
function readPeople(text: string): FieldReading {
  const [, said = ''] = /^(\d{1,2}|\p{L}+)(?: ?(?:orang|org|org\.|jiwa|people|persons?))?$/iu.exec(text) ?? [];
  const people = /^\d/.test(said) ? Number(said) : NUMBERS.get(said.toLowerCase());
  if (!people) return unclear('PEOPLE_UNREADABLE', {}, text);
  return { values: { people }, warnings: [] };
}

/** Sixteen digits, however they are parted. */
function readNik(text: string): FieldReading {
  const nik = text.slice(0, 40).replace(/[ .-]/g, '');
  if (!/^[1-9]\d{15}$/.test(nik)) return unclear('NIK_UNREADABLE', {}, text);
  return { values: { nik }, warnings: [] };
}

/** The birth date stands in the number, to a woman's day forty being added. */
export function fitsBirthDate(nik: string, birthDate: LocalDate): boolean {
  const [year, month, day] = birthDate.split('-') as [string, string, string];
  const written = Number(nik.slice(6, 8));
  return written % 40 === Number(day) && nik.slice(8, 12) === `${month}${year.slice(2)}`;
}
