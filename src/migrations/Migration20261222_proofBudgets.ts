// Messages with digits count in the budgets of wider networks and offices, too.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  `alter table proof_sent add column wider text null, add column office text null`,
  `create index proof_sent_by_wider on proof_sent (wider, at)`,
  `create index proof_sent_by_office on proof_sent (office, at)`,
];

export class Migration20261222_proofBudgets extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
