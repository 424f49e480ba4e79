// An office's templates made ready for reading: the fields in their order, and the keyword that tells one from another.
import type { TemplateField } from '../../clients/types.ts';
import { itemAt } from '../../src/items.ts';
import type { FieldName } from '../../src/messages/index.ts';
import { POLITE, wordsOf } from './words.ts';

/** A template as the API gives it. */
export interface Template {
  /** As the office writes it. */
  template: string;
  keyword: string | null;
  /** The service of those who use it; null: the office's first, or the one a field names. */
  service: string | null;
  fields: readonly TemplateField[];
}

/** A service, with all its names. */
export interface Service {
  code: string;
  names: readonly string[];
  /** Those it can be booked by. */
  channels?: readonly string[];
}

export interface Reader {
  template: string;
  fields: readonly FieldName[];
  service: string | null;
  keyword: string | null;
  /** The last field is free text: whatever stands in it, it is never split. */
  free: boolean;
}

export const FIELD_OF: Record<TemplateField, FieldName> = {
  NAMA: 'name',
  TGLLAHIR: 'birthDate',
  TGLKEDATANGAN: 'visitDate',
  ALAMAT: 'address',
  LAYANAN: 'service',
  JUMLAH: 'people',
  NIK: 'nik',
};

const readers = new Map<string, Reader>();
/** More than all offices together have; when managers have tried out that many, the cache starts empty. */
const MAX_TEMPLATES_CACHED = 500;

/** Compiled once; an office that changes its template has another text. */
export function readerOf({ template, keyword, service, fields }: Template): Reader {
  const name = `${service ?? ''} ${template}`;
  const known = readers.get(name);
  if (known) return known;
  const names = fields.map((field) => FIELD_OF[field]);
  const reader = {
    template,
    fields: names,
    service,
    keyword: keyword === null ? null : keyOf(keyword),
    free: names.at(-1) === 'address',
  };
  if (readers.size >= MAX_TEMPLATES_CACHED) readers.clear();
  readers.set(name, reader);
  return reader;
}

/** One spelling for E-PASSPORT, e paspor, EPASPORT. */
export function keyOf(text: string): string {
  return text
    .slice(0, 60)
    .toUpperCase()
    .replace(/[^\p{L}\d]/gu, '')
    .replace(/(.)\1+/gu, '$1')
    .replaceAll('PASPORT', 'PASPOR');
}

/** The reader whose keyword it is, one slip of the finger allowed, as long as no other comes as near. */
export function readerByKeyword(typed: string, all: readonly Reader[]): Reader | null {
  const key = keyOf(typed);
  const same = all.filter(({ keyword }) => keyword === key);
  if (same.length === 1) return itemAt(same, 0);
  const near = all.filter(({ keyword }) => keyword !== null && keyword.length >= 5 && isOneSlipFrom(keyword, key));
  return near.length === 1 ? itemAt(near, 0) : null;
}

/** One letter too many, too few, or another one. */
function isOneSlipFrom(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let [a, b] = [one.length, other.length];
  while (a > start && b > start && one[a - 1] === other[b - 1]) {
    a--;
    b--;
  }
  return a - start <= 1 && b - start <= 1;
}

/** The only service that all the words fit; `paspor` alone, where two kinds of passport are offered, is none. */
export function serviceNamed(typed: string, services: readonly Service[]): Service | null {
  const key = keyOf(typed);
  if (key === '' || typed.length > 80) return null;
  const exact = services.filter(({ code, names }) => [code, ...names].some((name) => keyOf(name) === key));
  if (exact.length === 1) return itemAt(exact, 0);
  const said = keysOf(typed).filter((word) => !POLITE.has(word.toLowerCase()));
  const fitting = services.filter(({ code, names }) => {
    const own = new Set([code.replaceAll('_', ' '), ...names].flatMap(keysOf));
    return said.length > 0 && said.every((word) => own.has(word));
  });
  return fitting.length === 1 ? itemAt(fitting, 0) : null;
}

function keysOf(text: string): string[] {
  return wordsOf(text).map(keyOf);
}
