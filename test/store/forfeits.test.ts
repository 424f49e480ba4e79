// Forfeits in a row: who waits, where, how long, and what ends the row.

import { describe, expect, test } from 'vitest';
import { ORDINARY_TRIES } from '../../src/abuse/price.ts';
import type { Booking } from '../../src/booking/booking.ts';
import { settleDue } from '../../src/booking/settle.ts';
import { inTransaction } from '../../src/database.ts';
import { addMinutes } from '../../src/time.ts';
import { eventually } from '../support/app.ts';
import { openBlocks } from '../support/blocks.ts';
import { anonymous, made, nameOf, phoneOf, refusedWith, sender, wanted } from '../support/house.ts';

const person = (number: number) => `${nameOf(number).replace(' ', '').toUpperCase()} 1987-01-25`;
const both = (number: number) => [phoneOf(number), person(number)].toSorted();
const DAY = 24 * 60;

describe('visits missed in a row', () => {
  test('delay the next booking there, by number and by name, for days from the hour missed', async () => {
    const { house, by, missed, delayed, settle } = await openBlocks({ forfeitsInRow: 2, forfeitDelayDays: 5 });
    await missed(1);
    expect(await delayed()).toEqual([]);
    const { forfeitAt } = await missed(1);
    expect(await delayed()).toEqual(both(1));
    const at = addMinutes(forfeitAt, 5 * DAY);
    expect(await by(1, { visitDate: null })).toMatchObject({
      refused: 'FORFEITED_TOO_OFTEN',
      parameters: { office: 'Kantor Imigrasi Bogor', until: { at } },
    });
    const asker = sender(phoneOf(99));
    expect(refusedWith(await house.book(wanted(house, 1, { asker, visitDate: null })))).toBe('FORFEITED_TOO_OFTEN');
    expect(refusedWith(await by(1, { name: 'Orang Lain', visitDate: null }))).toBe('FORFEITED_TOO_OFTEN');
    expect(made(await by(2, { visitDate: null })).office).toBe('BOGOR');
    house.clock.set(at.subtract({ milliseconds: 1 }));
    await settle();
    expect(refusedWith(await by(1, { visitDate: null }))).toBe('FORFEITED_TOO_OFTEN');
    house.clock.set(at);
    expect(made(await by(1, { visitDate: null })).status).toBe('HELD');
  });

  test('are counted at each office for itself', async () => {
    const { by, missed, delayed, tx } = await openBlocks({ forfeitsInRow: 2 });
    await missed(1);
    await missed(1, { office: 'MEDAN' });
    expect(await delayed()).toEqual([]);
    await missed(1);
    expect(await delayed()).toEqual(both(1));
    expect(await tx.query('select distinct office from block')).toEqual([{ office: 'BOGOR' }]);
    expect(refusedWith(await by(1, { visitDate: null }))).toBe('FORFEITED_TOO_OFTEN');
    const { office } = await missed(1, { office: 'MEDAN' });
    expect(await tx.query('select distinct office from block order by 1')).toEqual([{ office: 'BOGOR' }, { office }]);
  });

  test('are broken by a visit that was kept, and not by what was cancelled or lapsed', async () => {
    const { house, by, missed, kept, cancelled, delayed, settle } = await openBlocks({ forfeitsInRow: 2 });
    await missed(1);
    await kept(1);
    await missed(1);
    expect(await delayed()).toEqual([]);
    const { code } = made(await by(1, { visitDate: null }));
    await cancelled(1, code);
    made(await by(1, { visitDate: null }));
    house.clock.advance(31);
    await settle();
    await missed(1);
    expect(await delayed()).toEqual(both(1));
  });

  test('go on until one is kept: the next one missed delays again', async () => {
    const { house, missed, kept, tx } = await openBlocks({ forfeitsInRow: 2, forfeitDelayDays: 1 });
    for (let time = 0; time < 3; time++) {
      await missed(1);
      house.clock.advance(DAY);
    }
    const waits = async () => (await tx.query(`select count(*)::int as n from block where key like 'tel:%'`))[0].n;
    expect(await waits()).toBe(2);
    await kept(1);
    await missed(1);
    expect(await waits()).toBe(2);
  });

  test('mean nothing where the office does not count them', async () => {
    const { missed, delayed } = await openBlocks();
    for (let time = 0; time < 3; time++) await missed(1);
    expect(await delayed()).toEqual([]);
  });

  test('delay no one who was away for longer than that when the clock comes round to it', async () => {
    const { house, confirmed, delayed, settle } = await openBlocks({ forfeitsInRow: 1, forfeitDelayDays: 2 });
    const { forfeitAt } = await confirmed(1);
    house.clock.set(addMinutes(forfeitAt, 2 * DAY));
    expect(await settle()).toBe(1);
    expect(await delayed()).toEqual([]);
  });

  test('stand against a booking in the very moment the last of them is due, before the clock comes round', async () => {
    const { house, by, missed, confirmed, delayed } = await openBlocks({ forfeitsInRow: 2 });
    await missed(1);
    house.clock.set((await confirmed(1)).forfeitAt);
    expect(refusedWith(await by(1, { visitDate: null }))).toBe('FORFEITED_TOO_OFTEN');
    expect(await delayed()).toEqual(both(1));
  });

  test('lifted for the number are lifted for the name, and the other way round', async () => {
    const { by, missed, lift, delayed, tx } = await openBlocks({ forfeitsInRow: 1 });
    await missed(1);
    await missed(2);
    const [{ id }] = await tx.query('select id from block where key = $1', [`tel:${phoneOf(1)}`]);
    expect(await lift(id)).toMatchObject({ lifted: true });
    expect(await delayed()).toEqual(both(2));
    expect(made(await by(1, { visitDate: null })).status).toBe('HELD');
    const [name] = await tx.query('select id from block where key = $1', [`person:${person(2)}`]);
    expect(await lift(name.id)).toMatchObject({ lifted: true });
    expect(await delayed()).toEqual([]);
  });
});

test('visits that were booked without a proof cause no delay: they may be in the name of another person', async () => {
  const { house, by, over } = await openBlocks({ forfeitsInRow: 2 });
  for (let visit = 0; visit < 2; visit++) {
    const { code } = made(await house.book(wanted(house, 1, { office: 'TANGERANG', visitDate: null })));
    const proof = { birthDate: '1987-01-25' };
    await over(
      made(await house.confirm({ code, asker: anonymous, proof, work: { id: `of ${code}`, tries: ORDINARY_TRIES } })),
    );
  }
  const { rows } = await house.database.pool.query(`select status, proven from booking`);
  expect(rows).toEqual(Array(2).fill({ status: 'FORFEITED', proven: false }));
  expect(refusedWith(await by(1, { office: 'TANGERANG', visitDate: null }))).toBeNull();
});

describe('a family on one number', () => {
  const rules = { forfeitsInRow: 2, maxLiveBookingsPerSender: 5 };
  const MONDAY = '2017-08-07';
  const TUESDAY = '2017-08-08';
  /** Parent 1 and two children, by the parent's phone. */
  const family = [1, 2, 3].map((number) => ({ name: nameOf(number), asker: sender(phoneOf(1)) }));

  async function opened() {
    const all = await openBlocks(rules);
    const book = async (visitDate: string) => {
      const bookings = [];
      for (const [index, wish] of family.entries())
        bookings.push(await all.confirmed(index + 1, { ...wish, visitDate }));
      return bookings;
    };
    return { ...all, book };
  }

  const at = (booking: Booking | undefined) => (booking as Booking).forfeitAt;

  test('that stays at home once has missed one visit, and two the second time', async () => {
    const { house, book, settle, delayed, tx } = await opened();
    const [first] = await book(MONDAY);
    house.clock.set(at(first));
    expect(await settle()).toBe(3);
    expect(await delayed()).toEqual([]);
    const [second] = await book(TUESDAY);
    house.clock.set(at(second));
    await settle();
    expect(await delayed()).toEqual([phoneOf(1), person(1), person(2), person(3)].toSorted());
    expect((await tx.query('select distinct missed from block')).length).toBe(1);
  });

  test('of whom one came has kept the visit, but for those who did not come', async () => {
    const { house, tx, book, comes, over, delayed } = await opened();
    for (const date of [MONDAY, TUESDAY]) {
      const [one] = await book(date);
      house.clock.set(addMinutes(at(one), -15));
      await comes(one as Booking);
      await over(one as Booking);
      await tx.query(`update booking set live = false where status = 'CHECKED_IN'`);
    }
    expect(await delayed()).toEqual([person(2), person(3)]);
  });

  test('is waited for until the last hour of the day', async () => {
    const { house, by, confirmed, missed, settle, delayed, tx } = await opened();
    await missed(1, { ...family[0], visitDate: MONDAY });
    const early = await confirmed(1, { ...family[0], visitDate: TUESDAY });
    const [later] = await tx.query(
      'select id from capacity_window where office = $1 and date = $2 and starts_at > $3 order by starts_at limit 1',
      ['BOGOR', TUESDAY, early.window.startsAt.toString()],
    );
    const late = await confirmed(2, { ...family[1], visitDate: TUESDAY, window: later.id });
    house.clock.set(early.forfeitAt);
    await settle();
    expect(await delayed()).toEqual([person(1)]);
    made(await by(3, { ...family[2], visitDate: null }));
    house.clock.set(late.forfeitAt);
    await settle();
    expect(await delayed()).toEqual([phoneOf(1), person(1)]);
  });

  test('is delayed once, though two servers forfeit its bookings at the same moment', async () => {
    const { house, book, over, delayed, tx } = await opened();
    const { pool } = house.database;
    const [first] = await book(MONDAY);
    await over(first as Booking);
    const [one, two] = (await book(TUESDAY)) as [Booking, Booking];
    const [done, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const earlier = inTransaction(pool, async (inside) => {
      await settleDue(inside, at(one), [one.code]);
      done.resolve();
      await goOn.promise;
    });
    await done.promise;
    const later = inTransaction(pool, (inside) => settleDue(inside, at(one), [two.code]));
    await eventually('the later one to wait', async () => (await tx.query(WAITING)).length > 0);
    goOn.resolve();
    await Promise.all([earlier, later]);
    expect(await delayed()).toEqual([phoneOf(1), person(1), person(2)].toSorted());
  });
});

const WAITING = `select from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'transactionid'`;
