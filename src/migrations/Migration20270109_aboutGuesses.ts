// Guesses of known numbers count by person: the same one named again is no further guess.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = ['alter table guess add column about text'];

export class Migration20270109_aboutGuesses extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
