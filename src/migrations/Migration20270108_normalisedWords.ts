// The words of messages are searched in one normal form, as the text of a search is: "satu…dua" has two words.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  String.raw`create or replace function message_words(office text, person text, said text, booking text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('simple', regexp_replace(normalize(left(said, 5000), NFKC), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+', ' ', 'g'))
      || array_to_tsvector(array['@' || left(office, 200), 'of:' || left(person, 200), coalesce(lower(booking), '@' || left(office, 200))])`,
  'reindex index outbox_message_words',
  'reindex index inbox_message_words',
];

export class Migration20270108_normalisedWords extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
