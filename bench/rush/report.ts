// The table at the end of the rush: how long people waited, what was put off, and what it cost.
import { noteFigures } from '../figures.ts';
import { quantileOf } from '../statistics.ts';
import type { RushLoad } from './load.ts';

export interface RushTurn {
  servers: number;
  people: number;
  load: RushLoad;
  /** Seconds from the first request until everyone had the last answer. */
  seconds: number;
  /** Seconds of processor time of each server; null where the system does not tell. */
  processor: readonly (number | null)[];
  faults: readonly string[];
}

export function reportRush(turns: readonly RushTurn[]): string {
  const faults = turns.flatMap(({ servers, faults: some }) =>
    some.map((fault) => `${serversNamed(servers)}: ${fault}`),
  );
  noteFigures(
    turns.map((turn) => ({
      work: `${turn.people} people at one opening, ${serversNamed(turn.servers)}`,
      figure: `all answered after ${turn.seconds.toFixed(0)} s, a reply after ${shownSeconds(turn.load.replies)} (p50 / p99), ${countedIn(turn.load.refused)} refused, processor time ${processorOfServers(turn)}`,
      beside: '',
    })),
    faults,
  );
  return [
    '',
    '| | all answered after | person p50 / p99 | reply p50 / p99 | web p50 / p99 | acknowledged p50 / p99 | refused | put off | processor time |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...turns.map(rushLine),
    '',
    ...turns.flatMap(({ servers, load }) =>
      Object.entries(load.refused).map(
        ([why, people]) => `${serversNamed(servers)}: ${people} people were told: ${why}`,
      ),
    ),
    ...turns.flatMap(({ servers, load }) =>
      Object.entries(load.putOff).map(([why, times]) => `${serversNamed(servers)}: ${times} times put off by ${why}`),
    ),
    faults.length > 0
      ? `NOT VALID, since:\n  ${faults.join('\n  ')}`
      : 'Everyone was answered; each answer is a row: nothing lost, nothing double, no window over its capacity.',
  ].join('\n');
}

function rushLine(turn: RushTurn): string {
  const { servers, load, seconds } = turn;
  const { waits, replies, web, acknowledged, refused, putOff } = load;
  const cells = [
    serversNamed(servers),
    `${seconds.toFixed(1)} s`,
    shownSeconds(waits),
    shownSeconds(replies),
    shownMilliseconds(web),
    shownMilliseconds(acknowledged),
    `${countedIn(refused)}`,
    `${countedIn(putOff)}`,
    processorOfServers(turn),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Of each server. */
function processorOfServers({ processor }: RushTurn): string {
  return processor.map((each) => (each === null ? '?' : `${each.toFixed(1)} s`)).join(' + ');
}

function serversNamed(servers: number): string {
  return servers === 1 ? 'one server process' : `${servers} behind HAProxy`;
}

function shownSeconds(milliseconds: readonly number[]): string {
  return `${(quantileOf(milliseconds, 0.5) / 1000).toFixed(1)} / ${(quantileOf(milliseconds, 0.99) / 1000).toFixed(1)} s`;
}

function shownMilliseconds(milliseconds: readonly number[]): string {
  return `${quantileOf(milliseconds, 0.5).toFixed(0)} / ${quantileOf(milliseconds, 0.99).toFixed(0)} ms`;
}

function countedIn(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
