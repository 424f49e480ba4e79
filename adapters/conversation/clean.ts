// One cleaner for all channels: removes invisible signs, and the marks for bold and quotes round the text that was
// meant.
import { cleanText } from '../../src/cleanText.ts';

export { hasPictures } from '../../src/cleanText.ts';

/** The text as a person means it: as `cleanText` leaves it, and no marks. */
export function clean(text: string): string {
  return unmarked(cleanText(text)).trim();
}

/** Bold, italic, strike and monospace marks go only as pairs round the whole, a line or a field, and so does "> ". */
function unmarked(text: string): string {
  if (!/[*_~`>]/.test(text)) return text;
  const lines = unwrap(text)
    .split('\n')
    .map((line) => unwrap(unquoted(line)));
  return lines.join('\n').split('#').map(unwrap).join('#');
}

function unquoted(line: string): string {
  const [start] = inner(line);
  if (line[start] !== '>') return line;
  return line.slice(start + (line[start + 1] === ' ' ? 2 : 1));
}

const MARKS = '*_~`';

/** As many marks as stand on both sides, and only where they are a pair: `*Budi*25011987*` is three fields. */
function unwrap(text: string): string {
  let within = text;
  for (;;) {
    const [from, to] = inner(within);
    const mark = within[from];
    if (from === to || !mark || !MARKS.includes(mark)) return within;
    const depth = Math.min(runOfMarks(within, mark, from, 1), runOfMarks(within, mark, to - 1, -1));
    const next = within.slice(from + depth, to - depth);
    if (depth === 0 || to - from <= 2 * depth || next.includes(mark)) return within;
    within = next;
  }
}

/** How many of the mark stand there one after another. */
function runOfMarks(text: string, mark: string, from: number, step: 1 | -1): number {
  let at = from;
  while (text[at] === mark) at += step;
  return Math.abs(at - from);
}

/** The place of what lies between the blanks. */
function inner(text: string): [number, number] {
  let [from, to] = [0, text.length];
  while (from < to && isBlank(text[from])) from++;
  while (to > from && isBlank(text[to - 1])) to--;
  return [from, to];
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\n';
}
