// The table at the end: medians on both databases, how many times as long with the history, and whether that is little enough.
import { quantileOf } from '../statistics.ts';
import { OPERATIONS, type Operation, type OperationTimes } from './operations.ts';

export const SIDES = ['empty', 'history'] as const;
export type Side = (typeof SIDES)[number];
export type HistoryRound = Record<Side, OperationTimes>;

/** The full database may take at most this many times as long. */
const MAX_HISTORY_RATIO = 1.1;

export function reportHistory(rounds: readonly HistoryRound[]): string {
  return [
    '',
    '| operation | times | empty, ms | with history, ms | p90 empty | p90 history | ratio | bar |',
    '|---|--:|--:|--:|--:|--:|--:|---|',
    ...OPERATIONS.map((operation) => historyLine(rounds, operation)),
    '',
    'Latencies are medians of requests sent one after the other, to the one and the other database in turns.',
  ].join('\n');
}

function historyLine(rounds: readonly HistoryRound[], operation: Operation): string {
  const of = (side: Side) => rounds.flatMap((round) => round[side][operation] ?? []).toSorted((a, b) => a - b);
  const [empty, history] = [of('empty'), of('history')];
  const ratio = quantileOf(history, 0.5) / quantileOf(empty, 0.5);
  const figures = [quantileOf(empty, 0.5), quantileOf(history, 0.5), quantileOf(empty, 0.9), quantileOf(history, 0.9)];
  const verdict = ratio <= MAX_HISTORY_RATIO ? `bar met (${MAX_HISTORY_RATIO})` : `bar NOT met (${MAX_HISTORY_RATIO})`;
  return `| ${[operation, empty.length, ...figures.map((figure) => figure.toFixed(2)), ratio.toFixed(3), verdict].join(' | ')} |`;
}
