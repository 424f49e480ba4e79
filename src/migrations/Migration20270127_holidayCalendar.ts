// Offices are subscribed to a calendar of holidays, whose days are proposed to their managers.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `create table holiday_calendar (
    office text not null references office (code), url text not null, etag text, days jsonb, declined jsonb not null default '[]',
    closed jsonb not null default '[]', subscribed_at timestamptz not null, asked_at timestamptz, read_at timestamptz, fault text,
    primary key (office)
  )`,
];

export class Migration20270127_holidayCalendar extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
