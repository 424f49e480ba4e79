// The place log: chained, signed, and never changed.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  `alter table booking_event add column window_id bigint, add column place integer`,
  `create table place_log (
    office text not null,
    sequence bigint not null,
    event bigint not null unique,
    at timestamptz not null,
    day date not null,
    window_id bigint not null,
    starts_at timestamptz not null,
    quota text not null,
    place integer,
    person text,
    asker text not null,
    officer text,
    action text not null,
    previous text not null,
    digest text not null,
    primary key (office, sequence)
  )`,
  `create index place_log_at on place_log (office, at)`,
  `create table place_head (
    office text not null,
    sequence bigint not null,
    digest text not null,
    at timestamptz not null,
    signature text not null,
    public_key text not null,
    primary key (office, sequence)
  )`,
  `create table place_cursor (
    name text primary key,
    began bigint not null,
    done bigint not null,
    mark bigint not null,
    marked_by bigint
  )`,
  // The log begins here: earlier events do not say which window they were about.
  `insert into place_cursor (name, began, done, mark)
    select 'place log', last, last, last from (select coalesce(max(id), 0) as last from booking_event) history`,
  `create function place_log_is_final() returns trigger language plpgsql as $$
    begin
      raise exception 'The place log is append-only.';
    end
  $$`,
  `create trigger place_log_stays before update or delete on place_log
    for each row execute function place_log_is_final()`,
  `create trigger place_log_is_kept before truncate on place_log execute function place_log_is_final()`,
  `create trigger place_head_stays before update or delete on place_head
    for each row execute function place_log_is_final()`,
  `create trigger place_head_is_kept before truncate on place_head execute function place_log_is_final()`,
];

export class Migration20261220_placeLog extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
