// Servers behind HAProxy are replaced one after the other, while people book and read: no request fails.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { ADMIN_KEY } from '../support/app.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { eventually } from '../support/eventually.ts';
import { BOOK, endEverything, endedWell, query, type Running, start, stop, wish } from '../support/process.ts';
import { freePort } from '../support/realKannel.ts';
import { step } from '../support/step.ts';

// .ci/run installs it.
const isThere = spawnSync('haproxy', ['-v']).status === 0;
/** HAProxy asks every second and needs two answers; a slow machine may let it wait. */
const DRAIN_SECONDS = 8;
const BOARD = '{ board(office: "BOGOR") { sequence } }';

/** HAProxy as the documents configure it, at a port of its own before these servers. */
async function startHaproxy(ports: readonly [number, number]): Promise<string> {
  const port = await freePort();
  const [block] = blocksOf('docs/operations.md').filter(({ language }) => language === 'haproxy');
  const text = (block?.text ?? '')
    .replace(':8080', `127.0.0.1:${port}`)
    .replace('10.0.0.11:4000', `127.0.0.1:${ports[0]}`)
    .replace('10.0.0.12:4000', `127.0.0.1:${ports[1]}`);
  const file = join(await temporaryDirectory(), 'haproxy.cfg');
  await writeFile(file, text);
  const child = spawn('haproxy', ['-db', '-f', file], { stdio: 'ignore' });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const url = `http://127.0.0.1:${port}`;
  await eventually('HAProxy passes on', () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return url;
}

describe.skipIf(!isThere && !process.env.CI)('servers behind HAProxy', () => {
  test('are replaced one after the other without one failed request', { timeout: 400_000 }, async () => {
    const name = `rolling_${process.pid}`;
    const databaseUrl = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
    await query(inject('postgresUrl'), `create database ${name}`);
    onTestFinished(async () => {
      await endEverything();
      await query(inject('postgresUrl'), `drop database if exists ${name} with (force)`);
    });
    const ports = [await freePort(), await freePort()] as const;
    const startAt = (port: number) =>
      start({
        env: { DATABASE_URL: databaseUrl, ADMIN_KEY, PORT: String(port), DRAIN_SECONDS: String(DRAIN_SECONDS) },
      });
    const servers = [await startAt(ports[0]), await startAt(ports[1])];
    const url = await startHaproxy(ports);

    let answered = 0;
    const failed: unknown[] = [];
    let isOver = false;
    async function ask(body: object): Promise<void> {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` };
      try {
        const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
        const { data, errors } = (await response.json()) as { data?: { book?: { reason?: string } }; errors?: unknown };
        if (response.status !== 200 || errors || data?.book?.reason) failed.push([response.status, errors ?? data]);
        else answered++;
      } catch (error) {
        failed.push(error);
      }
    }
    let people = 0;
    async function keepAsking(): Promise<void> {
      while (!isOver) {
        const office = ['JAKARTA_SELATAN', 'DEPOK', 'TANGERANG'][people % 3];
        await ask({ query: BOOK, variables: { input: wish(people++, { office, acceptNextPlace: true }) } });
        await ask({ query: BOARD });
        await pause(40);
      }
    }
    const load = Array.from({ length: 6 }, keepAsking);
    onTestFinished(async () => {
      isOver = true;
      await Promise.all(load);
    });

    for (const [place, port] of ports.entries()) {
      await step(`server ${place + 1} is replaced`, async () => {
        const before = answered;
        await eventually('requests are answered', () => answered > before + 50);
        const leaving = servers[place] as Running;
        const ended = stop(leaving);
        await eventually('it says that it leaves', async () => (await fetch(`${leaving.url}/readyz`)).status === 503);
        expect(await (await fetch(`${leaving.url}/readyz`)).json()).toEqual({
          status: 'not ready',
          fault: 'The server is stopping.',
        });
        // It answers all the same.
        expect((await fetch(`${leaving.url}/offices`)).status).not.toBe(503);
        await endedWell(await ended, leaving.dataDir);
        servers[place] = await startAt(port);
        // Only then may the other one leave: HAProxy asks it within a second.
        await eventually('HAProxy takes it up', () => takesRequests(servers[place] as Running));
      });
    }

    isOver = true;
    await Promise.all(load);
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(200);
  });
});

/** Whether requests have come that were not this test's own. */
async function takesRequests({ url }: Running): Promise<boolean> {
  const figures = await (await fetch(`${url}/metrics`)).text();
  return /^antrean_request_seconds_count\{[^}]*graphql[^}]*\} [1-9]/m.test(figures);
}
