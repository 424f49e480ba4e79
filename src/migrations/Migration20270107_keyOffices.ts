// API keys may be bound to offices; those there are stay keys for all.
import { Migration } from '@mikro-orm/migrations';

export class Migration20270107_keyOffices extends Migration {
  override up(): void {
    this.addSql(`alter table api_key add column offices text[] not null default '{}'`);
  }
}
