// The table at the end: honest people with and without the attackers, and whether each bar is met.
import { noteFigures } from '../figures.ts';
import { quantileOf } from '../statistics.ts';
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

const MAX_TIMES_P99 = 2;
const MAX_LOSS_PERCENT = 2;
/** One-time codes, by SMS or WhatsApp: the office pays for each. */
const MAX_CODES = 20;

export function reportSiege(alone: SiegeTurn, siege: SiegeTurn, attack: SiegeRun, loss: SiegeLoss): string {
  const { codes } = siege.honest;
  const percent = (100 * loss.held) / loss.capacity;
  const times = quantileOf(siege.honest.latencies, 0.99) / quantileOf(alone.honest.latencies, 0.99);
  const isServed = [alone, siege].every((turn) => confirmedIn(turn) === turn.honest.people);
  const bars = [
    bar(`honest people who got a place: ${confirmedIn(siege)} of ${siege.honest.people}`, isServed, '100 %'),
    bar(`p99 of their requests: ${times.toFixed(2)} times as long`, times <= MAX_TIMES_P99, `${MAX_TIMES_P99}`),
    bar(
      `places that attackers had: ${loss.held} of ${loss.capacity}, ${percent.toFixed(1)} % of a day, ${loss.confirmed} confirmed`,
      percent < MAX_LOSS_PERCENT,
      `under ${MAX_LOSS_PERCENT} %`,
    ),
    bar(`codes sent to numbers that attackers named: ${codes}`, codes < MAX_CODES, `under ${MAX_CODES}`),
  ];
  const p99 = (turn: SiegeTurn) => `${quantileOf(turn.honest.latencies, 0.99).toFixed(0)} ms`;
  noteFigures(
    [
      {
        work: `requests of honest people beside a hundred attackers, p99; ${confirmedIn(siege)} of ${siege.honest.people} got a place`,
        figure: p99(siege),
        beside: `without attackers ${p99(alone)}`,
      },
    ],
    isServed ? [] : ['Honest people got no place.'],
  );
  return [
    '',
    '| honest people | confirmed | p50 ms | p99 ms | first request to confirmed, p50 / p99 ms | sent on to chat | failed requests |',
    '|---|--:|--:|--:|--:|--:|--:|',
    siegeLine(alone),
    siegeLine(siege),
    '',
    ...bars,
    '',
    `The attackers, with ${attack.views} live views open at the end:`,
    ...Object.entries(attack.outcomes)
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([outcome, count]) => `  ${outcome.padEnd(40)} ${count}`),
    ...[alone, siege].flatMap((turn) => [...othersLines(turn), ...honestFaultLines(turn.honest)]),
  ].join('\n');
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
