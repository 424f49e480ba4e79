// Years of visits for the history bench: bookings, tickets and their events as offices leave them behind, by SQL alone.
import type { BenchDatabase } from '../servers.ts';
import { LARGE_OFFICES } from './offices.ts';

/** Bookings of an office's day: eight windows of fifty places, not all of them taken; few at a small office. */
const WINDOWS = 8;
const BOOKED_PER_WINDOW = 44;
const BOOKED_PER_SMALL_WINDOW = 4;
const WALK_INS = 15;
const WALK_INS_SMALL = 2;

/** Days in one transaction: a quarter of a million bookings. */
const CHUNK = 30;

export function daysFor(bookings: number, offices: number): number {
  const large = Math.min(offices, LARGE_OFFICES);
  const ofWindow = large * BOOKED_PER_WINDOW + (offices - large) * BOOKED_PER_SMALL_WINDOW;
  return Math.ceil(bookings / (WINDOWS * ofWindow));
}

/**
 * Fills the database with that many days up to yesterday. An interrupted run goes on where it was; days that are there
 * are left as they are. `say` is told the progress.
 */
export async function generate(database: BenchDatabase, days: number, say: (line: string) => void): Promise<void> {
  await database.run('create table if not exists bench_history (step text primary key)');
  await database.run(`set session_replication_role = replica; set synchronous_commit = off;
    set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set statement_timeout = 0`);
  await generateStep(database, 'months', monthsSql(days), say);
  await generateStep(database, 'windows', windowsSql(days), say);
  await generateStep(database, 'indexes put away', PUT_AWAY, say);
  await generateStep(database, 'pages to be full', FULL, say);
  const began = performance.now();
  for (let first = 0; first < days; first += CHUNK) {
    const last = Math.min(first + CHUNK, days);
    await generateStep(database, `days ${first} to ${last} back`, chunkSql(first, last), say);
  }
  say(`Visits     ${Math.round((performance.now() - began) / 1000)} s`);
  await generateStep(database, 'numbers go on', GO_ON, say);
  await generateStep(database, 'pages as before', AS_BEFORE, say);
  for (const { name, definition } of await away(database)) {
    await generateStep(database, `index ${name}`, definition, say);
  }
  await generateStep(database, 'end of loading', MADE, say);
}

export async function isGenerated(database: BenchDatabase): Promise<boolean> {
  const [table] = await database.run<{ there: boolean }>(`select to_regclass('bench_history') is not null as there`);
  if (!table?.there) return false;
  return (await database.run(`select from bench_history where step = 'end of loading'`)).length === 1;
}

async function generateStep(
  database: BenchDatabase,
  name: string,
  sql: string,
  say: (line: string) => void,
): Promise<void> {
  if ((await database.run(`select from bench_history where step = '${name}'`)).length > 0) return;
  const began = performance.now();
  await database.run(`begin; ${sql}; insert into bench_history values ('${name}'); commit`);
  say(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${name}`);
}

function away(database: BenchDatabase): Promise<{ name: string; definition: string }[]> {
  return database.run('select name, definition from bench_index order by name');
}

/** Indexes are made once everything is there, as after a restore; those that constraints need stay. */
const PUT_AWAY = `
  create table bench_index as
    select c.relname as name, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where t.relname in ('booking', 'booking_event', 'ticket', 'ticket_event')
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid);
  do $$ declare name text; begin
    for name in select b.name from bench_index b loop execute 'drop index ' || quote_ident(name); end loop;
  end $$`;

// Rows grow through their life into the room that is left on their page. These come at full length, and fill it at once:
// else each old page would have room for one new row, and a day's rows would lie on as many pages.
const FULL = `
  create table bench_fill as
    select relname as name, array_to_string(reloptions, ', ') as options from pg_class
    where relkind = 'r' and relname in ('booking', 'ticket') and reloptions is not null;
  do $$ declare name text; begin
    for name in select f.name from bench_fill f loop execute 'alter table ' || name || ' set (fillfactor = 100)'; end loop;
  end $$`;
const AS_BEFORE = `
  do $$ declare f record; begin
    for f in select * from bench_fill loop execute 'alter table ' || f.name || ' set (' || f.options || ')'; end loop;
  end $$`;

/** Bookings are made up to twenty days before. */
function monthsSql(days: number): string {
  return `select open_months(day::date, (day + interval '1 year')::date)
    from generate_series(current_date - ${days + 31}, current_date, interval '1 year') day`;
}

function windowsSql(days: number): string {
  return `
    insert into capacity_window (office, date, line, ordinal, starts_at, ends_at, capacity, taken, issued)
    select office.code, day::date, 'A', hour, starts_at, starts_at + interval '1 hour', 50, booked, booked
    from generate_series(current_date - ${days}, current_date - 1, interval '1 day') day
      cross join office cross join generate_series(1, ${WINDOWS}) hour
      cross join lateral (
        select case when office.position < ${LARGE_OFFICES} then ${BOOKED_PER_WINDOW} else ${BOOKED_PER_SMALL_WINDOW} end as booked
      ) size
      cross join lateral (
        select (day + interval '7 hours' + hour * interval '1 hour') at time zone (office.from_file->>'timeZone') as starts_at
      ) at
    order by day, office.position, hour`;
}

// A bijection on the numbers below 31^7, so that codes are as scattered as real ones and no two are alike. The last
// character is none of the alphabet: no code that the product draws is among them.
const SCATTERED = '(w.id * 64 + place) * 12345678901 % 27512614111';
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const code = (scattered: string) =>
  `${Array.from({ length: 7 }, (_, digit) => `substr('${ALPHABET}', (${scattered} / ${31 ** digit} % 31)::int + 1, 1)`).join(' || ')} || '0'`;

/** The statements that fill the days from `first` to `last` back. */
function chunkSql(first: number, last: number): string {
  return [visitsSql(first, last), BOOKINGS_SQL, BOOKING_EVENTS_SQL, SERVED_SQL, TICKETS_SQL, TICKET_EVENTS_SQL].join(
    ';\n',
  );
}

/** Of a hundred bookings eight lapse, seven are cancelled, twelve forfeited; of those called three do not come. */
function visitsSql(first: number, last: number): string {
  return `
  create temp table visit on commit drop as
  select v.*, case when fate < 8 then 'EXPIRED' when fate < 15 then 'CANCELLED' when fate < 27 then 'FORFEITED' else 'CHECKED_IN' end as status,
    starts_at - (1 + fate % 20) * interval '1 day' - (seed % 600) * interval '1 minute' as held_at,
    starts_at - (10 + seed % 40) * interval '1 minute' as came_at,
    starts_at + place * interval '70 seconds' as called_at
  from (
    select w.id as window_id, w.office, w.date, w.starts_at, w.ordinal, place, s as seed, s % 100 as fate, ${code('s')} as code
    from capacity_window w cross join generate_series(1, w.taken) place cross join lateral (select ${SCATTERED} as s) seeds
    where w.date >= current_date - ${last} and w.date < current_date - ${first}
    offset 0
  ) v order by starts_at, office, place`;
}

const BOOKINGS_SQL = `
  insert into booking (code, status, live, office, service, window_id, visit_date, name, birth_date, phone, person_key,
    sender_key, channel, language, priority, place, queue_number, held_at, confirm_by, confirmed_at, forfeit_at, overflowed_from)
  select code, status, false, office, 'PASSPORT', window_id, date, 'Pemohon ' || code, date '1950-01-01' + (seed % 20000)::int,
    '+62812' || (10000000000 + seed), 'PEMOHON' || code || ' 1987-01-25', 'tel:+62812' || (10000000000 + seed),
    case seed % 4 when 0 then 'WEB' else 'WHATSAPP' end, 'id', case seed % 12 when 0 then 'ELDERLY' else 'NORMAL' end,
    case when status <> 'EXPIRED' then place end, case when status <> 'EXPIRED' then 'A' || ordinal || lpad(place::text, 2, '0') end,
    held_at, held_at + interval '30 minutes', case when status <> 'EXPIRED' then held_at + interval '4 minutes' end, starts_at,
    case when seed % 9 = 0 then date - 1 end
  from visit`;

const BOOKING_EVENTS_SQL = `
  insert into booking_event (booking, at, action, by)
  select code, at, action, 'applicant by WHATSAPP' from visit cross join lateral (values
    (held_at, 'BOOK'), (case when status <> 'EXPIRED' then held_at + interval '4 minutes' end, 'CONFIRM'),
    (case status when 'EXPIRED' then held_at + interval '30 minutes' when 'CANCELLED' then held_at + interval '9 hours'
      when 'FORFEITED' then starts_at else came_at end,
      case status when 'EXPIRED' then 'EXPIRE' when 'CANCELLED' then 'CANCEL' when 'FORFEITED' then 'FORFEIT' else 'CHECK_IN' end)
  ) event (at, action) where at is not null order by at`;

const SERVED_SQL = `
  create temp table served on commit drop as
  select coalesce((select max(id) from ticket), 0) + row_number() over (order by came_at, office, number) as id, t.* from (
    select office, date, 'A' || ordinal || lpad(place::text, 2, '0') as number, code, starts_at as window_starts_at, came_at, called_at, seed
    from visit where status = 'CHECKED_IN'
    union all
    select office, date, 'W' || lpad(n::text, 2, '0'), null, null, min(starts_at) + n * interval '20 minutes',
      min(starts_at) + n * interval '25 minutes', n * 7919
    from visit cross join generate_series(1, ${WALK_INS}) n group by office, date, n
    having n <= case when count(*) > ${WINDOWS * BOOKED_PER_SMALL_WINDOW} then ${WALK_INS} else ${WALK_INS_SMALL} end
  ) t`;

const TICKETS_SQL = `
  insert into ticket (id, office, date, number, service, status, booking, priority, window_starts_at, issued_at, counter,
    reason, calls, called_at, first_called_at, serving_at, ended_at)
  overriding system value
  select id, office, date, number, 'PASSPORT', case when seed % 33 = 0 then 'NO_SHOW' else 'SERVED' end, code, 'NORMAL', window_starts_at,
    came_at, office || '/' || (1 + seed % 4), 'WINDOW', 1, called_at, called_at, case when seed % 33 > 0 then called_at + interval '1 minute' end,
    called_at + (3 + seed % 9) * interval '1 minute'
  from served`;

const TICKET_EVENTS_SQL = `
  insert into ticket_event (ticket, at, action, by)
  select id, at, action, 'counter officer 7' from served cross join lateral (values
    (came_at, case when code is null then 'ISSUE' else 'CHECK_IN' end), (called_at, 'CALL'),
    (case when seed % 33 > 0 then called_at + interval '1 minute' end, 'SERVE'),
    (called_at + (3 + seed % 9) * interval '1 minute', case when seed % 33 > 0 then 'FINISH' else 'NO_SHOW' end)
  ) event (at, action) where at is not null order by at`;

/** Later days belong to a run, and are forgotten by the next. */
const MADE = `
  create table bench_made as select current_date as day, max(id) as ticket from ticket`;

export async function forgetLastRun(database: BenchDatabase): Promise<void> {
  await database.run(`
    set session_replication_role = replica;
    delete from ticket_event where ticket > (select ticket from bench_made);
    delete from ticket where id > (select ticket from bench_made);
    create temp table run as
      select b.code from office join bench_made on true join booking b on b.office = office.code and b.visit_date >= bench_made.day;
    delete from booking_event e using run where e.booking = run.code;
    delete from booking b using run where b.code = run.code;
    update capacity_window set taken = 0, issued = 0, resting = 0 where date >= (select day from bench_made);
    delete from day_figures where date >= (select day from bench_made);
    drop table run;
    set session_replication_role = origin`);
  // Deleted rows would be read over again by all who look at the same day.
  for (const table of ['ticket_event', 'ticket', 'booking_event', 'booking', 'capacity_window', 'day_figures']) {
    await database.run(`vacuum (analyze) ${table}`);
  }
}

const GO_ON = `
  select setval(pg_get_serial_sequence('ticket', 'id'), (select max(id) from ticket))`;
