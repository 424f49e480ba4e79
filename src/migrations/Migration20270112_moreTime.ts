// A visitor may ask for more time: a moment before which the ticket is not called, and how often it was asked for.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  'alter table ticket add column not_before timestamptz, add column times_later smallint not null default 0',
];

export class Migration20270112_moreTime extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
