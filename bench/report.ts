// The table at the end: medians of the rounds, how many times faster the product is, and whether that is enough.

import { BOOKING_CONTESTANTS, type BookingContestant, PLACES, type WindowSpread } from './contestants.ts';
import type { Measured } from './measure.ts';
import { medianOf } from './statistics.ts';

export type BookingRound = Record<WindowSpread, Record<BookingContestant, Measured>>;

/** The factor by which bookings a second must exceed the other's. */
const BARS: Record<WindowSpread, Record<Exclude<BookingContestant, 'antrean'>, number>> = {
  'one window': { pgbench: 8, postgraphile: 5 },
  '200 windows': { pgbench: 1.3, postgraphile: 3 },
};

export function report(rounds: readonly BookingRound[], alone: Record<BookingContestant, Measured>): string {
  const lines = PLACES.flatMap((places) => BOOKING_CONTESTANTS.map((name) => bookingLine(rounds, places, name)));
  const latency = BOOKING_CONTESTANTS.map(
    (name) => `${name} ${alone[name].p50.toFixed(2)} / ${alone[name].p99.toFixed(2)} ms`,
  );
  const faults = [
    ...rounds.flatMap((round) => PLACES.flatMap((places) => Object.values(round[places]))),
    ...Object.values(alone),
  ]
    .map(({ fault }) => fault)
    .filter((fault) => fault !== '');
  return [
    '',
    '| places | who | bookings/s | p50 ms | p99 ms | Antrean is faster by | bar |',
    '|---|---|--:|--:|--:|--:|---|',
    ...lines,
    '',
    `One caller, p50 / p99: ${latency.join(', ')}`,
    faults.length > 0
      ? `NOT VALID, since:\n  ${faults.join('\n  ')}`
      : 'Every answer was a booking and every booking a row.',
  ].join('\n');
}

function bookingLine(rounds: readonly BookingRound[], places: WindowSpread, name: BookingContestant): string {
  const of = (figure: 'rate' | 'p50' | 'p99') => medianOf(rounds.map((round) => round[places][name][figure]));
  const figures = [of('rate').toFixed(0), of('p50').toFixed(2), of('p99').toFixed(2)];
  if (name === 'antrean') return `| ${[places, name, ...figures, '', ''].join(' | ')} |`;
  const times = medianOf(rounds.map((round) => round[places].antrean.rate / round[places][name].rate));
  const bar = BARS[places][name];
  const verdict = times >= bar ? `bar met (${bar} x)` : `bar NOT met (${bar} x)`;
  return `| ${[places, name, ...figures, `${times.toFixed(2)} x`, verdict].join(' | ')} |`;
}
