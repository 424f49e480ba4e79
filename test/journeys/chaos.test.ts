// Whatever happens to PostgreSQL, a link or a server: two servers that nobody restarts work on, and nothing is lost or doubled.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '../../server/postgres/postgres.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { type Link, openLink } from '../support/link.ts';
import {
  book,
  emptyDirectory,
  endEverything,
  nameOf,
  query,
  type Running,
  start,
  stop,
  until,
} from '../support/process.ts';

const PUBLIC_URL = 'https://antrean.example';
const BOGOR = 'whatsapp:+628111100333';
const RESTARTS = 5;
/** How long a server stands still. */
const STOPPED_MS = 60_000;
/** What is promised on a machine that starts a server in `START_MS`; one that needs longer for that has as much longer. */
const AGAIN_MS = 10_000;
const AGAIN_AT_REST_MS = 5_000;
const START_MS = 4_000;
/** For what is promised by no time. */
const LONG = 60_000;

// It takes minutes: .ci/run does it.
describe.skipIf(!process.env.CI)('two servers that nobody restarts', () => {
  let dataDir: string;
  let postgres: RunningPostgres;
  let links: [Link, Link];
  let twilio: FakeTwilio;
  let servers: [Running, Running];
  let people = 0;
  let loading = true;
  const load: Promise<void>[] = [];
  /** How many times as long this machine may need, which may run other tests beside. */
  let slowness = 1;
  /** What was answered: the code of each applicant. */
  const booked = new Map<number, string>();
  /** Who wrote and was acknowledged. */
  const written = new Set<string>();

  const open = () => startPostgres({ dataDir, log: () => {} });

  beforeAll(async () => {
    dataDir = await emptyDirectory();
    postgres = await open();
    links = [await openLink(postgres.url), await openLink(postgres.url)];
    twilio = await startFakeTwilio({ publicUrl: PUBLIC_URL });
    const one = await startOn(links[0].url);
    // The first has made the tables.
    servers = [one, await measured(() => startOn(links[1].url))];
  }, 180_000);
  afterAll(async () => {
    loading = false;
    await Promise.all(load);
    await endEverything();
    await postgres?.stop();
    await twilio?.close();
  }, 180_000);

  const startOn = (url: string) =>
    start({
      env: {
        PUBLIC_URL,
        TWILIO_ACCOUNT_SID: twilio.accountSid,
        TWILIO_AUTH_TOKEN: twilio.authToken,
        TWILIO_BASE_URL: twilio.url,
        DATABASE_URL: url,
      },
    });

  /** Starts a server and keeps how long the machine needs for that now. */
  async function measured(startOne: () => Promise<Running>): Promise<Running> {
    const since = performance.now();
    const running = await startOne();
    slowness = Math.max(1, (performance.now() - since) / START_MS);
    return running;
  }

  /** What other tests do beside this one changes in the minutes that it takes. */
  async function measureAgain(): Promise<void> {
    const third = await measured(() => startOn(postgres.url));
    await stop(third);
  }

  /** One applicant after the other; who gets no answer asks again with the same key. */
  async function keepBooking(server: Running): Promise<void> {
    while (loading) {
      const number = people++;
      while (loading && !booked.has(number)) {
        const more = { idempotencyKey: `of applicant ${number}`, acceptNextPlace: true };
        await book(server.url, number, more).then(
          ({ code }) => booked.set(number, code),
          () => pause(100),
        );
      }
      await pause(50);
    }
  }

  async function write(server: Running): Promise<string | null> {
    const number = people++;
    const from = `whatsapp:+62812${10_000_000 + number}`;
    const body = `#${nameOf(number)}#25011987#07082017`;
    const response = await twilio.deliver(server.url, { from, to: BOGOR, body }).catch(() => null);
    if (response?.status !== 204) return null;
    written.add(from);
    return from;
  }

  async function keepWriting(server: Running): Promise<void> {
    while (loading) {
      await write(server);
      await pause(200);
    }
  }

  function underLoad(): void {
    for (const server of servers) load.push(keepBooking(server), keepBooking(server), keepWriting(server));
  }

  /** Resolves once it has booked. */
  async function books(server: Running): Promise<void> {
    const number = people++;
    const more = { idempotencyKey: `of applicant ${number}`, acceptNextPlace: true };
    const once = () =>
      book(server.url, number, more).then(
        ({ code }) => booked.set(number, code),
        () => pause(100, null),
      );
    await until('it books', once, LONG);
  }

  async function isReady(server: Running): Promise<void> {
    const once = async () =>
      (await fetch(`${server.url}/readyz`).catch(() => null))?.status === 200 || pause(50, false);
    await until('it is ready', once, LONG);
  }

  /** Resolves once a message that came to it is answered. */
  async function answers(server: Running): Promise<void> {
    const from = await until('it takes messages', async () => (await write(server)) ?? pause(100, null), LONG);
    expect(await twilio.sentTo(from, 1, LONG)).not.toEqual([]);
  }

  /** Everything is so by then, reckoned from now. */
  async function inTime(milliseconds: number, everything: Promise<void>[]): Promise<void> {
    const since = performance.now();
    await Promise.all(everything);
    expect(performance.now() - since).toBeLessThan(milliseconds * slowness);
  }

  /** Each books, is ready, and what comes to it is answered. */
  async function allWorkAgain(): Promise<void> {
    for (const { child } of servers) expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    await inTime(
      AGAIN_MS,
      servers.flatMap((server) => [books(server), isReady(server), answers(server)]),
    );
  }

  async function kill(): Promise<void> {
    const pid = Number.parseInt(await readFile(join(postgres.dataDir, 'postgresql/postmaster.pid'), 'utf8'), 10);
    process.kill(pid, 'SIGKILL');
    await postgres.stop();
  }

  async function startAgain(): Promise<void> {
    postgres = await open();
    for (const link of links) link.lead(postgres.url);
  }

  const hour = 3_600_000;

  test('PostgreSQL is killed while nothing is to be done', { timeout: hour }, async () => {
    await kill();
    await startAgain();
    await inTime(AGAIN_AT_REST_MS, servers.map(isReady));
    await allWorkAgain();
  });

  test('sessions are ended, one after the other', { timeout: hour }, async () => {
    underLoad();
    for (let round = 0; round < 40; round++) {
      const text = `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'antrean%' order by random() limit 1`;
      await query(postgres.url, text);
      await pause(250);
    }
    await allWorkAgain();
  });

  test('PostgreSQL is restarted and killed', { timeout: hour }, async () => {
    for (let round = 0; round < 2 * RESTARTS; round++) {
      await (round % 2 === 0 ? postgres.stop() : kill());
      await startAgain();
      await allWorkAgain();
    }
  });

  test('the link of one freezes without a word', { timeout: hour }, async () => {
    await measureAgain();
    links[0].freeze();
    await allWorkAgain();
  });

  test('one server stands still for a while, and keeps the other from nothing', { timeout: hour }, async () => {
    const [one, other] = servers;
    await measureAgain();
    process.kill(one.child.pid, 'SIGSTOP');
    const stillStopped = pause(STOPPED_MS);
    await inTime(AGAIN_MS, [books(other)]);
    await stillStopped;
    process.kill(one.child.pid, 'SIGCONT');
    await allWorkAgain();
  });

  test('nothing that was answered or acknowledged is lost, and nothing is there twice', { timeout: hour }, async () => {
    loading = false;
    await Promise.all(load);
    const rows = await query(postgres.url, 'select code, person_key from booking');
    const codes = new Set(rows.map(({ code }) => code));
    expect([...booked.values()].filter((code) => !codes.has(code))).toEqual([]);
    expect(new Set(booked.values()).size).toBe(booked.size);
    expect(new Set(rows.map((row) => row.person_key)).size).toBe(rows.length);
    for (const from of written) {
      const replies = await twilio.sentTo(from, 1, LONG);
      expect([from, replies.length]).toEqual([from, 1]);
    }
    const over = await query(postgres.url, 'select id from capacity_window where taken > capacity');
    expect(over).toEqual([]);
  });
});
