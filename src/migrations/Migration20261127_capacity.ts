// What an office's day can serve: shares of a window, capacities set by hand, when places open to all.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  `alter table capacity_window add column opens_to_all_at timestamptz`,
  `create index capacity_window_opening on capacity_window (opens_to_all_at) where opens_to_all_at is not null`,
  // planned: places by the schedule; capacity is more where more were taken before there were fewer.
  `alter table capacity_window add column planned integer not null default 0 check (planned >= 0)`,
  // starts: the window's beginning in office time, so that it holds whatever else the day is like.
  `create table capacity_override (
    office text not null references office (code),
    date date not null,
    starts time not null,
    quota text not null,
    capacity integer not null check (capacity >= 0),
    primary key (office, date, starts, quota)
  )`,
];

export class Migration20261127_capacity extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
