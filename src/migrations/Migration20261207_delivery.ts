// What decides when a message goes, and when it is of no use any more.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // booking and version: what it speaks of; once that has changed, it is not said any more.
  `alter table outbox_message
    add column booking char(8), add column booking_version integer,
    add column not_after timestamptz,
    add column once boolean not null default false,
    add column calm boolean not null default false`,
];

export class Migration20261207_delivery extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
