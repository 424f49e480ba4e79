// A day of four hundred bookings closed at seven in the morning while fifty bookings a second go on; undone, and done again.
import { expect, test } from 'vitest';
import { ADMIN_KEY, openApp } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';

const OFFICE = 'JAKARTA_PUSAT';
const DAY = '2017-08-07';
const HEADERS = { authorization: `Bearer ${ADMIN_KEY}` };
const BOOK = `mutation ($input: BookInput!) { book(input: $input) { __typename ... on Booking { code window { startsAt } } ... on Refusal { reason } } }`;
const CONFIRM = `mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { __typename ... on Booking { code queueNumber } } }`;
const CLOSE = `mutation ($input: CloseDayInput!) { closeDay(input: $input) { __typename
  ... on CapacityChange { id moved unreached } ... on Refusal { reason message } } }`;
const UNDO = `mutation ($input: UndoCapacityChangeInput!) { undoCapacityChange(input: $input) { __typename ... on CapacityChange { undoneAt } ... on Refusal { reason } } }`;

interface Row {
  code: string;
  status: string;
  place: number | null;
  queue_number: string | null;
  window_id: string;
  starts: string;
  date: string;
  version: number;
  born: string;
}

test('every applicant has exactly one place and one notice, the oldest booking the earliest', {
  timeout: 120_000,
}, async () => {
  // Eight hours of fifty, so that four hundred fill the day.
  const app = await openApp({ change: { defaults: { schedule: { week: { monday: { breaks: [] } } } } } });
  const ask = async (query: string, input: object) => {
    const { data, errors } = await app.graphql(query, { input }, HEADERS);
    if (errors) throw new Error(`${errors[0]?.message} ${app.faults.at(-1) ?? ''}`);
    return Object.values(data)[0] as Record<string, string>;
  };
  let people = 0;
  const book = async (date: string, confirmed = true) => {
    const number = ++people;
    const input = {
      office: OFFICE,
      when: { date },
      phone: phoneOf(number),
      applicant: { name: nameOf(number), birthDate: '1987-01-25' },
    };
    const { code } = await ask(BOOK, input);
    if (code && confirmed) await ask(CONFIRM, { code });
    return code as string | undefined;
  };
  const rows = (): Promise<Row[]> =>
    app.query(
      `select b.code, b.status, b.place, b.queue_number, b.window_id, w.starts_at::text as starts, b.visit_date::text as date, b.version,
        (select min(e.id) from booking_event e where e.booking = b.code) as born
       from booking b join capacity_window w on w.id = b.window_id where b.office = $1 order by born`,
      [OFFICE],
    );

  // 380 agree, 20 still think about it.
  for (let step = 0; step < 20; step++)
    await Promise.all(Array.from({ length: 20 }, (_, index) => book(DAY, index > 0)));
  const before = await rows();
  expect(before.filter(({ date }) => date === DAY)).toHaveLength(400);
  app.clock.set(`${DAY}T07:00:00+07:00`);
  // The clock went on by days: those who think have the time they were given from now on.
  await app.query(`update booking set confirm_by = $1 where status = 'HELD'`, [`${DAY}T08:00:00+07:00`]);

  let going = true;
  let booked = 0;
  const stream = (async () => {
    while (going) {
      const started = performance.now();
      await Promise.all(Array.from({ length: 5 }, () => book('2017-08-08').then((code) => code && booked++)));
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, 100 - (performance.now() - started))));
    }
  })();
  const closing = () => ask(CLOSE, { office: OFFICE, date: DAY, reason: 'Listrik padam' });

  /** Waits until this many more were booked meanwhile. */
  const goOn = (more: number) => {
    const enough = booked + more;
    return expect.poll(() => booked >= enough).toBe(true);
  };

  await goOn(30);
  const first = await closing();
  expect(first).toMatchObject({ __typename: 'CapacityChange', moved: 400, unreached: 0 });
  await expectOneEach(String(first.id));
  await goOn(30);
  expect(await ask(UNDO, { office: OFFICE, change: first.id })).toMatchObject({ __typename: 'CapacityChange' });
  const back = new Map((await rows()).map((row) => [row.code, row]));
  for (const row of before) {
    const { starts, queue_number, place, status } = row;
    expect(back.get(row.code)).toMatchObject({ starts, queue_number, place, status });
  }
  expect(await app.query(`select from outbox_message where purpose like 'moved:%'`)).toEqual([]);
  await goOn(30);
  const second = await closing();
  await goOn(30);
  expect(second).toMatchObject({ moved: 400, unreached: 0 });
  going = false;
  await stream;
  expect(booked).toBeGreaterThanOrEqual(120);
  await expectOneEach(String(second.id));
  expect(app.faults).toEqual([]);

  async function expectOneEach(change: string) {
    const now = await rows();
    const moved = now.filter(({ code }) => before.some((row) => row.code === code));
    expect(moved).toHaveLength(400);
    expect(moved.filter(({ date }) => date <= DAY)).toEqual([]);
    // Each has a place of their own: no two share a number, and no window holds more than it can.
    const numbers = now
      .filter(({ queue_number }) => queue_number)
      .map(({ date, queue_number }) => `${date} ${queue_number}`);
    expect(new Set(numbers).size).toBe(numbers.length);
    const wrong = await app.query(
      `select id from capacity_window w where taken > capacity or taken <> resting + (select count(*) from booking b
        where b.window_id = w.id and b.status in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'FORFEITED'))`,
    );
    expect(wrong).toEqual([]);
    // The oldest come first: of two bookings, the earlier one never has the later hour.
    const hours = moved.map(({ starts }) => starts);
    expect(hours).toEqual(hours.toSorted());
    for (const { status, queue_number } of moved) expect(queue_number !== null).toBe(status === 'CONFIRMED');
    // One notice each, and its words are those of the row.
    const notices = await app.query(`select recipient, text, purpose from outbox_message where purpose like $1`, [
      `moved:${change}:%`,
    ]);
    expect(notices).toHaveLength(400);
    expect(new Set(notices.map(({ recipient }) => recipient)).size).toBe(400);
    const said = new Map(notices.map(({ purpose, text }) => [purpose.split(':')[2], text]));
    for (const { code, queue_number } of moved) expect(said.get(code)).toContain(queue_number ?? code);
  }
});
