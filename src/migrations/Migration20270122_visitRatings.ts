// Ratings of visits, counted by day and service; of a ticket only whether it was rated.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  'alter table ticket add column rated boolean not null default false',
  `create table visit_rating (
    office text not null references office (code), date date not null, service text not null,
    very_poor int not null default 0, poor int not null default 0, good int not null default 0, very_good int not null default 0,
    primary key (office, date, service)
  )`,
];

export class Migration20270122_visitRatings extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
