// How an SMS is written on the air: in seven bits where every character allows it, else in sixteen.

/** The default alphabet and its extension, 3GPP TS 23.038 6.2.1: characters of the extension count double. */
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

/** How many messages it is on the air: 160 characters alone or 153 in each of several, and 70 or 67 in sixteen bits. */
export function partsOf(text: string): number {
  const isShort = codingOf(text) === 'GSM-7';
  const units = isShort ? [...text].map((sign) => WIDTH.get(sign) ?? 1) : unitsOfPairs(text);
  const [alone, each] = isShort ? [160, 153] : [70, 67];
  if (units.reduce((sum, width) => sum + width, 0) <= alone) return 1;
  return fill(units, each);
}

/** Nothing that takes two places is torn apart at the end of a part. */
function fill(units: readonly number[], each: number): number {
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

/** What typography and keyboards put in place of signs that the alphabet has; none of it changes what is said. */
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
 * The text in seven bits, where other signs for its punctuation are all that takes: one such sign would more than double
 * what it costs. Letters stay as they are, for a name must be what stands in its document.
 */
export function inSevenBits(text: string): string {
  const written = [...text.normalize('NFC')].map((sign) => (WIDTH.has(sign) ? sign : (WRITTEN.get(sign) ?? sign)));
  const whole = written.join('');
  return codingOf(whole) === 'GSM-7' ? whole : text;
}

/** The signs for which a text needs sixteen bits, each once. */
export function costlySigns(text: string): string[] {
  return [...new Set(text)].filter((sign) => !WIDTH.has(sign));
}
