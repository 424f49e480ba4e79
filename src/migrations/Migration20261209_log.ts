// Messages as people look at them.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [];

export class Migration20261209_log extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
