// Providers tell that an account, a number or a template may not send, or may soon not: kept until they say otherwise.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `create table provider_alarm (
    channel text not null,
    about text not null,
    name text not null,
    state text null,
    reason text null,
    since timestamptz not null,
    told_at timestamptz not null,
    constraint provider_alarm_pkey primary key (channel, about, name),
    constraint provider_alarm_about_check check (about in ('ACCOUNT', 'NUMBER', 'TEMPLATE'))
  )`,
];

export class Migration20270206_providerAlarms extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
