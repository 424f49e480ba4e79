// A board's frames are counted apart from the line, so that they are made while the line moves.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // Every step of the line counts one; the row is locked by whoever changes the line.
  `alter table board add column changes bigint not null default 0`,
  // What was shown last: only who makes frames locks it. changes: those of the line that are in it; null: none count.
  `create table board_shown (
    office text primary key,
    sequence bigint not null,
    changes bigint
  )`,
  // A frame that is kept need not look at the line's row, which may be held at that moment.
  `alter table board_frame drop constraint board_frame_office_fkey`,
  `insert into board_shown (office, sequence, changes) select office, sequence, case when dirty then null else 0 end from board`,
  `update board set dirty = false`,
  // Servers of the version before, while they still run beside this one, say `dirty`, and must not make frames of their own.
  `create function count_change() returns trigger language plpgsql as $$
    begin
      new.changes := new.changes + 1;
      new.dirty := false;
      return new;
    end $$`,
  `create trigger board_dirty before insert or update on board for each row when (new.dirty) execute function count_change()`,
];

export class Migration20261216_boards extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
