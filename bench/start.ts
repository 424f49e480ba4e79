// How long a server takes to start, on new data and again, and what it costs while nothing happens, by the number of offices.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lookAtMachine } from './machineLoad.ts';
import { makeManyOffices } from './start/manyOffices.ts';
import { processorSeconds } from './start/processorTime.ts';
import { type OfficesMeasured, reportStarts, type StartMeasured } from './start/report.ts';
import { describedDisk } from './tools.ts';

export interface StartOptions {
  /** Numbers of offices; that of offices.yaml itself is measured with that file. */
  offices: readonly number[];
  rounds: number;
  /** Seconds over which an idle server is watched; 0: it is not. */
  idleSeconds: number;
  /** Seconds between the start and that. */
  settleSeconds: number;
}

const MAX_START_MS = 300_000;

export async function benchStarts(root: string, options: StartOptions): Promise<void> {
  const directory = await mkdtemp('/var/tmp/antrean-bench-');
  // Open to be entered by the account that server and database get where this runs as root.
  await chmod(directory, 0o755);
  try {
    console.log(describedDisk(directory));
    const { rounds, idleSeconds, settleSeconds } = options;
    console.log(
      `Runs      ${rounds} round(s), idle for ${idleSeconds} s from ${settleSeconds} s after the last start on\n`,
    );
    const measured: OfficesMeasured[] = [];
    for (const count of options.offices) measured.push(await measureOffices(root, directory, { count, options }));
    console.log(reportStarts(measured));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

interface OfficesToMeasure {
  count: number;
  options: StartOptions;
}

async function measureOffices(
  root: string,
  directory: string,
  { count, options }: OfficesToMeasure,
): Promise<OfficesMeasured> {
  const file = join(directory, `offices-${count}.yaml`);
  await writeFile(file, makeManyOffices(await readFile(join(root, 'offices.yaml'), 'utf8'), count), { mode: 0o644 });
  const first: StartMeasured[] = [];
  const again: StartMeasured[] = [];
  let idlePercent: number | null = null;
  for (let round = 1; round <= options.rounds; round++) {
    const dataDir = join(directory, `data-${count}-${round}`);
    first.push(await measureStart(root, dataDir, file));
    const isLast = round === options.rounds && options.idleSeconds > 0;
    const whileIdle = async (pid: number) => {
      idlePercent = isLast ? await idlePercentOf(pid, options) : null;
    };
    again.push(await measureStart(root, dataDir, file, whileIdle));
    await rm(dataDir, { recursive: true, force: true });
    const [a, b] = [first.at(-1), again.at(-1)];
    console.log(`${count} offices, round ${round}: first ${a?.seconds.toFixed(2)} s, again ${b?.seconds.toFixed(2)} s`);
  }
  return { offices: count, first, again, idlePercent };
}

/** As its user starts it once it is compiled, with the embedded PostgreSQL; it is stopped after `then`. */
async function measureStart(
  root: string,
  dataDir: string,
  officesFile: string,
  then: (pid: number) => Promise<void> = async () => {},
): Promise<StartMeasured> {
  const load = await lookAtMachine();
  const began = performance.now();
  const settings = { DATA_DIR: dataDir, OFFICES_FILE: officesFile, PORT: '0', HOST: '127.0.0.1', DEMO: 'empty' };
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/server/main.js')], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: '', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    await saysReady(child.stdout, ended);
    const seconds = (performance.now() - began) / 1000;
    const pid = child.pid ?? 0;
    const processor = processorSeconds(pid);
    await then(pid);
    return { seconds, processor, load };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function saysReady(output: NodeJS.ReadableStream, ended: Promise<unknown>): Promise<void> {
  let said = '';
  const ready = new Promise<void>((resolve) => {
    output.on('data', (piece: Buffer) => {
      said += piece;
      if (said.includes('Antrean is ready')) resolve();
    });
  });
  const failed = (why: string) => () => Promise.reject(new Error(`${why}\n${said}`));
  await Promise.race([
    ready,
    ended.then(failed('The server ended before it was ready.')),
    pause(MAX_START_MS, undefined, { ref: false }).then(failed('The server was not ready in time.')),
  ]);
}

/** Of server and database together, in percent of a core. */
async function idlePercentOf(pid: number, { settleSeconds, idleSeconds }: StartOptions): Promise<number | null> {
  await pause(settleSeconds * 1000);
  const before = processorSeconds(pid);
  const began = performance.now();
  await pause(idleSeconds * 1000);
  const after = processorSeconds(pid);
  if (before === null || after === null) return null;
  return (100 * (after - before)) / ((performance.now() - began) / 1000);
}
