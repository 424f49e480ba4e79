// The table at the end: medians on both databases, how many times as long with the history, and whether that is little enough.
import { noteFigures, type ShownFigure } from '../figures.ts';
import { quantileOf } from '../statistics.ts';
import { OPERATIONS, type Operation, type OperationTimes } from './operations.ts';

export const SIDES = ['empty', 'history'] as const;
export type Side = (typeof SIDES)[number];
export type HistoryRound = Record<Side, OperationTimes>;

/** The full database may take at most this many times as long. */
const MAX_HISTORY_RATIO = 1.1;

/** The operations that the README shows: one that writes, one that reads, and the dearest. */
const SHOWN_OPERATIONS: readonly Operation[] = ['book', 'availability', 'statistics, a year of all offices'];

export function reportHistory(rounds: readonly HistoryRound[], bookings: number, complaints: string): string {
  noteFigures(
    SHOWN_OPERATIONS.map((operation) => shownBesideHistory(rounds, operation, bookings)),
    complaints === '' ? [] : [complaints],
  );
  return [
    '',
    '| operation | times | empty, ms | with history, ms | p90 empty | p90 history | ratio | bar |',
    '|---|--:|--:|--:|--:|--:|--:|---|',
    ...OPERATIONS.map((operation) => historyLine(rounds, operation)),
    '',
    'Latencies are medians of requests sent one after the other, to the one and the other database in turns.',
  ].join('\n');
}

function shownBesideHistory(rounds: readonly HistoryRound[], operation: Operation, bookings: number): ShownFigure {
  const { empty, history } = sidesOf(rounds, operation);
  const median = (times: readonly number[]) => `${quantileOf(times, 0.5).toFixed(1)} ms`;
  return {
    work: `${operation}, with ${bookings / 1_000_000} million old bookings`,
    figure: median(history),
    beside: `without ${median(empty)}`,
  };
}

function historyLine(rounds: readonly HistoryRound[], operation: Operation): string {
  const { empty, history } = sidesOf(rounds, operation);
  const ratio = quantileOf(history, 0.5) / quantileOf(empty, 0.5);
  const figures = [quantileOf(empty, 0.5), quantileOf(history, 0.5), quantileOf(empty, 0.9), quantileOf(history, 0.9)];
  const verdict = ratio <= MAX_HISTORY_RATIO ? `bar met (${MAX_HISTORY_RATIO})` : `bar NOT met (${MAX_HISTORY_RATIO})`;
  return `| ${[operation, empty.length, ...figures.map((figure) => figure.toFixed(2)), ratio.toFixed(3), verdict].join(' | ')} |`;
}

function sidesOf(rounds: readonly HistoryRound[], operation: Operation): Record<Side, number[]> {
  const of = (side: Side) => rounds.flatMap((round) => round[side][operation] ?? []).toSorted((a, b) => a - b);
  return { empty: of('empty'), history: of('history') };
}
