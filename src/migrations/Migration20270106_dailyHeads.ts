// Of days long past one signed head is enough: the others may be deleted, and nothing else of the log.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  'drop trigger place_head_stays on place_head',
  `create trigger place_head_stays before update on place_head
    for each row execute function place_log_is_final()`,
  // The last head of each day stays, whatever is deleted.
  `create function place_head_is_daily() returns trigger language plpgsql as $$
    begin
      if old.at < now() - interval '90 days' and exists (
        select from place_head later where later.office = old.office and later.sequence > old.sequence
          and (later.at at time zone 'UTC')::date = (old.at at time zone 'UTC')::date
      ) then
        return old;
      end if;
      raise exception 'The place log is append-only.' using errcode = 'insufficient_privilege';
    end
  $$`,
  `create trigger place_heads_thin before delete on place_head for each row execute function place_head_is_daily()`,
];

export class Migration20270106_dailyHeads extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
