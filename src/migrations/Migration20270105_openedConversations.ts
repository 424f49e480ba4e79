// Conversations that an officer opened, beside those that the automaton put before officers.
import { Migration } from '@mikro-orm/migrations';

export class Migration20270105_openedConversations extends Migration {
  override up(): void {
    this.addSql(`alter table attended_conversation drop constraint attended_conversation_why_check,
      add constraint attended_conversation_why_check
        check (why in ('OPENED', 'NOT_UNDERSTOOD', 'NO_ANSWER', 'WANTS_OFFICER', 'COMPLAINT'))`);
  }
}
