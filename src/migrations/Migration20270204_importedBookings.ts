// Bookings that came from another system are known again by its reference, however often they are imported.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `create table imported_booking (
    reference text primary key,
    booking char(8) not null references booking,
    at timestamptz not null
  )`,
  'create index imported_booking_of on imported_booking (booking)',
];

export class Migration20270204_importedBookings extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
