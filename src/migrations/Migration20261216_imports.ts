// Changes to the days of many offices that belong together, so that they can be taken back together.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  `alter table day_change add column part_of text`,
  `create index day_change_part_of on day_change (part_of) where part_of is not null`,
];

export class Migration20261216_imports extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
