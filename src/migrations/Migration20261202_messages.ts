// What delivering messages needs.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [];

export class Migration20261202_messages extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
