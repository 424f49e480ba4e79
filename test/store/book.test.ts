// Races for places: fifty in an hour, the rest in the hours after, no one twice, through two servers.
import { describe, expect, test } from 'vitest';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { eventually } from '../support/app.ts';
import { made, nameOf, openHouse, phoneOf, refusedWith, sender, wanted } from '../support/house.ts';
import { step } from '../support/step.ts';

describe('booking', async () => {
  const house = await openHouse();
  const other = await house.neighbour();
  const query = async (sql: string) => (await house.database.pool.query(sql)).rows;
  /** Resolves once a transaction waits for a row that another has locked. */
  const someoneWaits = () =>
    eventually('a row is waited for', async () => {
      const [{ count }] = await query(
        `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return count > 0;
    });

  test('a thousand at once for one window fill it and the windows after it, in the order they came', async () => {
    const first = (
      await query(`select id from capacity_window where office = 'MEDAN' and date = '2017-08-07' and ordinal = 1`)
    )[0];
    const numbers = Array.from({ length: 1000 }, (_, index) => index);
    const wish = { office: 'MEDAN', window: first.id };
    const answers = await Promise.all(
      numbers.map((number) =>
        (number % 2 ? other : house).book(wanted(house, number, { ...wish, asker: sender(phoneOf(number)) })),
      ),
    );
    const bookings = answers.map(made);
    expect(new Set(bookings.map(({ code }) => code)).size).toBe(1000);
    const windows =
      await query(`select taken, capacity, (select count(*)::int from booking b where b.window_id = w.id) as booked
      from capacity_window w where office = 'MEDAN' and starts_at >= '2017-08-07' order by starts_at`);
    expect(windows.slice(0, 20).map(({ taken }) => taken)).toEqual(Array(20).fill(50));
    for (const { taken, booked } of windows) expect(taken).toBe(booked);
    // Each server gives places in the order its requests came.
    for (const half of [0, 1]) {
      const starts = bookings
        .filter((_, number) => number % 2 === half)
        .map(({ window }) => window.startsAt.epochMilliseconds);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }
    expect(bookings.filter(({ overflowedFrom }) => overflowedFrom === null).length).toBe(350);

    await step('all confirmed at once through two servers, each gets a number of its own, fifty an hour', async () => {
      const confirmed = await Promise.all(
        bookings.map(({ code }, number) =>
          (number % 3 ? other : house).confirm({ code, asker: sender(phoneOf(number)), proof: {} }),
        ),
      );
      const queueNumbers = confirmed.map((answer) => `${made(answer).window.date} ${made(answer).queueNumber}`);
      expect(new Set(queueNumbers).size).toBe(1000);
      expect(queueNumbers.toSorted()[0]).toBe('2017-08-07 A101');
      const rows = await query(
        `select min(place) as low, max(place) as high, count(*)::int as count from booking
         where office = 'MEDAN' group by window_id`,
      );
      expect(rows).toHaveLength(20);
      for (const { low, high, count } of rows) expect([low, high]).toEqual([1, count]);
    });
  });

  test('a person asks for a place that is gone, again and again at one moment: none is told of a booking that is none', async () => {
    const wish = { office: 'MEDAN', window: 999_999, asker: { kind: 'administrator' } as const };
    const answers = await Promise.all(Array.from({ length: 5 }, () => house.book(wanted(house, 8000, wish))));
    expect(answers.map(refusedWith)).toEqual(Array(5).fill('WINDOW_GONE'));
  });

  test('the same person from two senders at the same moment is booked once', async () => {
    for (let round = 2000; round < 2020; round++) {
      const name = nameOf(round);
      const answers = await Promise.all([
        house.book(wanted(house, round, { name, asker: sender(phoneOf(round)) })),
        other.book(wanted(house, round, { name: name.toUpperCase(), asker: sender(phoneOf(round + 500)) })),
      ]);
      expect(answers.map(refusedWith).toSorted()).toEqual(['ALREADY_BOOKED', null]);
    }
  });

  test('one sender with ten people at the same moment gets one booking', async () => {
    const asker = sender(phoneOf(3000));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? other : house).book(wanted(house, 3000 + index, { asker })),
      ),
    );
    expect(answers.filter((answer) => refusedWith(answer) === null).length).toBe(1);
    expect(answers.filter((answer) => refusedWith(answer) === 'LIMIT_REACHED').length).toBe(9);
  });

  test('the same key from ten connections is one booking and ten equal answers', async () => {
    const wish = { key: 'once', asker: sender(phoneOf(4000)) };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? other : house).book(wanted(house, 4000, wish))),
    );
    expect(new Set(answers.map((answer) => made(answer).code)).size).toBe(1);
    await expect(house.book(wanted(house, 4001, wish))).rejects.toThrow('idempotencyKey');
  });

  test('a hold that lapses and a request for the last place: the place is had once', async () => {
    const date = '2017-08-21';
    await query(
      `update capacity_window set capacity = case ordinal when 1 then 1 else 0 end where office = 'DEPOK' and date = '${date}'`,
    );
    const wish = { office: 'DEPOK', visitDate: date, acceptNextPlace: false };
    const held = made(await house.book(wanted(house, 5000, wish)));
    expect(refusedWith(await house.book(wanted(house, 5001, wish)))).toBe('FULL');
    house.clock.advance(31);
    const [, , ...answers] = await Promise.all([
      settleAll(house.database.pool, house.clock.now()),
      other.confirm({ code: held.code, asker: { kind: 'administrator' }, proof: {} }),
      ...[5002, 5003, 5004].map((number) => (number % 2 ? other : house).book(wanted(house, number, wish))),
    ]);
    // A sweep passes over a hold that a late confirmation has locked; the next one ends it.
    await settleAll(house.database.pool, house.clock.now());
    const again = refusedWith(await house.book(wanted(house, 5005, wish)));
    const wins = answers.filter((answer) => refusedWith(answer) === null).length + (again === null ? 1 : 0);
    expect(wins).toBe(1);
    const [row] = await query(`select status from booking where code = '${held.code}'`);
    expect(row.status).toBe('EXPIRED');
  });

  test('a hold that lapses while it is locked is passed over, and its place comes back at the next round', async () => {
    const date = '2017-08-23';
    await query(
      `update capacity_window set capacity = case ordinal when 1 then 1 else 0 end where office = 'DEPOK' and date = '${date}'`,
    );
    const wish = { office: 'DEPOK', visitDate: date, acceptNextPlace: false };
    const held = made(await house.book(wanted(house, 7000, wish)));
    house.clock.advance(31);
    const confirming = await house.database.pool.connect();
    await confirming.query('begin');
    await confirming.query('select from booking where code = $1 for update', [held.code]);
    await settleAll(house.database.pool, house.clock.now());
    expect(refusedWith(await house.book(wanted(house, 7001, wish)))).toBe('FULL');
    await confirming.query('commit');
    confirming.release();
    await settleAll(house.database.pool, house.clock.now());
    made(await house.book(wanted(house, 7002, wish)));
    expect(await query(`select status from booking where code = '${held.code}'`)).toEqual([{ status: 'EXPIRED' }]);
  });

  test('a person whose hold is being ended by the clock at this moment is given a place, not told of that hold', async () => {
    const asker = sender(phoneOf(7100));
    const held = made(await house.book(wanted(house, 7100, { asker })));
    house.clock.advance(31);
    const clock = await house.database.pool.connect();
    await clock.query('begin');
    await clock.query(`update booking set status = 'EXPIRED', live = false where code = $1`, [held.code]);
    const answer = house.book(wanted(house, 7100, { asker }));
    await someoneWaits();
    await clock.query('commit');
    clock.release();
    expect(made(await answer).code).not.toBe(held.code);
  });

  test('a person who confirms at the last moment is told of that booking', async () => {
    const asker = sender(phoneOf(7101));
    const held = made(await house.book(wanted(house, 7101, { asker })));
    house.clock.advance(31);
    const confirming = await house.database.pool.connect();
    await confirming.query('begin');
    await confirming.query(
      `update booking set status = 'CONFIRMED', queue_number = 'Z999', place = 49, forfeit_at = confirm_by + interval '9 days' where code = $1`,
      [held.code],
    );
    const answer = house.book(wanted(house, 7101, { asker }));
    await someoneWaits();
    await confirming.query('commit');
    confirming.release();
    expect(refusedWith(await answer)).toBe('ALREADY_BOOKED');
  });

  test('a booking that waits to give an old place back keeps no window from others', async () => {
    const [first, second] = await query(
      `select id from capacity_window where office = 'DEPOK' and date = '2017-08-22' order by starts_at`,
    );
    const wish = { office: 'DEPOK', visitDate: '2017-08-22', asker: sender(phoneOf(6000)) };
    made(await house.book(wanted(house, 6000, { ...wish, window: second.id })));
    house.clock.advance(31);
    const somebody = await house.database.pool.connect();
    await somebody.query('begin');
    await somebody.query('select from capacity_window where id = $1 for update', [second.id]);
    const answer = house.book(wanted(house, 6000, { ...wish, window: first.id }));
    await someoneWaits();
    const unlocked = await query(`select id from capacity_window where id = ${first.id} for update skip locked`);
    await somebody.query('commit');
    somebody.release();
    expect(unlocked).toEqual([first]);
    expect(made(await answer).window.id).toBe(first.id);
  });
});
