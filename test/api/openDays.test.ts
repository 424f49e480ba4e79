// A day that cannot be opened at one office: told by /readyz, /metrics and the log, while all else goes on.
import { expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { made, openHouse, wanted } from '../support/house.ts';
import { openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const server = await openServer();

const BROKEN = `
  create function refuse_day() returns trigger language plpgsql as $$ begin
    raise exception 'This day is broken.';
  end $$;
  create trigger refuse_day before insert on capacity_window for each row
  when (new.office = 'BANDUNG' and new.date = '2017-09-04') execute function refuse_day()`;
const OLD_KEY = `insert into idempotency (key, input, refusal, at) values ('old', 'x', '{}', '2017-01-01T00:00:00Z')`;

interface Ready {
  status: string;
  clock: { failedInARow: number };
  unopened?: { office: string; date: string }[];
  attention?: string[];
}
const ready = async () => (await (await fetch(`${server.url}/readyz`)).json()) as Ready;
const figures = async () => {
  // Readings of the database are shared for five seconds.
  server.clock.set(server.clock.now().add({ seconds: 6 }));
  return (await fetch(`${server.url}/metrics`)).text();
};
interface Days {
  code: string;
  availability: { status: string }[];
}
const statuses = async (date: string) => {
  const offices = await server.ask(`{ offices { code availability(from: "${date}", days: 1) { status } } }`);
  return Object.fromEntries(offices.map(({ code, availability: [day] }: Days) => [code, day?.status]));
};

test('days that cannot be opened, and other work that cannot be done', async () => {
  await step('a day that cannot be opened is named until it is, and other offices and other work go on', async () => {
    expect(await ready()).not.toHaveProperty('unopened');
    await server.query(BROKEN);
    await server.query(OLD_KEY);
    server.clock.set('2017-08-05T09:00:00+07:00');
    const named = await eventually('the day is named', async () => (await ready()).unopened);
    expect(named).toEqual([{ office: 'BANDUNG', date: '2017-09-04' }]);
    const { status, attention } = await ready();
    expect([status, attention]).toEqual([
      'ready',
      expect.arrayContaining(['Days could not be opened: BANDUNG on 2017-09-04.']),
    ]);
    expect(await figures()).toContain('antrean_days_unopened{office="BANDUNG",date="2017-09-04"} 1');
    expect(await statuses('2017-09-04')).toMatchObject({ MEDAN: 'OPEN', YOGYAKARTA: 'OPEN' });
    expect(await statuses('2017-09-04')).not.toMatchObject({ BANDUNG: 'OPEN' });
    await eventually('old keys are forgotten', async () => {
      const kept = await server.query(`select from idempotency where key = 'old'`);
      return kept.length === 0;
    });
    await server.query('drop trigger refuse_day on capacity_window');
    server.clock.advance(2);
    await eventually('the day is open', async () => !(await ready()).unopened);
    expect(await figures()).not.toContain('antrean_days_unopened{');
    expect((await statuses('2017-09-04')).BANDUNG).toBe('OPEN');
    const told = server.lines.map((line) => JSON.parse(line)).filter(({ date }) => date === '2017-09-04');
    expect(told.map(({ office }) => office)).toEqual(['BANDUNG']);
  });

  await step('what fails for one kind of work by the clock keeps no other from being done', async () => {
    await server.query('alter table reminder_round rename to lost_round');
    await server.query(OLD_KEY);
    server.clock.set('2017-08-06T16:30:00+07:00');
    await eventually('the next day has its windows', async () => {
      const windows = await server.query(`select from capacity_window where office = 'MEDAN' and date = '2017-09-06'`);
      return windows.length > 0;
    });
    await eventually('old keys are forgotten', async () => {
      const kept = await server.query(`select from idempotency where key = 'old'`);
      return kept.length === 0;
    });
    await eventually('the fault is told', () => server.lines.some((line) => line.includes('reminder_round')));
    await eventually('it is counted', async () => (await ready()).clock.failedInARow > 1);
    expect((await ready()).status).toBe('ready');
    await server.query('alter table lost_round rename to reminder_round');
    await eventually('it is done again', async () => (await ready()).clock.failedInARow === 0);
  });
});

test('a server starts though a hold that is over cannot be ended, and ends it once it can', async () => {
  const house = await openHouse();
  const { code } = made(await house.book(wanted(house, 1, { office: 'DEPOK' })));
  const query = async (sql: string) => (await house.database.pool.query(sql)).rows;
  await query(`create function refuse_end() returns trigger language plpgsql as $$ begin
    raise exception 'This office is broken.'; end $$`);
  await query(`create trigger refuse_end before update on booking for each row
    when (old.office = 'DEPOK') execute function refuse_end()`);
  const another = await openServer({ start: '2017-08-01T10:00:00+07:00', on: house.url });
  expect(await (await fetch(`${another.url}/readyz`)).json()).toMatchObject({ status: 'ready' });
  await query('drop trigger refuse_end on booking');
  await eventually('the hold is ended', async () => {
    const [booking] = await query(`select status from booking where code = '${code}'`);
    return booking.status === 'EXPIRED';
  });
});
