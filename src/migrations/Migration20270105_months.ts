// The histories of bookings and tickets by month of their events (UTC), so that old months are dropped as a whole.
import { Migration } from '@mikro-orm/migrations';

/** New months have the parameters of src/storage.ts; the table over them cannot have any. */
const ONLY_ADDED = `autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_analyze_scale_factor = 0.02`;

const HISTORIES = [
  {
    table: 'booking_event',
    columns: `booking char(8) not null, at timestamptz not null, action text not null, by text not null, detail jsonb,
      window_id bigint, place integer`,
    of: 'booking',
    foreignKey: '',
  },
  {
    table: 'ticket_event',
    columns: `ticket bigint not null, at timestamptz not null, action text not null, by text not null, detail jsonb`,
    of: 'ticket',
    foreignKey: ', constraint ticket_event_ticket_fkey foreign key (ticket) references ticket',
  },
];

/** Rights of others on one table, for another. */
const SHARE_RIGHTS = `create function share_rights(of regclass, with_table regclass) returns regclass language plpgsql as $$
  declare
    given record;
  begin
    for given in select grantee::regrole as role, string_agg(privilege_type, ', ') as privileges
      from pg_class, aclexplode(relacl) where oid = of and grantee not in (relowner, 0) group by 1
    loop
      execute format('grant %s on %s to %s', given.privileges, with_table, given.role);
    end loop;
    return with_table;
  end $$`;

/** Events of months that are not there yet lie in `…_other`; rows that were there before stay together in `…_before`. */
const byMonth = ({ table, columns, of, foreignKey }: (typeof HISTORIES)[number]): string[] => [
  `alter table ${table} rename to ${table}_before`,
  `alter table ${table}_before alter column id drop identity`,
  `alter table ${table}_before drop constraint ${table}_pkey`,
  `alter index ${table}_of rename to ${table}_before_of`,
  `create table ${table} (id bigint generated always as identity, ${columns}, primary key (id, at)${foreignKey})
    partition by range (at)`,
  `create index ${table}_of on ${table} (${of})`,
  `create table ${table}_other partition of ${table} default with (${ONLY_ADDED})`,
  `do $$ declare
    last record;
    bound timestamptz;
  begin
    select max(id) as id, max(at) as at into last from ${table}_before;
    -- A server of the version before may still write while this one starts.
    perform share_rights('${table}_before', '${table}'), share_rights('${table}_before', '${table}_other');
    if last.id is null then
      drop table ${table}_before;
    else
      bound := (date_trunc('month', greatest(last.at, now()) at time zone 'UTC') + interval '1 month') at time zone 'UTC';
      execute format('alter table ${table} attach partition ${table}_before for values from (minvalue) to (%L)', bound);
      perform setval(pg_get_serial_sequence('${table}', 'id'), last.id);
    end if;
  end $$`,
];

/** A booking that is deleted is looked for there. */
const INDEXES: readonly string[] = [
  'create index standby_of_booking on standby (booking)',
  'create index moved_booking_of_booking on moved_booking (booking)',
];

const FUNCTIONS: readonly string[] = [
  // The months of a table with their bounds: infinite for the rows of before.
  `create function months_of(parent regclass) returns table (name text, from_at timestamptz, to_at timestamptz)
    language sql stable as $$
    select relname::text, coalesce(substring(bound from 'FROM \\(''([^'']+)''')::timestamptz, '-infinity'),
      substring(bound from 'TO \\(''([^'']+)''')::timestamptz
    from pg_inherits join pg_class on oid = inhrelid
      cross join lateral (select pg_get_expr(relpartbound, oid) as bound) bounds
    where inhparent = parent and bound <> 'DEFAULT'
  $$`,
  // Makes the months from that of one day to that of another, and those of rows that had none, which are moved there. As
  // the owner: the application's role makes no tables. A lock that is not to be had soon is tried for again later.
  `create function open_months(first date, last date) returns text[]
    language plpgsql security definer set lock_timeout = '500ms' as $$
    declare
      parent text;
      month date;
      part text;
      lower timestamptz;
      upper timestamptz;
      made text[] := '{}';
    begin
      if last > first + 3700 then raise exception 'More than ten years of months at a time are refused.'; end if;
      -- Servers that start together make them once; src/locks.ts has the number, too.
      perform pg_advisory_xact_lock(4190008);
      foreach parent in array array['booking_event', 'ticket_event'] loop
        for month in execute format('select date_trunc(''month'', day)::date from generate_series(
          date_trunc(''month'', %L::timestamp), %L, interval ''1 month'') day
          union select date_trunc(''month'', at at time zone ''UTC'')::date from %I order by 1', first, last, parent || '_other')
        loop
          lower := month::timestamp at time zone 'UTC';
          upper := (month + interval '1 month') at time zone 'UTC';
          if not exists (select from months_of(parent::regclass) where from_at < upper and to_at > lower) then
            -- A row that is on its way to the others would be refused there: rows wait at the door, those of tickets in the
            -- order in which the application locks.
            if parent = 'ticket_event' then lock table ticket in share row exclusive mode; end if;
            execute format('lock table %I in share row exclusive mode', parent);
            part := format('%s_%s', parent, to_char(month, 'YYYY_MM'));
            execute format('create table %I (like %I including constraints) with (${ONLY_ADDED})', part, parent);
            execute format('with moved as (delete from %I where at >= %L and at < %L returning *)
              insert into %I select * from moved', parent || '_other', lower, upper, part);
            execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, lower, upper);
            -- The application looks after its tables itself once they have grown.
            perform share_rights(parent::regclass, part::regclass);
            made := made || part;
          end if;
        end loop;
      end loop;
      return made;
    end $$`,
  // Drops the months that were over by then.
  `create function drop_months(before timestamptz) returns text[]
    language plpgsql security definer set lock_timeout = '500ms' as $$
    declare
      parent text;
      part text;
      dropped text[] := '{}';
    begin
      perform pg_advisory_xact_lock(4190008);
      foreach parent in array array['booking_event', 'ticket_event'] loop
        for part in select name from months_of(parent::regclass) where to_at <= before order by to_at loop
          execute format('drop table %I', part);
          dropped := dropped || part;
        end loop;
        execute format('delete from %I where at < %L', parent || '_other', before);
      end loop;
      return dropped;
    end $$`,
  // What runs as the owner finds the tables of this schema, whatever its caller has set.
  `do $$ declare name text; begin
    foreach name in array array['share_rights(regclass, regclass)', 'months_of(regclass)', 'open_months(date, date)', 'drop_months(timestamptz)'] loop
      execute format('alter function %s set search_path = %I, pg_temp', name, current_schema());
    end loop;
  end $$`,
];

export class Migration20270105_months extends Migration {
  override up(): void {
    for (const statement of [SHARE_RIGHTS, ...HISTORIES.flatMap(byMonth), ...INDEXES, ...FUNCTIONS])
      this.addSql(statement);
  }
}
