// Outages of PostgreSQL, a link or a server: two servers that are never restarted work on, and nothing is lost or doubled.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '../../server/postgres/postgres.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { type Link, openLink } from '../support/link.ts';
import { book, emptyDirectory, endEverything, nameOf, query, type Running, start, until } from '../support/process.ts';
import { step } from '../support/step.ts';

const PUBLIC_URL = 'https://antrean.example';
const BOGOR = 'whatsapp:+628111100333';
const RESTARTS = 5;
/** How long a server stands still. */
const STOPPED_MS = 60_000;
const HOUR_MS = 3_600_000;

describe('two servers that are never restarted', () => {
  let dataDir: string;
  let postgres: RunningPostgres;
  let links: [Link, Link];
  let twilio: FakeTwilio;
  let servers: [Running, Running];
  let people = 0;
  let loading = true;
  const load: Promise<void>[] = [];
  /** The code that each applicant was given. */
  const booked = new Map<number, string>();
  /** The phones whose messages were acknowledged. */
  const written = new Set<string>();

  const open = () => startPostgres({ dataDir, log: () => {} });

  beforeAll(async () => {
    dataDir = await emptyDirectory();
    postgres = await open();
    links = [await openLink(postgres.superuserUrl), await openLink(postgres.superuserUrl)];
    twilio = await startFakeTwilio({ publicUrl: PUBLIC_URL });
    const one = await startOn(links[0].url);
    // The first has made the tables.
    servers = [one, await startOn(links[1].url)];
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
    await until('it books', once);
  }

  async function isReady(server: Running): Promise<void> {
    let state: unknown;
    const once = async () => {
      const response = await fetch(`${server.url}/readyz`).catch((fault: unknown) => String(fault));
      if (typeof response !== 'string' && response.status === 200) return true;
      state = typeof response === 'string' ? response : await response.text();
      return pause(50, false);
    };
    await until('it is ready', once).catch((fault: unknown) => {
      throw new Error(`${fault} It says: ${state}`);
    });
  }

  /** Resolves once a message that came to it is answered. */
  async function answers(server: Running): Promise<void> {
    const from = await until('it takes messages', async () => (await write(server)) ?? pause(100, null));
    expect(await twilio.sentTo(from, 1)).not.toEqual([]);
  }

  /** Each books, is ready, and what comes to it is answered. */
  async function allWorkAgain(): Promise<void> {
    for (const { child } of servers) expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    await Promise.all(servers.flatMap((server) => [books(server), isReady(server), answers(server)]));
  }

  async function kill(): Promise<void> {
    const pid = Number.parseInt(await readFile(join(postgres.dataDir, 'postgresql/postmaster.pid'), 'utf8'), 10);
    process.kill(pid, 'SIGKILL');
    await postgres.stop();
  }

  async function startAgain(): Promise<void> {
    postgres = await open();
    for (const link of links) link.lead(postgres.superuserUrl);
  }

  test('lose nothing and do nothing twice, whatever happens to what they need', { timeout: HOUR_MS }, async () => {
    await step('PostgreSQL is killed while nothing is to be done', async () => {
      await kill();
      await startAgain();
      await Promise.all(servers.map(isReady));
      await allWorkAgain();
    });

    await step('sessions are ended, one after the other', async () => {
      underLoad();
      for (let round = 0; round < 40; round++) {
        const text = `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'antrean%' order by random() limit 1`;
        await query(postgres.superuserUrl, text);
        await pause(250);
      }
      await allWorkAgain();
    });

    await step('PostgreSQL is restarted and killed', async () => {
      for (let round = 0; round < 2 * RESTARTS; round++) {
        await (round % 2 === 0 ? postgres.stop() : kill());
        await startAgain();
        await allWorkAgain();
      }
    });

    await step('the link of one freezes without a word', async () => {
      links[0].freeze();
      await allWorkAgain();
    });

    await step('one server stands still for a while, and keeps the other from nothing', async () => {
      const [one, other] = servers;
      process.kill(one.child.pid, 'SIGSTOP');
      const stillStopped = pause(STOPPED_MS);
      await books(other);
      await stillStopped;
      process.kill(one.child.pid, 'SIGCONT');
      await allWorkAgain();
    });

    await step('nothing that was answered or acknowledged is lost, and nothing is there twice', async () => {
      loading = false;
      await Promise.all(load);
      const rows = await query(postgres.superuserUrl, 'select code, person_key from booking');
      const codes = new Set(rows.map(({ code }) => code));
      expect([...booked.values()].filter((code) => !codes.has(code))).toEqual([]);
      expect(new Set(booked.values()).size).toBe(booked.size);
      expect(new Set(rows.map((row) => row.person_key)).size).toBe(rows.length);
      for (const from of written) {
        const replies = await twilio.sentTo(from, 1);
        expect([from, replies.length]).toEqual([from, 1]);
      }
      const over = await query(postgres.superuserUrl, 'select id from capacity_window where taken > capacity');
      expect(over).toEqual([]);
    });
  });
});
