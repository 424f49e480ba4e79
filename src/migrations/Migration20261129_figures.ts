// What happened on each day at each office, counted.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // Counted anew from bookings and tickets whenever they change, version: how often. final: the day is over and nothing in it is open, so
  // that it stays as it is, even when its bookings have been deleted.
  `create table day_figures (
    office text not null references office (code),
    date date not null,
    total jsonb not null,
    parts jsonb not null,
    final boolean not null,
    at timestamptz not null,
    version integer not null default 1,
    primary key (office, date)
  )`,
  `create index day_figures_open on day_figures (office, date) where not final`,
  // Whether anything of days past was counted again is told without looking at their figures.
  `create index day_figures_over on day_figures (office, date) include (version) where final`,
  // What has to be ended when a day is over, found without looking at all days there have been.
  `create index ticket_open on ticket (office, date) where status in ('WAITING', 'CALLED', 'SERVING', 'PARKED')`,
  // The pace of late is that of the last to be served.
  `create index ticket_served on ticket (office, date, ended_at) where status = 'SERVED'`,
  `create index booking_here on booking (office, visit_date) where live and status = 'CHECKED_IN'`,
];

export class Migration20261129_figures extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
