// Holds lapse and bookings are forfeited by the clock, each to the minute and each once.
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { settleDue } from '../../src/booking/settle.ts';
import { inTransaction, openPool } from '../../src/database.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { instant } from '../../src/time.ts';
import { made, openHouse, phoneOf, refusedWith, SEED_DAY, sender, wanted } from '../support/house.ts';

describe('settling', async () => {
  const house = await openHouse(undefined, { DEPOK: { policy: { graceMinutes: 10, holdMinutes: 5 } } });
  const { pool } = house.database;
  // Another server process.
  const other = openPool(house.url, 4);
  afterAll(() => other.end());
  const query = async (sql: string, values?: unknown[]) => (await pool.query(sql, values)).rows;
  const at = (text: string) => instant(`2017-08-${text}+07:00`);

  afterEach(() => house.clock.set(SEED_DAY));
  const statusOf = async (code: string) => (await query('select status, live from booking where code = $1', [code]))[0];
  const taken = async (id: number) => (await query('select taken from capacity_window where id = $1', [id]))[0].taken;
  const confirmed = async (number: number, wish: object = {}) => {
    const asker = sender(phoneOf(number));
    const { code } = made(await house.book(wanted(house, number, { asker, ...wish })));
    return made(await house.confirm({ code, asker, proof: {} }));
  };

  test('a hold lapses at its minute and not before, and frees its place once', async () => {
    const { code, window, confirmBy } = made(await house.book(wanted(house, 1, { visitDate: '2017-08-09' })));
    expect(confirmBy).toEqual(at('01T09:30:00'));
    expect(await settleAll(pool, at('01T09:29:59'))).toBe(0);
    expect(await statusOf(code)).toEqual({ status: 'HELD', live: true });
    expect(await settleAll(pool, at('01T09:30:00'))).toBe(1);
    expect(await statusOf(code)).toEqual({ status: 'EXPIRED', live: false });
    expect(await taken(window.id)).toBe(0);
    expect(await settleAll(pool, at('01T09:31:00'))).toBe(0);
    expect(await taken(window.id)).toBe(0);
    expect(await query('select action, by from booking_event where booking = $1 order by id', [code])).toEqual([
      { action: 'BOOK', by: 'applicant by WEB' },
      { action: 'EXPIRE', by: 'clock' },
    ]);
  });

  test('each office has its own minutes', async () => {
    const { code } = made(await house.book(wanted(house, 2, { office: 'DEPOK' })));
    expect(await settleAll(pool, at('01T09:05:00'))).toBe(1);
    expect((await statusOf(code)).status).toBe('EXPIRED');
  });

  test('a booking is forfeited when its window begins, at an office with grace when that is over', async () => {
    const strict = await confirmed(3);
    const kind = await confirmed(4, { office: 'DEPOK' });
    expect(await settleAll(pool, at('07T07:59:59'))).toBe(0);
    expect(await settleAll(pool, at('07T08:00:00'))).toBe(1);
    expect(await statusOf(strict.code)).toEqual({ status: 'FORFEITED', live: false });
    expect(await settleAll(pool, at('07T08:09:59'))).toBe(0);
    expect(await settleAll(pool, at('07T08:10:00'))).toBe(1);
    expect(await statusOf(kind.code)).toEqual({ status: 'FORFEITED', live: false });
    // The place of a window that has begun is not sold again, and no other booking gets its number.
    expect(await taken(strict.window.id)).toBe(1);
    const [row] = await query('select queue_number from booking where code = $1', [strict.code]);
    expect(row.queue_number).toBe('A101');
  });

  test('a fault at one office keeps holds of no other from lapsing', async () => {
    const depok = made(await house.book(wanted(house, 30, { office: 'DEPOK' })));
    const bogor = made(await house.book(wanted(house, 31)));
    await query(`create function refuse_end() returns trigger language plpgsql as $$ begin
      raise exception 'This office is broken.'; end $$`);
    await query(`create trigger refuse_end before update on booking for each row
      when (old.office = 'DEPOK') execute function refuse_end()`);
    await expect(settleAll(pool, at('01T09:30:00'))).rejects.toThrow('This office is broken.');
    expect((await statusOf(bogor.code)).status).toBe('EXPIRED');
    expect((await statusOf(depok.code)).status).toBe('HELD');
    await query('drop trigger refuse_end on booking');
    expect(await settleAll(pool, at('01T09:30:00'))).toBe(1);
    expect((await statusOf(depok.code)).status).toBe('EXPIRED');
  });

  test('those who are checked in are not forfeited', async () => {
    const { code } = await confirmed(5, { visitDate: '2017-08-08' });
    await query(`update booking set status = 'CHECKED_IN' where code = $1`, [code]);
    expect(await settleAll(pool, at('08T12:00:00'))).toBe(0);
    expect((await statusOf(code)).status).toBe('CHECKED_IN');
  });

  test('after either the person and the number may book again', async () => {
    const asker = sender(phoneOf(6));
    const first = made(await house.book(wanted(house, 6, { asker })));
    house.clock.advance(29);
    expect(refusedWith(await house.book(wanted(house, 6, { asker })))).toBe('ALREADY_BOOKED');
    house.clock.advance(1);
    // The clock has not been round: what stands in the way is ended on the spot.
    const second = made(await house.book(wanted(house, 6, { asker })));
    expect((await statusOf(first.code)).status).toBe('EXPIRED');
    expect(await settleAll(pool, second.confirmBy)).toBe(1);
  });

  test('two at it at once end each booking once', async () => {
    const date = '2017-08-22';
    const bookings = await Promise.all(
      Array.from({ length: 300 }, (_, index) => house.book(wanted(house, 1000 + index, { visitDate: date }))),
    );
    const counts = await Promise.all([pool, other, pool, other].map((each) => settleAll(each, at('01T09:30:00'))));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(300);
    const events = await query(`select booking from booking_event where action = 'EXPIRE' and booking = any($1)`, [
      bookings.map((answer) => made(answer).code),
    ]);
    expect(events.length).toBe(300);
    const left = await query(
      `select sum(taken)::int as taken from capacity_window where office = 'BOGOR' and date = $1`,
      [date],
    );
    expect(left).toEqual([{ taken: 0 }]);
  });

  test('more than one batch is ended in one go', async () => {
    for (const half of [0, 1]) {
      await Promise.all(
        Array.from({ length: 300 }, (_, index) => house.book(wanted(house, 2000 + half * 300 + index))),
      );
    }
    expect(await settleAll(pool, at('01T09:30:00'))).toBe(600);
  });

  test('narrowed to some codes leaves the others alone', async () => {
    const [a, b] = [made(await house.book(wanted(house, 8))), made(await house.book(wanted(house, 9)))];
    const ended = await inTransaction(pool, (tx) => settleDue(tx, at('01T10:00:00'), [a.code]));
    expect(ended).toEqual([{ code: a.code, office: 'BOGOR', date: '2017-08-07' }]);
    expect((await statusOf(b.code)).status).toBe('HELD');
    expect(await settleAll(pool, at('01T10:00:00'))).toBe(1);
  });
});
