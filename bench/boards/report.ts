// The tables at the end: medians of the rounds, how many times as long as ws alone, memory, and whether that is enough.
import { noteFigures } from '../figures.ts';
import { medianOf } from '../statistics.ts';
import {
  BOARD_CONTESTANTS,
  type BoardContestant,
  type BoardTurn,
  SUBSCRIBER_COUNTS,
  type SubscriberCount,
} from './contestants.ts';

export interface BoardRound {
  size: SubscriberCount;
  turns: Record<BoardContestant, BoardTurn>;
}

/** Bytes a subscriber; of the whole process at the most subscribers. */
export interface Memory {
  heap: number;
  rss: number;
  whole: number;
}

const TIMES_WS = 1.3;
const KILOBYTES = 25;

const spreadMs = ({ toFirst, toLast }: BoardTurn) => toLast - toFirst;

export function reportBoards(
  rounds: readonly BoardRound[],
  memory: Record<BoardContestant, Memory>,
  complaints: string,
): string {
  const faults = [...rounds.flatMap(({ turns }) => Object.values(turns).map(({ fault }) => fault)), complaints];
  const found = faults.filter((fault) => fault !== '');
  const [most] = SUBSCRIBER_COUNTS;
  const lastFrame = (name: BoardContestant) =>
    `${medianOfTurns(rounds, most, (turns) => spreadMs(turns[name])).toFixed(1)} ms`;
  noteFigures(
    [
      {
        work: `a board's change to ${most} subscribers, first frame to last`,
        figure: lastFrame('antrean'),
        beside: `ws alone ${lastFrame('ws')}`,
      },
    ],
    found,
  );
  return [
    '',
    '| subscribers | who | first frame to last, ms | times ws | event to last frame, ms | server CPU an event, ms | a subscriber, µs | times ws | readers, ms |',
    '|--:|---|--:|--:|--:|--:|--:|--:|--:|',
    ...SUBSCRIBER_COUNTS.toReversed().flatMap((size) =>
      BOARD_CONTESTANTS.map((name) => boardsLine(rounds, size, name)),
    ),
    'antrean: from the event on there are two commits, and a frame is read back; its processor time is all of that.',
    'graphql-ws: it works for everybody before the first has a frame, so only from the event on can it be compared.',
    '',
    '| who | RSS a subscriber, KB | heap a subscriber, KB | RSS of the server, MB |',
    '|---|--:|--:|--:|',
    ...BOARD_CONTESTANTS.map((name) => memoryLine(name, memory[name])),
    '',
    ...verdicts(rounds, memory.antrean),
    found.length > 0
      ? `NOT VALID, since:\n  ${[...new Set(found)].join('\n  ')}`
      : 'Every subscriber had every frame exactly once.',
  ].join('\n');
}

function boardsLine(rounds: readonly BoardRound[], size: SubscriberCount, name: BoardContestant): string {
  const of = (figure: (turn: BoardTurn) => number) =>
    medianOfTurns(rounds, size, (turns) => figure(turns[name])).toFixed(1);
  const cpu = medianOfTurns(rounds, size, (turns) => turns[name].serverCpu);
  return `| ${[
    size,
    name,
    of(spreadMs),
    timesWs(rounds, size, name, spreadMs).toFixed(2),
    of(({ toLast }) => toLast),
    cpu.toFixed(1),
    ((cpu * 1000) / size).toFixed(1),
    timesWs(rounds, size, name, ({ serverCpu }) => serverCpu).toFixed(2),
    of((turn) => turn.cpu),
  ].join(' | ')} |`;
}

function memoryLine(name: BoardContestant, { rss, heap, whole }: Memory): string {
  return `| ${[name, kilobytes(rss), kilobytes(heap), (whole / 2 ** 20).toFixed(0)].join(' | ')} |`;
}

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

function verdicts(rounds: readonly BoardRound[], { rss, heap }: Memory): string[] {
  const [most] = SUBSCRIBER_COUNTS;
  const times = timesWs(rounds, most, 'antrean', spreadMs);
  const small = Math.max(rss, heap) < KILOBYTES * 1024;
  return [
    `Last frame at ${most} subscribers: ${times.toFixed(2)} times ws: ${met(times <= TIMES_WS)} (at most ${TIMES_WS})`,
    `Memory a subscriber: ${kilobytes(rss)} KB RSS, ${kilobytes(heap)} KB heap: ${met(small)} (under ${KILOBYTES} KB)`,
  ];
}

const met = (yes: boolean) => (yes ? 'bar met' : 'bar NOT met');

function timesWs(
  rounds: readonly BoardRound[],
  size: SubscriberCount,
  name: BoardContestant,
  figure: (turn: BoardTurn) => number,
): number {
  return medianOfTurns(rounds, size, (turns) => figure(turns[name]) / figure(turns.ws));
}

function medianOfTurns(
  rounds: readonly BoardRound[],
  size: SubscriberCount,
  figure: (turns: BoardRound['turns']) => number,
): number {
  return medianOf(rounds.flatMap((round) => (round.size === size ? figure(round.turns) : [])));
}
