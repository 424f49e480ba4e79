// What proofs cost and have cost: work done for bookings, and digits sent, by source and by number.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // id: the challenge's signature: each counts once. source: the budget it counts in; null: none. Gone after a day.
  `create table work_done (
    id text primary key,
    booking char(8) not null,
    source text,
    at timestamptz not null
  )`,
  `create index work_done_by_source on work_done (source, at)`,
  `create index work_done_at on work_done (at)`,
  // Every message with digits, whatever the booking. Gone after a day.
  `create table proof_sent (
    id bigint generated always as identity primary key,
    number text not null,
    source text,
    at timestamptz not null
  )`,
  `create index proof_sent_to on proof_sent (number, at)`,
  `create index proof_sent_by_source on proof_sent (source, at)`,
  `create index proof_sent_at on proof_sent (at)`,
];

export class Migration20261214_proofs extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
