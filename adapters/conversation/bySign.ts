// Reads a registration whose fields are parted by the sign #, on one line or on several.

import { itemAt } from '../../src/items.ts';
import { type AsideBlock, isAside, withRest } from './asides.ts';
import { readDate } from './dates.ts';
import { isSample } from './fields.ts';
import { type Reason, unclear, withWarnings } from './intent.ts';
import { lineFieldsOf } from './line.ts';
import { matchPieces } from './match.ts';
import type { Match, Situation } from './slots.ts';

export function bySign(text: string, situation: Situation): Match {
  const lines = text.split('\n');
  const whole = linesThatAreWhole(lines, situation);
  if (whole.length > MAX_LINES_WITH_SIGNS) return unclear('TOO_MANY_FIELDS');
  if (whole.length > 1) return several(lines, whole, situation);
  const [first, last] = whole.length === 1 ? [itemAt(whole, 0), itemAt(whole, 0)] : linesWithSigns(lines);
  const block = blockOf(lines, first, last, situation);
  const match = matchPieces(block.body.split('#'), '#', situation);
  if (match.intent === 'REGISTER') return withRest(match, block);
  if (match.reason !== 'TOO_FEW_FIELDS' || lines.length === 1) return match;
  const all = matchPieces(text.replaceAll('\n', ' ').split('#'), '#', situation);
  return all.intent === 'REGISTER' ? all : match;
}

/** More registrations than anybody writes in one message. */
const MAX_LINES_WITH_SIGNS = 20;

/** Lines that have as many parts as the shortest template has fields. */
function linesThatAreWhole(lines: readonly string[], { readers }: Situation): number[] {
  const fewest = Math.min(...readers.map(({ fields }) => fields.length));
  return lines.flatMap((line, index) => {
    const parts = line.split('#').filter((part) => part.trim() !== '').length;
    return line.includes('#') && parts >= Math.max(2, fewest) ? index : [];
  });
}

/** From the first sign to the last; a sign at the end wants what is on the next line. */
function linesWithSigns(lines: readonly string[]): [first: number, last: number] {
  const first = lines.findIndex((line) => line.includes('#'));
  const last = lines.findLastIndex((line) => line.includes('#'));
  if (!lines[last]?.trimEnd().endsWith('#')) return [first, last];
  const next = lines.findIndex((line, index) => index > last && line.trim() !== '');
  return [first, next > 0 && !isAside(itemAt(lines, next)) ? next : last];
}

/** These lines, and what follows them where the last field is free text: an address may take several lines. */
function blockOf(lines: readonly string[], first: number, last: number, { readers }: Situation): AsideBlock {
  let end = last + 1;
  if (readers.some(({ free }) => free)) {
    end = lines.length;
    while (end > last + 1 && isAside(itemAt(lines, end - 1))) end--;
  }
  return { body: lines.slice(first, end).join(' '), before: lines.slice(0, first), after: lines.slice(end) };
}

/** Several registrations are several people, unless they are instructions, our own sample, or one line twice. */
function several(lines: readonly string[], whole: readonly number[], situation: Situation): Match {
  const read = whole.map((index) => {
    const line = itemAt(lines, index);
    return { index, line: withoutSpaces(line), match: matchPieces(line.split('#'), '#', situation) };
  });
  const own = read.filter(
    ({ line }) => !line.split('#').some((part) => isSample('name', part) || isSample('birthDate', part)),
  );
  if (own.length === 0 || own.some(({ match }) => isLeft(match, 'PLACEHOLDER_LEFT')))
    return unclear('PLACEHOLDER_LEFT');
  const dated = own.filter(({ line }) => line.split('#').some((part) => hasBirthDate(part, situation)));
  const people = new Map((dated.length > 0 ? dated : own).map((one) => [one.line, one]));
  if (people.size > 1) {
    const read = [...people.values()].flatMap(({ match }) => (match.intent === 'REGISTER' ? [match] : []));
    const { template } = read[0] ?? {};
    return unclear('MULTIPLE_APPLICANTS', {
      applicants: people.size,
      people: read.map(lineFieldsOf),
      ...(template && { template }),
    });
  }
  const [one] = people.values();
  if (one?.match.intent !== 'REGISTER' || own.some(({ line }) => line !== one.line)) {
    return one?.match.intent === 'UNCLEAR' ? one.match : unclear('TOO_MANY_FIELDS');
  }
  return read.length === own.length ? one.match : withWarnings(one.match, ['LEADING_TEXT']);
}

function isLeft(match: Match, reason: Reason): boolean {
  return match.intent === 'UNCLEAR' && match.reason === reason;
}

function hasBirthDate(part: string, { today }: Situation): boolean {
  return !('fault' in readDate(part.trim(), 'birthDate', today));
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
