// A morning at an office with two server processes: what happens at one is seen at the other, and one of them dies.
import { expect, onTestFinished, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';
import { endEverything, query, start } from '../support/process.ts';
import { queueAt } from '../support/queue.ts';
import { step } from '../support/step.ts';
import { contents, type Frame, gaps, twice, type Watched, waitingIn, watchBoard } from '../support/watchBoard.ts';

const KEY = 'the-key-of-both-servers';
const BOOKED = 14;
const WALK_INS = 6;
const COUNTERS = [1, 2, 3, 4];

test('two servers', { timeout: 300_000 }, async () => {
  const { url: databaseUrl } = await cloneDatabase();
  onTestFinished(endEverything);
  // Twenty past seven: eight o'clock can still be booked, and its check-in is open.
  const env = { DATABASE_URL: databaseUrl, ADMIN_KEY: KEY, CLOCK: '2017-08-07T07:20:00+07:00' };
  const [one, other] = await Promise.all([start({ env }), start({ env })]);
  const [here, there] = [queueAt(one.url, 'BOGOR', KEY), queueAt(other.url, 'BOGOR', KEY)];
  /** The server that the first board asks. */
  let address = one.url;
  const boards = [await watchBoard(() => address), await watchBoard(() => other.url)] as const;
  onTestFinished(async () => {
    for (const board of boards) await board.close();
  });

  /** Waits until both boards show it. */
  async function seenByBoth(what: string, wanted: (frame: Frame) => boolean): Promise<void> {
    await Promise.all(boards.map((board) => board.sees(what, (frame) => frame === board.last() && wanted(frame))));
  }
  const calledAt = (counter: number, number: string) => (frame: Frame) =>
    frame.called.some((call) => call.counter === String(counter) && call.number === number);
  /** Frames that followed each other on one connection. */
  const connections = ({ frames, beginnings }: Watched) =>
    beginnings.map((from, index) => frames.slice(from, beginnings[index + 1]));

  await step('book, check in and give out tickets for one line', async () => {
    const booked = [];
    for (let person = 0; person < BOOKED; person++) booked.push(await (person % 2 ? here : there).confirmed(person));
    expect(new Set(booked.map(({ queueNumber }) => queueNumber)).size).toBe(BOOKED);
    for (const [index, { code, queueNumber }] of booked.entries())
      expect(await (index % 3 ? there : here).checkIn(code)).toMatchObject({ number: queueNumber });
    const walkIns = await Promise.all(
      Array.from({ length: WALK_INS }, (_, index) => (index % 2 ? here : there).issueTicket()),
    );
    expect(new Set(walkIns.map(({ number }) => number)).size).toBe(WALK_INS);
    await seenByBoth('all of them wait', (frame) => waitingIn(frame) === BOOKED + WALK_INS);
  });

  await step('show what is done at the other', async () => {
    for (const counter of COUNTERS) await (counter % 2 ? here : there).openCounter(counter);
    for (const [counter, queue] of [
      [1, here],
      [2, there],
    ] as const) {
      const { number } = await queue.callNext(counter);
      await seenByBoth(`${number} at ${counter}`, calledAt(counter, number));
      await queue.step('recall', number);
      await seenByBoth(`${number} again`, ({ called }) =>
        called.some((call) => call.number === number && call.calls === 2),
      );
      // Called by one, served by the other.
      await (queue === here ? there : here).step('serve', number);
      await queue.step('finish', number);
      await seenByBoth(`${number} is gone`, ({ called }) => called.every((call) => call.number !== number));
    }
    await there.announce('Hari ini dua peladen.');
    await seenByBoth('the notice', ({ notice }) => notice === 'Hari ini dua peladen.');
  });

  await step('lose nothing when one is killed in the middle', async () => {
    const asked = COUNTERS.map((counter) => ({ counter, idempotencyKey: `call ${counter}` }));
    const before = boards[1].last().sequence;
    // The answers of some may be lost, of others the question.
    const unheard = asked.map(({ counter, ...key }) => here.callNext(counter, key).catch(() => null));
    await unheard[0];
    process.kill(one.child.pid, 'SIGKILL');
    address = other.url;
    await one.ended;
    await Promise.all(unheard);
    // A counter that heard no answer asks the other server, with the same key.
    const calls = await Promise.all(asked.map(({ counter, ...key }) => there.callNext(counter, key)));
    expect(calls.map(({ status, calls: times }) => `${status} ${times}`)).toEqual(Array(4).fill('CALLED 1'));
    expect(new Set(calls.map(({ number }) => number)).size).toBe(4);
    const [{ count }] = await query(databaseUrl, `select count(*)::int from ticket_event where action = 'CALL'`);
    expect(count).toBe(2 + 4);

    const wanted = (frame: Frame) =>
      calls.every(({ number }, index) => calledAt(asked[index]?.counter ?? 0, number)(frame));
    for (const board of boards)
      await board.sees('all four are called', (frame) => frame === board.last() && wanted(frame));
    // The board that lost its server has the whole at once from the other, and goes on from there.
    const [came] = connections(boards[0]).slice(1);
    const [whole] = came ?? [];
    expect(boards[0].beginnings.length).toBe(2);
    expect(whole?.sequence).toBeGreaterThanOrEqual(before);
    expect(whole?.notice).toBe('Hari ini dua peladen.');
    expect(contents(boards[0].last())).toEqual(contents(await there.board()));
    for (const { number } of calls) {
      await there.step('serve', number);
      await there.step('finish', number);
    }
  });

  await step('go on to the last ticket with the one that is left, and then with a new one', async () => {
    const env = { DATABASE_URL: databaseUrl, ADMIN_KEY: KEY, CLOCK: '2017-08-07T07:40:00+07:00' };
    const successor = start({ env });
    let served = 0;
    const work = async (counter: number): Promise<void> => {
      for (;;) {
        const call = await there.callNext(counter);
        if (call.refused) return void expect(call.refused).toBe('QUEUE_EMPTY');
        await there.step('serve', call.number);
        await there.step('finish', call.number);
        served++;
      }
    };
    await work(1);
    expect(served).toBe(BOOKED + WALK_INS - 6);
    await seenByBoth('no one', (frame) => waitingIn(frame) === 0 && frame.called.length === 0);
    // The new one shows what was done without it, and both boards what is done at it.
    const third = queueAt((await successor).url, 'BOGOR', KEY);
    expect(contents(await third.board())).toEqual(contents(await there.board()));
    const { number } = await third.issueTicket();
    await seenByBoth('one more', (frame) => frame.waiting[0]?.next[0] === number);
    await third.callNext(4);
    await third.step('markNoShow', number);
    await seenByBoth('no one again', (frame) => waitingIn(frame) === 0 && frame.called.length === 0);
  });

  await step('each number was called once, and no board ever showed one twice or left a frame out', async () => {
    const tickets = await query(databaseUrl, 'select status, calls from ticket order by id');
    expect(tickets.length).toBe(BOOKED + WALK_INS + 1);
    expect(tickets.filter(({ status }) => status !== 'SERVED').length).toBe(1);
    const called = await query(
      databaseUrl,
      `select ticket from ticket_event where action = 'CALL' group by ticket having count(*) > 1`,
    );
    expect(called).toEqual([]);
    expect(boards[1].beginnings).toEqual([0]);
    for (const frames of boards.flatMap(connections)) {
      expect(gaps(frames)).toEqual([]);
      expect(frames.flatMap(twice)).toEqual([]);
    }
  });
});
