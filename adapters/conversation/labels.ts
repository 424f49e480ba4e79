// Finds what a field is called inside a text: `Tgl lahir : 25-01-1987` says which field it is.
import type { FieldName } from '../../src/messages/index.ts';
import { LABELS } from './words.ts';

export interface Label {
  field: FieldName;
  start: number;
  /** The index at which the value begins. */
  end: number;
  /** It is followed by a colon or an equals sign. */
  signed: boolean;
  words: number;
}

/** As many words as the longest label has. */
const MAX_LABEL_WORDS = 5;
const WORD = /[a-z]+/iy;
const GAP = /[ ./,_-]{1,3}/y;
const SIGN = / *(?:\([^()\n]{0,20}\) *)?(?:[:=]+|[.]{1,3}|-(?= )) */y;
const BLANKS = / */y;

/** `tgl`, `tgl bulan`, `tgl bulan tahun`: what no label begins with is none. */
const LABEL_BEGINNINGS: ReadonlySet<string> = new Set(
  [...LABELS.keys()].flatMap((label) => {
    const words = label.split(' ');
    return words.map((_, last) => words.slice(0, last + 1).join(' '));
  }),
);

/** The longest label that begins there; only where no letter is left of it, so that Purnama keeps its name. */
export function labelAt(text: string, start: number): Label | null {
  let [at, said, words] = [start, '', 0];
  let found: (Omit<Label, 'end' | 'signed'> & { at: number }) | null = null;
  while (words < MAX_LABEL_WORDS) {
    const word = match(WORD, text, at);
    if (!word) break;
    at += word.length;
    words++;
    said = said === '' ? word.toLowerCase() : `${said} ${word.toLowerCase()}`;
    if (!LABEL_BEGINNINGS.has(said)) break;
    const field = LABELS.get(said);
    if (field && !isLetter(text[at])) found = { field, start, at, words };
    const gap = match(GAP, text, at);
    if (!gap) break;
    at += gap.length;
  }
  if (!found) return null;
  const { at: behind, ...label } = found;
  const sign = match(SIGN, text, behind);
  const end = behind + (sign ?? match(BLANKS, text, behind) ?? '').length;
  return { ...label, end, signed: sign !== null && /[:=]/.test(sign) };
}

/** All labels of a text that are surely labels: at the start of a part, with a sign, or before a number. */
export function labelsIn(text: string): Label[] {
  const labels: Label[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isLetter(text[at])) {
      at++;
      continue;
    }
    const label = labelAt(text, at);
    if (label && (startsPart(text, at) || label.signed || isDateLabel(label, text))) {
      labels.push(label);
      at = label.end;
    } else while (isLetter(text[at])) at++;
  }
  return labels;
}

/** `lahir 25011987`, in the middle of a sentence too. */
function isDateLabel({ field, words, end }: Label, text: string): boolean {
  return (words > 1 || field === 'birthDate' || field === 'visitDate') && /\d/.test(text[end] ?? '');
}

function startsPart(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && text[before] === ' ') before--;
  return before < 0 || '\n,;|#*('.includes(text.charAt(before));
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(character);
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
