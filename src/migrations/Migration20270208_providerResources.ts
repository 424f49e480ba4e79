// A resource that is created at a provider for our messages is created once: its id is kept.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  'create table provider_resource (key text not null, id text not null, constraint provider_resource_pkey primary key (key))',
];

export class Migration20270208_providerResources extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
