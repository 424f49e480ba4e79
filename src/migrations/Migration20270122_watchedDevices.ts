// Kiosks and boards are set up from afar, tell the version of their page, and are told to load it again.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `alter table device add column settings jsonb not null default '{}', add column page_version text null,
    add column reloads int not null default 0`,
];

export class Migration20270122_watchedDevices extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
