// The end of each office's place log, sealed with each row that is appended.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `create table place_seal (
    office text not null,
    public_key text not null,
    sequence bigint not null,
    digest text not null,
    begun_at timestamptz not null,
    begun_after bigint not null,
    signature text not null,
    primary key (office, public_key)
  )`,
  'alter table place_seal set (fillfactor = 30)',
];

export class Migration20270121_placeSeal extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
