// Events that other programs are told of: the feed, webhooks with their deliveries, and the API key that made a booking.
import { Migration } from '@mikro-orm/migrations';

const WEBHOOKS: readonly string[] = [
  `alter table booking add column api_key bigint null`,
  `create index booking_of_key on booking (api_key, held_at, code) where api_key is not null`,
  `create table feed_event (
    id bigint generated always as identity primary key,
    source text not null,
    source_id bigint null,
    type text not null,
    office text not null,
    subject text not null,
    booking char(8) null,
    api_key bigint null,
    at timestamptz not null,
    data jsonb not null,
    constraint feed_event_once unique (source, source_id)
  )`,
  `create index feed_event_of_office on feed_event (office, id)`,
  `create index feed_event_of_key on feed_event (api_key, id) where api_key is not null`,
  `create table feed_note (
    id bigint generated always as identity primary key,
    type text not null,
    office text not null,
    subject text not null,
    booking char(8) null,
    at timestamptz not null,
    data jsonb not null,
    message bigint null,
    noted_at timestamptz not null default clock_timestamp()
  )`,
  `create table webhook (
    id bigint generated always as identity primary key,
    office text null references office (code),
    api_key bigint null references api_key (id),
    url text not null,
    types text[] not null,
    with_personal_data boolean not null,
    secret text not null,
    old_secret text null,
    old_secret_until timestamptz null,
    created_at timestamptz not null,
    ended_at timestamptz null,
    disabled_at timestamptz null,
    disabled_why text null,
    failing_since timestamptz null,
    done bigint not null,
    constraint webhook_of_one check ((office is null) <> (api_key is null))
  )`,
  `create index webhook_of_office on webhook (office)`,
  `create index webhook_of_key on webhook (api_key)`,
  `create table webhook_delivery (
    id bigint generated always as identity primary key,
    webhook bigint not null references webhook (id),
    event bigint null,
    subject text not null,
    state text not null check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    created_at timestamptz not null,
    until timestamptz not null,
    next_at timestamptz not null,
    claimed_until timestamptz null,
    attempts int not null default 0,
    tried_at timestamptz null,
    status int null,
    response text null,
    duration_ms int null,
    fault text null
  )`,
  `create index webhook_delivery_due on webhook_delivery (webhook, next_at, id) where state = 'WAITING'`,
  `create index webhook_delivery_first on webhook_delivery (webhook, subject, id) where state = 'WAITING'`,
  `create index webhook_delivery_log on webhook_delivery (webhook, id)`,
  `create index webhook_delivery_of_event on webhook_delivery (event)`,
  `create index webhook_delivery_kept on webhook_delivery (created_at) where state <> 'WAITING'`,
  `insert into place_cursor (name, began, done, mark)
    select 'feed of booking_event', last, last, last from (select coalesce(max(id), 0) as last from booking_event) e`,
  `insert into place_cursor (name, began, done, mark)
    select 'feed of ticket_event', last, last, last from (select coalesce(max(id), 0) as last from ticket_event) e`,
  // Whichever statement ends a message: it is told of later, unless the message goes by another way.
  `create function note_failed_message() returns trigger language plpgsql as $$
    begin
      insert into feed_note (type, office, subject, booking, at, data, message)
      select 'message.failed', new.office, coalesce('booking ' || new.booking, 'message ' || new.id), new.booking, coalesce(new.tried_at, now()),
        jsonb_strip_nulls(jsonb_build_object('office', new.office, 'booking', new.booking, 'message', new.id::text,
          'channel', new.channel, 'reason', new.reason)), new.id
      where new.office is not null;
      return null;
    end $$`,
  `create trigger outbox_message_failed after update of status on outbox_message for each row
    when (new.status = 'FAILED' and old.status <> 'FAILED') execute function note_failed_message()`,
];

export class Migration20270106_webhooks extends Migration {
  override up(): void {
    for (const statement of WEBHOOKS) this.addSql(statement);
  }
}
