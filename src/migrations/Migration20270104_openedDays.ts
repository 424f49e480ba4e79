// The days that each office has windows for, and the plan that they were made by.
import { Migration } from '@mikro-orm/migrations';

const OPENED_DAYS: readonly string[] = [
  `create table opened_days (
    office text primary key references office (code),
    plan text not null,
    first_date date not null,
    last_date date not null
  )`,
];

export class Migration20270104_openedDays extends Migration {
  override up(): void {
    for (const statement of OPENED_DAYS) this.addSql(statement);
  }
}
