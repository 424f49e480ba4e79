// Two servers on one database: both serve, and what one had begun when it died is done by the other or its successor.
import { expect, inject, onTestFinished, test } from 'vitest';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import {
  BIRTH_DATE,
  BOOKING,
  book,
  endEverything,
  graphql,
  nameOf,
  query,
  type Running,
  start,
  stop,
  until,
  withDatabase,
} from '../support/process.ts';
import { step } from '../support/step.ts';

const BOGOR = 'whatsapp:+628111100333';
const PUBLIC_URL = 'https://antrean.example';
/** Messages that are under way when a server is killed; there are more until each of the two has some. */
const MESSAGES = 16;
/** A server takes no more jobs at a time: with more than these, the other has some. */
const MAX_JOBS = 64;

test('two servers on one database', { timeout: 300_000 }, async () => {
  const name = `pair_${process.pid}`;
  const databaseUrl = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;

  const twilio: FakeTwilio = await startFakeTwilio({ publicUrl: PUBLIC_URL });
  onTestFinished(async () => {
    await endEverything();
    await twilio.close();
    await query(inject('postgresUrl'), `drop database if exists ${name} with (force)`);
  });
  const startOne = () =>
    start({
      env: {
        DATABASE_URL: databaseUrl,
        PUBLIC_URL,
        TWILIO_ACCOUNT_SID: twilio.accountSid,
        TWILIO_AUTH_TOKEN: twilio.authToken,
        TWILIO_BASE_URL: twilio.url,
      },
    });

  await query(inject('postgresUrl'), `create database ${name}`);
  // Both at once, on a database without tables.
  let [one, other] = await Promise.all([startOne(), startOne()]);

  const senderOf = (number: number) => `whatsapp:+62812${10_000_000 + number}`;

  async function write(server: Running, number: number): Promise<void> {
    const body = `#${nameOf(1000 + number)}#25011987#07082017`;
    const response = await twilio.deliver(server.url, { from: senderOf(number), to: BOGOR, body });
    expect(response.status).toBe(204);
  }

  /** In whose names the two servers work. */
  const workers = async (): Promise<string[]> =>
    (await query(databaseUrl, 'select worker from worker_owner')).map(({ worker }) => worker);

  const heldBy = async (worker: string): Promise<number> =>
    (await query(databaseUrl, 'select from graphile_worker.jobs where locked_by = $1', [worker])).length;

  const bothAreAtWork = async () => {
    const held = await Promise.all((await workers()).map(heldBy));
    return held.length === 2 && held.every((jobs) => jobs > 0);
  };

  /** Kills one server while each of the two is in the middle of several messages. */
  async function killOneAtWork(first: number): Promise<number[]> {
    const numbers: number[] = [];
    await withDatabase(databaseUrl, async (client) => {
      await client.query('begin');
      await client.query('lock table capacity_window in access exclusive mode');
      while (numbers.length < MESSAGES || (numbers.length < 2 * MAX_JOBS && !(await bothAreAtWork()))) {
        const number = first + numbers.length;
        await write(number % 2 ? one : other, number);
        numbers.push(number);
      }
      await until('both are at it', bothAreAtWork);
      expect(twilio.messages.filter(({ to }) => numbers.map(senderOf).includes(to))).toEqual([]);
      process.kill(one.child.pid, 'SIGKILL');
      await one.ended;
      await client.query('commit');
    });
    return numbers;
  }

  /** Each message is answered with a code, and each person has one booking. */
  async function allAreAnswered(numbers: number[]): Promise<void> {
    for (const number of numbers) {
      const [reply] = await twilio.sentTo(senderOf(number), 1);
      expect(reply?.body).toMatch(/[2-9A-HJKMNP-Z]{8}/);
    }
    const keys = numbers.map((number) => `%${senderOf(number).slice(-8)}%`);
    const text =
      'select count(*)::int as bookings, count(distinct sender_key)::int as people from booking where sender_key like any($1)';
    expect(await query(databaseUrl, text, [keys])).toEqual([{ bookings: numbers.length, people: numbers.length }]);
  }

  await step('both book, and each knows what the other booked', async () => {
    const [first, second] = await Promise.all([book(one.url, 1), book(other.url, 2)]);
    for (const [server, { code }] of [
      [other, first],
      [one, second],
    ] as const) {
      const { booking } = await graphql(server.url, BOOKING, { code, birthDate: BIRTH_DATE });
      expect(booking).toMatchObject({ code, status: 'HELD' });
    }
    expect(first.code).not.toBe(second.code);
  });

  await step('what one had stored and begun when it was killed is done as soon as it starts again', async () => {
    const numbers = await killOneAtWork(0);
    const before = await workers();
    expect(before).toHaveLength(2);
    one = await startOne();
    // Before it is ready: the other would do so too, but only looks every ten seconds.
    const after = await workers();
    const [dead, ...more] = before.filter((worker) => !after.includes(worker));
    expect([dead, more]).toEqual([expect.any(String), []]);
    expect(await heldBy(dead as string)).toBe(0);
    await allAreAnswered(numbers);
  });

  await step('or, when it does not, by the other', async () => {
    const numbers = await killOneAtWork(200);
    await allAreAnswered(numbers);
  });

  await step(
    'a message that the provider neither takes nor refuses does not keep a server from stopping, and is sent by the next',
    async () => {
      twilio.script(senderOf(50), ['silent']);
      await write(other, 50);
      await twilio.sentTo(senderOf(50), 1);
      const ended = await stop(other);
      expect(ended).toMatchObject({ code: 0, signal: null });
      other = await startOne();
      // It is found at the provider, and not sent twice.
      const text = 'select status, provider_id from outbox_message where recipient = $1';
      const [message] = await twilio.sentTo(senderOf(50), 1);
      await until('what became of it is known', async () => {
        const [row] = await query(databaseUrl, text, [senderOf(50).slice('whatsapp:'.length)]);
        return row.status === 'SENT' && row.provider_id === message?.sid;
      });
      expect(await twilio.sentTo(senderOf(50), 1)).toHaveLength(1);
      await stop(other);
    },
  );
});
