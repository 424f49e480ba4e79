// Fits what stands beside the calls: the next numbers with their wait, the slide below them, and the calls before.
import type { BoardScale, BoardShape } from './boardScale.ts';
import { isCut, isInsideParent, setSize } from './boxes.ts';

const TIGHTEST = 5;

/** Numbers go before pictures: a slide that leaves them no room is left out. */
export function fitLines(lines: HTMLElement, next: readonly string[], scale: BoardScale): void {
  const slide = lines.querySelector<HTMLElement>('.slide');
  if (slide) fitSlide(slide, scale);
  if (!areLinesFitted(lines, next, scale) && slide) {
    slide.hidden = true;
    areLinesFitted(lines, next, scale);
  }
}

/** On a hand's screen there is none. */
function fitSlide(slide: HTMLElement, { shape, unit }: BoardScale): void {
  slide.hidden = shape === 'flow';
  const words = slide.querySelector<HTMLElement>('.words');
  if (!words) return;
  for (let size = unit * 2.6; size > unit * 0.6; size *= 0.92) {
    setSize(slide, 'slide-text', size);
    if (words.offsetHeight <= slide.clientHeight && !isCut(words)) return;
  }
}

/**
 * Rows of what comes next stand whole or not at all; if there is no room for one, less is said of the wait. False: there is no
 * room for what has to be said.
 */
function areLinesFitted(lines: HTMLElement, next: readonly string[], { unit, measure, shape }: BoardScale): boolean {
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
    if (shape === 'flow') return true;
    for (const row of rows) row.hidden = !isInsideParent(row);
    const fits = each.every((line) => hasRow(line) && line.scrollHeight <= line.clientHeight + 1 && !isCut(line));
    if (fits) return true;
  }
  return false;
}

/** On one line, as many as stand there whole, the latest first; none if not even that does. */
export function fitEarlier(earlier: HTMLElement, shape: BoardShape): void {
  const calls = [...earlier.querySelectorAll<HTMLElement>('li')];
  earlier.hidden = false;
  for (const call of calls) call.hidden = false;
  if (shape === 'flow') return;
  const cut = calls.findIndex((call) => !isInsideParent(call));
  if (cut >= 0) for (const call of calls.slice(cut)) call.hidden = true;
  earlier.hidden = cut === 0;
}

function hasRow(line: HTMLElement): boolean {
  const rows = [...line.querySelectorAll<HTMLElement>('li')];
  return rows.length === 0 || rows.some(({ hidden }) => !hidden);
}
