// What conversations need beyond a single message.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [];

export class Migration20261201_reading extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
