// Bookings confirmed by work count by the wider network and the office, too: the price of the next one rises with them.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  'alter table work_done add column wider text, add column office text',
  'create index work_done_by_wider on work_done (wider, at)',
  'create index work_done_at_office on work_done (office, at)',
];

export class Migration20261230_workPrice extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
