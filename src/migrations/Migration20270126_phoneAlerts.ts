// Phones are told of visits by web push.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `create table push_subscription (
    id bigint generated always as identity primary key,
    office text not null references office (code),
    booking char(8) null references booking (code) on delete cascade,
    ticket bigint null references ticket (id) on delete cascade,
    date date not null,
    endpoint_digest text not null,
    sealed text not null,
    language text not null,
    told jsonb not null,
    board_seen bigint not null,
    version_seen integer null,
    created_at timestamptz not null,
    constraint push_subscription_of_booking unique (booking, endpoint_digest),
    constraint push_subscription_of_ticket unique (ticket, endpoint_digest),
    constraint push_subscription_of_one check ((booking is null) <> (ticket is null))
  )`,
  'create index push_subscription_of_day on push_subscription (date)',
  'create index push_subscription_of_browser on push_subscription (endpoint_digest)',
];

export class Migration20270126_phoneAlerts extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
