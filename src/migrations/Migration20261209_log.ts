// Messages as people look at them, and the order in which they are worked on.
import { Migration } from '@mikro-orm/migrations';

/** What is written is put into the index in small portions, so that nobody who writes waits long for it. */
const PORTIONS = 'with (fastupdate = on, gin_pending_list_limit = 256)';

const STATEMENTS: readonly string[] = [
  // The office's list, newest first; the key is there to be looked at without the row.
  `create index outbox_message_of_office on outbox_message (sender, created_at, id, key)`,
  `create index inbox_message_of_office on inbox_message (recipient, received_at, id)`,
  `create index outbox_message_undone on outbox_message (sender, status, created_at, id)
    where status in ('WAITING', 'FAILED', 'UNKNOWN', 'DROPPED')`,
  // The words by which a message is found: those of its text, the office's number, the person's, the booking it speaks of.
  // Whatever somebody sends must be stored, so nothing in it is longer than PostgreSQL takes.
  String.raw`create function message_words(office text, person text, said text, booking text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('simple', regexp_replace(left(said, 5000), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+', ' ', 'g'))
      || array_to_tsvector(array['@' || left(office, 200), 'of:' || left(person, 200), coalesce(lower(booking), '@' || left(office, 200))])`,
  `create index outbox_message_words on outbox_message
    using gin (message_words(sender, recipient, text, booking::text)) ${PORTIONS}`,
  `create index inbox_message_words on inbox_message
    using gin (message_words(recipient, sender, text, null)) ${PORTIONS}`,
  // The line of each sender; a message that failed keeps nobody waiting.
  `alter table inbox_message add column failures integer not null default 0`,
  `create index inbox_message_line on inbox_message (channel, sender, id) where worked_at is null`,
];

export class Migration20261209_log extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
