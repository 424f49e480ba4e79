// Guesses that came to nothing, or told something of another applicant's booking: counted for a day by what was guessed at.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  `create table guess (id bigint generated always as identity primary key, subject text not null,
    at timestamptz not null)`,
  `create index guess_of_subject on guess (subject, at)`,
  `create index guess_at on guess (at)`,
];

export class Migration20261223_guesses extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
