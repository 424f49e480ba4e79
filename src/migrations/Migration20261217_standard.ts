// The standard words of an answer that an office says in its own: sent where the provider takes the office's own never.
import { Migration } from '@mikro-orm/migrations';

export class Migration20261217_standard extends Migration {
  override up(): void {
    this.addSql('alter table outbox_message add column standard text');
  }
}
