// Addresses that may not book for a while.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [];

export class Migration20261130_abuse extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
