// The demonstration keeps since when what was done counts for the tasks of training.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  'alter table demonstration add column training_began_at timestamptz null',
];

export class Migration20270121_training extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
