// Notes under the data that were read: corrections, omissions, and how a family goes on.
import { sayReply } from '../../src/messages/index.ts';
import type { Registration, Warning } from './intent.ts';
import type { Facts } from './reply.ts';

/** The note under the echo for each warning. */
const NOTES: Record<Warning, 'noteCheck' | 'noteLeftOut' | 'noteHour' | 'noteNameLabel' | 'noteFamily'> = {
  LEADING_TEXT: 'noteLeftOut',
  TRAILING_TEXT: 'noteLeftOut',
  EXTRA_FIELD_IGNORED: 'noteLeftOut',
  EMOJI_DROPPED: 'noteLeftOut',
  BIRTHPLACE_IGNORED: 'noteLeftOut',
  HOUR_IGNORED: 'noteHour',
  COMPANION_IGNORED: 'noteFamily',
  NAME_LABEL: 'noteNameLabel',
  SEPARATOR: 'noteCheck',
  LABELS: 'noteCheck',
  FIELDS_REORDERED: 'noteCheck',
  NAME_SHORT: 'noteCheck',
  TWO_DIGIT_YEAR: 'noteCheck',
  YEAR_FIRST: 'noteCheck',
  YEAR_ADDED: 'noteCheck',
  ZERO_MISSING: 'noteCheck',
  DIGIT_FIXED: 'noteCheck',
  RELATIVE_DATE: 'noteCheck',
};

/** Notes on corrections and omissions, and that a family needs a registration each. */
export function notes({ name, warnings, people }: Registration, { office, voice }: Facts): string[] {
  const keys = new Set(warnings.map((warning) => NOTES[warning]));
  const lines = (['noteCheck', 'noteHour', 'noteLeftOut'] as const)
    .filter((key) => keys.has(key))
    .map((key) => sayReply(voice, key, {}));
  if (keys.has('noteNameLabel')) lines.push(sayReply(voice, 'noteNameLabel', { name }));
  if (!keys.has('noteFamily') && (people === null || people < 2)) return lines;
  const limit = office.policy.maxLiveBookingsPerSender;
  return [...lines, limit > 1 ? sayReply(voice, 'noteFamily', { limit }) : sayReply(voice, 'noteAlone', {})];
}
