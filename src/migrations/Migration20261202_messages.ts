// What delivering messages needs.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // A gateway may deliver one SMS under two ids: what is in it tells then.
  `alter table inbox_message add column content_key text`,
  `create unique index inbox_message_content on inbox_message (channel, content_key) where content_key is not null`,
  // Who hides their number today told it another day.
  `create table sender_alias (
    channel text not null,
    alias text not null,
    sender text not null,
    at timestamptz not null,
    primary key (channel, alias)
  )`,
  `create index sender_alias_at on sender_alias (at)`,
  // Which photo came with a message, by the message's key; what a booking has of it until it is fetched.
  `create table sent_photo (message text primary key, photo uuid not null)`,
  `create index sent_photo_of on sent_photo (photo)`,
  // Up to when what a provider lists of messages to us has been taken in.
  `create table listed_until (channel text primary key, at timestamptz not null)`,
];

export class Migration20261202_messages extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
