// The four answers to "how was it?", and the index that is made of them: pure.

export const RATINGS = ['VERY_POOR', 'POOR', 'GOOD', 'VERY_GOOD'] as const;
export type Rating = (typeof RATINGS)[number];

export interface RatingCounts {
  veryPoor: number;
  poor: number;
  good: number;
  veryGood: number;
}

/** The answers count 1 to 4, and 4 is an index of 100. */
const INDEX_PER_POINT = 25;

/**
 * The satisfaction index of public services, from 25 to 100 with one decimal: the mean of answers from 1 (very poor) to 4
 * (very good), times 25, as Permenpan RB 14/2017 has it. Null: there are no answers.
 */
export function satisfactionIndex({ veryPoor, poor, good, veryGood }: RatingCounts): number | null {
  const answers = veryPoor + poor + good + veryGood;
  if (answers === 0) return null;
  const points = veryPoor + 2 * poor + 3 * good + 4 * veryGood;
  return Math.round((points / answers) * INDEX_PER_POINT * 10) / 10;
}

export function sumOfRatings(some: readonly RatingCounts[]): RatingCounts {
  const sum = { veryPoor: 0, poor: 0, good: 0, veryGood: 0 };
  for (const { veryPoor, poor, good, veryGood } of some) {
    sum.veryPoor += veryPoor;
    sum.poor += poor;
    sum.good += good;
    sum.veryGood += veryGood;
  }
  return sum;
}
