// Measures the board's texts by the letters that it is drawn in.
import { type BoardCell, type MeasuredText, widthOf } from './arrange.ts';

/** The letters of a machine may be wider than measured. */
const TEXT_WIDTH_MARGIN = 1.04;

export type MeasureText = (text: string, weight: number) => MeasuredText;

/** Widths at one pixel, by the letters of the board. */
export function measureOf(board: HTMLElement): MeasureText {
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

export function cellOf({ number, place }: { number: string; place: string }, measure: MeasureText): BoardCell {
  return { number: widthOf(measure(withWidestDigits(number, measure), 800)), place: measure(place, 750) };
}

/** Every digit counts as the widest one, so that the board does not change its layout with each number that is called. */
function withWidestDigits(number: string, measure: MeasureText): string {
  const wide = (digit: string) => widthOf(measure(digit, 800));
  const widest = Array.from('0123456789').reduce((most, digit) => (wide(digit) > wide(most) ? digit : most));
  return number.replace(/\d/g, widest);
}
