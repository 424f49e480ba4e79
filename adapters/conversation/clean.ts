// One cleaner for all channels: what keyboards, contacts and posters put into a text without anybody seeing it.

/** Controls, marks of direction, joiners, variation selectors, the keycap, and the tags that hide in flags. */
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFC]|\u034F|\u20E3|[\uFE00-\uFE0F]|[\u{E0000}-\u{E01EF}]/gu;
const LINE_ENDS = /\r\n|[\n\r\u000B\u000C\u0085\u2028\u2029]/g;
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu;
/** Marks upon marks: putting them into their order takes longer the more there are, and no script has more than a few. */
const HEAPED = /(\p{M}{8})\p{M}+/gu;

/** One sign can stand for a word of eighteen: what comes of a page of these is too long for anybody to read on. */
const ROOM = 16_384;

/** The text as a person means it: plain blanks, dashes, quotes and digits, line breaks as \n, no pictures, no marks. */
export function clean(text: string): string {
  const plain = text
    .replace(LINE_ENDS, '\n')
    .replace(/\t/g, ' ')
    .replace(HEAPED, '$1')
    .normalize('NFKC')
    .slice(0, ROOM)
    .replace(INVISIBLE, '')
    .replace(PICTURES, ' ')
    .replace(/[^\S\n]/g, ' ')
    .replace(/[‘’‚‛′ʼ`´]/g, (quote) => (quote === '`' ? quote : "'"))
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/\p{Pd}|−/gu, '-')
    .replace(/[^\P{Nd}0-9]/gu, asciiDigit);
  return unmarked(plain).trim();
}

/** Whether the text holds pictures, which `clean` leaves out. */
export function hasPictures(text: string): boolean {
  return text.search(PICTURES) >= 0;
}

/** NFKC leaves the digits of other scripts; their ten characters stand in a row, so the place in it is the digit. */
function asciiDigit(character: string): string {
  const point = character.codePointAt(0) as number;
  let digit = 0;
  while (digit < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - digit - 1))) digit++;
  return String(digit);
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
    const depth = Math.min(run(within, mark, from, 1), run(within, mark, to - 1, -1));
    const next = within.slice(from + depth, to - depth);
    if (depth === 0 || to - from <= 2 * depth || next.includes(mark)) return within;
    within = next;
  }
}

/** How many of the mark stand there one after another. */
function run(text: string, mark: string, from: number, step: 1 | -1): number {
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
