// Gives each part of the board the size that the room allows: measured by the script, as screens of 2018 cannot by style.
import { arrangeCells, arrangeHero, type BoardCell, type BoardRoom, type MeasuredText, widthOf } from './arrange.ts';

/** The contents of the board that decide on its sizes. */
export interface BoardContents {
  hero: { number: string; place: string; second: string | null } | null;
  cells: readonly { number: string; place: string }[];
  /** The next numbers, all of them. */
  next: readonly string[];
}

/** `wide`: what comes next stands beside the calls; `tall`: below them; `flow`: all below each other, and the page scrolls. */
type BoardShape = 'wide' | 'tall' | 'flow';

/** Pixels: narrower or lower rooms are a hand's, or a column's. */
const MIN_FITTED_WIDTH_PX = 600;
const MIN_FITTED_HEIGHT_PX = 400;
/** Parts of the board's height that head and foot take at most. */
const MAX_HEAD_SHARE = 0.15;
const MAX_FOOT_SHARE = 0.2;
const SCALES = [1, 0.88, 0.77, 0.68, 0.6, 0.53, 0.46, 0.4, 0.34, 0.29];
/** The letters of a machine may be wider than measured. */
const TEXT_WIDTH_MARGIN = 1.04;
/** Between the heading and the number, in units. */
const ABOVE = 0.4;
const SHRINKS = 14;
const TIGHTEST = 5;

export function fitBoard(host: HTMLElement, board: HTMLElement, standing: BoardContents): void {
  board.dataset.shape = 'wide';
  const [width, height] = [host.clientWidth, host.clientHeight];
  const shape: BoardShape =
    width < MIN_FITTED_WIDTH_PX || height < MIN_FITTED_HEIGHT_PX ? 'flow' : width >= height * 1.05 ? 'wide' : 'tall';
  const unit = unitOf(shape, width, height);
  board.dataset.shape = shape;
  setSize(board, 'u', unit);
  const part = (name: string) => board.querySelector<HTMLElement>(`.${name}`) as HTMLElement;
  const [head, hero, counters, lines, foot] = [
    part('head'),
    part('hero'),
    part('counters'),
    part('lines'),
    part('foot'),
  ];
  const measure = measureOf(board);
  const room = shape === 'flow' ? Number.POSITIVE_INFINITY : height;
  scaleToHeight(head, room * MAX_HEAD_SHARE);
  scaleToHeight(foot, room * MAX_FOOT_SHARE);
  const left = room - head.offsetHeight - foot.offsetHeight;
  divideBoard(board, shape, width, left, standing.cells.length);
  setSize(hero, 'scale', 1);
  if (standing.hero) fitHero(hero, standing.hero, unit, measure, shape);
  shrinkUntilUncut(hero, ['number', 'place', 'scale']);
  if (standing.cells.length > 0) fitCells(counters, standing.cells, unit, measure, shape);
  shrinkUntilUncut(counters, ['number', 'place', 'heading']);
  fitLines(lines, standing.next, unit, measure, shape);
}

function unitOf(shape: BoardShape, width: number, height: number): number {
  if (shape === 'flow') return Math.max(10, Math.min(16, width / 30));
  return shape === 'wide' ? Math.min(height / 54, width / 90) : Math.min(width / 46, height / 82);
}

/** The large call has most of the room; the more counters there are, the more room they have. */
function divideBoard(board: HTMLElement, shape: BoardShape, width: number, left: number, cells: number): void {
  const share = valueAtStep(cells, [
    [0, 1],
    [2, 0.758],
    [3, 0.7],
    [6, 0.6],
    [9, 0.5],
    [15, 0.42],
    [24, 0.34],
    [Number.POSITIVE_INFINITY, 0.28],
  ]);
  const aside = valueAtStep(cells, [
    [6, 0.38],
    [12, 0.32],
    [Number.POSITIVE_INFINITY, 0.26],
  ]);
  const beneath = valueAtStep(cells, [
    [6, 0.34],
    [12, 0.28],
    [Number.POSITIVE_INFINITY, 0.2],
  ]);
  const main = shape === 'tall' ? Math.floor(left * (1 - beneath)) : left;
  setSize(board, 'lines-width', Math.round(width * aside));
  if (shape === 'flow') return;
  const hero = Math.floor(main * share);
  setSize(board, 'hero-height', hero);
  setSize(board, 'counters-height', main - hero);
}

function valueAtStep(value: number, steps: readonly (readonly [number, number])[]): number {
  return (steps.find(([most]) => value <= most) as readonly [number, number])[1];
}

function fitHero(
  hero: HTMLElement,
  call: NonNullable<BoardContents['hero']>,
  unit: number,
  measure: MeasureText,
  shape: BoardShape,
): void {
  const cell = { ...cellOf(call, measure), second: call.second === null ? null : measure(call.second, 650) };
  const room = roomBelowHeading(hero, shape === 'flow' ? unit * 22 : null);
  const { aside, number, place } = arrangeHero(cell, { ...room, height: room.height - ABOVE * unit }, unit * 20);
  hero.dataset.aside = String(aside);
  setSize(hero, 'number', number);
  setSize(hero, 'place', place);
}

function fitCells(
  counters: HTMLElement,
  cells: BoardContents['cells'],
  unit: number,
  measure: MeasureText,
  shape: BoardShape,
): void {
  const many = cells.length > 9;
  setSize(counters, 'heading', unit * (many ? 1.4 : 1.75));
  const measured = cells.map((call) => cellOf(call, measure));
  const gap = unit * (many ? 0.4 : 0.7);
  const room = roomBelowHeading(counters, shape === 'flow' ? Math.ceil(cells.length / 2) * unit * 6 : null);
  const { columns, aside, number, place } = arrangeCells(measured, room, { gap, most: unit * 5 });
  counters.dataset.aside = String(aside);
  setSize(counters, 'gap', gap);
  setSize(counters, 'number', number);
  setSize(counters, 'place', place);
  setSize(counters, 'number-width', Math.ceil(Math.max(...measured.map((cell) => cell.number)) * number));
  counters.style.setProperty('--columns', String(columns));
}

/** Rows of what comes next stand whole or not at all; if there is no room for one, less is said of the wait. */
function fitLines(
  lines: HTMLElement,
  next: readonly string[],
  unit: number,
  measure: MeasureText,
  shape: BoardShape,
): void {
  const each = [...lines.querySelectorAll<HTMLElement>('.line')];
  const widest = Math.max(0.1, ...next.map((number) => measure(number, 650).words.reduce((sum, word) => sum + word)));
  const [first] = each;
  const list = first?.querySelector('ol');
  const columns = shape === 'tall' && each.length === 1 ? 4 : 2;
  const beside = list ? (list.clientWidth - unit * 1.5 * (columns - 1)) / columns : 0;
  const most = unit * (each.length > 2 ? 3.2 : each.length > 1 ? 4 : 4.75);
  setSize(lines, 'next', list ? Math.min(most, beside / widest) : most);
  lines.style.setProperty('--next-columns', String(columns));
  const rows = [...lines.querySelectorAll<HTMLElement>('li')];
  for (let tight = 0; tight <= TIGHTEST; tight++) {
    lines.dataset.tight = String(tight);
    for (const row of rows) row.hidden = false;
    if (shape === 'flow') return;
    for (const row of rows) row.hidden = !isInside(row, row.parentElement as HTMLElement);
    const fits = each.every((line) => hasRow(line) && line.scrollHeight <= line.clientHeight + 1 && !isCut(line));
    if (fits) return;
  }
}

function hasRow(line: HTMLElement): boolean {
  const rows = [...line.querySelectorAll<HTMLElement>('li')];
  return rows.length === 0 || rows.some(({ hidden }) => !hidden);
}

function isInside(part: HTMLElement, whole: HTMLElement): boolean {
  const [inner, outer] = [part.getBoundingClientRect(), whole.getBoundingClientRect()];
  return inner.bottom <= outer.bottom + 0.5 && inner.right <= outer.right + 0.5;
}

/** As large as it may be without being higher than that. */
function scaleToHeight(part: HTMLElement, most: number): void {
  for (const scale of SCALES) {
    part.style.setProperty('--scale', String(scale));
    if (part.offsetHeight <= most && !isCut(part)) return;
  }
}

/** Whatever was reckoned, nothing is cut: letters of another machine can be wider. */
function shrinkUntilUncut(part: HTMLElement, sizes: readonly string[]): void {
  for (let time = 0; time < SHRINKS && isCut(part); time++)
    for (const size of sizes) {
      const now = Number.parseFloat(part.style.getPropertyValue(`--${size}`));
      if (now > 0) part.style.setProperty(`--${size}`, size === 'scale' ? String(now * 0.93) : `${now * 0.93}px`);
    }
}

function isCut(part: HTMLElement): boolean {
  return [part, ...part.querySelectorAll<HTMLElement>('h1, h2, p, li, ul, .call, .number, .where')].some((each) => {
    if (each.hidden) return false;
    if (each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1) return true;
    return each !== part && !isInside(each, each.parentElement as HTMLElement);
  });
}

/** `height`: if the part has none of its own. */
function roomBelowHeading(part: HTMLElement, height: number | null): BoardRoom {
  const style = getComputedStyle(part);
  const [sides, ends] = [
    Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight),
    Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom),
  ];
  const heading = part.querySelector('h2')?.getBoundingClientRect().height ?? 0;
  return { width: part.clientWidth - sides, height: height ?? part.clientHeight - ends - heading };
}

type MeasureText = (text: string, weight: number) => MeasuredText;

/** Widths at one pixel, by the letters of the board. */
function measureOf(board: HTMLElement): MeasureText {
  const pen = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(board).fontFamily;
  return (text, weight) => {
    const wide = (word: string) => {
      if (!pen) return word.length * 0.7;
      pen.font = `${weight} 100px ${family}`;
      return (pen.measureText(word).width / 100) * TEXT_WIDTH_MARGIN;
    };
    return { words: text.split(' ').filter(Boolean).map(wide), space: wide(' ') };
  };
}

function cellOf({ number, place }: { number: string; place: string }, measure: MeasureText): BoardCell {
  return { number: widthOf(measure(withWidestDigits(number, measure), 800)), place: measure(place, 750) };
}

/** Every digit counts as the widest one, so that the board does not change its layout with each number that is called. */
function withWidestDigits(number: string, measure: MeasureText): string {
  const wide = (digit: string) => widthOf(measure(digit, 800));
  const widest = Array.from('0123456789').reduce((most, digit) => (wide(digit) > wide(most) ? digit : most));
  return number.replace(/\d/g, widest);
}

function setSize(part: HTMLElement, name: string, value: number): void {
  part.style.setProperty(`--${name}`, name === 'scale' ? String(value) : `${value}px`);
}
