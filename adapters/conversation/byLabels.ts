// Reads a registration whose fields are named: `Nama : Budi` and at least one more, wherever they stand.

import { itemAt } from '../../src/items.ts';
import type { FieldName } from '../../src/messages/index.ts';
import { isAside, isNameLike, withRest } from './asides.ts';
import { unclear, withWarnings } from './intent.ts';
import { labelsIn } from './labels.ts';
import { matchLabelled } from './matchLabelled.ts';
import type { Match, Situation } from './slots.ts';

/** In every label of a date: most texts have none of these, and are read no further. */
const NAMES_A_DATE = /lahir|ttl|birth|dob|born|datang|kunjungan|visit|arrival/i;

/** null: there are no labels, or too few. */
export function byLabels(text: string, situation: Situation): Match | null {
  if (!NAMES_A_DATE.test(text)) return null;
  const labels = labelsIn(text);
  const fields = new Set(labels.map(({ field }) => field));
  if (fields.size < 2 || !(fields.has('birthDate') || fields.has('visitDate'))) return null;
  const values = new Map<FieldName, string>();
  const after: string[] = [];
  labels.forEach(({ field, end }, index) => {
    const value = text.slice(end, labels[index + 1]?.start ?? text.length);
    const { body, rest } = valueIn(value, field, index === labels.length - 1);
    after.push(...rest);
    if (!values.has(field)) values.set(field, trimmed(body));
  });
  const names = labels.filter(({ field }) => field === 'name').length;
  if (names > 1) return unclear('MULTIPLE_APPLICANTS', { applicants: names });
  if (labels.length > fields.size) return unclear('TOO_MANY_FIELDS');
  const before = text.slice(0, labels[0]?.start ?? 0);
  const nameless = !values.has('name');
  if (nameless) values.set('name', nameBefore(before));
  const { match, named } = matchLabelled(values, trimmed(before), situation);
  if (match.intent !== 'REGISTER') return match;
  const block = { body: '', before: nameless || named ? [] : [trimmed(before)], after };
  return withRest(withWarnings(match, ['LABELS']), block);
}

/** A line with a label that is none of ours: `No HP : 0812…`. */
const OTHER_LABEL = /^ {0,9}[\p{L} ./]{2,30}[:=]/u;

/** The lines of a value. Behind the last one there may be more lines, which are its own only where it is free text. */
function valueIn(text: string, field: FieldName, isLast: boolean): { body: string; rest: string[] } {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const other = lines.findIndex((line, index) => index > 0 && OTHER_LABEL.test(line));
  let end = other < 0 ? lines.length : other;
  if (isLast && field !== 'address') end = Math.min(end, first + 1);
  while (end > 1 && isAside(itemAt(lines, end - 1))) end--;
  return { body: lines.slice(0, end).join('\n'), rest: lines.slice(end) };
}

/** Without the signs that part one value from the next. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && ' \n,;|'.includes(text.charAt(from))) from++;
  while (to > from && ' \n,;|'.includes(text.charAt(to - 1))) to--;
  return text.slice(from, to).replaceAll('\n', ' ');
}

/** A name that has no label, in front of the fields that have. */
function nameBefore(text: string): string {
  const line = trimmed(
    trimmed(text)
      .slice(-120)
      .split(/[\n,;|]/)
      .at(-1) ?? '',
  );
  return isNameLike(line) ? line : '';
}
