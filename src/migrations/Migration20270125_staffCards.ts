// Printed cards by which staff sign in with a PIN.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `create table staff_card (
    id bigint generated always as identity primary key, staff bigint not null references staff (id), digest text not null unique,
    pin text null, wrong_tries int not null default 0, locked_at timestamptz null, created_at timestamptz not null,
    last_used_at timestamptz null, ended_at timestamptz null
  )`,
  'create unique index staff_card_in_use on staff_card (staff) where ended_at is null',
];

export class Migration20270125_staffCards extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
