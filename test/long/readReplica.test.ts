// Figures and histories are read from a streaming replica of PostgreSQL, and from the primary while that one is behind or gone.
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { ADMIN_KEY } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { BIRTH_DATE, BOOKING, book, emptyDirectory, endEverything, graphql, query, start } from '../support/process.ts';
import { startReplicatedPair } from '../support/replicatedPair.ts';
import { step } from '../support/step.ts';

const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const MAX_LAG_SECONDS = 3;
const OFFICE = 'JAKARTA_SELATAN';
const TOMORROW = '2017-08-02';
const STATISTICS = `{ dailyStatistics(office: "${OFFICE}", from: "2017-08-01", to: "2017-08-31") { date booked } }`;

test('a replica for reading', { timeout: 300_000 }, async () => {
  onTestFinished(endEverything);
  const pair = await startReplicatedPair({ waits: false });
  const env = {
    DATABASE_URL: pair.primaryUrl,
    DATABASE_READ_URL: pair.standbyUrl,
    DATABASE_READ_LAG_SECONDS: String(MAX_LAG_SECONDS),
    ADMIN_KEY,
  };
  const server = await start({ env });

  const booked = async () => {
    const { dailyStatistics } = await graphql(server.url, STATISTICS, {}, ADMIN);
    return dailyStatistics.reduce((sum: number, day: { booked: number }) => sum + day.booked, 0);
  };
  const figure = async (name: string) => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(
      text
        .split('\n')
        .find((line) => line.startsWith(name))
        ?.slice(name.length),
    );
  };
  const answeredBy = (by: string) => figure(`antrean_stale_reads_total{by="${by}"} `);
  const lag = () => figure('antrean_replica_lag_seconds ');
  /** Works until the replica has answered: one that was measured late, by a busy machine, is not asked meanwhile. */
  async function isAsked(work: () => Promise<unknown>): Promise<void> {
    const before = await answeredBy('replica');
    await eventually('the replica answers', async () => {
      await work();
      return (await answeredBy('replica')) > before;
    });
  }
  let people = 0;
  const bookOne = () => book(server.url, people++, { when: { date: TOMORROW } });

  await step('answers figures', async () => {
    await bookOne();
    // Days that were counted just now are known, wherever the others come from.
    expect(await booked()).toBe(people);
    await isAsked(async () => expect(await booked()).toBe(people));
    await eventually('it is behind by little', async () => (await lag()) < MAX_LAG_SECONDS);
  });

  await step('is not asked for what a person has booked, nor once it is too far behind', async () => {
    await query(pair.standbyUrl, 'select pg_wal_replay_pause()');
    const { code } = await bookOne();
    const own = await graphql(server.url, BOOKING, { code, birthDate: BIRTH_DATE });
    expect(own.booking).toMatchObject({ code, status: 'HELD' });
    expect(await booked()).toBe(people);
    await eventually('it is too far behind', async () => (await lag()) > MAX_LAG_SECONDS);
    await eventually('the server says so', () => /seconds behind.*is not asked/.test(server.err()));
    const before = await answeredBy('primary');
    expect(await booked()).toBe(people);
    expect(await answeredBy('primary')).toBeGreaterThan(before);
  });

  await step('is asked again once it has caught up', async () => {
    await query(pair.standbyUrl, 'select pg_wal_replay_resume()');
    await eventually('the server says so', () => server.err().includes('is asked again'));
    await isAsked(async () => expect(await booked()).toBe(people));
  });

  await step('serves files without names, and backups', async () => {
    await isAsked(async () => {
      const path = `/offices/${OFFICE}/bookings.csv?from=2017-08-01&to=2017-08-31`;
      const file = await fetch(`${server.url}${path}`, { headers: ADMIN });
      expect([file.status, (await file.text()).trim().split('\n').length]).toEqual([200, people + 1]);
    });
    const folder = await emptyDirectory();
    const words = [resolve('dist/server/antrean.js'), 'backup', join(folder, 'all.sql.gz')];
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, OFFICES_FILE: resolve('offices.yaml'), DATABASE_URL: pair.standbyUrl };
    const how = { env, cwd: folder };
    const { stdout } = await promisify(execFile)(resolve('node_modules/.bin/node'), words, how);
    expect(stdout).toMatch(/all\.sql\.gz: [\d,. ]+ rows as of /);
  });

  await step('that dies fails no request', async () => {
    const told = server.err().length;
    const answers = Array.from({ length: 200 }, async (_, index) => {
      if (index === 20) await pair.killStandby();
      return booked();
    });
    expect(new Set(await Promise.all(answers))).toEqual(new Set([people]));
    await eventually('the server says so', () => server.err().slice(told).includes('is not asked'));
    await bookOne();
    expect(await booked()).toBe(people);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});

test('a server starts without its replica', { timeout: 120_000 }, async () => {
  onTestFinished(endEverything);
  const pair = await startReplicatedPair({ waits: false });
  await pair.killStandby();
  const env = { DATABASE_URL: pair.primaryUrl, DATABASE_READ_URL: pair.standbyUrl, ADMIN_KEY };
  const server = await start({ env });
  expect(server.err()).toContain('The replica at DATABASE_READ_URL is not asked');
  expect((await graphql(server.url, STATISTICS, {}, ADMIN)).dailyStatistics).toHaveLength(31);
});
