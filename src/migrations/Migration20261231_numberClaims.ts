// Numbers that are proven by digits before a place is asked for.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  `create table number_claim (
    number text not null,
    office text not null,
    digest text not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    tries integer not null default 0,
    primary key (number, office)
  )`,
  'create index number_claim_sent on number_claim (sent_at)',
  // Work may pay for digits before there is a booking.
  'alter table work_done alter column booking drop not null',
];

export class Migration20261231_numberClaims extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
