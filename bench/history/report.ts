// The table at the end: medians on both databases, how many times as long with the history, and whether that is little enough.
import { OPERATIONS, type Operation, type Timed } from './operations.ts';

export const SIDES = ['empty', 'history'] as const;
export type Side = (typeof SIDES)[number];
export type Round = Record<Side, Timed>;

/** At most so many times as long. */
const BAR = 1.1;

export function reportHistory(rounds: readonly Round[]): string {
  return [
    '',
    '| operation | times | empty, ms | with history, ms | p90 empty | p90 history | ratio | bar |',
    '|---|--:|--:|--:|--:|--:|--:|---|',
    ...OPERATIONS.map((operation) => line(rounds, operation)),
    '',
    'Latencies are medians of requests sent one after the other, to the one and the other database in turns.',
  ].join('\n');
}

function line(rounds: readonly Round[], operation: Operation): string {
  const of = (side: Side) => rounds.flatMap((round) => round[side][operation] ?? []).toSorted((a, b) => a - b);
  const [empty, history] = [of('empty'), of('history')];
  const ratio = quantile(history, 0.5) / quantile(empty, 0.5);
  const figures = [quantile(empty, 0.5), quantile(history, 0.5), quantile(empty, 0.9), quantile(history, 0.9)];
  const verdict = ratio <= BAR ? `bar met (${BAR})` : `bar NOT met (${BAR})`;
  return `| ${[operation, empty.length, ...figures.map((figure) => figure.toFixed(2)), ratio.toFixed(3), verdict].join(' | ')} |`;
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return low + (high - low) * (at - Math.floor(at));
}
