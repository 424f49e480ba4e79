// Makes the rows of a day at the offices many: copies of them on earlier days, of other people, with numbers of their own.
import type pg from 'pg';

/** Each table with what its copies hold instead; `g` is the number of the copy. All else is copied. */
const CODE = `'X' || lpad((g * 100 + (select n from code_number k where k.code = src.CODE))::text, 7, '0')`;
const codeOf = (column: string) => CODE.replace('CODE', column);
const DAYS_BACK = '(7 + g % 700)';

const COPIED: readonly { table: string; instead: Record<string, string>; copies?: number }[] = [
  {
    table: 'capacity_window',
    instead: {
      id: 'id + g * 100000',
      date: 'date - 77 * g',
      starts_at: "starts_at - 77 * g * interval '1 day'",
      ends_at: "ends_at - 77 * g * interval '1 day'",
    },
    copies: 5,
  },
  {
    table: 'booking',
    instead: {
      code: codeOf('code'),
      person_key: 'person_key || g',
      sender_key: 'sender_key || g',
      phone: 'phone || g',
      visit_date: `visit_date - ${DAYS_BACK}`,
      window_id: 'window_id + g * 100000',
      queue_number: "queue_number || '-' || g",
      live: 'false',
      status: "case when queue_number is null then 'EXPIRED' else 'FORFEITED' end",
    },
  },
  { table: 'booking_event', instead: { booking: codeOf('booking') } },
  {
    table: 'ticket',
    instead: {
      booking: codeOf('booking'),
      date: `date - ${DAYS_BACK}`,
      number: "number || '-' || g",
      status: "case when status in ('WAITING', 'CALLED', 'SERVING', 'PARKED') then 'SERVED' else status end",
    },
  },
  {
    table: 'inbox_message',
    instead: { message_id: "message_id || '-' || g", content_key: 'content_key || g', sender: 'sender || g' },
  },
  { table: 'outbox_message', instead: { purpose: 'g || purpose', key: 'key || g', recipient: 'recipient || g' } },
  { table: 'idempotency', instead: { key: 'key || g' } },
];

/** Adds the copies with the numbers `from` to `to`; nothing of PostgreSQL's own knowledge of the tables is changed. */
export async function multiplyRows(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query(`set session_replication_role = replica;
    create temp table if not exists code_number as select code, row_number() over () as n from booking`);
  for (const { table, instead, copies = to } of COPIED) {
    await client.query(`create temp table if not exists copied_${table} as select * from ${table}`);
    const { rows } = await client.query(
      `select attname as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and (attidentity = '' or attname = any($2)) and attgenerated = ''`,
      [table, Object.keys(instead)],
    );
    const columns: string[] = rows.map(({ name }) => name);
    const values = columns.map((name) => instead[name] ?? `"${name}"`);
    await client.query(
      `insert into ${table} (${columns.map((name) => `"${name}"`)}) overriding system value select ${values}
       from copied_${table} src cross join generate_series(${from}, ${Math.min(to, copies)}) g`,
    );
  }
  await client.query('set session_replication_role = origin');
}
