// Messages that were not understood wait for somebody of the office.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  `alter table outbox_message add column buttons jsonb not null default '[]'`,
  `alter table inbox_message add column handled_at timestamptz, add column handled_by text`,
  `create index inbox_message_failed on inbox_message (recipient, id) where reason is not null and handled_at is null`,
  `create index inbox_message_of_sender on inbox_message (channel, sender, recipient, id)`,
];

export class Migration20261206_talk extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
