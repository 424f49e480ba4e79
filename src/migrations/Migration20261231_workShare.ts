// Bookings confirmed by work alone are counted by window: they may have a share of it only.
import { Migration } from '@mikro-orm/migrations';

export class Migration20261231_workShare extends Migration {
  override up(): void {
    this.addSql(
      `create index booking_worked_in_window on booking (window_id) where status = 'CONFIRMED' and not proven`,
    );
  }
}
