// The table at the end of the kills: how long people waited for an answer after each kind, and whether anything was lost.
import { noteFigures } from '../figures.ts';
import { medianOf } from '../statistics.ts';
import type { KilledRun } from './run.ts';

export function reportKills(run: KilledRun, seed: number): string {
  const { outcomes, findings, people, seconds, failed, faults } = run;
  const wrong = faultsOfKills(run);
  const { lost, double, overCapacity, unconfirmed, bookings, confirmed } = findings;
  noteFigures(
    [
      {
        work: `${outcomes.length} random kills of two servers and PostgreSQL, ${(bookings / seconds).toFixed(0)} bookings/s`,
        figure: `${lost} lost, ${double} double, ${overCapacity} over capacity, ${unconfirmed} confirmations missing`,
        beside: '',
      },
    ],
    wrong,
  );
  const kinds = Map.groupBy(outcomes, ({ victims }) => victims);
  return [
    '',
    '| killed | times | no answer for, median / longest | ready again after, median / longest |',
    '|---|--:|--:|--:|',
    ...[...kinds].toSorted().map(([victims, some]) => {
      const ofOutage = someMilliseconds(some.map(({ outageMs }) => outageMs));
      return `| ${victims} | ${some.length} | ${ofOutage} | ${someMilliseconds(some.map(({ readyMs }) => readyMs))} |`;
    }),
    '',
    `People    ${people} in ${seconds.toFixed(0)} s, seed ${seed}; ${bookings} bookings, ${confirmed} of them confirmed; ${failed} requests sent again`,
    `Found     ${lost} lost, ${double} double, ${overCapacity} over capacity, ${unconfirmed} confirmations missing, ${findings.toldTwice} told twice, ${findings.unanswered} unanswered`,
    wrong.length > 0
      ? `NOT VALID, since:\n  ${[...wrong, ...faults].slice(0, 20).join('\n  ')}`
      : 'Each answer is a row, and each confirmed person was told: nothing lost, nothing double, no window over its capacity.',
  ].join('\n');
}

/** In words; empty: none. */
export function faultsOfKills({ findings, faults }: KilledRun): string[] {
  const found: [number, string][] = [
    [findings.lost, `acknowledged bookings are not as they were told (${findings.lostAs.join('; ')})`],
    [findings.double, 'are double'],
    [findings.overCapacity, 'windows are over their capacity or count wrongly'],
    [findings.unconfirmed, 'confirmed people were not told'],
    [findings.toldTwice, 'people were told the same twice'],
    [findings.unanswered, 'messages were lost, not worked on or not answered'],
    [faults.length, 'answers that no kill explains'],
  ];
  return found.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []));
}

function someMilliseconds(some: readonly number[]): string {
  return `${medianOf(some).toFixed(0)} / ${Math.max(...some).toFixed(0)} ms`;
}
