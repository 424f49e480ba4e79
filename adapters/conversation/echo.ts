// Takes our own words out of a text: people copy the whole message that shows their code, and send it back to agree.

import { itemAt } from '../../src/items.ts';
import { CATALOGUES, type ReplyKey } from '../../src/messages/index.ts';
import { stanceOf } from './stance.ts';
import { wordsOf } from './words.ts';

const ECHO_KEYS = ['held', 'heldOverflow', 'statusHeld', 'bookingWaits'] as const satisfies ReplyKey[];
const ECHO_NOTES = ['noteCheck', 'noteLeftOut', 'noteHour', 'noteAlone'] as const satisfies ReplyKey[];

/** Every sentence that shows a code to send back, and what may stand under it. */
const SENTENCES: readonly string[] = Object.values(CATALOGUES).flatMap(({ replies, short }) => [
  ...ECHO_KEYS.flatMap((key) => [replies[key], short[key] ?? '']),
  ...ECHO_NOTES.map((key) => replies[key]),
]);
/** As long as a value in a sentence may be. */
const LONGEST_VALUE = 160;

/**
 * A person's additions to our words; `own` are an office's sentences in place of ours, `names` the names of those who
 * are booked.
 */
export function withoutOurWords(text: string, own: readonly string[], names: readonly string[]): string {
  let rest = text;
  for (const sentence of [...own, ...SENTENCES]) {
    const place = placeInText(sentence, rest, names);
    if (place) rest = `${rest.slice(0, place.from)} ${rest.slice(place.to)}`;
  }
  return rest;
}

/** The place of the sentence with values in its gaps; null: it is not there, or the text in its gaps speaks for itself. */
function placeInText(sentence: string, text: string, names: readonly string[]): { from: number; to: number } | null {
  const pieces = sentence.split(/\{\w+\}/);
  const first = pieces.findIndex((piece) => piece.trim().length > 1);
  if (first < 0) return null;
  const begins = text.indexOf(itemAt(pieces, first));
  if (begins < 0) return null;
  const from = first === 0 ? begins : startOfValue(text, begins);
  const values = [text.slice(from, begins)];
  let to = begins + itemAt(pieces, first).length;
  for (const piece of pieces.slice(first + 1)) {
    const at = piece === '' ? to : text.indexOf(piece, to);
    if (at < 0 || at - to > LONGEST_VALUE) return null;
    values.push(text.slice(to, at));
    to = at + piece.length;
  }
  return speaks(values, names) ? null : { from, to };
}

/** A sentence that begins with a value has it on the line that its words begin on. */
function startOfValue(text: string, begins: number): number {
  return text.lastIndexOf('\n', begins - 1) + 1;
}

/** The first value is the name, and nothing but it. */
function speaks([name = '', ...values]: readonly string[], names: readonly string[]): boolean {
  const own = new Set(names.flatMap(wordsOf));
  if (wordsOf(name).some((word) => !own.has(word))) return true;
  return !['OPEN', 'BARE', 'YES'].includes(stanceOf('', values.join(' '), names));
}
