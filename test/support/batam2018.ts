// Batam's year 2018 as an officer would write it on the wall: a letter for each day, and what each letter stands for.

/**
 * From January to December, weeks beginning on Monday; a dot is a day off. N: Monday to Thursday, F: Friday, R and S: the
 * same in Ramadan, s: a short Friday, h and g: the week in which a counter is repaired after lunch, c: a day with few
 * officers, X: an extra Saturday.
 */
const MONTHS = [
  '.NNNF.. NNNNF.. NNNNF.. NNNNF.. NNN',
  'NF.. NNNNF.. NNNN... NNNNF.. NNN',
  'NF.. NNNNs.. NNNNF.. NNNNF.. NNNN..',
  '. NNNNF.. NNNNF.. NNNNF.. NNNNF.. N',
  '.NNF.. NNN.F.. NNNRS.. RRRRS.. R.RR',
  '... RRRRS.. ....... ...NF.. NN.NF.',
  '. NNNNF.. NNNNF.. NNNNF.. NNNNF.. NN',
  'NNF.. NNNNF.. NNNN... NN.NF.. NNNNF',
  '.. hhhhg.. N.NNF.. NNNNF.. NNNNF..',
  'NNNNF.. NNcNF.. NNNNF.. NNNNF.. NNN',
  'NF.. NNNNF.. NNNNF.. N.NNF.. NNNNF',
  '.. NNNNF.. NNNNFX. NNNNF.. ..NNF.. N',
];

/** When each window begins, and its general places, those for priority people, and for the express service. */
const DAYS: Record<string, [at: string, general: number, priority: number, express: number][]> = {
  '.': [],
  N: [
    ['08:00', 40, 10, 7],
    ['09:00', 40, 10, 7],
    ['10:00', 40, 10, 7],
    ['11:00', 40, 10, 7],
    ['13:00', 40, 10, 7],
  ],
  F: [
    ['08:00', 40, 10, 7],
    ['09:00', 40, 10, 7],
    ['10:00', 40, 10, 7],
    ['13:00', 40, 10, 7],
    ['14:00', 40, 10, 7],
  ],
  R: [
    ['08:00', 40, 10, 7],
    ['09:00', 40, 10, 7],
    ['10:00', 40, 10, 7],
    ['11:00', 40, 10, 7],
  ],
  S: [
    ['08:00', 28, 6, 4],
    ['09:00', 28, 6, 4],
    ['10:00', 28, 6, 4],
  ],
  s: [
    ['08:00', 40, 10, 7],
    ['09:00', 40, 10, 7],
    ['10:00', 40, 10, 7],
  ],
  h: [
    ['08:00', 40, 10, 7],
    ['09:00', 40, 10, 7],
    ['10:00', 40, 10, 7],
    ['11:00', 40, 10, 7],
    ['13:00', 20, 10, 7],
  ],
  g: [
    ['08:00', 40, 10, 7],
    ['09:00', 40, 10, 7],
    ['10:00', 40, 10, 7],
    ['13:00', 20, 10, 7],
    ['14:00', 40, 10, 7],
  ],
  c: [
    ['08:00', 22, 5, 3],
    ['09:00', 22, 5, 3],
    ['10:00', 22, 5, 3],
    ['11:00', 22, 5, 3],
    ['13:00', 22, 5, 3],
  ],
  X: [
    ['09:00', 40, 10, 7],
    ['10:00', 40, 10, 7],
    ['11:00', 40, 10, 7],
  ],
};

export type Quota = 'general' | 'priority' | 'express';

export interface WallShare {
  /** `2018-03-09T08:00:00+07:00`. */
  startsAt: string;
  quota: Quota;
  capacity: number;
}

/** The shares of each day of the year, in order of time, the general ones first. */
export const BATAM_2018: ReadonlyMap<string, readonly WallShare[]> = new Map(
  MONTHS.flatMap((month, index) =>
    [...month.replaceAll(' ', '')].map((letter, day): [string, WallShare[]] => {
      const date = `2018-${two(index + 1)}-${two(day + 1)}`;
      const shares = (DAYS[letter] ?? []).flatMap(([at, general, priority, express]) =>
        Object.entries({ general, priority, express }).map(([quota, capacity]) => {
          return { startsAt: `${date}T${at}:00+07:00`, quota: quota as Quota, capacity };
        }),
      );
      return [date, shares];
    }),
  ),
);

function two(number: number): string {
  return String(number).padStart(2, '0');
}
