// Whatever happens to PostgreSQL, a link or a server: two servers that nobody restarts work on, and nothing is lost or doubled.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '../../src/server/postgres.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { type Link, openLink } from '../support/link.ts';
import { book, emptyDirectory, endEverything, nameOf, query, type Running, start, until } from '../support/process.ts';

const PUBLIC_URL = 'https://antrean.example';
const BOGOR = 'whatsapp:+628111100333';
const RESTARTS = 5;
/** How long a server stands still. */
const STOPPED_MS = 60_000;
/**
 * Lines that are dead are closed after nine seconds at most, and sessions idle in a transaction after ten: on a machine
 * that has nothing else to do all is well by then. One that runs other tests beside may need several times as long.
 */
const AGAIN_MS = 60_000;

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
    const env = {
      PUBLIC_URL,
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      TWILIO_BASE_URL: twilio.url,
    };
    servers = [
      await start({ env: { ...env, DATABASE_URL: links[0].url } }),
      await start({ env: { ...env, DATABASE_URL: links[1].url } }),
    ];
    for (const server of servers) load.push(keepBooking(server), keepBooking(server), keepWriting(server));
  }, 180_000);
  afterAll(async () => {
    loading = false;
    await Promise.all(load);
    await endEverything();
    await postgres?.stop();
    await twilio?.close();
  }, 180_000);

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

  /** Each books, is ready, and what came to it is answered. */
  async function allWorkAgain(): Promise<void> {
    for (const server of servers) {
      expect([server.child.exitCode, server.child.signalCode]).toEqual([null, null]);
      const number = people++;
      await until(
        'it books',
        () =>
          book(server.url, number, { idempotencyKey: `of applicant ${number}`, acceptNextPlace: true }).then(
            ({ code }) => booked.set(number, code),
            () => null,
          ),
        AGAIN_MS,
      );
      await until(
        'it is ready',
        async () => (await fetch(`${server.url}/readyz`).catch(() => null))?.status === 200,
        AGAIN_MS,
      );
      const from = await until('it takes messages', () => write(server), AGAIN_MS);
      expect(await twilio.sentTo(from, 1, AGAIN_MS)).not.toEqual([]);
    }
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

  test('sessions are ended, one after the other', { timeout: hour }, async () => {
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
    links[0].freeze();
    await allWorkAgain();
  });

  test('one server stands still for a while, and keeps the other from nothing', { timeout: hour }, async () => {
    const [one, other] = servers;
    process.kill(one.child.pid, 'SIGSTOP');
    const until60 = pause(STOPPED_MS);
    const number = people++;
    await until(
      'the other books',
      () =>
        book(other.url, number, { idempotencyKey: `of applicant ${number}`, acceptNextPlace: true }).then(
          ({ code }) => booked.set(number, code),
          () => null,
        ),
      AGAIN_MS,
    );
    await until60;
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
      const replies = await twilio.sentTo(from, 1, AGAIN_MS);
      expect([from, replies.length]).toEqual([from, 1]);
    }
    const over = await query(postgres.url, 'select id from capacity_window where taken > capacity');
    expect(over).toEqual([]);
  });
});
