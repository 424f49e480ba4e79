// Which bookings rest on a claim nobody has proven, and from which network those that are only held were asked for.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // source: the budget an unproven hold counts in, a network such as 203.0.113.0/24 or `key 7`; gone a day after.
  `alter table booking add column proven boolean not null default true, add column source text`,
  `create index booking_unproven_of_source on booking (source) where status = 'HELD' and source is not null`,
  `create index booking_unproven_in_window on booking (window_id) where status = 'HELD' and source is not null`,
  `create index booking_source_kept on booking (held_at) where source is not null`,
];

export class Migration20261213_unproven extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
