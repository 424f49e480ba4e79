// Digits name the message that brings them: one that has failed does not count against its number.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  'alter table proof_sent add column message text null',
  'alter table number_claim add column message text null',
  'create index number_claim_message on number_claim (message)',
];

export class Migration20270101_digitMessages extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
