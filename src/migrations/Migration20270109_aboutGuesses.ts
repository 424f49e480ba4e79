// Guesses of known numbers count by person: the same one named again is no further guess.
import { Migration } from '@mikro-orm/migrations';

export class Migration20270109_aboutGuesses extends Migration {
  override up(): void {
    this.addSql('alter table guess add column about text');
  }
}
