// Kiosks and boards with keys of their own, each made by pairing the device with a code that is used once.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // Without a digest the device is not paired yet. pairing_digest: of the code; paired_with: of the request that used it.
  `create table device (
    id bigint generated always as identity primary key,
    office text not null references office (code),
    kind text not null check (kind in ('KIOSK', 'BOARD')),
    label text not null,
    digest text unique,
    pairing_digest text not null unique,
    pairing_until timestamptz not null,
    paired_with text,
    created_at timestamptz not null,
    last_used_at timestamptz,
    ended_at timestamptz
  )`,
  `create index device_of_office on device (office)`,
];

export class Migration20261229_devices extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
