// The first tables: offices in two layers, windows, bookings with their promises as constraints, messages in and out.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  `create table office (
    code text primary key,
    position integer not null,
    from_file jsonb not null,
    from_managers jsonb not null default '{}'
  )`,
  `create table schedule_exception (
    office text not null references office (code),
    date date not null,
    origin text not null check (origin in ('file', 'manager')),
    reason text not null,
    open jsonb,
    capacity integer check (capacity >= 0),
    primary key (office, date, origin)
  )`,

  // taken: places sold; issued: the last place number given out, which never goes back, so that no number comes twice.
  `create table capacity_window (
    id bigint generated always as identity primary key,
    office text not null references office (code),
    date date not null,
    quota text not null default 'general',
    line char(1) not null,
    ordinal smallint not null check (ordinal > 0),
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    capacity integer not null check (capacity >= 0),
    taken integer not null default 0,
    issued integer not null default 0 check (issued >= 0),
    constraint capacity_window_never_oversold check (taken between 0 and capacity),
    unique (office, date, quota, starts_at),
    -- With the place in the window this makes a queue number unique in the office's day.
    unique (office, date, line, ordinal)
  ) with (fillfactor = 70)`,
  `create index capacity_window_in_order on capacity_window (office, starts_at)`,

  // live: still to come, or in the house. A live sender slot and a live person are there once, across all offices.
  `create table booking (
    code char(8) primary key,
    status text not null check (status in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'EXPIRED', 'CANCELLED', 'FORFEITED')),
    live boolean not null,
    office text not null,
    service text not null,
    window_id bigint not null references capacity_window (id),
    visit_date date not null,
    name text not null,
    birth_date date not null,
    address text,
    phone text,
    photo text,
    person_key text not null,
    sender_key text,
    sender_slot smallint not null default 1 check (sender_slot between 1 and 5),
    channel text not null,
    language text not null,
    priority text not null,
    place integer check (place > 0),
    queue_number text,
    held_at timestamptz not null,
    confirm_by timestamptz not null,
    confirmed_at timestamptz,
    forfeit_at timestamptz not null,
    overflowed_from date,
    changes integer not null default 0,
    version integer not null default 1,
    constraint booking_numbered_once_confirmed check ((queue_number is null) = (place is null)
      and (status not in ('CONFIRMED', 'CHECKED_IN', 'FORFEITED') or queue_number is not null)),
    constraint booking_live_while_open check (live = (status in ('HELD', 'CONFIRMED', 'CHECKED_IN'))
      or (not live and status = 'CHECKED_IN'))
  ) with (fillfactor = 80)`,
  `create unique index booking_one_live_per_sender on booking (sender_key, sender_slot) where live and sender_key is not null`,
  `create unique index booking_one_live_per_person on booking (person_key) where live`,
  `create unique index booking_queue_number on booking (window_id, place) where place is not null`,
  `create index booking_window on booking (window_id)`,
  `create index booking_lapsing on booking (confirm_by) where status = 'HELD'`,
  `create index booking_forfeiting on booking (forfeit_at) where status = 'CONFIRMED'`,

  `create table booking_event (
    id bigint generated always as identity primary key,
    booking char(8) not null,
    at timestamptz not null,
    action text not null,
    by text not null,
    detail jsonb
  )`,
  `create index booking_event_of on booking_event (booking)`,

  // The answer to a key is the booking as it stands, or the refusal as it was.
  `create table idempotency (
    key text primary key,
    input text not null,
    booking char(8),
    refusal jsonb,
    at timestamptz not null
  )`,
  `create index idempotency_at on idempotency (at)`,

  `create table inbox_message (
    id bigint generated always as identity primary key,
    channel text not null,
    message_id text not null,
    sender_kind text not null check (sender_kind in ('phone', 'other')),
    sender text not null,
    recipient text not null,
    text text not null,
    media jsonb not null default '[]',
    action text,
    profile_name text,
    sent_at timestamptz,
    received_at timestamptz not null,
    worked_at timestamptz,
    intent text,
    reason text,
    unique (channel, message_id)
  )`,
  `create index inbox_message_waiting on inbox_message (id) where worked_at is null`,
  `create table conversation (
    channel text not null,
    sender text not null,
    recipient text not null,
    state jsonb not null,
    at timestamptz not null,
    primary key (channel, sender, recipient)
  )`,

  // purpose: why it is sent, so that the same thing is said once.
  `create table outbox_message (
    id bigint generated always as identity primary key,
    purpose text not null unique,
    channel text not null,
    sender text not null,
    recipient_kind text not null check (recipient_kind in ('phone', 'other')),
    recipient text not null,
    key text not null,
    text text not null,
    media jsonb not null default '[]',
    status text not null check (status in ('WAITING', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'UNKNOWN')),
    attempts integer not null default 0,
    provider_id text,
    fault text,
    created_at timestamptz not null,
    sent_at timestamptz
  )`,
  `create index outbox_message_waiting on outbox_message (id) where status = 'WAITING'`,
  `create index outbox_message_provider on outbox_message (channel, provider_id) where provider_id is not null`,
  // A receipt can come before its message is known to have been sent.
  `create table delivery_receipt (
    channel text not null,
    provider_id text not null,
    status text not null,
    error_code text,
    at timestamptz not null,
    primary key (channel, provider_id, status)
  )`,

  // What must be the same for all server processes and all starts: secrets, made once.
  `create table secret (name text primary key, value text not null)`,
  // Which workers belong to which running server, so that what a dead one left half done is taken up again.
  `create table worker_owner (worker text primary key, lock bigint not null)`,
];

export class Migration20261125_foundation extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
