// The power is cut in the middle of the rush: what was answered is there, what was acknowledged is answered, nothing is twice.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import {
  type Booked,
  book,
  CONFIRM,
  cutPower,
  databaseOn,
  emptyDirectory,
  endEverything,
  graphql,
  nameOf,
  query,
  type Running,
  start,
  until,
} from '../support/process.ts';

const PUBLIC_URL = 'https://antrean.example';
const BOGOR = 'whatsapp:+628111100333';
/** At an office without chat an officer confirms at once. */
const KEY = 'the-key-of-the-administrator-Kx72vQ';
const OFFICER = { authorization: `Bearer ${KEY}` };
/** How many people book at a time, and how many write. */
const [BOOKING, WRITING] = [64, 4];
/** The power goes when so much was answered and acknowledged in a round. */
const ENOUGH = { bookings: 800, confirmed: 100, messages: 60 };

type Answered = Pick<Booked, 'code' | 'status' | 'queueNumber'>;

describe('the power is cut in the middle of the rush', () => {
  let dataDir: string;
  let twilio: FakeTwilio;
  let server: Running;
  let people = 0;
  /** The last answer about each booking, by the applicant's number. */
  const answered = new Map<number, Answered>();
  const unanswered = new Set<number>();
  /** The phones whose messages were acknowledged. */
  const acknowledged: string[] = [];

  beforeAll(async () => {
    dataDir = await emptyDirectory();
    twilio = await startFakeTwilio({ publicUrl: PUBLIC_URL });
    server = await startAgain();
  });
  afterAll(async () => {
    await endEverything();
    await twilio?.close();
  });

  const startAgain = () =>
    start({
      dataDir,
      env: {
        PUBLIC_URL,
        // As behind a proxy on the same machine, which speaks HTTPS.
        TRUSTED_PROXIES: 'loopback',
        ADMIN_KEY: KEY,
        TWILIO_ACCOUNT_SID: twilio.accountSid,
        TWILIO_AUTH_TOKEN: twilio.authToken,
        TWILIO_BASE_URL: twilio.url,
      },
    });

  const withKey = (number: number) => ({ idempotencyKey: `of applicant ${number}` });

  async function bookAndPerhapsConfirm(number: number): Promise<void> {
    unanswered.add(number);
    const { code, status, queueNumber } = await book(server.url, number, withKey(number));
    answered.set(number, { code, status, queueNumber });
    unanswered.delete(number);
    if (number % 3 > 0) return;
    const { confirmBooking } = await graphql(server.url, CONFIRM, { input: { code } }, OFFICER);
    answered.set(number, confirmBooking);
  }

  async function write(number: number): Promise<void> {
    const from = `whatsapp:+62813${10_000_000 + number}`;
    const body = `#${nameOf(number)}#25011987#07082017`;
    const { status } = await twilio.deliver(server.url, { from, to: BOGOR, body });
    expect(status).toBe(204);
    acknowledged.push(from);
  }

  /** Until the power goes. Before that, nothing may fail. */
  async function keepOn(step: (number: number) => Promise<void>, isCut: () => boolean): Promise<void> {
    while (!isCut()) {
      await step(people++).catch((error) => {
        if (!isCut()) throw error;
      });
    }
  }

  async function rushUntilThePowerGoes(): Promise<void> {
    let cut = false;
    const before = { bookings: answered.size, confirmed: confirmed(), messages: acknowledged.length };
    const rush = Promise.all([
      ...Array.from({ length: BOOKING }, () => keepOn(bookAndPerhapsConfirm, () => cut)),
      ...Array.from({ length: WRITING }, () => keepOn(write, () => cut)),
    ]);
    const enough = until(
      'the rush is on',
      () =>
        answered.size - before.bookings >= ENOUGH.bookings &&
        confirmed() - before.confirmed >= ENOUGH.confirmed &&
        acknowledged.length - before.messages >= ENOUGH.messages,
    );
    await Promise.race([enough, rush]);
    cut = true;
    await cutPower(server);
    await rush;
  }

  const confirmed = () => [...answered.values()].filter(({ status }) => status === 'CONFIRMED').length;

  async function everyAnswerHolds(database: string): Promise<void> {
    const rows = await query(database, 'select code, status, queue_number from booking');
    const there = new Map(rows.map((row) => [row.code, row]));
    for (const { code, status, queueNumber } of answered.values()) {
      const row = there.get(code);
      if (status === 'CONFIRMED') expect(row).toEqual({ code, status, queue_number: queueNumber });
      else expect(row).toMatchObject({ code, status: expect.stringMatching(/^(HELD|CONFIRMED)$/) });
    }
  }

  async function nothingIsTwiceOrTooMuch(database: string): Promise<void> {
    const wrongWindows = `
      select w.id, w.taken, w.capacity, w.issued, count(b.code)::int as bookings, max(b.place) as last
      from capacity_window w left join booking b
        on b.window_id = w.id and b.status in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'FORFEITED')
      group by w.id having w.taken <> count(b.code) or w.taken > w.capacity or w.issued < max(b.place)`;
    expect(await query(database, wrongWindows)).toEqual([]);
    const numbers = `select office, visit_date, queue_number from booking where queue_number is not null
      group by 1, 2, 3 having count(*) > 1`;
    expect(await query(database, numbers)).toEqual([]);
    expect(await query(database, 'select name from booking group by 1 having count(*) > 1')).toEqual([]);
  }

  /** As a client does that got no answer. */
  async function askAgain(): Promise<void> {
    for (const number of unanswered) answered.set(number, await book(server.url, number, withKey(number)));
    unanswered.clear();
  }

  async function everyMessageIsAnswered(database: string): Promise<void> {
    for (const from of acknowledged) {
      const [reply] = await twilio.sentTo(from, 1);
      expect(reply?.body).toMatch(/[2-9A-HJKMNP-Z]{8}/);
    }
    await until('every message is worked on', async () => {
      const waiting = await query(database, 'select from inbox_message where worked_at is null');
      return waiting.length === 0;
    });
  }

  test.each([1, 2])('round %i', async () => {
    await rushUntilThePowerGoes();
    server = await startAgain();
    const database = await databaseOn(dataDir);
    expect(await query(database, 'show fsync')).toEqual([{ fsync: 'on' }]);
    await everyAnswerHolds(database);
    await nothingIsTwiceOrTooMuch(database);
    await askAgain();
    await everyMessageIsAnswered(database);
    await everyAnswerHolds(database);
    await nothingIsTwiceOrTooMuch(database);
    expect(server.err()).toBe('');
  });
});
