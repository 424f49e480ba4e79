// Personal keys last for a time: those there are have it from now on, so that none ends at the upgrade.
import { Migration } from '@mikro-orm/migrations';

export class Migration20261224_keyLife extends Migration {
  override up(): void {
    this.addSql('alter table staff add column counts_from timestamptz not null default now()');
  }
}
