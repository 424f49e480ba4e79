// A called ticket can be put back into the queue: when, and from which counter, so that it rests and can be undone.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  'alter table ticket add column put_back_at timestamptz null, add column put_back_from text null references counter (id)',
];

export class Migration20270114_putBack extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
