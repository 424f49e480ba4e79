// Moving and giving back, in races: a place is never lost on the way, nor given back twice.
import { describe, expect, test } from 'vitest';
import { type BookingChange, type Cancellation, cancel, reschedule } from '../../src/booking/change.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { transact } from '../../src/transact.ts';
import { made, openHouse, phoneOf, refusedWith, sender, wanted } from '../support/house.ts';

describe('changing', async () => {
  const house = await openHouse();
  const { pool } = house.database;
  const query = async (sql: string, values?: unknown[]) => (await pool.query(sql, values)).rows;
  const ROUNDS = Array.from({ length: 10 }, (_, round) => round);
  const [MONDAY, TUESDAY, FRIDAY] = ['2017-08-07', '2017-08-08', '2017-08-11'];

  const move = (change: Partial<BookingChange> & Pick<BookingChange, 'code' | 'asker'>) => {
    const whole = { proof: {}, idempotencyKey: null, visitDate: null, window: null, acceptNextPlace: true, ...change };
    return transact(pool, (tx) => reschedule(tx, whole, house.offices.get, house.clock.now()));
  };
  const giveBack = (cancellation: Pick<Cancellation, 'code' | 'asker'>, now = house.clock.now()) => {
    const whole = { proof: {}, idempotencyKey: null, ...cancellation };
    return transact(pool, (tx) => cancel(tx, whole, house.offices.get, now));
  };
  const confirmed = async (number: number, visitDate = MONDAY) => {
    const asker = sender(phoneOf(number));
    const { code } = made(await house.book(wanted(house, number, { asker, visitDate })));
    return { asker, ...made(await house.confirm({ code, asker, proof: {} })) };
  };
  const expectSound = async () => {
    const wrong = await query(`select w.id from capacity_window w where w.taken <>
      (select count(*) from booking b where b.window_id = w.id and b.status in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'FORFEITED'))`);
    expect(wrong).toEqual([]);
  };

  test('one booking to two days at once: one after the other, two changes, one place', async () => {
    for (const round of ROUNDS) {
      const { code, asker } = await confirmed(round);
      const answers = await Promise.all([
        move({ code, asker, visitDate: TUESDAY }),
        move({ code, asker, visitDate: FRIDAY }),
      ]);
      expect(answers.map((answer) => made(answer).changes).toSorted()).toEqual([1, 2]);
      const last = answers.map(made).find(({ changes }) => changes === 2);
      const [row] = await query('select visit_date, queue_number, changes from booking where code = $1', [code]);
      expect(row).toEqual({ visit_date: last?.window.date, queue_number: last?.queueNumber, changes: 2 });
    }
    await expectSound();
  });

  test('moving and giving back at once leaves it given back, and no place taken', async () => {
    for (const round of ROUNDS) {
      const { code, asker } = await confirmed(100 + round);
      const [moved, back] = await Promise.all([move({ code, asker, visitDate: TUESDAY }), giveBack({ code, asker })]);
      expect(made(back).status).toBe('CANCELLED');
      expect([null, 'NOT_ALLOWED_NOW']).toContain(refusedWith(moved));
    }
    await expectSound();
  });

  test('giving back twice at once frees one place', async () => {
    const { code, asker, window } = await confirmed(200);
    const [before] = await query('select taken from capacity_window where id = $1', [window.id]);
    const answers = await Promise.all(Array.from({ length: 6 }, () => giveBack({ code, asker })));
    expect(answers.filter((answer) => refusedWith(answer) === null).length).toBe(1);
    expect(await query('select taken from capacity_window where id = $1', [window.id])).toEqual([
      { taken: before.taken - 1 },
    ]);
  });

  test('giving back a hold while it lapses frees one place', async () => {
    for (const round of ROUNDS) {
      const asker = sender(phoneOf(300 + round));
      const { code, confirmBy } = made(await house.book(wanted(house, 300 + round, { asker })));
      const [answer] = await Promise.all([giveBack({ code, asker }), settleAll(pool, confirmBy)]);
      expect([null, 'HOLD_EXPIRED']).toContain(refusedWith(answer));
    }
    await expectSound();
  });

  test('many who want the last place of another day: one has it, the others keep theirs', async () => {
    const bookings = await Promise.all(ROUNDS.map((round) => confirmed(400 + round, TUESDAY)));
    await query(`update capacity_window set capacity = taken + case ordinal when 6 then 1 else 0 end
      where office = 'BOGOR' and date = '2017-08-25'`);
    const answers = await Promise.all(
      bookings.map(({ code, asker }) => move({ code, asker, visitDate: '2017-08-25', acceptNextPlace: false })),
    );
    expect(answers.filter((answer) => refusedWith(answer) === null).length).toBe(1);
    expect(answers.filter((answer) => refusedWith(answer) === 'FULL').length).toBe(9);
    await expectSound();
  });

  test('each step is one version and one line of history', async () => {
    const { code, asker, version } = await confirmed(500);
    expect(version).toBe(2);
    expect(made(await move({ code, asker, visitDate: TUESDAY })).version).toBe(3);
    expect(made(await giveBack({ code, asker })).version).toBe(4);
    const events = await query('select action, detail from booking_event where booking = $1 order by id', [code]);
    expect(events.map(({ action }) => action)).toEqual(['BOOK', 'CONFIRM', 'RESCHEDULE', 'CANCEL']);
    expect(events[2].detail).toEqual({ from: MONDAY, to: TUESDAY });
    const [row] = await query('select version from booking where code = $1', [code]);
    expect(row.version).toBe(4);
  });
});
