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
