// Reminders in rounds reach each expected applicant once, however many servers go round and whenever they were down.
import { describe, expect, test } from 'vitest';
import type { Booking } from '../../src/booking/booking.ts';
import { cancel } from '../../src/booking/change.ts';
import { forgetRounds, remindAll } from '../../src/jobs/remind.ts';
import { instant } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';
import { made, openHouse, phoneOf, sender, type Wish, wanted } from '../support/house.ts';
import { step } from '../support/step.ts';

const house = await openHouse(undefined, {
  defaults: { schedule: { capacity: 300 } },
  MAKASSAR: { channels: [{ kind: 'SMS', address: '+628114100411' }] },
});
const { pool } = house.database;
const other = (await house.neighbour()).pool;
const query = async (sql: string, values?: unknown[]) => (await pool.query(sql, values)).rows;
const at = (text: string) => instant(`2017-08-${text}:00+07:00`);

async function confirmed(number: number, wish: Wish = {}) {
  const asker = sender(phoneOf(number));
  const { code } = made(await house.book(wanted(house, number, { asker, ...wish })));
  return made(await house.confirm({ code, asker, proof: {} }));
}
const remind = (now: string, through = pool) => remindAll(through, house.offices, at(now));
const reminded = (key: string, day = '2017-08-07') =>
  query(
    `select o.recipient, o.text, o.calm, o.once, o.channel, o.language_of, o.booking from (
       select o.*, b.language as language_of, b.visit_date from outbox_message o join booking b on b.code = o.booking
     ) o where o.key = $1 and o.visit_date = $2 order by o.recipient`,
    [key, day],
  );

test('the day before everyone is reminded', async () => {
  house.clock.set(at('01T09:00'));
  const bookings: Booking[] = [];
  for (let from = 0; from < 1100; from += 100)
    bookings.push(...(await Promise.all(Array.from({ length: 100 }, (_, index) => confirmed(from + index)))));

  await step('at four everyone who is expected tomorrow is reminded once, by two servers at once', async () => {
    expect(await remind('06T15:59')).toBe(0);
    const [gone] = bookings;
    await transact(pool, (tx) =>
      cancel(
        tx,
        { code: gone?.code as string, asker: sender(phoneOf(0)), proof: {}, idempotencyKey: null },
        house.offices.get,
        at('05T09:00'),
      ),
    );
    const counts = await Promise.all([pool, other, pool].map((through) => remind('06T16:00', through)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1099);
    const told = await reminded('reminderDay');
    expect(new Set(told.map(({ recipient }) => recipient)).size).toBe(1099);
    expect(told.map(({ recipient }) => recipient)).not.toContain(phoneOf(0));
    expect(told[0]).toMatchObject({
      calm: true,
      once: true,
      channel: 'whatsapp',
      text: expect.stringContaining('Balas BATAL'),
    });
    expect(await remind('06T18:00')).toBe(0);
  });

  await step('those who register after that are not reminded, and no one of another day is', async () => {
    house.clock.set(at('06T17:00'));
    await confirmed(2000);
    await confirmed(2001, { visitDate: '2017-08-08' });
    expect(await remind('06T19:00')).toBe(0);
    expect(await reminded('reminderDay', '2017-08-08')).toEqual([]);
  });

  await step('a server that was down at four reminds when it is back, and none does at night', async () => {
    expect(await remind('07T21:30')).toBe(0);
    expect(await remind('08T02:00')).toBe(0);
    house.clock.set(at('07T17:00'));
    await confirmed(2002, { visitDate: '2017-08-08' });
    expect(await remind('07T20:30')).toBe(1);
    expect((await reminded('reminderDay', '2017-08-08')).map(({ recipient }) => recipient)).toEqual([phoneOf(2001)]);
  });

  await step('a server that goes on where another died goes on with those it had not come to', async () => {
    house.clock.set(at('01T09:00'));
    const codes = (
      await Promise.all([3000, 3001, 3002, 3003].map((number) => confirmed(number, { visitDate: '2017-08-10' })))
    )
      .map(({ code }) => code)
      .toSorted();
    await query(
      `insert into reminder_round (office, kind, at, after) values ('BOGOR', 'REMINDER_DAY_BEFORE', $1, $2)`,
      [at('10T00:00').toString(), codes[1]],
    );
    expect(await remind('09T16:00')).toBe(2);
    expect((await reminded('reminderDay', '2017-08-10')).map(({ booking }) => booking).toSorted()).toEqual(
      codes.slice(2),
    );
  });

  await step('another language and another channel are theirs', async () => {
    house.clock.set(at('01T09:00'));
    const asker = sender(phoneOf(4001), 'SMS');
    const { code } = made(
      await house.book(wanted(house, 4001, { asker, office: 'MAKASSAR', visitDate: '2017-08-11', language: 'en' })),
    );
    made(await house.confirm({ code, asker, proof: {} }));
    // Four in the afternoon at Makassar is three at Bogor.
    expect(await remind('10T14:59')).toBe(0);
    expect(await remind('10T15:00')).toBe(1);
    const [told] = await reminded('reminderDay', '2017-08-11');
    expect(told).toMatchObject({
      recipient: phoneOf(4001),
      channel: 'sms',
      text: expect.stringMatching(/WITA.*Reply BATAL/s),
    });
  });
});

describe('two hours before', () => {
  test('each window has its own hour, and who confirmed just now is left out', async () => {
    house.clock.set(at('01T09:00'));
    const day = '2017-08-15';
    const fillUntil = (time: string) =>
      query(`update capacity_window set taken = capacity where office = 'BOGOR' and date = $1 and starts_at < $2`, [
        day,
        at(time).toString(),
      ]);
    // They would have half an hour left as the day begins: the evening before has told them.
    await confirmed(5004, { visitDate: day });
    await fillUntil('15T09:00');
    for (const number of [5000, 5001]) await confirmed(number, { visitDate: day });
    await fillUntil('15T10:00');
    await confirmed(5002, { visitDate: day });
    house.clock.set(at('15T06:31'));
    await confirmed(5003, { visitDate: day });
    expect(await remind('15T06:59')).toBe(0);
    expect(await remind('15T07:00')).toBe(2);
    expect(await remind('15T07:29')).toBe(0);
    expect(await remind('15T07:30')).toBe(1);
    expect(await remind('15T07:31')).toBe(0);
    expect((await reminded('reminderSoon', day)).map(({ recipient }) => recipient)).toEqual(
      [5000, 5001, 5002].map(phoneOf),
    );
  });

  test('a server that was down reminds those who can still be there in time', async () => {
    house.clock.set(at('01T09:00'));
    const day = '2017-08-16';
    await confirmed(6000, { visitDate: day });
    expect(await remind('16T07:20')).toBe(0);
    expect(await reminded('reminderSoon', day)).toEqual([]);
  });
});

test('a fault at one office keeps no one at another from being reminded', async () => {
  house.clock.set(at('01T09:00'));
  const asker = sender(phoneOf(7001), 'SMS');
  const { code } = made(await house.book(wanted(house, 7001, { asker, office: 'MAKASSAR', visitDate: '2017-08-22' })));
  made(await house.confirm({ code, asker, proof: {} }));
  await confirmed(7000, { visitDate: '2017-08-22' });
  await query(`create function refuse_round() returns trigger language plpgsql as $$ begin
    raise exception 'This office is broken.'; end $$`);
  await query(`create trigger refuse_round before insert or update on reminder_round for each row
    when (new.office = 'BOGOR') execute function refuse_round()`);
  await expect(remind('21T16:00')).rejects.toThrow('This office is broken.');
  expect((await reminded('reminderDay', '2017-08-22')).map(({ recipient }) => recipient)).toEqual([phoneOf(7001)]);
  await query('drop trigger refuse_round on reminder_round');
  expect(await remind('21T16:00')).toBe(1);
});

test('rounds of days long past are forgotten', async () => {
  house.clock.set(at('01T09:00'));
  await confirmed(8000, { visitDate: '2017-08-24' });
  expect(await remind('23T16:00')).toBe(1);
  expect(await query('select count(*)::int as count from reminder_round')).not.toEqual([{ count: 0 }]);
  await transact(pool, async (tx) => ({
    answer: await forgetRounds(tx, instant('2017-09-01T00:00:00Z')),
    announcements: [],
  }));
  expect(await query('select count(*)::int as count from reminder_round')).toEqual([{ count: 0 }]);
});
