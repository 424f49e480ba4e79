// The shape and the scale of one board, by which all of its parts are sized.
import type { MeasureText } from './measure.ts';

/** `wide`: what comes next stands beside the calls; `tall`: below them; `flow`: all below each other, and the page scrolls. */
export type BoardShape = 'wide' | 'tall' | 'flow';

/** The scale of one board: lengths are multiples of `unit`, in pixels. */
export interface BoardScale {
  shape: BoardShape;
  unit: number;
  /** The smallest counter that can be read from afar, in pixels. */
  least: number;
  measure: MeasureText;
}
