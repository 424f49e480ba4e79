// Senders and recipients may be mailboxes.
import { Migration } from '@mikro-orm/migrations';

export class Migration20261218_email extends Migration {
  override up(): void {
    this.addSql(`alter table inbox_message drop constraint inbox_message_sender_kind_check,
      add constraint inbox_message_sender_kind_check check (sender_kind in ('phone', 'email', 'other'))`);
    this.addSql(`alter table outbox_message drop constraint outbox_message_recipient_kind_check,
      add constraint outbox_message_recipient_kind_check check (recipient_kind in ('phone', 'email', 'other'))`);
  }
}
