// Limits of callers are counted for all servers together. A crash may empty the table, which is written without the log of changes.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `create unlogged table limit_count (key text primary key, points integer not null, expire bigint null) with (fillfactor = 50)`,
  `create index limit_count_expire on limit_count (expire)`,
];

export class Migration20270207_limitCounts extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
