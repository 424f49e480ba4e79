// Moves the whole board by some pixels from minute to minute, so that screens do not keep the edges of what they show: pure.

const DRIFT_PX = 4;

/** Up and to the left alone, where what is moved makes no page longer or wider; back and forth by one pixel a minute. */
export function driftAt(now: number): { x: number; y: number } {
  const minutes = Math.floor(now / 60_000);
  return { x: -backAndForth(minutes), y: -backAndForth(Math.floor(minutes / (2 * DRIFT_PX))) };
}

/** 0, 1 … 4, 3 … 1, and again. */
function backAndForth(step: number): number {
  const place = step % (2 * DRIFT_PX);
  return place <= DRIFT_PX ? place : 2 * DRIFT_PX - place;
}
