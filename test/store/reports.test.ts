// The views of the schema `report` count rightly, name no one, and are as their document says.
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { urlsOf } from '../../server/postgres/roles.ts';
import { inTransaction } from '../../src/database.ts';
import { REPORT_VIEWS } from '../../src/migrations/reportViews.ts';
import { KEPT_FOR_GOOD, RETENTION_RULES } from '../../src/personalData.ts';
import { issueTicket } from '../../src/queue/checkIn.ts';
import { atEnd } from '../support/atEnd.ts';
import { made, nameOf, openHouse, phoneOf, sender, wanted } from '../support/house.ts';

const house = await openHouse();
const { pool } = house.database;
const reader = await connect(urlsOf(house.url).reportUrl);
const superuser = await connect(house.url);
const rowsOf = async (sql: string) => (await reader.query(sql)).rows;

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  atEnd(() => client.end());
  return client;
}

beforeAll(async () => {
  for (let number = 1; number <= 6; number++) {
    const asker = sender(phoneOf(number), number % 2 ? 'WHATSAPP' : 'SMS');
    const { code } = made(await house.book(wanted(house, number, { asker })));
    if (number < 5) await house.confirm({ code, asker, proof: {} });
  }
  house.clock.set('2017-08-07T09:00:00+07:00');
  const office = house.offices.get('BOGOR');
  const asker = { kind: 'administrator' } as const;
  const walkIn = { office, service: null, priority: 'NORMAL', name: nameOf(7), asker, idempotencyKey: null } as const;
  await inTransaction(pool, (tx) => issueTicket(tx, walkIn, house.clock.now()));
  await pool.query(
    `update booking set status = 'CHECKED_IN' where code in (select code from booking where status = 'CONFIRMED' order by place limit 2)`,
  );
  await pool.query(`update booking set status = 'FORFEITED', live = false where status = 'CONFIRMED' and place = 3`);
  await pool.query(`insert into ticket (office, date, number, service, status, booking, priority, issued_at, first_called_at, serving_at, ended_at)
    select office, visit_date, queue_number, service, case place when 1 then 'SERVED' else 'NO_SHOW' end, code, priority,
      '2017-08-07T01:00:00Z', '2017-08-07T01:20:00Z', '2017-08-07T01:21:00Z', '2017-08-07T01:31:00Z'
    from booking where status = 'CHECKED_IN'`);
  await pool.query(
    `insert into visit_rating (office, date, service, very_good, good, poor, very_poor) values ('BOGOR', '2017-08-07', 'PASSPORT', 3, 4, 2, 1)`,
  );
  await pool.query(`insert into inbox_message (channel, message_id, sender_kind, sender, recipient, office, text, received_at, worked_at)
    values ('whatsapp', '1', 'phone', '${phoneOf(1)}', '+628111100333', 'BOGOR', '${nameOf(1)}', '2017-08-06T18:00:00Z', '2017-08-06T18:00:02Z')`);
  await pool.query(`insert into day_figures (office, date, total, parts, final, at)
    values ('BOGOR', '2017-08-04', '{"booked": 5, "checkedIn": 4, "medianWaitMinutes": 12.5}', '{}', true, now())`);
});

describe('a view counts', () => {
  test('bookings by channel, and what became of them', async () => {
    const sql = `select channel, booked, confirmed, held, checked_in, forfeited from report.bookings where office = 'BOGOR' and date = '2017-08-07' order by channel`;
    expect(await rowsOf(sql)).toEqual([
      { channel: 'SMS', booked: 3, confirmed: 2, held: 1, checked_in: 1, forfeited: 0 },
      { channel: 'WHATSAPP', booked: 3, confirmed: 2, held: 1, checked_in: 1, forfeited: 1 },
    ]);
  });

  test('by the clock of the office', async () => {
    expect(
      await rowsOf(`select date::text, outcome, messages, median_seconds from report.messages where direction = 'IN'`),
    ).toEqual([{ date: '2017-08-07', outcome: 'ANSWERED', messages: 1, median_seconds: '2.0' }]);
    const hours = await rowsOf(`select hour, sum(booked)::integer as booked from report.booked_at group by hour`);
    const hour = house.clock.now().toZonedDateTimeISO('Asia/Jakarta').hour;
    expect(hours).toHaveLength(1);
    expect(hours[0]?.booked).toBe(6);
    expect([hour, hours[0]?.hour].every((one) => one >= 0 && one < 24)).toBe(true);
  });

  test('waits of booked people and walk-ins, and people who did not come', async () => {
    expect(
      await rowsOf(
        `select kind, hour, tickets, served, no_shows, median_wait_minutes, median_service_minutes from report.waits order by kind`,
      ),
    ).toEqual([
      {
        kind: 'BOOKED',
        hour: 8,
        tickets: 2,
        served: 1,
        no_shows: 1,
        median_wait_minutes: '20.0',
        median_service_minutes: '10.0',
      },
      {
        kind: 'WALK_IN',
        hour: 9,
        tickets: 1,
        served: 0,
        no_shows: 0,
        median_wait_minutes: null,
        median_service_minutes: null,
      },
    ]);
    const missing = `select sum(expected)::integer as expected, sum(forfeited)::integer as forfeited, sum(not_at_counter)::integer as absent from report.no_shows`;
    expect(await rowsOf(missing)).toEqual([{ expected: 3, forfeited: 1, absent: 1 }]);
  });

  test('ratings, windows, days and offices', async () => {
    expect(await rowsOf('select ratings, satisfied from report.ratings')).toEqual([
      { ratings: 10, satisfied: '0.700' },
    ]);
    const window = `select starts::text, ends::text, capacity, taken, free from report.windows where office = 'BOGOR' and date = '2017-08-07' order by starts limit 1`;
    expect(await rowsOf(window)).toEqual([{ starts: '08:00:00', ends: '09:00:00', capacity: 50, taken: 6, free: 44 }]);
    expect(await rowsOf('select booked, checked_in, served, median_wait_minutes from report.days')).toEqual([
      { booked: 5, checked_in: 4, served: null, median_wait_minutes: '12.5' },
    ]);
    expect(await rowsOf(`select time_zone from report.offices where office = 'BOGOR'`)).toEqual([
      { time_zone: 'Asia/Jakarta' },
    ]);
  });
});

describe('no view names a person', () => {
  const personal = new Set(
    [...RETENTION_RULES, ...KEPT_FOR_GOOD].flatMap(({ table, columns }) =>
      columns.map((column) => `${table}.${column}`),
    ),
  );

  test('since none is made of a column with personal data, of a code or of a typed text', async () => {
    const { rows } = await superuser.query<{ used: string }>(
      `select distinct table_name || '.' || column_name as used from information_schema.view_column_usage where view_schema = 'report'`,
    );
    const used = rows.map((row) => row.used);
    expect(used).toContain('booking.channel');
    expect(used.filter((column) => personal.has(column))).toEqual([]);
    const typed = [
      'ticket.note',
      'ticket.walk_in_name',
      'counter.label',
      'schedule_exception.reason',
      'booking.queue_number',
      'ticket.number',
    ];
    expect(used.filter((column) => typed.includes(column))).toEqual([]);
  });

  test('and its columns are numbers, dates, and words of fixed lists', async () => {
    const { rows } = await superuser.query<{ name: string; type: string }>(
      `select distinct column_name as name, data_type as type from information_schema.columns where table_schema = 'report' order by 1`,
    );
    const texts = rows.flatMap(({ name, type }) => (type === 'text' ? [name] : []));
    expect(texts).toEqual(['channel', 'direction', 'kind', 'office', 'outcome', 'quota', 'service', 'time_zone']);
    const others = new Set(rows.map(({ type }) => type));
    expect([...others].toSorted()).toEqual(['boolean', 'date', 'integer', 'numeric', 'text', 'time without time zone']);
    for (const { name } of REPORT_VIEWS) {
      const said = JSON.stringify(await rowsOf(`select * from report.${name}`));
      for (let number = 1; number <= 7; number++) {
        expect(said).not.toContain(nameOf(number));
        expect(said).not.toContain(phoneOf(number).slice(3));
      }
    }
    const words = await rowsOf(
      `select distinct service || ' ' || channel as words from report.bookings union select distinct quota from report.windows`,
    );
    for (const { words: some } of words) expect(some).toMatch(/^[A-Za-z_ ]+$/);
  });
});

test('the document has the views and the columns of the database', async () => {
  const { rows } = await superuser.query<{ view: string; says: string; name: string; text: string }>(`
    select c.relname::text as view, obj_description(c.oid) as says, a.attname::text as name, col_description(c.oid, a.attnum) as text
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'report'::regnamespace and c.relkind = 'v' order by c.oid, a.attnum`);
  const views = Map.groupBy(rows, ({ view }) => view);
  const tables = [...views].map(([view, columns]) =>
    [
      `### report.${view}`,
      '',
      columns[0]?.says,
      '',
      '| column | |',
      '|---|---|',
      ...columns.map(({ name, text }) => `| \`${name}\` | ${text} |`),
      '',
    ].join('\n'),
  );
  const whole = readFileSync('docs/reports.md', 'utf8');
  expect(whole.slice(whole.indexOf('### report.'))).toBe(tables.join('\n'));
});

test('each question of the examples is answered to the role', async () => {
  const folder = 'examples/reports';
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  expect(files.length).toBeGreaterThan(9);
  for (const name of files) {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    expect(text).toMatch(/^-- .+\n-- .+\n/);
    const { fields } = await reader.query(text);
    expect([name, fields.length]).not.toEqual([name, 0]);
  }
});
