// What the web form needs: photos of identity cards, and digits sent to a number to prove it.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // Private: shown to officers of that office alone, and gone with the booking's personal data.
  `create table photo (
    id uuid primary key default gen_random_uuid(),
    office text not null references office (code),
    content_type text not null,
    bytes bytea not null,
    at timestamptz not null
  )`,
  `create index photo_at on photo (at)`,
  `create index booking_photo on booking (photo) where photo is not null`,
  // One at a time for a booking; digest: of the digits, so that the table proves nothing.
  `create table number_proof (
    booking char(8) primary key references booking (code),
    digest text not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    sent integer not null default 1,
    tries integer not null default 0
  )`,
  // Up to which day of visit an office's bookings hold no personal data any more.
  `create table retention (office text primary key references office (code), done_until date not null)`,
];

export class Migration20261205_webForm extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
