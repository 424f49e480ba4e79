// Gives each part of the board the size that the room allows: measured by the script, as screens of 2018 cannot by style.
import { arrangeCells, arrangeHero, type BoardRoom } from './arrange.ts';
import type { BoardScale, BoardShape } from './boardScale.ts';
import { isCut, setSize, shrinkUntilUncut } from './boxes.ts';
import { fitEarlier, fitLines } from './fitLines.ts';
import { ASIDE_SHARES, BENEATH_SHARES, HERO_SHARES, shareFor } from './fitShares.ts';
import { cellOf, measureOf } from './measure.ts';

/** The contents of the board that decide on its sizes. */
export interface BoardContents {
  hero: { number: string; place: string; second: string | null } | null;
  /** Several calls that are called out in one sentence, instead of the one. */
  together: readonly { number: string; place: string }[];
  cells: readonly { number: string; place: string }[];
  /** The next numbers, all of them. */
  next: readonly string[];
}

/** Pixels: narrower or lower rooms are a hand's, or a column's. */
const MIN_FITTED_WIDTH_PX = 600;
const MIN_FITTED_HEIGHT_PX = 400;
/** Parts of the board's height that head and foot take at most. */
const MAX_HEAD_SHARE = 0.15;
const MAX_FOOT_SHARE = 0.2;
/** The part of the screen's shorter side that the letters of a counter take at least if there is room. */
const MIN_PLACE_SHARE = 0.0135;
/** The large calls' least share of the room while several stand there. */
const TOGETHER_SHARE = 0.5;
/** From here on, cells stand closer together. */
const MANY_CELLS = 9;
const SCALES = [1, 0.88, 0.77, 0.68, 0.6, 0.53, 0.46, 0.4, 0.34, 0.29];
/** Between the heading and the number, in units. */
const ABOVE = 0.4;

export function fitBoard(host: HTMLElement, board: HTMLElement, standing: BoardContents): void {
  board.dataset.shape = 'wide';
  const [width, height] = [host.clientWidth, host.clientHeight];
  const shape: BoardShape =
    width < MIN_FITTED_WIDTH_PX || height < MIN_FITTED_HEIGHT_PX ? 'flow' : width >= height * 1.05 ? 'wide' : 'tall';
  const unit = unitOf(shape, width, height);
  board.dataset.shape = shape;
  setSize(board, 'u', unit);
  const scale: BoardScale = {
    shape,
    unit,
    least: Math.min(width, height) * MIN_PLACE_SHARE,
    measure: measureOf(board),
  };
  const [head, hero, counters, lines, foot] = [
    boardPart(board, 'head'),
    boardPart(board, 'hero'),
    boardPart(board, 'counters'),
    boardPart(board, 'lines'),
    boardPart(board, 'foot'),
  ];
  const earlier = board.querySelector<HTMLElement>('.earlier');
  if (earlier) fitEarlier(earlier, shape);
  const room = shape === 'flow' ? Number.POSITIVE_INFINITY : height;
  scaleToHeight(head, room * MAX_HEAD_SHARE);
  scaleToHeight(foot, room * MAX_FOOT_SHARE);
  divideBoard(board, {
    shape,
    width,
    left: room - head.offsetHeight - foot.offsetHeight - (earlier?.offsetHeight ?? 0),
    cells: standing.cells.length,
    together: standing.together.length,
  });
  setSize(hero, 'scale', 1);
  if (standing.hero) fitHero(hero, standing.hero, scale);
  if (standing.together.length > 0) fitCells(hero, standing.together, { ...scale, most: unit * 11 });
  shrinkUntilUncut(hero, ['number', 'place', 'scale']);
  if (standing.cells.length > 0) {
    setSize(counters, 'heading', unit * (standing.cells.length > MANY_CELLS ? 1.4 : 1.75));
    fitCells(counters, standing.cells, { ...scale, most: unit * 5 });
  }
  shrinkUntilUncut(counters, ['number', 'place', 'heading']);
  fitLines(lines, standing.next, scale);
}

function boardPart(board: HTMLElement, name: string): HTMLElement {
  const part = board.querySelector<HTMLElement>(`.${name}`);
  if (!part) throw new Error(`The board has no part "${name}".`);
  return part;
}

function unitOf(shape: BoardShape, width: number, height: number): number {
  if (shape === 'flow') return Math.max(10, Math.min(16, width / 30));
  return shape === 'wide' ? Math.min(height / 54, width / 90) : Math.min(width / 46, height / 82);
}

function divideBoard(
  board: HTMLElement,
  {
    shape,
    width,
    left,
    cells,
    together,
  }: {
    shape: BoardShape;
    width: number;
    left: number;
    cells: number;
    together: number;
  },
): void {
  const [share, aside] = [shareFor(cells, HERO_SHARES), shareFor(cells, ASIDE_SHARES)];
  const beneath = shareFor(cells, BENEATH_SHARES);
  const main = shape === 'tall' ? Math.floor(left * (1 - beneath)) : left;
  setSize(board, 'lines-width', Math.round(width * aside));
  if (shape === 'flow') return;
  // Several calls need room for their counters as well.
  const hero = Math.floor(main * (together > 0 && cells > 0 ? Math.max(share, TOGETHER_SHARE) : share));
  setSize(board, 'hero-height', hero);
  setSize(board, 'counters-height', main - hero);
}

function fitHero(
  hero: HTMLElement,
  call: NonNullable<BoardContents['hero']>,
  { unit, measure, shape }: BoardScale,
): void {
  const cell = { ...cellOf(call, measure), second: call.second === null ? null : measure(call.second, 650) };
  const room = roomBelowHeading(hero, shape === 'flow' ? unit * 22 : null);
  const { aside, number, place } = arrangeHero(cell, { ...room, height: room.height - ABOVE * unit }, unit * 20);
  hero.dataset.aside = String(aside);
  setSize(hero, 'number', number);
  setSize(hero, 'place', place);
}

function fitCells(
  part: HTMLElement,
  cells: BoardContents['cells'],
  { unit, least, measure, shape, most }: BoardScale & { most: number },
): void {
  const measured = cells.map((call) => cellOf(call, measure));
  const gap = unit * (cells.length > MANY_CELLS ? 0.4 : 0.7);
  const room = roomBelowHeading(part, shape === 'flow' ? Math.ceil(cells.length / 2) * unit * 6 : null);
  const { columns, aside, number, place } = arrangeCells(measured, room, { gap, most, least });
  part.dataset.aside = String(aside);
  setSize(part, 'gap', gap);
  setSize(part, 'number', number);
  setSize(part, 'place', place);
  setSize(part, 'number-width', Math.ceil(Math.max(...measured.map((cell) => cell.number)) * number));
  part.style.setProperty('--columns', String(columns));
}

/** As large as it may be without being higher than that. */
function scaleToHeight(part: HTMLElement, most: number): void {
  for (const scale of SCALES) {
    part.style.setProperty('--scale', String(scale));
    if (part.offsetHeight <= most && !isCut(part)) return;
  }
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
