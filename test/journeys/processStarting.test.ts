// A signal while the program is still starting: it stops, PostgreSQL with it, and the next start carries on.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import {
  book,
  emptyDirectory,
  endEverything,
  endedWell,
  launch,
  processesOn,
  query,
  start,
  stop,
  until,
} from '../support/process.ts';
import { freePort } from '../support/realKannel.ts';

afterAll(endEverything);

describe('SIGTERM while it is still starting', () => {
  test('before it has read its settings', async () => {
    const server = await launch();
    const { code, signal } = await stop(server);
    expect([0, 'SIGTERM']).toContain(code ?? signal);
    expect(await processesOn(server.dataDir)).toEqual([]);
  });

  test('while the data is made, while PostgreSQL starts, while tables are made: the next start carries on', async () => {
    const dataDir = await emptyDirectory();
    const cluster = join(dataDir, 'postgresql');
    const moments = {
      'the data is being made': async () => (await readdir(dataDir)).some((name) => name.startsWith('postgresql.new-')),
      'PostgreSQL is starting': () => existsSync(join(cluster, 'postmaster.pid')),
      'PostgreSQL is up': async () =>
        /ready/.test(await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')),
    };
    for (const [moment, look] of Object.entries(moments)) {
      const server = await launch({ dataDir });
      await until(moment, look);
      const ended = await stop(server);
      expect({ moment, said: server.err(), ready: server.out().includes('is ready') }).toEqual({
        moment,
        said: '',
        ready: false,
      });
      await endedWell(ended, dataDir);
    }
    const server = await start({ dataDir, env: { NODE_COMPILE_CACHE: '' } });
    await book(server.url, 1);
    await stop(server);
    // The next start reads what Node compiled, instead of compiling it again.
    expect(await readdir('dist/compiled', { recursive: true })).not.toEqual([]);
  });

  test('while PostgreSQL hangs: it is ended along with the server', async () => {
    const server = await launch();
    const lockFile = join(server.dataDir, 'postgresql/postmaster.pid');
    const postgres = await until('PostgreSQL is starting', async () =>
      Number.parseInt(await readFile(lockFile, 'utf8').catch(() => ''), 10),
    );
    process.kill(postgres, 'SIGSTOP');
    const ended = await stop(server);
    process.kill(postgres, 'SIGCONT');
    await endedWell(ended, server.dataDir);
  });
});

describe('a database that is not there yet', () => {
  test('is waited for, which is said, until its port opens', async () => {
    const name = `later_${process.pid}`;
    const port = await freePort();
    const there = new URL(inject('postgresUrl'));
    await query(there.href, `create database ${name}`);
    const door = createServer((here) => {
      const beyond = connect(Number(there.port), there.hostname);
      for (const socket of [here, beyond]) socket.on('error', () => here.destroy() && beyond.destroy());
      here.pipe(beyond).pipe(here);
    });
    const url = Object.assign(new URL(there), { port: String(port), pathname: `/${name}` }).href;
    const server = await launch({ env: { DATABASE_URL: url, DATABASE_WAIT_SECONDS: '300' } });
    await until('it waits', () => /Waiting up to \d+ s for the database: connect ECONNREFUSED/.test(server.out()));
    await new Promise<void>((listening) => door.listen(port, '127.0.0.1', listening));
    await until('it is ready', () => server.out().includes('Antrean is ready'));
    expect(await stop(server)).toMatchObject({ code: 0 });
    expect(server.err()).toBe('');
    door.close();
    await query(there.href, `drop database ${name} with (force)`);
  });

  test('keeps no server from stopping', async () => {
    const port = await freePort();
    const env = { DATABASE_URL: `postgres://antrean@127.0.0.1:${port}/antrean`, DATABASE_WAIT_SECONDS: '300' };
    const server = await launch({ env });
    await until('it waits', () => server.out().includes('Waiting up to'));
    expect(await stop(server)).toMatchObject({ code: 0 });
    expect([server.out().trimEnd().endsWith('Stopped.'), server.err()]).toEqual([true, '']);
  });
});
