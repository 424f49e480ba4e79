// A text that one message cannot hold, as several in their order: cut where people pause, and never within a letter.
import type { Capabilities } from '../channel/capabilities.ts';
import { partsOf } from '../messages/gsm7.ts';

type MessageLimits = Pick<Capabilities, 'maxCharacters' | 'maxParts'>;

/** The whole, in as many pieces as the channel needs. */
export function pieces(text: string, room: MessageLimits): string[] {
  const found: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const piece = rest.slice(0, cutOf(rest, room));
    found.push(found.length === 0 && piece === rest ? piece : piece.trim());
    rest = rest.slice(piece.length).trimStart();
  }
  return found.length === 0 ? [text] : found;
}

function fitsMessage(text: string, { maxCharacters, maxParts }: MessageLimits): boolean {
  return text.length <= maxCharacters && (maxParts === undefined || partsOf(text) <= maxParts);
}

/** Places to break a text, the better first: an empty line, a line, a sentence, a word. */
const PAUSES = [/\n\n/g, /\n/g, /[.!?] /g, /\s/g];

/** How much of the text goes into the first message. */
function cutOf(text: string, room: MessageLimits): number {
  if (fitsMessage(text, room)) return text.length;
  const letters = [...new Intl.Segmenter().segment(text)];
  let [most, least] = [letters.length - 1, 1];
  // A text never gets shorter by a letter more.
  while (least < most) {
    const half = Math.ceil((least + most) / 2);
    if (fitsMessage(text.slice(0, letters[half]?.index), room)) least = half;
    else most = half - 1;
  }
  const longest = letters[least]?.index ?? text.length;
  const start = text.slice(0, longest + 1);
  // A pause in the first half would leave most of the message empty.
  const at = PAUSES.map((pause) => [...start.matchAll(pause)].at(-1)?.index ?? 0).find((index) => index > longest / 2);
  return at === undefined ? longest : Math.min(at + 1, longest);
}

const PART_KEY = /\/part\/\d+$/;

/** The purposes of the pieces after the first. */
export function purposeOfPiece(purpose: string, number: number): string {
  return `${purpose}/part/${number}`;
}

/** The purpose of the whole, and whether this is a piece after the first. */
export function wholeOf(purpose: string): { whole: string; isRest: boolean } {
  return { whole: purpose.replace(PART_KEY, ''), isRest: PART_KEY.test(purpose) };
}
