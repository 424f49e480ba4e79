// The encoding of an SMS: seven bits per character (GSM-7) if every character allows it, otherwise sixteen (UCS-2).

/** The default alphabet and its extension (3GPP TS 23.038, 6.2.1); characters of the extension count double. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION = '^{}\\[~]|€\f';
const WIDTH = new Map([
  ...[...BASIC].map((sign) => [sign, 1] as const),
  ...[...EXTENSION].map((sign) => [sign, 2] as const),
]);

export type Coding = 'GSM-7' | 'UCS-2';

export function codingOf(text: string): Coding {
  return [...text].every((sign) => WIDTH.has(sign)) ? 'GSM-7' : 'UCS-2';
}

/** The number of segments: 160 characters in a single one or 153 in each of several; 70 or 67 in UCS-2. */
export function partsOf(text: string): number {
  const isShort = codingOf(text) === 'GSM-7';
  const units = isShort ? [...text].map((sign) => WIDTH.get(sign) ?? 1) : unitsOfPairs(text);
  const [alone, each] = isShort ? [160, 153] : [70, 67];
  if (units.reduce((sum, width) => sum + width, 0) <= alone) return 1;
  return countSegments(units, each);
}

/** A character of two units is never split between two segments. */
function countSegments(units: readonly number[], each: number): number {
  let [parts, taken] = [1, 0];
  for (const width of units) {
    if (taken + width > each) [parts, taken] = [parts + 1, 0];
    taken += width;
  }
  return parts;
}

function unitsOfPairs(text: string): number[] {
  return [...text].map((sign) => sign.length);
}

/** Typographic characters, and those of the alphabet with the same meaning. */
const SAME: readonly [signs: string, written: string][] = [
  ['’‘‚‛′´`‹›', "'"],
  ['“”„‟″«»', '"'],
  ['‐‑‒–—―−•·', '-'],
  ['…', '...'],
  ['×', 'x'],
  ['→', '->'],
  ['№', 'No.'],
  ['\t\u00a0\u2002\u2003\u2007\u2009\u200a\u202f', ' '],
  ['\u00ad\u200b\u200e\u200f\u2060\ufeff', ''],
];
const WRITTEN = new Map(SAME.flatMap(([signs, written]) => [...signs].map((sign) => [sign, written] as const)));

/**
 * The text in GSM-7, if replacing punctuation is enough for that: one other character would more than double the cost.
 * Letters are never replaced, since a name must stay as it is on the identity card.
 */
export function inSevenBits(text: string): string {
  const written = [...text.normalize('NFC')].map((sign) => (WIDTH.has(sign) ? sign : (WRITTEN.get(sign) ?? sign)));
  const whole = written.join('');
  return codingOf(whole) === 'GSM-7' ? whole : text;
}

/** The characters for which a text needs UCS-2, each once. */
export function costlySigns(text: string): string[] {
  return [...new Set(text)].filter((sign) => !WIDTH.has(sign));
}
