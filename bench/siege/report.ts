// The table at the end: honest people with and without the attackers, and whether each bar is met.
import { noteFigures } from '../figures.ts';
import { medianOf, quantileOf } from '../statistics.ts';
import type { HonestAnswer, SiegeRun } from './load.ts';

export interface SiegeTurn {
  who: 'alone' | 'under siege';
  honest: HonestAnswer;
  /** Honest people of this turn by the status of their booking. */
  statuses: ReadonlyMap<string, number>;
}

export interface SiegeLoss {
  /** The most places of one day that attackers had at a time. */
  held: number;
  /** The places of a day. */
  capacity: number;
  /** Of these, confirmed ones at the end. */
  confirmed: number;
}

export interface SiegeRound {
  alone: SiegeTurn;
  siege: SiegeTurn;
  attacked: SiegeRun;
  loss: SiegeLoss;
}

const MAX_TIMES_P99 = 2;
/** Requests that the attackers sent, of those that they were to send. */
const LEAST_OF_ATTACK_PERCENT = 95;
const MAX_LOSS_PERCENT = 2;
/** One-time codes, by SMS or WhatsApp: the office pays for each. */
const MAX_CODES = 20;

/** `attack`: the requests that all attackers were to send in a round. */
export function reportSiege(rounds: readonly SiegeRound[], attack: number): string {
  const turns = rounds.flatMap(({ alone, siege }) => [alone, siege]);
  const isServed = turns.every((turn) => confirmedIn(turn) === turn.honest.people);
  noteSiege(rounds, isServed);
  return [
    '',
    '| honest people | confirmed | p50 ms | p99 ms | first request to confirmed, p50 / p99 ms | sent on to chat | failed requests |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...turns.map(siegeLine),
    '',
    ...barsOf(rounds, isServed, attack),
    ...rounds.flatMap(({ attacked }) => ['', ...attackLines(attacked)]),
    ...turns.flatMap((turn) => [...othersLines(turn), ...honestFaultLines(turn.honest)]),
  ].join('\n');
}

function barsOf(rounds: readonly SiegeRound[], isServed: boolean, attack: number): string[] {
  const sum = (of: (round: SiegeRound) => number) => rounds.reduce((total, round) => total + of(round), 0);
  const times = rounds.map(timesP99);
  const { held, capacity } = rounds
    .map(({ loss }) => loss)
    .reduce((one, other) => (other.held > one.held ? other : one));
  const confirmed = Math.max(...rounds.map(({ loss }) => loss.confirmed));
  const percent = (100 * held) / capacity;
  const codes = sum(({ siege }) => siege.honest.codes);
  const sent = Math.min(...rounds.map(({ attacked }) => (100 * requestsOf(attacked)) / attack));
  const each = times.map((one) => one.toFixed(2)).join(', ');
  return [
    bar(
      `honest people who got a place: ${sum(({ siege }) => confirmedIn(siege))} of ${sum(({ siege }) => siege.honest.people)}`,
      isServed,
      '100 %',
    ),
    bar(
      `p99 of their requests: ${medianOf(times).toFixed(2)} times as long, the median of ${each}`,
      medianOf(times) <= MAX_TIMES_P99,
      `${MAX_TIMES_P99}`,
    ),
    bar(
      `places that attackers had: ${held} of ${capacity}, ${percent.toFixed(1)} % of a day, ${confirmed} confirmed`,
      percent < MAX_LOSS_PERCENT,
      `under ${MAX_LOSS_PERCENT} %`,
    ),
    bar(`codes sent to numbers that attackers named: ${codes}`, codes < MAX_CODES, `under ${MAX_CODES}`),
    bar(
      `requests of the attackers: ${sent.toFixed(0)} % of those planned`,
      sent >= LEAST_OF_ATTACK_PERCENT,
      `from ${LEAST_OF_ATTACK_PERCENT} %`,
    ),
  ];
}

function noteSiege(rounds: readonly SiegeRound[], isServed: boolean): void {
  const p99 = (turn: 'alone' | 'siege') => `${medianOf(rounds.map((round) => p99Of(round[turn]))).toFixed(0)} ms`;
  const work = 'requests of honest people beside a hundred attackers, p99, the median of the rounds';
  noteFigures(
    [{ work, figure: p99('siege'), beside: `without attackers ${p99('alone')}` }],
    isServed ? [] : ['Honest people got no place.'],
  );
}

function p99Of({ honest }: SiegeTurn): number {
  return quantileOf(honest.latencies, 0.99);
}

function timesP99({ alone, siege }: SiegeRound): number {
  return p99Of(siege) / p99Of(alone);
}

function requestsOf({ outcomes }: SiegeRun): number {
  return Object.values(outcomes).reduce((sum, count) => sum + count, 0);
}

function attackLines(attacked: SiegeRun): string[] {
  return [
    `The attackers, with ${attacked.views} live views open at the end:`,
    ...Object.entries(attacked.outcomes)
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([outcome, count]) => `  ${outcome.padEnd(40)} ${count}`),
  ];
}

function bar(text: string, isMet: boolean, limit: string): string {
  return `${text}: ${isMet ? 'bar met' : 'bar NOT met'} (${limit})`;
}

function confirmedIn({ statuses }: SiegeTurn): number {
  return statuses.get('CONFIRMED') ?? 0;
}

function siegeLine(turn: SiegeTurn): string {
  const { who, honest } = turn;
  const at = (values: readonly number[], share: number) => quantileOf(values, share).toFixed(1);
  const failed = Object.values(honest.faults).reduce((sum, count) => sum + count, 0);
  const waits = `${at(honest.waits, 0.5)} / ${at(honest.waits, 0.99)}`;
  const figures = [at(honest.latencies, 0.5), at(honest.latencies, 0.99), waits, honest.sentOn, failed];
  return `| ${[who, `${confirmedIn(turn)} of ${honest.people}`, ...figures].join(' | ')} |`;
}

function othersLines({ who, statuses }: SiegeTurn): string[] {
  const others = [...statuses].filter(([status]) => status !== 'CONFIRMED');
  return others.map(([status, people]) => `${people} honest people ${who}: ${status}`);
}

function honestFaultLines({ faults }: HonestAnswer): string[] {
  const lines = Object.entries(faults).map(([fault, count]) => `  ${count} times ${fault}`);
  return lines.length === 0 ? [] : ['', 'Requests of honest people that failed:', ...lines];
}
