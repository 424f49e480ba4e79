// Confirming, in races: one number a booking, one owner, and never both confirmed and lapsed or given back.
import { describe, expect, test } from 'vitest';
import { cancel } from '../../src/booking/change.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { transact } from '../../src/transact.ts';
import { made, openHouse, phoneOf, refusedWith, sender, wanted } from '../support/house.ts';

describe('confirming', async () => {
  const house = await openHouse();
  const other = await house.neighbour();
  const query = async (sql: string, values?: unknown[]) => (await house.database.pool.query(sql, values)).rows;
  const ROUNDS = Array.from({ length: 20 }, (_, round) => round);

  const statusOf = async (code: string) => (await query('select * from booking where code = $1', [code]))[0];
  const eventsOf = async (code: string) =>
    (await query('select action from booking_event where booking = $1 order by id', [code])).map(
      ({ action }) => action,
    );
  /** Places taken are live bookings, in every window. */
  const expectSound = async () => {
    const wrong = await query(`select w.id from capacity_window w where w.taken <>
      (select count(*) from booking b where b.window_id = w.id and b.status in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'FORFEITED'))`);
    expect(wrong).toEqual([]);
  };

  test('by ten at once through two servers gives one number and ten equal answers', async () => {
    const asker = sender(phoneOf(1));
    const { code, window } = made(await house.book(wanted(house, 1, { asker, office: 'MEDAN' })));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? other : house).confirm({ code, asker, proof: {} })),
    );
    expect(new Set(answers.map((answer) => made(answer).queueNumber))).toEqual(new Set(['A101']));
    expect(await eventsOf(code)).toEqual(['BOOK', 'CONFIRM']);
    expect(await query('select id from capacity_window where issued > 0 and office = $1', ['MEDAN'])).toEqual([
      { id: window.id },
    ]);
    expect(await query('select issued from capacity_window where id = $1', [window.id])).toEqual([{ issued: 1 }]);
  });

  test('a group with codes unknown, foreign, repeated and good answers each in its place', async () => {
    const [one, two] = [sender(phoneOf(11)), sender(phoneOf(12))];
    const a = made(await house.book(wanted(house, 11, { asker: one })));
    const b = made(await house.book(wanted(house, 12, { asker: two })));
    const confirmations = [
      { code: '22222222', asker: one },
      { code: a.code, asker: two },
      { code: b.code, asker: two },
      { code: a.code, asker: one },
      { code: b.code, asker: two },
    ];
    const answers = await Promise.all(confirmations.map((each) => house.confirm({ ...each, proof: {} })));
    expect(answers.map((answer) => refusedWith(answer) ?? made(answer).code)).toEqual([
      ...['UNKNOWN_CODE', 'UNKNOWN_CODE', b.code, a.code, b.code],
    ]);
  });

  test('against the clock: confirmed and kept, or lapsed and free again, never both', async () => {
    const outcomes = new Set<string>();
    for (const round of ROUNDS) {
      const asker = sender(phoneOf(100 + round));
      const { code, confirmBy, window } = made(
        await house.book(wanted(house, 100 + round, { asker, office: 'DEPOK' })),
      );
      const before = (await query('select taken from capacity_window where id = $1', [window.id]))[0].taken;
      // One server's clock is past the end of the hold, the other's a moment behind.
      const [, answer] = await Promise.all([
        settleAll(house.database.pool, confirmBy),
        (round % 2 ? other : house).confirm({ code, asker, proof: {} }),
      ]);
      const { status } = await statusOf(code);
      const { taken } = (await query('select taken from capacity_window where id = $1', [window.id]))[0];
      outcomes.add(status);
      if (status === 'CONFIRMED') {
        expect(taken).toBe(before);
        expect(await eventsOf(code)).toEqual(['BOOK', 'CONFIRM']);
        expect(made(answer).status).toBe('CONFIRMED');
      } else {
        expect([status, taken]).toEqual(['EXPIRED', before - 1]);
        expect(await eventsOf(code)).toEqual(['BOOK', 'EXPIRE']);
        expect(refusedWith(answer)).toBe('HOLD_EXPIRED');
      }
    }
    expect([...outcomes].every((status) => status === 'CONFIRMED' || status === 'EXPIRED')).toBe(true);
    await expectSound();
  });

  test('against a cancellation: given back in the end, whichever came first', async () => {
    for (const round of ROUNDS) {
      const asker = sender(phoneOf(200 + round));
      const { code } = made(await house.book(wanted(house, 200 + round, { asker })));
      const cancellation = { code, asker, proof: {}, idempotencyKey: null };
      const [confirmed, cancelled] = await Promise.all([
        other.confirm({ code, asker, proof: {} }),
        transact(house.database.pool, (tx) => cancel(tx, cancellation, house.offices.get, house.clock.now())),
      ]);
      expect(made(cancelled).status).toBe('CANCELLED');
      const events = await eventsOf(code);
      if (refusedWith(confirmed)) {
        expect(refusedWith(confirmed)).toBe('NOT_ALLOWED_NOW');
        expect(events).toEqual(['BOOK', 'CANCEL']);
      } else {
        expect(events).toEqual(['BOOK', 'CONFIRM', 'CANCEL']);
      }
      expect((await statusOf(code)).live).toBe(false);
    }
    await expectSound();
  });

  test('two numbers that claim one web booking: one has it, the other is told no', async () => {
    for (const round of ROUNDS) {
      const { code } = made(await house.book(wanted(house, 300 + round)));
      const claimants = [sender(phoneOf(300 + round)), sender(phoneOf(400 + round))] as const;
      const answers = await Promise.all([
        house.confirm({ code, asker: claimants[0], proof: {} }),
        other.confirm({ code, asker: claimants[1], proof: {} }),
      ]);
      expect(answers.map(refusedWith).toSorted()).toEqual(['UNKNOWN_CODE', null]);
      const winner = answers.findIndex((answer) => refusedWith(answer) === null);
      expect((await statusOf(code)).sender_key).toBe(`tel:${phoneOf((winner === 0 ? 300 : 400) + round)}`);
      expect(await eventsOf(code)).toEqual(['BOOK', 'CONFIRM']);
    }
  });

  test('a booking that is confirmed without a number is no one’s to claim any more', async () => {
    const { code } = made(await house.book(wanted(house, 340)));
    expect(refusedWith(await house.confirm({ code, asker: { kind: 'administrator' }, proof: {} }))).toBeNull();
    expect(refusedWith(await house.confirm({ code, asker: sender(phoneOf(340)), proof: {} }))).toBe('UNKNOWN_CODE');
    expect((await statusOf(code)).sender_key).toBeNull();
  });

  test('two in one group who claim one web booking are told the same', async () => {
    const { code } = made(await house.book(wanted(house, 350)));
    const answers = await Promise.all(
      [350, 351, 352].map((number) => house.confirm({ code, asker: sender(phoneOf(number)), proof: {} })),
    );
    expect(answers.map(refusedWith)).toEqual([null, 'UNKNOWN_CODE', 'UNKNOWN_CODE']);
  });

  test('many numbers that claim a web booking each in one group have theirs, all', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => 900 + index);
    const booked = await Promise.all(numbers.map((number) => house.book(wanted(house, number))));
    const claims = booked.map((booking, index) => ({ code: made(booking).code, number: 900 + index }));
    const answers = await Promise.all(
      claims.map(({ code, number }) => house.confirm({ code, asker: sender(phoneOf(number)), proof: {} })),
    );
    expect(answers.map(refusedWith)).toEqual(numbers.map(() => null));
    for (const { code, number } of claims) expect((await statusOf(code)).sender_key).toBe(`tel:${phoneOf(number)}`);
  });

  test('one number that claims two web bookings at once gets one', async () => {
    for (const round of ROUNDS) {
      const [a, b] = [500 + round, 600 + round].map(async (number) => made(await house.book(wanted(house, number))));
      const asker = sender(phoneOf(500 + round));
      const answers = await Promise.all([
        house.confirm({ code: (await a)?.code as string, asker, proof: {} }),
        other.confirm({ code: (await b)?.code as string, asker, proof: {} }),
      ]);
      expect(answers.map(refusedWith).toSorted()).toEqual(['LIMIT_REACHED', null]);
    }
  });

  test('one number that claims a web booking and books by chat at once has one booking', async () => {
    for (const round of ROUNDS) {
      const { code } = made(await house.book(wanted(house, 700 + round)));
      const asker = sender(phoneOf(700 + round));
      const answers = await Promise.all([
        house.confirm({ code, asker, proof: {} }),
        other.book(wanted(house, 800 + round, { asker })),
      ]);
      expect(answers.map(refusedWith).toSorted()).toEqual(['LIMIT_REACHED', null]);
    }
    await expectSound();
  });
});
