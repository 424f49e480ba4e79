// Under load and through two servers no one is called twice, no counter has two, and no booking lives again twice.
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/refusal.ts';
import { given, MORNING, openDesk, refusalIn } from '../support/desk.ts';
import { made, wanted } from '../support/house.ts';
import { step } from '../support/step.ts';

test('twenty counters at two hundred tickets', async () => {
  const desk = await openDesk({ defaults: { queue: { walkInPlaces: 300 } } });
  desk.house.clock.set(MORNING);
  const counters = Array.from({ length: 20 }, (_, index) => `BOGOR/${index + 1}`);
  await desk.query(
    `insert into counter (id, office, label, open) select 'BOGOR/' || n, 'BOGOR', n::text, true from generate_series(1, 20) n
     on conflict (id) do update set open = true`,
  );
  for (let batch = 0; batch < 10; batch++) {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        desk.walkIn({ priority: index % 4 === 0 ? 'ELDERLY' : 'NORMAL' }, index),
      ),
    );
  }

  await step('call each of them once, through two servers', async () => {
    const calls: string[] = [];
    const work = async (counter: string, index: number): Promise<void> => {
      for (let turn = index; ; turn++) {
        const answer = await desk.callNext(counter, {}, turn);
        if (isRefusal(answer)) return void expect(answer.refused).toBe('QUEUE_EMPTY');
        calls.push(answer.number);
        given(await desk.act('SERVE', answer.number, {}, turn + 1));
        given(await desk.act('FINISH', answer.number, {}, turn));
      }
    };
    await Promise.all(counters.map(work));
    expect(calls.length).toBe(200);
    expect(new Set(calls).size).toBe(200);
    const events = await desk.query(
      `select action, count(*)::int, count(distinct ticket)::int as tickets from ticket_event group by action order by action`,
    );
    expect(events).toEqual([
      { action: 'CALL', count: 200, tickets: 200 },
      { action: 'FINISH', count: 200, tickets: 200 },
      { action: 'ISSUE', count: 200, tickets: 200 },
      { action: 'SERVE', count: 200, tickets: 200 },
    ]);
    expect(await desk.query(`select distinct status from ticket`)).toEqual([{ status: 'SERVED' }]);
    // One by one: of three calls one goes to a priority person, as long as one waits.
    const order = await desk.query(
      `select t.priority <> 'NORMAL' as ahead from ticket_event e join ticket t on t.id = e.ticket
       where e.action = 'CALL' order by e.id`,
    );
    const last = order.findLastIndex(({ ahead }) => ahead);
    expect(last).toBeGreaterThan(100);
    for (let first = 0; first + 2 <= last; first++)
      expect(order.slice(first, first + 3).some(({ ahead }) => ahead)).toBe(true);
  });

  await step('at the same moment get twenty of them, each its own', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => desk.walkIn({}, index)));
    const answers = await Promise.all(counters.map((counter, index) => desk.callNext(counter, {}, index)));
    const called = answers.map((answer) => given(answer));
    expect(new Set(called.map(({ number }) => number)).size).toBe(20);
    expect(new Set(called.map(({ counter }) => counter)).size).toBe(20);
    const atThem = await desk.query(`select count(*)::int from ticket where status = 'CALLED'`);
    expect(atThem).toEqual([{ count: 20 }]);
  });

  await step('one counter that asks ten times at once has one person before it', async () => {
    const [there] = await desk.query(`select number from ticket where counter = 'BOGOR/7' and status = 'CALLED'`);
    given(await desk.act('NO_SHOW', there.number));
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => desk.callNext('BOGOR/7', {}, index)));
    const [called, ...more] = answers.flatMap((answer) => (isRefusal(answer) ? [] : [answer]));
    expect(more).toEqual([]);
    for (const refusal of answers.filter(isRefusal))
      expect(refusal).toMatchObject({
        refused: 'NOT_ALLOWED_NOW',
        parameters: { status: `${called?.number} CALLED` },
      });
  });

  await step('asking again with the same key gets the same person, whatever has become of them', async () => {
    const [there] = await desk.query(`select number from ticket where counter = 'BOGOR/9' and status = 'CALLED'`);
    given(await desk.act('NO_SHOW', there.number));
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => desk.callNext('BOGOR/9', { key: 'next' }, index)),
    );
    const [number, ...others] = new Set(answers.map((answer) => given(answer).number));
    expect(others).toEqual([]);
    given(await desk.act('SERVE', number as string));
    expect(given(await desk.callNext('BOGOR/9', { key: 'next' }))).toMatchObject({
      number,
      status: 'SERVING',
      calls: 1,
    });
    await expect(desk.callNext('BOGOR/8', { key: 'next' })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  await step('the same step at once by two is done by one', async () => {
    const [{ number }] = await desk.query(`select number from ticket where counter = 'BOGOR/3' and status = 'CALLED'`);
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => desk.act('SERVE', number, {}, index)));
    expect(answers.map(refusalIn).filter((refusal) => refusal === null).length).toBe(1);
    const recalls = await Promise.all(
      Array.from({ length: 6 }, (_, index) => desk.act('FINISH', number, { key: 'done' }, index)),
    );
    expect(recalls.map(refusalIn)).toEqual(Array(6).fill(null));
  });
});

describe('a person who was served', async () => {
  const desk = await openDesk();
  const { house, query } = desk;
  const live = async () => (await query('select count(*)::int as live from booking where live'))[0].live;
  let people = 0;

  /** Makes a ticket whose visit has just ended. */
  const leaves = async (how: 'FINISH' | 'NO_SHOW') => {
    const number = 1000 + people++;
    house.clock.set(MORNING);
    const { code } = await desk.confirmed(number);
    const ticket = given(await desk.checkIn(code));
    given(await desk.callNext('BOGOR/1'));
    if (how === 'FINISH') given(await desk.act('SERVE', ticket.number));
    given(await desk.act(how, ticket.number));
    const booksAgain = () => house.book(wanted(house, number, { visitDate: '2017-08-08' }));
    return { code, ticket, booksAgain };
  };
  await desk.open('BOGOR/1');

  test.each(['FINISH', 'NO_SHOW'] as const)('or came to no counter (%s) may book again', async (how) => {
    const { booksAgain } = await leaves(how);
    expect(made(await booksAgain()).status).toBe('HELD');
  });

  test.each(['FINISH', 'NO_SHOW'] as const)('is booked again when the %s is taken back', async (how) => {
    const { code, ticket, booksAgain } = await leaves(how);
    given(await desk.act('UNDO', ticket.number));
    expect(await query('select live, status from booking where code = $1', [code])).toEqual([
      { live: true, status: 'CHECKED_IN' },
    ]);
    expect(refusalIn(await booksAgain())).toBe('ALREADY_BOOKED');
    if (how === 'NO_SHOW') given(await desk.act('SERVE', ticket.number));
    given(await desk.act('FINISH', ticket.number));
  });

  test('and has booked again keeps the new booking: the end of the old one stands', async () => {
    const { code, ticket, booksAgain } = await leaves('FINISH');
    made(await booksAgain());
    expect(await desk.act('UNDO', ticket.number)).toMatchObject({
      refused: 'NOT_ALLOWED_NOW',
      parameters: { status: 'SERVED' },
    });
    expect(await query('select live from booking where code = $1', [code])).toEqual([{ live: false }]);
  });

  test('or came to no counter waits again hours later with the same number, and is booked again', async () => {
    const { code, ticket, booksAgain } = await leaves('NO_SHOW');
    house.clock.set('2017-08-07T11:00:00+07:00');
    const newcomer = given(await desk.walkIn());
    expect(given(await desk.act('RESUME', ticket.number))).toMatchObject({
      ...{ status: 'WAITING', counter: null, calledAt: null, reason: null, endedAt: null },
    });
    expect(await query('select live, status from booking where code = $1', [code])).toEqual([
      { live: true, status: 'CHECKED_IN' },
    ]);
    expect(refusalIn(await booksAgain())).toBe('ALREADY_BOOKED');
    const { number } = ticket;
    expect(given(await desk.callNext('BOGOR/1'))).toMatchObject({ number, reason: 'RETURNED', calls: 2 });
    given(await desk.act('SERVE', number));
    given(await desk.act('FINISH', number));
    given(await desk.callNext('BOGOR/1'));
    given(await desk.act('NO_SHOW', newcomer.number));
    // Without a booking too; on the next day the number is another person's.
    given(await desk.act('RESUME', newcomer.number));
    given(await desk.callNext('BOGOR/1'));
    given(await desk.act('NO_SHOW', newcomer.number));
    house.clock.set('2017-08-08T00:00:00+07:00');
    await expect(desk.act('RESUME', newcomer.number)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('or came to no counter and has booked again keeps the new booking', async () => {
    const { code, ticket, booksAgain } = await leaves('NO_SHOW');
    made(await booksAgain());
    expect(refusalIn(await desk.act('RESUME', ticket.number))).toBe('NOT_ALLOWED_NOW');
    expect(await query('select live from booking where code = $1', [code])).toEqual([{ live: false }]);
  });

  test('or came to no counter and was erased since waits again all the same, as does another', async () => {
    const [first, second] = [await leaves('NO_SHOW'), await leaves('NO_SHOW')];
    const erased = `update booking
      set name = '-', address = null, phone = null, person_key = '', sender_key = null where code = any($1)`;
    await query(erased, [[first.code, second.code]]);
    for (const { ticket } of [first, second]) {
      given(await desk.act('RESUME', ticket.number));
      given(await desk.callNext('BOGOR/1'));
      given(await desk.act('NO_SHOW', ticket.number));
    }
  });

  test('and books again while that is taken back has one booking, and no one gets a fault', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 25; round++) {
      const { ticket, booksAgain } = await leaves('FINISH');
      const before = await live();
      const undoes = () => desk.act('UNDO', ticket.number, {}, 1);
      const [undone, booked] =
        round % 2
          ? await Promise.all([undoes(), booksAgain()])
          : ((await Promise.all([booksAgain(), undoes()])).toReversed() as never[]);
      const [no, alsoNo] = [refusalIn(undone as object), refusalIn(booked as object)];
      outcomes.add(`${no} ${alsoNo}`);
      expect(await live()).toBe(before + 1);
      if (no === null) given(await desk.act('FINISH', ticket.number));
    }
    expect(
      [...outcomes].filter((outcome) => !['null ALREADY_BOOKED', 'NOT_ALLOWED_NOW null'].includes(outcome)),
    ).toEqual([]);
  });
});

test('a called number goes back to its place, rests, and can be had again', async () => {
  const desk = await openDesk({ defaults: { queue: { walkInPlaces: 20 } } });
  const { house, query } = desk;
  house.clock.set(MORNING);
  await desk.open('BOGOR/1');
  await desk.open('BOGOR/2', ['PASSPORT']);
  for (let person = 0; person < 4; person++) given(await desk.walkIn());
  const goesTo = async (counter: string) => given(await desk.callNext(counter)).number;
  const isOver = async (number: string) => {
    given(await desk.act('SERVE', number));
    given(await desk.act('FINISH', number));
  };

  await step('the counter is free, and the others come first', async () => {
    expect(await goesTo('BOGOR/1')).toBe('W01');
    expect(given(await desk.act('PUT_BACK', 'W01'))).toMatchObject({
      ...{ status: 'WAITING', counter: null, calledAt: null, reason: null, calls: 1, putBackFrom: 'BOGOR/1' },
    });
    expect(await goesTo('BOGOR/1')).toBe('W02');
    expect(refusalIn(await desk.act('PUT_BACK', 'W03'))).toBe('NOT_ALLOWED_NOW');
    await isOver('W02');
  });

  await step('after two minutes it is as far in front as it was', async () => {
    house.clock.set('2017-08-07T07:32:00+07:00');
    expect(await goesTo('BOGOR/1')).toBe('W01');
    expect(await query(`select put_back_at, put_back_from from ticket where number = 'W01'`)).toEqual([
      { put_back_at: null, put_back_from: null },
    ]);
  });

  await step('a wrong return is undone at the counter where it was, unless another is there', async () => {
    given(await desk.act('PUT_BACK', 'W01'));
    given(await desk.call('BOGOR/1', 'W04'));
    expect(refusalIn(await desk.act('UNDO', 'W01'))).toBe('NOT_ALLOWED_NOW');
    given(await desk.act('PUT_BACK', 'W04'));
    expect(given(await desk.act('UNDO', 'W01'))).toMatchObject({ status: 'CALLED', counter: 'BOGOR/1', calls: 2 });
    given(await desk.act('PUT_BACK', 'W01'));
    house.clock.set('2017-08-07T07:37:01+07:00');
    expect(refusalIn(await desk.act('UNDO', 'W01'))).toBe('NOT_ALLOWED_NOW');
  });

  await step('a certain number is called wherever it stands, by the rules of a call', async () => {
    expect(given(await desk.call('BOGOR/2', 'W04'))).toMatchObject({ counter: 'BOGOR/2', reason: 'CHOSEN', calls: 2 });
    expect(refusalIn(await desk.call('BOGOR/2', 'W03'))).toBe('NOT_ALLOWED_NOW');
    expect(refusalIn(await desk.call('BOGOR/1', 'W04'))).toBe('NOT_ALLOWED_NOW');
    expect(refusalIn(await desk.call('BOGOR/3', 'W03'))).toBe('COUNTER_CLOSED');
    await expect(desk.call('BOGOR/1', 'W99')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await query(`select detail from ticket_event where action = 'CALL' order by id desc limit 1`)).toEqual([
      { detail: { counter: 'BOGOR/2', reason: 'CHOSEN' } },
    ]);
  });
});
