// The primary of PostgreSQL dies under load and its standby takes over: both servers go on by themselves, and nothing is lost.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ADMIN_KEY } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { BOOK, endEverything, graphql, query, type Running, start, wish } from '../support/process.ts';
import { queueAt } from '../support/queue.ts';
import { startReplicatedPair } from '../support/replicatedPair.ts';
import { step } from '../support/step.ts';
import { contents, watchBoard } from '../support/watchBoard.ts';

/** From the promotion on, to the first booking that each server acknowledges. */
const MAX_RETURN_MS = 5000;
/** Applicants who book at each server at the same time, one after the other. */
const LOOPS = 6;
/** Without chat; together they have places enough. */
const OFFICES = ['JAKARTA_SELATAN', 'DEPOK', 'TANGERANG'];
const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };

test('a standby that takes over from a primary killed under load', { timeout: 400_000 }, async () => {
  onTestFinished(endEverything);
  const pair = await startReplicatedPair();
  const startOne = () => start({ env: { DATABASE_URL: pair.url, ADMIN_KEY } });
  const servers = [await startOne(), await startOne()] as const;
  const [one, other] = servers;

  /** The code that each applicant was given, and when by whom. */
  const acknowledged: { code: string; server: Running; at: number }[] = [];
  let people = 0;
  let isOver = false;
  async function keepBooking(server: Running): Promise<void> {
    while (!isOver) {
      const number = people++;
      const office = OFFICES[number % OFFICES.length];
      const input = wish(number, { office, idempotencyKey: `of applicant ${number}`, acceptNextPlace: true });
      // Applicants without an answer ask again, with the same key.
      for (let code = ''; code === '' && !isOver; ) {
        code = await graphql(server.url, BOOK, { input }, ADMIN).then(
          (answer) => answer.book.code,
          () => pause(50, ''),
        );
        if (code) acknowledged.push({ code, server, at: performance.now() });
      }
      await pause(50);
    }
  }
  const isReady = async (server: Running) => (await fetch(`${server.url}/readyz`)).status === 200;

  const desk = queueAt(() => one.url);
  const boards = [await watchBoard(() => one.url), await watchBoard(() => other.url)];
  onTestFinished(async () => {
    for (const board of boards) await board.close();
  });
  /** Someone comes and is called to that counter, and the boards of both servers show it. */
  async function callTo(counter: number): Promise<void> {
    await desk.openCounter(counter);
    await desk.issueTicket();
    const { number } = await desk.callNext(counter);
    for (const board of boards)
      await board.sees(`${number} is called`, ({ called }) => called.some((one) => one.number === number));
  }
  await callTo(1);

  const load = servers.flatMap((server) => Array.from({ length: LOOPS }, () => keepBooking(server)));
  onTestFinished(async () => {
    isOver = true;
    await Promise.all(load);
  });
  await eventually('many book', () => acknowledged.length > 100);

  await step('without a primary no server is ready', async () => {
    await pair.killPrimary();
    for (const server of servers) await eventually('it says so', async () => !(await isReady(server)));
  });

  await step('bookings go on within seconds of the promotion', async () => {
    await pair.promoteStandby();
    const promoted = performance.now();
    for (const server of servers) {
      const first = await eventually('it books', () =>
        acknowledged.find((booked) => booked.server === server && booked.at > promoted),
      );
      console.info(`The first booking after the promotion: ${Math.round(first.at - promoted)} ms.`);
      expect(first.at - promoted).toBeLessThan(MAX_RETURN_MS);
      await eventually('it is ready', () => isReady(server));
    }
  });

  await step('boards are right again by themselves', async () => {
    await callTo(2);
    await desk.announce('Antrean berjalan lagi.');
    for (const board of boards) await board.sees('the notice', ({ notice }) => notice === 'Antrean berjalan lagi.');
    const [first, second] = boards.map((board) => contents(board.last()));
    expect(first).toEqual(second);
    expect(first?.called).toHaveLength(2);
  });

  await step('nothing acknowledged is lost, and nothing is there twice', async () => {
    const before = acknowledged.length;
    await eventually('as many again book', () => acknowledged.length > before + 100);
    isOver = true;
    await Promise.all(load);
    for (const { child } of servers) expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    const rows = await query(pair.standbyUrl, 'select code, person_key from booking');
    const codes = new Set(rows.map(({ code }) => code));
    expect(acknowledged.filter(({ code }) => !codes.has(code))).toEqual([]);
    expect(new Set(rows.map((row) => row.person_key)).size).toBe(rows.length);
    expect(await query(pair.standbyUrl, 'select id from capacity_window where taken > capacity')).toEqual([]);
  });
});
