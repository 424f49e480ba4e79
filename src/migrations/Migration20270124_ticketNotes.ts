// Officers keep a note on a ticket, and write down the name of a person without a booking.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  'alter table ticket add column note text null, add column walk_in_name text null',
];

export class Migration20270124_ticketNotes extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
