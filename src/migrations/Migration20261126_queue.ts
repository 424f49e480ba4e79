// The line at the office: counters, tickets, the board; who works there; keys of other people's front ends; the audit.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  `create table counter (
    id text primary key,
    office text not null references office (code),
    label text not null,
    services text[] not null default '{}',
    open boolean not null default false,
    officer text,
    removed boolean not null default false
  )`,
  `create unique index counter_label on counter (office, label) where not removed`,

  // One row an office. It is locked by whoever changes the line, so that an office's line changes one step at a time.
  // dirty: changed since the last frame; day, walk_ins and since_priority start anew each day.
  `create table board (
    office text primary key references office (code),
    sequence bigint not null default 0,
    dirty boolean not null default false,
    notice text,
    day date,
    walk_ins integer not null default 0,
    since_priority integer not null default 0
  )`,
  // The last frames, so that every server can send each of them once and in order.
  `create table board_frame (
    office text not null references board (office),
    sequence bigint not null,
    frame jsonb not null,
    at timestamptz not null,
    primary key (office, sequence)
  )`,

  // window_starts_at: null for walk-ins. returned_at: back in the line, ahead of newcomers.
  `create table ticket (
    id bigint generated always as identity primary key,
    office text not null references office (code),
    date date not null,
    number text not null,
    service text not null,
    status text not null check (status in ('WAITING', 'CALLED', 'SERVING', 'SERVED', 'PARKED', 'NO_SHOW', 'CANCELLED')),
    booking char(8) unique references booking (code),
    priority text not null,
    window_starts_at timestamptz,
    issued_at timestamptz not null,
    returned_at timestamptz,
    counter text references counter (id),
    wanted_counter text references counter (id),
    reason text,
    calls integer not null default 0,
    called_at timestamptz,
    serving_at timestamptz,
    ended_at timestamptz,
    unique (office, date, number)
  ) with (fillfactor = 70)`,
  `create index ticket_line on ticket (office, date, status)`,
  // A counter has one person before it.
  `create unique index ticket_one_at_a_counter on ticket (counter) where status in ('CALLED', 'SERVING')`,
  `create table ticket_event (
    id bigint generated always as identity primary key,
    ticket bigint not null references ticket (id),
    at timestamptz not null,
    action text not null,
    by text not null,
    detail jsonb
  )`,
  `create index ticket_event_of on ticket_event (ticket)`,
  `alter table idempotency add column ticket bigint`,
  `create index booking_day on booking (office, visit_date)`,

  `create table staff (
    id bigint generated always as identity primary key,
    office text references office (code),
    name text not null,
    role text not null check (role in ('FRONT_DESK', 'COUNTER_OFFICER', 'MANAGER', 'ADMINISTRATOR')),
    digest text not null unique,
    created_at timestamptz not null,
    last_used_at timestamptz,
    ended_at timestamptz,
    constraint staff_of_an_office check ((role = 'ADMINISTRATOR') = (office is null))
  )`,
  `create table api_key (
    id bigint generated always as identity primary key,
    label text not null,
    scopes text[] not null,
    per_minute integer not null check (per_minute > 0),
    hint text not null,
    digest text not null unique,
    created_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
  )`,
  `create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    who text not null,
    what text not null,
    office text,
    subject text,
    detail jsonb,
    source text
  )`,
  `create index audit_of_office on audit (office, id)`,
];

export class Migration20261126_queue extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
