// Draws that come out alike each time: of a seed and the words that name what is drawn.

/** From 0 up to 1. */
export function drawnShare(seed: number, ...words: readonly (string | number)[]): number {
  let state = (0x811c9dc5 ^ seed) >>> 0;
  // FNV-1a, and a last mix so that neighbouring words lie far apart.
  for (const letter of words.join(' ')) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  state = Math.imul(state ^ (state >>> 16), 0x21f0aaad) >>> 0;
  state = Math.imul(state ^ (state >>> 15), 0x735a2d97) >>> 0;
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32;
}

/** One of the items. */
export function drawnOf<Item>(items: readonly [Item, ...Item[]], share: number): Item {
  return items[Math.floor(share * items.length)] ?? items[0];
}
