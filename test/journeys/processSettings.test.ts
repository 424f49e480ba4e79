// The running program does what the user sets: the clock, real service, and an offices file that changes.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { makeOfficesFile } from '../support/offices.ts';
import {
  BIRTH_DATE,
  BOOKING,
  type Booked,
  book,
  CLOCK,
  databaseOn,
  emptyDirectory,
  endEverything,
  graphql,
  query,
  type Running,
  start,
  stop,
  until,
} from '../support/process.ts';
import { step } from '../support/step.ts';

afterAll(endEverything);

/** The windows of an office's day, as `places free/places`. */
async function placesOf({ url }: Running, office: string): Promise<string[]> {
  const text = 'query ($code: ID!) { office(code: $code) { windows(date: "2017-08-07") { remaining capacity } } }';
  const { office: found } = await graphql(url, text, { code: office });
  return found.windows.map(({ remaining, capacity }: Record<string, number>) => `${remaining}/${capacity}`);
}

test('a demonstration', async () => {
  const dataDir = await emptyDirectory();
  const officesFile = join(await emptyDirectory(), 'offices.yaml');
  await writeFile(officesFile, await readFile('offices.yaml', 'utf8'));
  let server = await start({ dataDir, env: { OFFICES_FILE: officesFile } });
  const made: Booked[] = [];

  await step('the clock starts where CLOCK says and runs on', async () => {
    const since = performance.now();
    const first = timeOf(await book(server.url, 1, { when: { date: '2017-08-07' } }));
    expect(first).toBeGreaterThanOrEqual(0);
    let number = 100;
    const later = await until('the clock has run on', async () => {
      const at = timeOf(await book(server.url, number++));
      return at > first && at;
    });
    // Moments are told in whole seconds; since the start of the clock no more than the start itself has gone by.
    expect(later - first).toBeLessThanOrEqual(Math.ceil((performance.now() - since) / 1000));
    expect(server.out()).toMatch(/Clock {11}set, now 2017-08-01T09:0/);
  });

  await step(
    'an office and a capacity new in the file are there at the next start; managers and bookings keep theirs',
    async () => {
      for (const number of [2, 3]) made.push(await book(server.url, number, { when: { date: '2017-08-07' } }));
      expect(await placesOf(server, 'JAKARTA_SELATAN')).toEqual(['47/50', ...Array(6).fill('50/50')]);
      const schedule = `jsonb_build_object('schedule', jsonb_set(from_file->'schedule', '{capacity}', '7'))`;
      await query(await databaseOn(dataDir), `update office set from_managers = ${schedule} where code = 'DEPOK'`);
      await stop(server);

      const sabang = { name: 'Kantor Imigrasi Sabang', city: 'Sabang', timeZone: 'Asia/Jakarta' };
      const changed = makeOfficesFile({ defaults: { schedule: { capacity: 2 } }, SABANG: sabang });
      await writeFile(officesFile, changed);
      server = await start({ dataDir, env: { OFFICES_FILE: officesFile } });
      expect(await placesOf(server, 'SABANG')).toEqual(Array(7).fill('2/2'));
      expect(await placesOf(server, 'DEPOK')).toEqual(Array(7).fill('7/7'));
      expect(await placesOf(server, 'JAKARTA_SELATAN')).toEqual(['0/3', ...Array(6).fill('2/2')]);
      for (const { code } of made) {
        const { booking } = await graphql(server.url, BOOKING, { code, birthDate: BIRTH_DATE });
        expect(booking).toMatchObject({ code, status: 'HELD' });
      }
      const next = await book(server.url, 4, { when: { date: '2017-08-07' } });
      expect(next.window.startsAt).toBe('2017-08-07T09:00:00+07:00');
      await stop(server);
    },
  );
});

/** Seconds from where the clock started to when a booking was made. */
function timeOf({ history }: Booked): number {
  return (Date.parse(history[0]?.at ?? '') - Date.parse(CLOCK)) / 1000;
}

describe('real service', () => {
  const name = `live_${process.pid}`;
  const admin = async (sql: string) => query(inject('postgresUrl'), sql);
  beforeAll(() => admin(`create database ${name}`));
  afterAll(() => admin(`drop database if exists ${name} with (force)`));

  test('on a database of its own: no simulator, no clock but the real one, the key that was given', async () => {
    const env = {
      MODE: 'live',
      CLOCK: '',
      DATABASE_URL: Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href,
      PUBLIC_URL: 'https://antrean.example',
      ADMIN_KEY: 'Jx7vQm2kT9rLw4ZbYf6HsDnC',
    };
    const server = await start({ env });
    expect(server.out()).toContain('(live)');
    expect(server.out()).not.toMatch(/simulator|Clock|Jx7vQm/i);
    const route = await fetch(`${server.url}/channels/simulator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: '+6281234567890', to: '+628111100333', text: 'x' }),
    });
    expect(route.status).toBe(404);
    const before = Math.floor(Date.now() / 1000) * 1000;
    const { history } = await book(server.url, 1);
    expect(Date.parse(history[0]?.at ?? '')).toBeGreaterThanOrEqual(before);
    expect(Date.parse(history[0]?.at ?? '')).toBeLessThanOrEqual(Date.now());
    const headers = { authorization: `Bearer ${env.ADMIN_KEY}` };
    expect(await graphql(server.url, '{ viewer { kind } }', {}, headers)).toEqual({
      viewer: { kind: 'ADMINISTRATOR' },
    });
    expect(await query(env.DATABASE_URL, 'select count(*)::int as bookings from booking')).toEqual([{ bookings: 1 }]);
    expect(await stop(server)).toMatchObject({ code: 0, signal: null });
  });
});
