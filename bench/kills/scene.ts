// Two servers on one PostgreSQL that can be killed without a word, and start again at the same addresses.
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../server/postgres/process.ts';
import { itemAt } from '../../src/items.ts';
import { startLink } from '../../test/support/startedLink.ts';
import { importProduct } from '../productModules.ts';
import { type BenchServer, startProduct } from '../servers.ts';
import type { KillPlan } from './plan.ts';

export interface KilledScene {
  /** The addresses of the servers, whether they live or not. */
  urls: readonly string[];
  dataDir: string;
  kill(victims: Pick<KillPlan, 'postgres' | 'servers'>): Promise<void>;
  /** Starts again what was killed, all at once; resolves when each says that it is ready. */
  startAgain(victims: Pick<KillPlan, 'postgres' | 'servers'>): Promise<void>;
  rows<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]>;
  /** Servers that ended although they were not killed, in words. */
  endedByThemselves: readonly string[];
  stop(): Promise<void>;
}

export interface SceneOptions {
  /** Settings of the servers. */
  settings: Record<string, string>;
  offices: string;
  /** Settings of PostgreSQL that replace the product's. */
  postgresSettings?: Record<string, string>;
}

const SERVERS_KILLED = 2;
/** As deploy/systemd has it. */
const START_AGAIN_MS = 2000;
const MAX_STARTS = 10;

export async function openKilledScene(root: string, options: SceneOptions): Promise<KilledScene> {
  const postgres = await openKilledPostgres(root, options.postgresSettings ?? {});
  const servers: (BenchServer & { isMeant: boolean })[] = [];
  const endedByThemselves: string[] = [];
  const ports: number[] = [];
  const urls: string[] = [];

  async function startServer(place: number): Promise<void> {
    const settings = { ...options.settings, PORT: String(ports[place]) };
    const started = await startInsisting(() =>
      startProduct(root, postgres.url, { offices: options.offices, settings }),
    );
    const server = { ...started, isMeant: false };
    servers[place] = server;
    server.process.once('exit', (code, signal) => {
      if (server.isMeant) return;
      endedByThemselves.push(
        `server ${place + 1} ended by itself (${signal ?? code}): ${server.complaints().slice(0, 500)}`,
      );
    });
  }
  async function endServer(place: number, end: (server: BenchServer) => unknown): Promise<void> {
    const server = itemAt(servers, place);
    server.isMeant = true;
    const isOver = server.process.exitCode !== null || server.process.signalCode !== null;
    const ended = isOver ? null : once(server.process, 'exit');
    await end(server);
    await ended;
  }
  async function stop(): Promise<void> {
    for (const place of servers.keys()) await endServer(place, (server) => server.stop());
    await postgres.close();
  }

  try {
    for (let place = 0; place < SERVERS_KILLED; place++) {
      ports.push(await freePort());
      await startServer(place);
      urls.push(itemAt(servers, place).url);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    urls,
    dataDir: postgres.dataDir,
    endedByThemselves,
    async kill({ postgres: isPostgresKilled, servers: places }) {
      const killed = places.map((place) => endServer(place, (server) => server.process.kill('SIGKILL')));
      if (isPostgresKilled) killed.push(postgres.kill());
      await Promise.all(killed);
      // A server that is stopped as usual deletes its folder then; that of a killed one is left to it.
      for (const place of places) await itemAt(servers, place).stop();
    },
    async startAgain({ postgres: wasPostgresKilled, servers: places }) {
      const starting = places.map(startServer);
      if (wasPostgresKilled) starting.push(postgres.startAgain());
      await Promise.all(starting);
    },
    rows: postgres.rows,
    stop,
  };
}

/** As systemd does: a machine that is busy may be too slow for the first connection. */
async function startInsisting(start: () => Promise<BenchServer>): Promise<BenchServer> {
  for (let tries = 1; ; tries++) {
    try {
      return await start();
    } catch (error) {
      if (tries === MAX_STARTS) throw error;
      await pause(START_AGAIN_MS);
    }
  }
}

/** Servers reach it by a link, since it gets another port at each start. */
async function openKilledPostgres(root: string, settings: Record<string, string>) {
  const { startPostgres } = await importProduct(root, 'server/postgres/postgres.ts');
  // Not in /tmp, which may be memory; open to be entered by the account PostgreSQL gets where this runs as root.
  const dataDir = await mkdtemp('/var/tmp/antrean-bench-');
  await chmod(dataDir, 0o755);
  const open = () => startPostgres({ dataDir, log: () => {}, settings });
  let running = await open();
  const link = await startLink(running.superuserUrl);
  return {
    url: link.url,
    dataDir: running.dataDir,
    async kill() {
      const pid = await readFile(join(running.dataDir, 'postgresql/postmaster.pid'), 'utf8');
      process.kill(Number.parseInt(pid, 10), 'SIGKILL');
      await running.stop();
    },
    async startAgain() {
      running = await open();
      link.lead(running.superuserUrl);
    },
    async rows<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
      const client = new pg.Client({ connectionString: running.superuserUrl });
      await client.connect();
      try {
        return (await client.query<Row>(sql)).rows;
      } finally {
        await client.end();
      }
    },
    async close() {
      await link.close();
      await running.stop();
      for (const each of new Set([dataDir, running.dataDir])) await rm(each, { recursive: true, force: true });
    },
  };
}
