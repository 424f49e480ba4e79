// Places that came free: who is offered them, and when they come back.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // resting: of the places taken, those that nobody has, but nobody can book yet.
  `alter table capacity_window add column resting integer not null default 0
    constraint capacity_window_rests_within_taken check (resting between 0 and taken)`,

  // One row a place. offered_to: somebody on standby has it to say yes or no to, until offer_until.
  `create table freed_place (
    id bigint generated always as identity primary key,
    window_id bigint not null references capacity_window (id) on delete cascade,
    office text not null references office (code),
    freed_at timestamptz not null,
    back_at timestamptz not null,
    offered_to char(8),
    offer_until timestamptz,
    refused_by text[] not null default '{}',
    constraint freed_place_offered_for_a_time check ((offered_to is null) = (offer_until is null))
  )`,
  `create index freed_place_window on freed_place (window_id)`,
  `create index freed_place_free on freed_place (office) where offered_to is null`,
  // One offer a person at a time.
  `create unique index freed_place_offer on freed_place (offered_to) where offered_to is not null`,

  // lapses: offers in a row that were not answered.
  `create table standby (
    id bigint generated always as identity primary key,
    booking char(8) not null references booking (code),
    office text not null references office (code),
    asked_at timestamptz not null,
    earliest date,
    lapses integer not null default 0,
    left_at timestamptz
  )`,
  `create unique index standby_once on standby (booking) where left_at is null`,
  `create index standby_line on standby (office, id) where left_at is null`,
];

export class Migration20261128_standby extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
