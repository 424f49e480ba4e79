// Changes to what an office's days can serve: what was before, and whom they moved, so that they can be taken back.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // before: the managers' settings as they stood; windows: what the change did to them.
  `create table day_change (
    id bigint generated always as identity primary key,
    office text not null references office (code),
    what text not null,
    key text,
    by text not null,
    at timestamptz not null,
    undo_until timestamptz not null,
    undone_at timestamptz,
    before jsonb not null,
    windows jsonb not null default '[]'
  )`,
  `create index day_change_key on day_change (key) where key is not null`,
  `create index day_change_of_office on day_change (office, id)`,

  // Where a booking was before it was moved; version: its own after that, so that one changed since is left alone.
  `create table moved_booking (
    change bigint not null references day_change (id),
    booking char(8) not null references booking (code),
    from_window bigint,
    from_date date not null,
    from_starts_at timestamptz not null,
    from_quota text not null,
    from_place integer,
    from_number text,
    from_forfeit_at timestamptz not null,
    to_starts_at timestamptz not null,
    to_number text,
    reached boolean not null,
    version integer not null,
    primary key (change, booking)
  )`,

  // Somebody whom the office moved may choose another day so many times without it counting.
  `alter table booking add column free_changes smallint not null default 0 check (free_changes >= 0)`,
];

export class Migration20261204_moves extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
