// Whether a text that came from outside may be read at all, and how one that must be kept is made fit for it.

/** The fault of a text, as the end of a sentence about it; null: none. The text is not read for that, only measured. */
export function textFault(text: string, longest: number): string | null {
  if (text.length > longest) return `must have at most ${longest} characters`;
  if (text.includes('\0')) return 'must not hold the character NUL';
  if (!text.isWellFormed()) return 'must not hold half of a surrogate pair';
  return null;
}

/** The text as PostgreSQL takes it: no longer than that, without NUL, and no half of a surrogate pair in it. */
export function storable(text: string, longest = Number.POSITIVE_INFINITY): string {
  return text.slice(0, longest).toWellFormed().replaceAll('\0', '');
}

/** NUL and halves of surrogate pairs as JSON writes them; it finds more than these, and never less. */
const UNSTORABLE_ESCAPE = /\\u(?:0000|d[89a-f])/;

/** JSON as PostgreSQL takes it, which refuses NUL and half of a surrogate pair in it: a text that was cut has one at its end. */
export function storableJson(value: object): string {
  const json = JSON.stringify(value);
  if (!UNSTORABLE_ESCAPE.test(json)) return json;
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? storable(one) : one));
}

/** The same number for the same text, and any number for another (FNV-1a). */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  // The low bits of neighbouring dates are much alike until they are mixed once more.
  return (Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ (hash >>> 13)) >>> 0;
}
