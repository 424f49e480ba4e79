// One measurement: a load of concurrent callers on a number of windows for a time, by wrk or by pgbench.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const runProgram = promisify(execFile);

export interface MachineLoad {
  callers: number;
  firstWindow: number;
  windows: number;
  seconds: number;
}

export interface Measured {
  /** Bookings a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Answers that said "booked". */
  booked: number;
  /** Answers in all. */
  answers: number;
  /** The first that was no booking, or what went wrong on the wire; empty: nothing. */
  fault: string;
}

/** Over HTTP, by `server`'s GraphQL document. */
export async function byHttp(
  wrk: string,
  server: 'antrean' | 'postgraphile',
  url: string,
  load: MachineLoad,
): Promise<Measured> {
  const script = join(import.meta.dirname, 'book.lua');
  const words = ['-t1', `-c${load.callers}`, `-d${Math.ceil(load.seconds)}s`, '--timeout', '10s', '-s', script, url];
  const env = {
    ...process.env,
    BENCH_SERVER: server,
    BENCH_HOST: new URL(url).host,
    BENCH_FIRST_WINDOW: String(load.firstWindow),
    BENCH_WINDOWS: String(load.windows),
  };
  const { stdout } = await runProgram(wrk, words, { env });
  const [answers, microseconds, booked, p50, p99, errors] = numbersAfter(stdout, 'RESULT');
  const fault = /^FAULT (.*)$/m.exec(stdout)?.[1] ?? '';
  return {
    rate: booked / (microseconds / 1e6),
    p50: p50 / 1000,
    p99: p99 / 1000,
    booked,
    answers,
    fault: fault || (errors > 0 ? `${errors} connection errors` : ''),
  };
}

/** Straight at PostgreSQL, one transaction a booking, prepared. */
export async function byTransactions(pgbench: string, databaseUrl: string, load: MachineLoad): Promise<Measured> {
  const directory = await mkdtemp(join(tmpdir(), 'antrean-pgbench-'));
  try {
    const words = ['-n', '-M', 'prepared', '-c', `${load.callers}`, '-j', '1', '-T', `${Math.ceil(load.seconds)}`];
    const windows = [
      '-D',
      `first=${load.firstWindow}`,
      '-D',
      `last=${load.firstWindow + load.windows - 1}`,
      '-D',
      'n=0',
    ];
    const log = ['-l', '--log-prefix', join(directory, 'log')];
    const script = join(import.meta.dirname, 'book.pgbench.sql');
    const { stdout } = await runProgram(pgbench, [...words, ...windows, ...log, '-f', script, databaseUrl]);
    const answers = Number(/actually processed: (\d+)/.exec(stdout)?.[1]);
    const rate = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    const failed = Number(/failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0);
    const times = await latencies(directory);
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? Number.NaN) / 1000;
    const fault = failed > 0 ? `${failed} failed transactions` : '';
    return { rate, p50: at(0.5), p99: at(0.99), booked: answers - failed, answers, fault };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Microseconds, the shortest first. */
async function latencies(directory: string): Promise<Float64Array> {
  const texts = await Promise.all((await readdir(directory)).map((file) => readFile(join(directory, file), 'utf8')));
  const lines = texts.flatMap((text) => text.trimEnd().split('\n'));
  return Float64Array.from(lines, (line) => Number(line.split(' ')[2])).sort();
}

type Six = [number, number, number, number, number, number];

function numbersAfter(text: string, word: string): Six {
  const line = new RegExp(`^${word} (.*)$`, 'm').exec(text)?.[1];
  if (!line) throw new Error(`wrk said nothing that can be read:\n${text}`);
  return line.split(' ').map(Number) as Six;
}
