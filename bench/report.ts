// The table at the end: medians of the rounds, how many times faster the product is, and whether that is enough.

import { BOOKING_CONTESTANTS, type BookingContestant, PLACES, type WindowSpread } from './contestants.ts';
import { noteFigures, type ShownFigure } from './figures.ts';
import type { Measured } from './measure.ts';
import { medianOf } from './statistics.ts';

export type BookingRound = Record<WindowSpread, Record<BookingContestant, Measured>>;
/** With one caller. */
export type AloneRound = Record<BookingContestant, Measured>;

/** The factor by which bookings a second must exceed the other's. */
const BARS: Record<WindowSpread, Record<Exclude<BookingContestant, 'antrean'>, number>> = {
  'one window': { pgbench: 8, postgraphile: 5 },
  '200 windows': { pgbench: 1.3, postgraphile: 3 },
};

export function report(rounds: readonly BookingRound[], alone: readonly AloneRound[]): string {
  const lines = PLACES.flatMap((places) => BOOKING_CONTESTANTS.map((name) => bookingLine(rounds, places, name)));
  const latency = BOOKING_CONTESTANTS.map(
    (name) => `${name} ${aloneMs(alone, name, 'p50').toFixed(2)} / ${aloneMs(alone, name, 'p99').toFixed(2)} ms`,
  );
  const faults = bookingFaults(rounds, alone);
  noteFigures(shownBookings(rounds, alone), faults);
  return [
    '',
    '| places | who | bookings/s | p50 ms | p99 ms | Antrean is faster by | bar |',
    '|---|---|--:|--:|--:|--:|---|',
    ...lines,
    '',
    `One caller, p50 / p99: ${latency.join(', ')}`,
    ...oneCallerBars(alone),
    faults.length > 0
      ? `NOT VALID, since:\n  ${faults.join('\n  ')}`
      : 'Every answer was a booking and every booking a row.',
  ].join('\n');
}

function aloneMs(alone: readonly AloneRound[], name: BookingContestant, share: 'p50' | 'p99'): number {
  return medianOf(alone.map((round) => round[name][share]));
}

/** One caller may wait for PostGraphile's time at most, and for twice that of pgbench. */
function oneCallerBars(alone: readonly AloneRound[]): string[] {
  const of = (name: BookingContestant) => aloneMs(alone, name, 'p50');
  const [antrean, pgbench] = [of('antrean'), of('pgbench')];
  const bar = (text: string, isMet: boolean) => `${text}: bar ${isMet ? 'met' : 'NOT met'}`;
  return [
    bar('One caller, p50, at most that of PostGraphile', antrean <= of('postgraphile')),
    bar(
      `One caller, p50, ${(antrean / pgbench).toFixed(2)} times that of pgbench, at most ${TIMES_PGBENCH_ALONE}`,
      antrean <= TIMES_PGBENCH_ALONE * pgbench,
    ),
  ];
}
const TIMES_PGBENCH_ALONE = 2;

function shownBookings(rounds: readonly BookingRound[], alone: readonly AloneRound[]): ShownFigure[] {
  const rate = (places: WindowSpread, name: BookingContestant) =>
    `${medianOf(rounds.map((round) => round[places][name].rate)).toFixed(0)}/s`;
  const p50 = (name: BookingContestant) => `${aloneMs(alone, name, 'p50').toFixed(2)} ms`;
  const row = (work: string, of: (name: BookingContestant) => string): ShownFigure => {
    return { work, figure: of('antrean'), beside: `PostGraphile ${of('postgraphile')}, pgbench ${of('pgbench')}` };
  };
  return [
    row('bookings of one window, 64 callers', (name) => rate('one window', name)),
    row('bookings of 200 windows, 64 callers', (name) => rate('200 windows', name)),
    row('one booking, one caller, median', p50),
  ];
}

function bookingFaults(rounds: readonly BookingRound[], alone: readonly AloneRound[]): string[] {
  return [
    ...rounds.flatMap((round) => PLACES.flatMap((places) => Object.values(round[places]))),
    ...alone.flatMap((round) => Object.values(round)),
  ]
    .map(({ fault }) => fault)
    .filter((fault) => fault !== '');
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
