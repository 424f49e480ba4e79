// What the clock and the line have told people already, and what they are still to be told.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // Written in the transaction that caused it and taken away by the one that puts the message out: hardly ever a row.
  `create table due_notice (
    id bigint generated always as identity primary key,
    kind text not null,
    booking char(8) not null,
    detail jsonb not null,
    at timestamptz not null
  )`,
  // Whom a round of reminders is for: all whose windows begin at that time, or on the day that begins then. after: how
  // far it has come.
  `create table reminder_round (
    office text not null references office (code),
    kind text not null,
    at timestamptz not null,
    after char(8) not null default '',
    done boolean not null default false,
    primary key (office, kind, at)
  )`,
  `alter table ticket add column near_told boolean not null default false`,
  `create table passport_ready (
    booking char(8) primary key references booking (code),
    told_at timestamptz not null,
    times integer not null default 1 check (times > 0)
  )`,
];

export class Migration20261208_notices extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
