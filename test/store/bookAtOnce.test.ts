// A request that comes alone is booked in one trip, as a group would be, and not at all if anything stands against it.
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { listen } from '../../server/live/listener.ts';
import { type BookAnswer, bookGroup } from '../../src/booking/book.ts';
import { bookAtOnce } from '../../src/booking/bookAtOnce.ts';
import type { Announcement } from '../../src/events.ts';
import { onCommit, transact, transactInOneTrip } from '../../src/transact.ts';
import { atEnd } from '../support/atEnd.ts';
import { made, nameOf, openHouse, phoneOf, sender, type TestHouse, type Wish, wanted } from '../support/house.ts';
import type { OfficesChange } from '../support/offices.ts';
import { statementsAsked } from '../support/sentStatements.ts';

const HOURS = { hours: '08:00-16:00' };
const WEEK = { monday: HOURS, tuesday: HOURS, wednesday: HOURS, thursday: HOURS, friday: HOURS };
const QUOTAS: OfficesChange = {
  BOGOR: {
    quotas: [{ code: 'elderly', name: { id: 'Lansia', en: 'Elderly' }, line: 'E', priorities: ['ELDERLY'] }],
    schedule: { capacity: 50, shares: { elderly: 10 }, week: WEEK },
  },
};
/** The next window that can be booked begins in 70 minutes, and a place there is held in full. */
const START = '2017-08-01T08:50:00+07:00';
const house = await openHouse(START, QUOTAS);
const twin = await openHouse(START, QUOTAS);
const other = await openHouse(START, QUOTAS);
made(await other.book(wanted(other, 1, { asker: sender(phoneOf(1)), key: 'first' })));
const MONDAY = '2017-08-07';

const rowsOf = async ({ database }: TestHouse, sql: string) => (await database.pool.query(sql)).rows;
const everywhere = (sql: string) => Promise.all([house, twin].map(({ database }) => database.pool.query(sql)));
const now = () => house.clock.now();

/** null: nothing was done. */
async function alone(of: TestHouse, number: number, wish: Wish = {}): Promise<BookAnswer | null> {
  const command = bookAtOnce(wanted(of, number, wish), now());
  return command && transactInOneTrip(of.database.pool, command);
}

async function windowOf(hour: number, more = "quota = 'general'"): Promise<number> {
  const rows = await rowsOf(
    house,
    `select id from capacity_window where office = 'BOGOR' and date = '${MONDAY}' and ${more} order by starts_at, id`,
  );
  return rows[hour].id;
}

/** All that is written, without what is drawn by lot. */
const WRITTEN = {
  bookings: `select to_jsonb(b) - 'code' as row from booking b order by name`,
  events: `select to_jsonb(e) - 'id' - 'booking' as row, b.name from booking_event e join booking b on b.code = e.booking order by b.name`,
  keys: `select key, input, b.name, refusal, at from idempotency i join booking b on b.code = i.booking order by key`,
  guesses: `select subject, about from guess order by about`,
  windows: 'select id, taken, issued from capacity_window where taken > 0 order by id',
};

async function written(of: TestHouse): Promise<object> {
  const tables = Object.entries(WRITTEN).map(async ([name, sql]) => [name, await rowsOf(of, sql)] as const);
  return Object.fromEntries(await Promise.all(tables));
}

const API_KEY = { kind: 'apiKey', id: 3, label: 'Site', scopes: ['BOOK'], offices: [], perMinute: 60 } as const;

describe('alike at once and in a group', () => {
  const wishes: [string, () => Promise<Wish> | Wish][] = [
    ['the next free place', () => ({ visitDate: null })],
    ['a day, by chat, with a key', () => ({ asker: sender(phoneOf(1)), key: 'first' })],
    ['a day alone', () => ({ acceptNextPlace: false, phone: phoneOf(2), address: 'Jalan Merdeka 1' })],
    ['a window', async () => ({ visitDate: null, window: await windowOf(2), key: 'second' })],
    ['a window alone', async () => ({ visitDate: null, window: await windowOf(3), acceptNextPlace: false })],
    ['a place of a quota', () => ({ priority: 'ELDERLY', language: 'en' })],
    ['another office', () => ({ office: 'MEDAN', visitDate: null })],
  ];

  test.each(wishes.map(([name, wish], number) => [name, number, wish] as const))('%s', async (_, number, wish) => {
    const asked = await wish();
    const atOnce = await alone(house, number, asked);
    const [together] = await transact(twin.database.pool, (tx) => bookGroup(tx, [wanted(twin, number, asked)], now()));
    if (!atOnce || !together || together instanceof Error) throw new Error('It was not booked.');
    expect({ ...atOnce, code: '' }).toEqual({ ...made(together), code: '' });
    expect(await written(house)).toEqual(await written(twin));
  });

  test('a day without places, which overflows into the next', async () => {
    await everywhere(`update capacity_window set capacity = taken where office = 'BOGOR' and date = '2017-08-09'`);
    const asked = { visitDate: '2017-08-09' };
    const atOnce = await alone(house, 20, asked);
    const [together] = await transact(twin.database.pool, (tx) => bookGroup(tx, [wanted(twin, 20, asked)], now()));
    expect(atOnce).toMatchObject({ overflowedFrom: '2017-08-09', window: { date: '2017-08-10' } });
    expect(together).toMatchObject({ overflowedFrom: '2017-08-09', window: { date: '2017-08-10' } });
    expect(await written(house)).toEqual(await written(twin));
  });
});

describe('not at once', () => {
  const reasons: [string, () => Promise<Wish> | Wish][] = [
    ['a person who has a booking', () => ({ name: nameOf(1) })],
    ['a sender who has one', () => ({ asker: sender(phoneOf(1)) })],
    ['a key that was answered', () => ({ asker: sender(phoneOf(1)), key: 'first', name: nameOf(41) })],
    [
      'a blocked person',
      async () => {
        const { person } = wanted(other, 42);
        await other.database.pool.query(
          `insert into block (key, office, kind, reason, by, began_at) values ('person:${person}', null, 'STAFF', 'x', 'x', now())`,
        );
        return { name: nameOf(42) };
      },
    ],
    ['a budget of unproven places', () => ({ budget: '203.0.113.0/24' })],
    ['an API key, for the audit log', () => ({ asker: API_KEY, phone: phoneOf(6) })],
    ['an officer', () => ({ asker: { kind: 'administrator' } })],
    ['a refusal', () => ({ visitDate: '2016-01-01' })],
    ['a window that is not there', () => ({ visitDate: null, window: 999_999 })],
    ['a window of another office', async () => ({ office: 'MEDAN', visitDate: null, window: await windowOf(1) })],
    ['a window and a date', async () => ({ window: await windowOf(1) })],
    [
      'a window of a quota that is for others',
      async () => ({ visitDate: null, window: await windowOf(0, "quota <> 'general'") }),
    ],
    [
      'a window without a place',
      async () => {
        const window = await windowOf(5);
        await other.database.pool.query(`update capacity_window set capacity = taken where id = ${window}`);
        return { visitDate: null, window };
      },
    ],
    [
      'a window that leaves less time than a hold has',
      async () => {
        const [{ id }] = await rowsOf(
          other,
          `select id from capacity_window where office = 'BOGOR' and quota = 'general' and taken < capacity
            and starts_at > '${now()}'::timestamptz + interval '46 minutes' order by starts_at limit 1`,
        );
        await other.database.pool.query(
          `update capacity_window set starts_at = '${now()}'::timestamptz + interval '64 minutes' where id = ${id}`,
        );
        return { visitDate: null, window: id };
      },
    ],
  ];

  test.each(reasons.map(([name, wish], number) => [name, 50 + number, wish] as const))(
    '%s',
    async (_, number, wish) => {
      const asked = await wish();
      const before = await written(other);
      expect(await alone(other, number, asked)).toBeNull();
      expect(await written(other)).toEqual(before);
    },
  );
});

/** The statements that are sent to the database meanwhile by name, the answers to them, and the packets of one buffer. */
async function stepsOf(work: () => Promise<unknown>): Promise<string[]> {
  const steps: string[] = [];
  const query = pg.Client.prototype.query;
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  // biome-ignore lint/suspicious/noExplicitAny: the driver's query has many shapes; all are passed on as they are.
  spy.mockImplementation(function (this: pg.Client, ...given: any[]): any {
    const [asked] = given;
    steps.push(statementsAsked(asked).join('; '));
    if (asked instanceof pg.Query) tellWhenReady(asked, () => steps.push('answered'));
    const write = vi.spyOn(this.connection.stream, 'write');
    const answer = Reflect.apply(query, this, given);
    if (asked instanceof pg.Query) steps.push(`sent by ${write.mock.calls.length}`);
    else answer.then(() => steps.push('answered'));
    write.mockRestore();
    return answer;
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return steps;
}

function tellWhenReady(packet: object, tell: () => void): void {
  const ending = packet as { handleReadyForQuery(): void };
  const end = ending.handleReadyForQuery;
  ending.handleReadyForQuery = () => {
    tell();
    end.call(ending);
  };
}

test('it is one query of one packet on a connection that has prepared its statements', async () => {
  const near = await other.neighbour();
  const [, connected, ...rest] = await stepsOf(async () => made(await near.book(wanted(other, 80))));
  expect(connected).toBe('answered');
  expect(rest.slice(0, 5)).toEqual(['begin', 'lock keys', 'book at once', 'commit', 'answered']);
  expect(await stepsOf(async () => made(await near.book(wanted(other, 82))))).toEqual([
    'lock keys; book at once',
    'sent by 1',
    'answered',
  ]);
});

test('an unproven request makes two trips: places are counted along with the locks', async () => {
  const book = (number: number) => other.book(wanted(other, number, { budget: `203.0.${number}.0/24` }));
  made(await book(84));
  const steps = await stepsOf(async () => made(await book(85)));
  const trips = steps.filter((step, index) => step !== 'answered' && (index === 0 || steps[index - 1] === 'answered'));
  expect(trips).toEqual([
    expect.stringMatching(/^begin; lock keys; .*; unproven ahead$/),
    'write unproven places; write bookings',
  ]);
  expect(steps.join()).not.toContain('unproven in windows');
});

test('its notification names the day, and carries the mark by which the process knows it', async () => {
  const listener = await listen(other.url, (fault) => {
    throw fault;
  });
  atEnd(() => listener.stop());
  const heard: [Announcement, string | null][] = [];
  const told: [Announcement, string][] = [];
  listener.tell({ hear: (announcement, commit) => heard.push([announcement, commit]), lost() {} });
  onCommit(other.database.pool, (all, commit) =>
    told.push(...all.map((each) => [each, commit] as [Announcement, string])),
  );
  made(await other.book(wanted(other, 81, { visitDate: '2017-08-10' })));
  expect(await listener.caughtUp()).toBe(true);
  expect(heard).toEqual(told);
  expect(told.map(([announcement]) => announcement)).toEqual([
    { event: 'availability', office: 'BOGOR', date: '2017-08-10' },
  ]);
});

test('a request that waits for its person looks once the one before is committed', async () => {
  const { person } = wanted(other, 90);
  const near = await other.neighbour();
  made(await near.book(wanted(other, 83)));
  const holder = await other.database.pool.connect();
  await holder.query('begin');
  await holder.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [person]);
  const booking = alone({ ...other, database: { ...other.database, pool: near.pool } }, 90);
  await holder.query(
    `insert into block (key, office, kind, reason, by, began_at) values ($1, null, 'STAFF', 'x', 'x', now())`,
    [`person:${person}`],
  );
  await holder.query('commit');
  holder.release();
  expect(await booking).toBeNull();
});

test('a fault in the data of the one is answered by the whole command', async () => {
  const address = 'Jalan \0';
  await expect(alone(other, 91, { address })).rejects.toThrow();
  await expect(other.book(wanted(other, 91, { address }))).rejects.toThrow();
  made(await other.book(wanted(other, 91)));
});
