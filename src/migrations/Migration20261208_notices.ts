// What the clock and the line have told people already, and what each office wants told.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [];

export class Migration20261208_notices extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
