// How large numbers and counters can be in the room there is, and in how many columns: pure, in pixels.

/** How wide a text is at a size of one pixel, word by word. */
export interface MeasuredText {
  words: readonly number[];
  space: number;
}

/** A number, and the counter it is called to. */
export interface BoardCell {
  number: number;
  place: MeasuredText;
}

export interface BoardRoom {
  width: number;
  height: number;
}

/** Sizes of letters; `aside`: the counter stands beside the number, else below it. */
export interface CellSizes {
  aside: boolean;
  number: number;
  place: number;
}

/** The height of a line by its size, and distances by the size of the number; the sheet has the same. */
const LINE_HEIGHT = 1.27;
const CELL_SIDES = 0.6;
const CELL_ENDS = 0.16;
const GAP_IN_CELL = 0.35;
/** Around a counter in its coloured box, by the size of its letters. */
const BOX_SIDES = 0.8;
const BOX_ENDS = 0.35;
/** The second language is smaller. */
const SECOND_LANGUAGE_SCALE = 0.45;

/** The counter's size by the number's, and what the eye gains by it. */
const PLACE_RATIOS = [0.65, 0.57, 0.5, 0.42, 0.36, 0.3, 0.25, 0.2, 0.16, 0.13];
/** How much the number counts, and not its counter; a counter is worth no more above `capped`, by the number's size. */
const IN_HERO = { weight: 0.5, capped: 0.65 };
const IN_CELLS = { weight: 0.45, capped: 0.45 };
const UNREADABLE_WORTH = 0.1;
const MAX_LINES = 3;
/** Longer than any word that an office calls a counter by: it may be broken anywhere. */
const BREAKABLE = 9;
const MIN_FONT_SIZE_PX = 6;
const MAX_COLUMNS = 8;

/** How many lines it takes; infinitely many where a word is wider than the line and none that may be broken. */
export function lineCount({ words, space }: MeasuredText, size: number, width: number): number {
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

export function widthOf({ words, space }: MeasuredText): number {
  return words.reduce((sum, word) => sum + word, space * Math.max(0, words.length - 1));
}

/** `gap`: between two cells; `most`: the largest number; `least`: the smallest counter that can be read from afar. */
export interface CellBounds {
  gap: number;
  most: number;
  least: number;
}

/** All in one size, as large as the room allows. */
export function arrangeCells(
  cells: readonly BoardCell[],
  { width, height }: BoardRoom,
  { gap, most, least }: CellBounds,
): CellSizes & { columns: number } {
  let best = {
    aside: true,
    number: MIN_FONT_SIZE_PX,
    place: MIN_FONT_SIZE_PX,
    columns: Math.min(cells.length, MAX_COLUMNS),
  };
  const value: SizeValue = { ...IN_CELLS, least };
  let reached = 0;
  for (let columns = 1; columns <= Math.min(cells.length, MAX_COLUMNS); columns++) {
    const rows = Math.ceil(cells.length / columns);
    const room = { width: (width - gap * (columns - 1)) / columns, height: (height - gap * (rows - 1)) / rows };
    const sizes = largestSizes(most, value, (tried) => cellsFit(cells, room, tried));
    if (!sizes || sizeWorth(sizes, value) <= reached) continue;
    reached = sizeWorth(sizes, value);
    best = { ...sizes, columns };
  }
  return best;
}

/** The one that is being called; `second`: the counter in the other language, if it has one. */
export function arrangeHero(
  hero: BoardCell & { second: MeasuredText | null },
  room: BoardRoom,
  most: number,
): CellSizes {
  const sizes = largestSizes(most, { ...IN_HERO, least: 0 }, (tried) => heroFits(hero, room, tried));
  return sizes ?? { aside: false, number: MIN_FONT_SIZE_PX, place: MIN_FONT_SIZE_PX };
}

/** `weight`: how much the number counts; `least`: the smallest counter that can be read. */
interface SizeValue {
  weight: number;
  capped: number;
  least: number;
}

/** A large number is worth less if its counter is small, and little if its counter cannot be read. */
function sizeWorth({ number, place }: CellSizes, { weight, capped, least }: SizeValue): number {
  const worth = number ** weight * Math.min(place, number * capped) ** (1 - weight);
  return place < least ? worth * UNREADABLE_WORTH : worth;
}

function largestSizes(most: number, value: SizeValue, fits: (sizes: CellSizes) => boolean): CellSizes | null {
  let best: CellSizes | null = null;
  for (const aside of [false, true])
    for (const ratio of PLACE_RATIOS) {
      let [low, high] = [MIN_FONT_SIZE_PX, Math.max(MIN_FONT_SIZE_PX, most)];
      const at = (number: number): CellSizes => ({ aside, number, place: number * ratio });
      if (!fits(at(low))) continue;
      if (fits(at(high))) low = high;
      while (high - low > 0.5) {
        const middle = (low + high) / 2;
        if (fits(at(middle))) low = middle;
        else high = middle;
      }
      if (!best || sizeWorth(at(low), value) > sizeWorth(best, value)) best = at(low);
    }
  return best;
}

function cellsFit(
  cells: readonly BoardCell[],
  { width, height }: BoardRoom,
  { aside, number, place }: CellSizes,
): boolean {
  const [wide, high] = [width - CELL_SIDES * number - 4, height - CELL_ENDS * number - 4];
  const widest = Math.max(...cells.map((cell) => cell.number)) * number;
  if (widest > wide) return false;
  const beside = aside ? wide - widest - GAP_IN_CELL * number : wide;
  const lines = Math.max(...cells.map((cell) => lineCount(cell.place, place, beside)));
  if (lines > MAX_LINES) return false;
  const [tall, below] = [LINE_HEIGHT * number, lines * LINE_HEIGHT * place];
  return (aside ? Math.max(tall, below) : tall + below) <= high;
}

function heroFits(
  hero: BoardCell & { second: MeasuredText | null },
  room: BoardRoom,
  { aside, number, place }: CellSizes,
): boolean {
  const wide = hero.number * number;
  if (wide > room.width) return false;
  const beside = (aside ? room.width - wide - GAP_IN_CELL * number : room.width) - BOX_SIDES * place - 8;
  const lines = lineCount(hero.place, place, beside);
  if (lines > MAX_LINES) return false;
  const second = hero.second ? secondHeight(hero.second, { first: hero.place, place, width: beside, lines }) : 0;
  const box = lines * LINE_HEIGHT * place + second + BOX_ENDS * place + 8;
  const tall = LINE_HEIGHT * number;
  return (aside ? Math.max(tall, box) : tall + box) <= room.height;
}

/** On the first one's line if there is room, else below it. */
function secondHeight(
  second: MeasuredText,
  { first, place, width, lines }: { first: MeasuredText; place: number; width: number; lines: number },
): number {
  const size = place * SECOND_LANGUAGE_SCALE;
  if (lines === 1 && (widthOf(first) + 0.4) * place + widthOf(second) * size <= width) return 0;
  return lineCount(second, size, width) * LINE_HEIGHT * size;
}
