// Years of bookings do not matter: whatever is done looks at few rows, however many there have been.
import { expect, test } from 'vitest';
import { bookGroup } from '../../src/booking/book.ts';
import { cancel, reschedule } from '../../src/booking/change.ts';
import { confirmGroup } from '../../src/booking/confirm.ts';
import { takeDue } from '../../src/booking/dueNotices.ts';
import { bookingsOf, findBookings, historyOf, liveBookingsOf } from '../../src/booking/find.ts';
import { settleDue } from '../../src/booking/settle.ts';
import { inTransaction, type Transaction } from '../../src/database.ts';
import { countDays } from '../../src/figures/count.ts';
import { readDayList } from '../../src/figures/dayList.ts';
import { daysOfBookings } from '../../src/figures/read.ts';
import { continueRound, dueRounds } from '../../src/jobs/remind.ts';
import { callNext } from '../../src/queue/call.ts';
import { checkIn, issueTicket } from '../../src/queue/checkIn.ts';
import { dayLines } from '../../src/queue/dayLine.ts';
import { endPastDays } from '../../src/queue/endDay.ts';
import { tellPassportsReady } from '../../src/queue/passportReady.ts';
import { act } from '../../src/queue/serve.ts';
import { rollWindows } from '../../src/replanning/roll.ts';
import { requestStandby } from '../../src/standby/standbyLine.ts';

import { administrator, given, openDesk } from '../support/desk.ts';
import { made, phoneOf, sender, wanted } from '../support/house.ts';
import { step } from '../support/step.ts';

const desk = await openDesk();
const { house, query, pools } = desk;
const { offices, clock } = house;
const TODAY = '2017-08-07';
/** A hundred days of two hundred people at one office, all of whom came. */
const DAYS = 100;
const PEOPLE = 200;

await query(`
  insert into capacity_window (office, date, line, ordinal, starts_at, ends_at, capacity, taken, issued)
  select 'BOGOR', day::date, 'A', 1, day + interval '1 hour', day + interval '2 hours', ${PEOPLE}, ${PEOPLE}, ${PEOPLE}
  from generate_series('2017-08-01Z'::timestamptz - interval '${DAYS} days', '2017-07-31Z', interval '1 day') day`);
await query(`
  insert into booking (code, status, live, office, service, window_id, visit_date, name, birth_date, person_key, sender_key, channel,
    language, priority, place, queue_number, held_at, confirm_by, confirmed_at, forfeit_at)
  select lpad((row_number() over ())::text, 8, '0'), 'CHECKED_IN', false, office, 'PASSPORT', id, date, 'Pemohon', '1987-01-25', 'P' || id || place,
    'tel:' || id || place, 'WHATSAPP', 'id', 'NORMAL', place, 'A1' || place, starts_at, starts_at, starts_at, starts_at
  from capacity_window cross join generate_series(1, ${PEOPLE}) place where date < '2017-08-01'`);
await query(`
  insert into booking_event (booking, at, action, by)
  select code, held_at, action, 'clock' from booking cross join unnest('{BOOK,CONFIRM,CHECK_IN}'::text[]) action`);
await query(`
  insert into ticket (office, date, number, service, status, booking, priority, window_starts_at, issued_at, called_at, serving_at, ended_at)
  select office, visit_date, queue_number, service, 'SERVED', code, priority, held_at, held_at, held_at, held_at, held_at from booking`);
await query(`
  insert into ticket_event (ticket, at, action, by)
  select id, issued_at, action, 'clock' from ticket cross join unnest('{CHECK_IN,CALL,SERVE,FINISH}'::text[]) action`);
await query('analyze');
const client = await pools[0].connect();
// A new connection makes the plans again that were made while the tables were empty.
client.release(true);

const TABLES = ['booking', 'booking_event', 'ticket', 'ticket_event', 'capacity_window', 'idempotency'];
/** Rows that have been read of a table, and entries of its indexes. */
const READ = `
  select coalesce((select inhparent::regclass::text from pg_inherits where inhrelid = c.oid), c.relname) as name,
    sum(pg_stat_get_xact_tuples_returned(c.oid) + pg_stat_get_xact_tuples_fetched(c.oid)
      + (select coalesce(sum(pg_stat_get_xact_tuples_returned(i.indexrelid)), 0) from pg_index i where i.indrelid = c.oid))::int as rows
  from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace group by 1`;

/** The most that a step may look at in any table: a day's people, never the years. */
const MOST = 600;
/** The most rows that a step may read that looks at all windows of an office's horizon, and does so some times over. */
const HORIZON = 2000;

async function rowsRead(step: (tx: Transaction) => Promise<unknown>): Promise<Record<string, number>> {
  return inTransaction(pools[0], async (tx) => {
    const read = async () =>
      (await tx.query<{ name: string; rows: number }>(READ)).filter(({ name }) => TABLES.includes(name));
    // The connection's earlier reads are counted as well until they are reported to the others.
    const before = new Map((await read()).map(({ name, rows }) => [name, rows]));
    await step(tx);
    const after = await read();
    return Object.fromEntries(after.map(({ name, rows }) => [name, rows - (before.get(name) ?? 0)]));
  });
}

async function expectFew(step: (tx: Transaction) => Promise<unknown>, most = MOST): Promise<void> {
  const read = await rowsRead(step);
  expect(Object.entries(read).filter(([, rows]) => rows > most)).toEqual([]);
}

const now = () => clock.now();
const of = (number: number) => ({ asker: sender(phoneOf(number)), proof: {}, idempotencyKey: `key ${number}` });

test('the measure sees a table that is read from end to end', async () => {
  const read = await rowsRead((tx) => tx.query(`select count(code) from booking where code::text = 'none'`));
  expect(read.booking).toBeGreaterThanOrEqual(DAYS * PEOPLE);
});

test('a booking', async () => {
  clock.set('2017-08-01T09:00:00+07:00');
  const wish = (number: number) => wanted(house, number, { asker: sender(phoneOf(number)), key: `book ${number}` });

  await step('is made', () => expectFew((tx) => bookGroup(tx, [1, 2, 3, 4].map(wish), now())));

  await step('is found', async () => {
    const [{ code }] = await query(`select code from booking where live order by name limit 1`);
    await expectFew((tx) => findBookings(tx, [code]));
    await expectFew((tx) => liveBookingsOf(tx, ['tel:+6281210000001']));
    await expectFew((tx) => historyOf(tx, [code]));
    await expectFew((tx) => daysOfBookings(tx, [code]));
    const day = { office: 'BOGOR', date: TODAY, status: null, search: 'Pemohon' };
    await expectFew((tx) => bookingsOf(tx, day, 50, null));
  });

  await step('is confirmed, several at a time', async () => {
    const rows = await query(`select code, sender_key from booking where status = 'HELD' order by name`);
    const group = rows.map(({ code, sender_key }) => ({ code, asker: sender(sender_key.slice(4)), proof: {} }));
    expect(group).toHaveLength(4);
    await expectFew((tx) => confirmGroup(tx, group, offices.get, now()));
  });

  const codeOf = async (number: number): Promise<string> =>
    (await query('select code from booking where sender_key = $1', [`tel:${phoneOf(number)}`]))[0].code;

  await step('is moved', async () => {
    const change = { code: await codeOf(1), ...of(1), visitDate: '2017-08-09', window: null, acceptNextPlace: true };
    await expectFew((tx) => reschedule(tx, change, offices.get, now()));
  });

  await step('stands by for an earlier place', async () => {
    const request = { code: await codeOf(1), ...of(11), ...of(1), idempotencyKey: null, earliest: null };
    await expectFew((tx) => requestStandby(tx, request, offices.get, now()));
  });

  await step('is cancelled', async () => {
    const cancellation = { code: await codeOf(2), ...of(2) };
    await expectFew((tx) => cancel(tx, cancellation, offices.get, now()));
  });

  await step('lapses or is forfeited', async () => {
    made(await house.book(wish(5)));
    clock.set('2017-08-01T10:00:00+07:00');
    await expectFew((tx) => settleDue(tx, now()));
    expect(await query(`select from booking where status = 'EXPIRED'`)).toHaveLength(1);
  });
});

test('people', async () => {
  await step('are reminded', async () => {
    const asker = sender(phoneOf(6));
    clock.set('2017-08-01T09:00:00+07:00');
    // Two hours before the window of ten o'clock there is time to come.
    const [window] = await query(
      `select id from capacity_window where office = 'BOGOR' and date = '2017-08-04' order by starts_at offset 2 limit 1`,
    );
    const { code } = made(await house.book(wanted(house, 6, { asker, visitDate: '2017-08-04', window: window.id })));
    await house.confirm({ code, asker, proof: {} });
    for (const at of ['2017-08-03T16:00:00+07:00', '2017-08-04T08:00:00+07:00']) {
      clock.set(at);
      const rounds = await inTransaction(pools[0], (tx) => dueRounds(tx, offices.all(), now()));
      expect(rounds.map(({ office }) => office)).toContain('BOGOR');
      for (const round of rounds) await expectFew((tx) => continueRound(tx, round, offices.get(round.office), now()));
      await expectFew((tx) => dueRounds(tx, offices.all(), now()), HORIZON);
    }
  });

  await step('are told that their passports are ready', async () => {
    const rows = await query(`select code from booking where not live order by code limit 100`);
    const applicants = [{ name: 'Pemohon', birthDate: '1987-01-25' }];
    const order = { office: offices.get('BOGOR'), bookings: rows.map(({ code }) => code), applicants };
    await expectFew((tx) => tellPassportsReady(tx, order, now()));
    expect(await query('select * from passport_ready')).toHaveLength(100);
  });

  await step('are told what happened to them', async () => {
    clock.set('2017-08-04T10:00:00+07:00');
    await expectFew((tx) => settleDue(tx, now()));
    expect(await query(`select from due_notice where kind = 'FORFEITED'`)).toHaveLength(1);
    await expectFew((tx) => takeDue(tx, offices.get('BOGOR'), now()));
  });
});

test('an office', async () => {
  await step('sees its people through the day', async () => {
    clock.set('2017-08-01T09:00:00+07:00');
    const { code } = await desk.confirmed(7);
    clock.set('2017-08-07T07:15:00+07:00');
    const office = offices.get('BOGOR');
    const asked = { office, asker: administrator, idempotencyKey: null };
    await expectFew((tx) => checkIn(tx, { ...asked, code, priority: null }, offices.get, now()));
    await expectFew((tx) => issueTicket(tx, { ...asked, service: null, priority: 'NORMAL', name: null }, now()));
    await desk.open('BOGOR/1');
    await expectFew((tx) => callNext(tx, { ...asked, counter: 'BOGOR/1' }, now()));
    const [{ number }] = await query(`select number from ticket where status = 'CALLED'`);
    await expectFew((tx) => act(tx, 'SERVE', { ...asked, number }, now()));
    await expectFew((tx) => act(tx, 'FINISH', { ...asked, number }, now()));
    await expectFew((tx) => dayLines(tx, [office], now()));
    await expectFew((tx) => readDayList(tx, office, TODAY, now()));
    await expectFew((tx) => countDays(tx, [{ office, date: TODAY }], now()));
  });

  await step('begins a new day', async () => {
    given(await desk.walkIn());
    clock.set('2017-08-08T00:00:01+07:00');
    await expectFew((tx) => endPastDays(tx, [offices.get('BOGOR')], now()));
    expect(await query(`select from ticket where status = 'CANCELLED'`)).toHaveLength(2);
    await expectFew((tx) => rollWindows(tx, offices.get('BOGOR'), now()), HORIZON);
  });
});
