// The fan-out of a board: the product, plain graphql-ws and ws alone, in turns, with 100, 1,000 and 5,000 subscribers.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { itemAt } from '../src/items.ts';
import { fillBoard } from './boards/board.ts';
import { askChild, type OrderListeners, startListeners } from './boards/children.ts';
import {
  BOARD_CONTESTANTS,
  type BoardContestant,
  type BoardTurn,
  SUBSCRIBER_COUNTS,
  type SubscriberCount,
} from './boards/contestants.ts';
import type { Heard } from './boards/listeners.ts';
import { type BoardRound, type Memory, reportBoards } from './boards/report.ts';
import { type BenchServer, startCluster, startProcess, startProduct } from './servers.ts';

const MAX_SUBSCRIBERS = SUBSCRIBER_COUNTS[0];
const EVENTS_A_TURN = 3;
const WARM_UP_EVENTS = 6;

interface BoardEntry {
  server: BenchServer;
  say: OrderListeners;
}

type BoardEntries = Record<BoardContestant, BoardEntry>;

export async function benchBoards(root: string, { rounds }: { rounds: number }): Promise<void> {
  if (!enoughFiles()) return;
  const stops: (() => unknown)[] = [];
  try {
    console.log(boardsReport());
    const entries = await enterBoards(root, stops);
    const memory = {} as Record<BoardContestant, Memory>;
    for (const name of BOARD_CONTESTANTS) memory[name] = await memoryOf(entries[name]);
    const measured: BoardRound[] = [];
    for (const size of SUBSCRIBER_COUNTS) {
      for (const { say } of Object.values(entries)) await say({ do: 'be', subscribers: size });
      for (const entry of Object.values(entries)) await boardTurn(entry, WARM_UP_EVENTS);
      for (let number = 0; number < rounds; number++) measured.push(await boardRound(size, number, entries));
    }
    const complaints = BOARD_CONTESTANTS.map((name) => entries[name].server.complaints()).join('');
    console.log(reportBoards(measured, memory, complaints));
  } finally {
    for (const stop of stops) await stop();
  }
}

/** A socket of each side is a file; Node itself raises what it may use as far as it is allowed. */
function enoughFiles(): boolean {
  const limit = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim();
  const enough = limit === 'unlimited' || Number(limit) > MAX_SUBSCRIBERS + 200;
  if (!enough)
    console.log(`A process may have only ${limit} files open: ulimit -n ${MAX_SUBSCRIBERS + 1000}, as root.`);
  return enough;
}

function boardsReport(): string {
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const version = (name: string) => {
    const file = createRequire(join(import.meta.dirname, 'boards/plain.ts')).resolve(name);
    const folder = file.slice(0, file.lastIndexOf(`node_modules/${name}/`));
    return `${name} ${JSON.parse(readFileSync(`${folder}node_modules/${name}/package.json`, 'utf8')).version}`;
  };
  return [
    `Machine   ${cpus().length} x ${processor?.model.trim()}, ${memory} GiB`,
    `Versions  Node ${process.version}, ${['ws', 'graphql-ws', 'graphql'].map(version).join(', ')}`,
  ].join('\n');
}

async function enterBoards(root: string, stops: (() => unknown)[]): Promise<BoardEntries> {
  const probe = ['--import', join(root, 'bench/boards/probe.js')];
  const cluster = await startCluster(root);
  stops.unshift(() => cluster.stop());
  const database = await cluster.create('bench');
  const product = await startProduct(root, database.url, { words: probe });
  stops.unshift(() => product.stop());
  const board = await fillBoard(product.url);
  const entries = {} as BoardEntries;
  for (const name of BOARD_CONTESTANTS) {
    const file = join(root, `bench/boards/${name === 'ws' ? 'raw' : 'plain'}.ts`);
    const server = name === 'antrean' ? product : await startProcess([...probe, file], root, /Ready: (\S+)/);
    if (server !== product) stops.unshift(() => server.stop());
    const listeners = startListeners(root);
    stops.unshift(listeners.end);
    entries[name] = { server, say: listeners.order };
    if (server !== product) await fetch(server.url, { method: 'POST', body: JSON.stringify(board) });
    await entries[name].say({ do: 'begin', url: server.url, board, announces: server === product });
  }
  return entries;
}

function probed({ server }: BoardEntry, question: 'memory' | 'cpu') {
  return askChild<{ rss: number; heapUsed: number; cpu: number }>(server.process, question);
}

/** Bytes a subscriber who only waits: everything has been used before, and what was is given back. */
async function memoryOf(entry: BoardEntry): Promise<Memory> {
  await entry.say({ do: 'be', subscribers: 300 });
  await boardTurn(entry, 2);
  await entry.say({ do: 'be', subscribers: 0 });
  const before = await probed(entry, 'memory');
  await entry.say({ do: 'be', subscribers: MAX_SUBSCRIBERS });
  const after = await probed(entry, 'memory');
  return {
    heap: (after.heapUsed - before.heapUsed) / MAX_SUBSCRIBERS,
    rss: (after.rss - before.rss) / MAX_SUBSCRIBERS,
    whole: after.rss,
  };
}

async function boardRound(size: SubscriberCount, number: number, entries: BoardEntries): Promise<BoardRound> {
  const turns = {} as Record<BoardContestant, BoardTurn>;
  // The first contestant of one round is the last of the next but one.
  for (const place of BOARD_CONTESTANTS.keys()) {
    const name = itemAt(BOARD_CONTESTANTS, (place + number) % BOARD_CONTESTANTS.length);
    turns[name] = await boardTurn(entries[name], EVENTS_A_TURN);
  }
  const spread = BOARD_CONTESTANTS.map((name) => `${name} ${(turns[name].toLast - turns[name].toFirst).toFixed(1)} ms`);
  console.log(`${size} subscribers, round ${number + 1}, first frame to last: ${spread.join(', ')}`);
  return { size, turns };
}

let events = 0;

/** Some events, one after the other: of each figure the median. */
async function boardTurn(entry: BoardEntry, times: number): Promise<BoardTurn> {
  const before = await probed(entry, 'cpu');
  const heard: Heard[] = [];
  for (let time = 0; time < times; time++) heard.push(await entry.say({ do: 'event', number: ++events }));
  const after = await probed(entry, 'cpu');
  const middle = itemAt(
    heard.toSorted((a, b) => a.toLast - a.toFirst - b.toLast + b.toFirst),
    times >> 1,
  );
  const fault = heard.map((each) => each.fault).find((text) => text !== '') ?? '';
  return { ...middle, fault, serverCpu: (after.cpu - before.cpu) / 1000 / times };
}
