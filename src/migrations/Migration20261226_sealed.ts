// Texts that only the recipient of a message may read are kept apart from it: digits that prove a number.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  // Encrypted where DATA_KEY is set; empty once they were forgotten; null where there are none.
  `alter table outbox_message add column sealed text`,
  // Those that may still be sent keep their digits, apart; a minute after their time the server forgets them.
  `update outbox_message set text = regexp_replace(text, '\\d{6}', '••••••', 'g'), parameters = parameters - 'digits',
    sealed = json_build_object('secret', json_build_array(parameters ->> 'digits'), 'text', text,
      'parameters', json_build_object('digits', parameters ->> 'digits'))::text
    where key = 'proof' and parameters ? 'digits'`,
  `create index outbox_message_sealed on outbox_message (id) where sealed <> ''`,
];

export class Migration20261226_sealed extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
