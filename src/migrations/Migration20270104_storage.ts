// When PostgreSQL looks after the hot tables, and how much room it leaves on their pages: `src/storage.ts` has the reasons.
import { Migration } from '@mikro-orm/migrations';

const OFTEN_CHANGED = `autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
  autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000`;
const ONLY_ADDED = `autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_analyze_scale_factor = 0.02`;

const STATEMENTS: readonly string[] = [
  ...['booking', 'ticket', 'capacity_window', 'inbox_message', 'outbox_message', 'day_figures'].map(
    (table) => `alter table ${table} set (${OFTEN_CHANGED})`,
  ),
  `alter table conversation set (fillfactor = 80, ${OFTEN_CHANGED})`,
  ...['board', 'board_shown', 'sending'].map((table) => `alter table ${table} set (fillfactor = 30)`),
  ...['booking_event', 'ticket_event', 'audit', 'audit_link', 'place_log', 'place_head'].map(
    (table) => `alter table ${table} set (${ONLY_ADDED})`,
  ),
];

export class Migration20270104_storage extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
