// The shares of the board's parts in the room by the number of counters: pure.

/** A part's share of the room by the number of counters, each step up to that many. */
interface Shares {
  steps: readonly (readonly [number, number])[];
  beyond: number;
}

/** The large call has most of the room; the more counters there are, the more room they have. */
export const HERO_SHARES: Shares = {
  steps: [
    [0, 1],
    [2, 0.758],
    [3, 0.7],
    [6, 0.6],
    [9, 0.5],
    [15, 0.42],
    [24, 0.34],
    [29, 0.28],
  ],
  beyond: 0.24,
};
/** Of the width, if what comes next stands beside the calls; else of the height below them. */
export const ASIDE_SHARES: Shares = {
  steps: [
    [6, 0.38],
    [12, 0.32],
    [24, 0.26],
  ],
  beyond: 0.22,
};
export const BENEATH_SHARES: Shares = {
  steps: [
    [6, 0.34],
    [12, 0.28],
  ],
  beyond: 0.2,
};

export function shareFor(cells: number, { steps, beyond }: Shares): number {
  return steps.find(([most]) => cells <= most)?.[1] ?? beyond;
}
