// How large numbers and counters can be in the room there is, and in how many columns: pure, in pixels.

/** How wide a text is at a size of one pixel, word by word. */
export interface Text {
  words: readonly number[];
  space: number;
}

/** A number, and the counter it is called to. */
export interface Cell {
  number: number;
  place: Text;
}

export interface Room {
  width: number;
  height: number;
}

/** Sizes of letters; `aside`: the counter stands beside the number, else below it. */
export interface Sizes {
  aside: boolean;
  number: number;
  place: number;
}

/** The height of a line by its size, and distances by the size of the number; the sheet has the same. */
const LINE = 1.27;
const CELL_SIDES = 0.6;
const CELL_ENDS = 0.16;
const BETWEEN = 0.35;
/** Around a counter in its coloured box, by the size of its letters. */
const BOX_SIDES = 0.8;
const BOX_ENDS = 0.35;
/** What is said in the second language is smaller. */
const SECOND = 0.45;

/** The counter's size by the number's, and what the eye gains by it. */
const RATIOS = [0.5, 0.42, 0.36, 0.3, 0.25, 0.2, 0.16, 0.13];
/** How much the number counts, and not its counter: who is called looks up for the number. */
const IN_HERO = 0.75;
const IN_CELLS = 0.45;
const MOST_LINES = 3;
/** Longer than any word that an office calls a counter by: it may be broken anywhere. */
const BREAKABLE = 9;
const LEAST = 6;
const MOST_COLUMNS = 8;

/** How many lines it takes; infinitely many where a word is wider than the line and none that may be broken. */
export function linesOf({ words, space }: Text, size: number, width: number): number {
  let [lines, at] = [1, 0];
  for (const word of words) {
    const wide = word * size;
    if (wide > width) {
      // Part of a line is lost where letters do not fill it.
      if (word < BREAKABLE || width < 2 * size) return Number.POSITIVE_INFINITY;
      lines += (at > 0 ? 1 : 0) + Math.ceil(wide / (width - size)) - 1;
      at = width;
    } else if (at > 0 && at + space * size + wide > width) {
      lines++;
      at = wide;
    } else at += (at > 0 ? space * size : 0) + wide;
  }
  return lines;
}

export function widthOf({ words, space }: Text): number {
  return words.reduce((sum, word) => sum + word, space * Math.max(0, words.length - 1));
}

/** All in one size, as large as the room allows; `gap`: between two of them, `most`: the largest number. */
export function arrangeCells(
  cells: readonly Cell[],
  { width, height }: Room,
  { gap, most }: { gap: number; most: number },
): Sizes & { columns: number } {
  let best = { aside: true, number: LEAST, place: LEAST, columns: Math.min(cells.length, MOST_COLUMNS) };
  let reached = 0;
  for (let columns = 1; columns <= Math.min(cells.length, MOST_COLUMNS); columns++) {
    const rows = Math.ceil(cells.length / columns);
    const room = { width: (width - gap * (columns - 1)) / columns, height: (height - gap * (rows - 1)) / rows };
    const sizes = largest(most, IN_CELLS, (tried) => cellsFit(cells, room, tried));
    if (!sizes || worth(sizes, IN_CELLS) <= reached) continue;
    reached = worth(sizes, IN_CELLS);
    best = { ...sizes, columns };
  }
  return best;
}

/** The one that is being called; `second`: the counter in the other language, where it has one. */
export function arrangeHero(hero: Cell & { second: Text | null }, room: Room, most: number): Sizes {
  const sizes = largest(most, IN_HERO, (tried) => heroFits(hero, room, tried));
  return sizes ?? { aside: false, number: LEAST, place: LEAST };
}

/** A large number is worth less where its counter cannot be read; `weight`: how much the number counts. */
function worth({ number, place }: Sizes, weight: number): number {
  return number ** weight * Math.min(place, number * 0.45) ** (1 - weight);
}

function largest(most: number, weight: number, fits: (sizes: Sizes) => boolean): Sizes | null {
  let best: Sizes | null = null;
  for (const aside of [false, true])
    for (const ratio of RATIOS) {
      let [low, high] = [LEAST, Math.max(LEAST, most)];
      const at = (number: number): Sizes => ({ aside, number, place: number * ratio });
      if (!fits(at(low))) continue;
      if (fits(at(high))) low = high;
      while (high - low > 0.5) {
        const middle = (low + high) / 2;
        if (fits(at(middle))) low = middle;
        else high = middle;
      }
      if (!best || worth(at(low), weight) > worth(best, weight)) best = at(low);
    }
  return best;
}

function cellsFit(cells: readonly Cell[], { width, height }: Room, { aside, number, place }: Sizes): boolean {
  const [wide, high] = [width - CELL_SIDES * number - 4, height - CELL_ENDS * number - 4];
  const widest = Math.max(...cells.map((cell) => cell.number)) * number;
  if (widest > wide) return false;
  const beside = aside ? wide - widest - BETWEEN * number : wide;
  const lines = Math.max(...cells.map((cell) => linesOf(cell.place, place, beside)));
  if (lines > MOST_LINES) return false;
  const [tall, below] = [LINE * number, lines * LINE * place];
  return (aside ? Math.max(tall, below) : tall + below) <= high;
}

function heroFits(hero: Cell & { second: Text | null }, room: Room, { aside, number, place }: Sizes): boolean {
  const wide = hero.number * number;
  if (wide > room.width) return false;
  const beside = (aside ? room.width - wide - BETWEEN * number : room.width) - BOX_SIDES * place - 8;
  const lines = linesOf(hero.place, place, beside);
  if (lines > MOST_LINES) return false;
  const second = hero.second ? secondHeight(hero.place, hero.second, place, beside, lines) : 0;
  const box = lines * LINE * place + second + BOX_ENDS * place + 8;
  const tall = LINE * number;
  return (aside ? Math.max(tall, box) : tall + box) <= room.height;
}

/** On the first one's line where there is room, else below it. */
function secondHeight(first: Text, second: Text, place: number, width: number, lines: number): number {
  const size = place * SECOND;
  if (lines === 1 && (widthOf(first) + 0.4) * place + widthOf(second) * size <= width) return 0;
  return linesOf(second, size, width) * LINE * size;
}
