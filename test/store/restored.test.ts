// After a restoration no number is given to two people, and a person who may have confirmed comes in without being asked again.
import { describe, expect, test } from 'vitest';
import { settleDue } from '../../src/booking/settle.ts';
import { inTransaction } from '../../src/database.ts';
import { rollAll } from '../../src/jobs/clockwork.ts';
import { addDays } from '../../src/time.ts';
import { given, MORNING, openDesk, refusalIn } from '../support/desk.ts';
import { made, SEED_DAY, sender, wanted } from '../support/house.ts';

const MONDAY = '2017-08-07';
const restoration = (takenAt: string, restoredAt = takenAt) =>
  `insert into restoration (taken_at, restored_at, resumed_at) values ('${takenAt}', '${restoredAt}', '${restoredAt}')`;

describe('a number', () => {
  test('of people without a booking is beyond all that the lost day can have given', async () => {
    const desk = await openDesk();
    const { house, query } = desk;
    house.clock.set(MORNING);
    expect(given(await desk.walkIn()).number).toBe('W01');
    await query(restoration(MORNING));
    const [{ places }] = await query(
      `select sum(capacity)::int as places from capacity_window where office = 'BOGOR' and date = '${MONDAY}'`,
    );
    const after = given(await desk.walkIn()).number;
    expect(after).toMatch(/^W\d+02$/);
    expect(Number(after.slice(1))).toBeGreaterThan(places + house.offices.get('BOGOR').queue.walkInPlaces);
    expect(given(await desk.walkIn()).number).toBe(`W${Number(after.slice(1)) + 1}`);
    // As many people without a booking are taken as on another day.
    const [{ walk_ins: counted }] = await query(`select walk_ins from board where office = 'BOGOR'`);
    expect(counted).toBe(3);
  });

  test('of people without a booking begins again the day after', async () => {
    const desk = await openDesk();
    await desk.query(restoration(MORNING));
    desk.house.clock.set('2017-08-08T08:00:00+07:00');
    expect(given(await desk.walkIn()).number).toBe('W01');
  });

  test('of a window that is made after a restoration, on a day that the lost server may have opened, is left out', async () => {
    const { house, query } = await openDesk();
    await query(restoration(SEED_DAY));
    const { horizonDays } = house.offices.get('BOGOR').policy;
    const last = addDays(SEED_DAY.slice(0, 10), horizonDays);
    await query(
      `delete from capacity_window where office = 'BOGOR' and date > '${addDays(last, -5)}'; delete from opened_days`,
    );
    house.clock.set(`${addDays(SEED_DAY.slice(0, 10), 7)}T09:00:00+07:00`);
    await rollAll(house.database.pool, house.offices, house.clock.now());
    const issued = `select date > '${addDays(last, 2)}' as is_later, min(issued - capacity)::int as least, max(issued)::int as most
      from capacity_window where office = 'BOGOR' and date > '${addDays(last, -5)}' group by 1 order by 1`;
    expect(await query(issued)).toMatchObject([
      { is_later: false, least: 0 },
      { is_later: true, most: 0 },
    ]);
    await house.offices.reload();
    // An office whose windows are put in order by its own change has the same.
    const asker = sender('+628123456789');
    const { code } = made(await house.book(wanted(house, 1, { asker, visitDate: null })));
    expect(code).toHaveLength(8);
  });
});

describe('a hold of the moment of the backup', () => {
  async function heldDesk(takenAt: string) {
    const desk = await openDesk();
    const { house, query } = desk;
    house.clock.set(SEED_DAY);
    const { code } = made(await house.book(wanted(house, 1, { asker: sender('+628123456789') })));
    await query(restoration(takenAt));
    await query('update booking set confirm_by = forfeit_at');
    return { ...desk, code };
  }

  test('is kept until the visit, and its person comes in with a number', async () => {
    const { house, query, checkIn, code } = await heldDesk('2017-08-01T09:05:00+07:00');
    house.clock.set('2017-08-07T07:45:00+07:00');
    await inTransaction(house.database.pool, (tx) => settleDue(tx, house.clock.now()));
    const ticket = given(await checkIn(code));
    expect(ticket).toMatchObject({ booking: code, number: expect.stringMatching(/^A1/), status: 'WAITING' });
    expect(
      await query(`select status, queue_number = '${ticket.number}' as same from booking where code = '${code}'`),
    ).toEqual([{ status: 'CHECKED_IN', same: true }]);
    expect(await query(`select who, what from audit where what = 'confirmBooking'`)).toEqual([
      { who: 'administrator restoration', what: 'confirmBooking' },
    ]);
  });

  test('that was made after it must be confirmed, as ever', async () => {
    const { house, checkIn, code } = await heldDesk('2017-08-01T08:55:00+07:00');
    house.clock.set('2017-08-07T07:45:00+07:00');
    expect(refusalIn(await checkIn(code))).toBe('NOT_ALLOWED_NOW');
  });
});
