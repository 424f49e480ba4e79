// A database remembers that it was restored from a backup, and of which moment: what came about since then it does not know.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `create table restoration (
    restored_at timestamptz primary key,
    taken_at timestamptz not null,
    resumed_at timestamptz null,
    constraint restoration_after_backup check (restored_at >= taken_at)
  )`,
];

export class Migration20270127_restorations extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
