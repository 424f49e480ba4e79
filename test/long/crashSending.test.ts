// The server is killed again and again while thousands of messages go out to a provider that fails in every way it knows.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../../server/postgres/database.ts';
import { inTransaction } from '../../src/database.ts';
import { type Notice, putNotices } from '../../src/outbox/notice.ts';
import { instant } from '../../src/time.ts';
import { codeIn } from '../support/app.ts';
import { chanceFrom } from '../support/chance.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { makeOfficesFile } from '../support/offices.ts';
import type { Outcome } from '../support/outcome.ts';
import { CLOCK, emptyDirectory, endEverything, nameOf, query, type Running, start, until } from '../support/process.ts';

const PUBLIC_URL = 'https://antrean.example';
const BOGOR = '+628111100333';
const TEMPLATE = `HX${'0123456789abcdef'.repeat(2)}`;
/** Two messages each, a code and a queue number; and reminders: two thousand messages together. */
const [PEOPLE, REMINDERS] = [450, 1100];
const AT_A_TIME = 24;
/** It is killed when this many were taken. */
const KILLS = [150, 600, 1100, 1600];

/** Faults that may pass: the message is still to arrive. */
const PASSING: Outcome[] = [
  { status: 429, code: 20429, retryAfter: 1 },
  { status: 500 },
  { status: 503 },
  'drop',
  'cut',
];
/** Faults that stay: the person has stopped us, the window has closed, there is no such number. */
const LASTING: Outcome[] = [
  { status: 400, code: 21610 },
  { status: 400, code: 63016 },
  { status: 400, code: 21211 },
];

describe('two thousand messages go out while the server is killed', () => {
  const name = `sending_${process.pid}`;
  const databaseUrl = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  const chance = chanceFrom(2017);
  let twilio: FakeTwilio;
  let officesFile: string;
  let server: Running;

  const startOne = () =>
    start({
      env: {
        ...{ DATABASE_URL: databaseUrl, PUBLIC_URL, OFFICES_FILE: officesFile },
        ...{ TWILIO_ACCOUNT_SID: twilio.accountSid, TWILIO_AUTH_TOKEN: twilio.authToken, TWILIO_BASE_URL: twilio.url },
        // The fake stands for numbers that were raised; a test cannot wait hours for what is to come again.
        ...{ WHATSAPP_MESSAGES_PER_SECOND: '400', RETRY_SECONDS: '0.2' },
      },
    });

  beforeAll(async () => {
    await query(inject('postgresUrl'), `create database ${name}`);
    twilio = await startFakeTwilio({ publicUrl: PUBLIC_URL });
    officesFile = join(await emptyDirectory(), 'offices.yaml');
    const approvedTemplates = { cancelled: { id: TEMPLATE } };
    await writeFile(officesFile, makeOfficesFile({ defaults: { approvedTemplates } }));
    server = await startOne();
  });
  afterAll(async () => {
    await endEverything();
    await twilio?.close();
    await query(inject('postgresUrl'), `drop database if exists ${name} with (force)`);
  });

  const phoneOf = (number: number) => `+62813${10_000_000 + number}`;
  const reminded = (number: number) => phoneOf(50_000 + number);
  const refused = new Set<string>();

  /** A tenth of the tries fail, by turns in every way; what is not to arrive at all is written down. */
  function script(phone: string, way: number, tries: number): void {
    const outcomes = Array.from({ length: tries }, (): Outcome => (chance(10) === 0 ? passing(way) : 'ok'));
    if (chance(40) === 0) {
      outcomes.unshift(LASTING[chance(LASTING.length)] as Outcome);
      refused.add(phone);
    }
    twilio.script(phone, outcomes);
  }
  const passing = (way: number) => PASSING[(way + chance(PASSING.length)) % PASSING.length] as Outcome;

  /** As Twilio does with `rc` and `rp=all`, and its list after that: until the server has it. */
  async function write(from: string, body: string): Promise<void> {
    const message = { from: `whatsapp:${from}`, to: `whatsapp:${BOGOR}`, body, messageSid: sidOf(from, body) };
    await until('the server takes it', async () => {
      const status = await twilio.deliver(server.url, message).then(
        (response) => response.status,
        () => 0,
      );
      return status === 204;
    });
  }
  const sidOf = (from: string, body: string) =>
    `SM${createHash('md5')
      .update(from + body)
      .digest('hex')}`;

  /** Registers, waits for the code, and sends it back. */
  async function come(number: number): Promise<void> {
    const phone = phoneOf(number);
    script(phone, number, 6);
    // A provider that says nothing at all takes ten seconds each time.
    if (number % 100 === 50) twilio.script(phone, ['silent']);
    await write(phone, `#${nameOf(3000 + number)}#25011987#07082017`);
    if (refused.has(phone)) return;
    const [code] = await twilio.sentTo(phone, 1);
    await write(phone, codeIn(code?.body as string));
    await twilio.sentTo(phone, 2);
  }

  async function everybodyComes(): Promise<void> {
    let next = 0;
    const one = async () => {
      while (next < PEOPLE) await come(next++);
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, one));
  }

  function reminder(number: number): Notice {
    const phone = reminded(number);
    script(phone, number, 3);
    return {
      ...{ purpose: `reminder:${number}`, channel: 'whatsapp', from: BOGOR, to: { kind: 'phone', value: phone } },
      ...{
        office: 'BOGOR',
        language: 'id',
        key: 'cancelled',
        once: true,
        calm: true,
        notAfter: instant('2017-08-01T20:00:00+07:00'),
      },
      parameters: { code: '2345678A', office: 'Bogor', date: '2017-08-07' },
    };
  }

  async function putReminders(): Promise<void> {
    const { pool, close } = await openDatabase(databaseUrl, 2);
    const all = Array.from({ length: REMINDERS }, (_, number) => reminder(number));
    for (const step of [0, 500, 1000]) {
      await inTransaction(pool, (tx) => putNotices(tx, all.slice(step, step + 500), instant(CLOCK)));
    }
    await close();
  }

  async function killAgainAndAgain(): Promise<void> {
    for (const taken of KILLS) {
      await twilio.waitFor(taken);
      // Anywhere in what it is doing.
      await pause(chance(40));
      process.kill(server.child.pid, 'SIGKILL');
      await server.ended;
      server = await startOne();
    }
  }

  /** The token is changed, and changed back. */
  async function credentialsFail(): Promise<void> {
    for (const taken of [400, 1300]) {
      await twilio.waitFor(taken);
      twilio.credentials(false);
      await until('the number is stopped', async () => (await stopped()) > 0);
      twilio.credentials(true);
    }
  }
  const count = async (sql: string): Promise<number> =>
    (await query(databaseUrl, `select count(*)::int as count from ${sql}`))[0].count;
  const stopped = () => count('sending where fault is not null');

  test('codes arrive at least once, reminders at most once, and no booking is without its confirmation', {
    timeout: 900_000,
  }, async () => {
    await putReminders();

    await Promise.all([everybodyComes(), killAgainAndAgain(), credentialsFail()]);
    await until('nothing waits any more', async () => (await count(`outbox_message where status = 'WAITING'`)) === 0);
    expect(await count('inbox_message where worked_at is null')).toBe(0);
    expect(await stopped()).toBe(0);

    const everybody = Array.from({ length: PEOPLE }, (_, number) => phoneOf(number));
    const served = everybody.filter((phone) => !refused.has(phone));
    const confirmed = await query(
      databaseUrl,
      `select substring(sender_key from 5) as phone, queue_number as number from booking where status = 'CONFIRMED'`,
    );
    expect(confirmed.map(({ phone }) => phone).toSorted()).toEqual(served.toSorted());
    for (const { phone, number } of confirmed) {
      const bodies = twilio.messagesTo(phone).map(({ body }) => body);
      expect(
        bodies.filter((body) => body.includes(number)),
        phone,
      ).not.toEqual([]);
    }

    const counts = Array.from({ length: REMINDERS }, (_, number) => twilio.messagesTo(reminded(number)).length);
    expect(Math.max(...counts)).toBe(1);
    // The lost ones are those of which neither side knows.
    const lost = counts.filter((times) => times === 0).length;
    const unsent = await count(`outbox_message where purpose like 'reminder:%' and status in ('FAILED', 'UNKNOWN')`);
    expect(lost).toBeLessThanOrEqual(unsent);
    expect(lost).toBeLessThan(REMINDERS / 5);
    // Messages that were looked up before they were repeated came once.
    const twice = served.filter((phone) => twilio.messagesTo(phone).length > 2);
    expect(twice).toEqual([]);
  });
});
