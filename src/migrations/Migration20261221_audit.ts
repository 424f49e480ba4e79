// The audit log: who read whose data, append-only, and a hash chain over its rows.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // asker: whose key it was, such as `officer 7`; persons: how many a reading showed, null for changes; subjects: booking
  // codes and ids of messages, blocks and photos, never names.
  `alter table audit add column asker text, add column persons integer, add column subjects text[]`,
  `create index audit_of_asker on audit (asker, at)`,
  `create table audit_link (sequence bigint not null, audit bigint not null, content text not null, digest text not null,
    primary key (sequence))`,
  `alter table audit_link add constraint audit_link_audit_key unique (audit)`,
  `create table audit_export (target text not null, sequence bigint not null, primary key (target))`,

  // Only forget_audit deletes.
  `create function refuse_audit_change() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' and current_setting('antrean.forgetting_audit', true) = 'on' then
      return old;
    end if;
    raise exception 'The audit log is append-only: % of % is refused.', lower(tg_op), tg_table_name
      using errcode = 'insufficient_privilege';
  end $$`,
  `create trigger audit_append_only before update or delete on audit for each row execute function refuse_audit_change()`,
  `create trigger audit_never_emptied before truncate on audit for each statement execute function refuse_audit_change()`,
  `create trigger audit_link_append_only before update or delete on audit_link
    for each row execute function refuse_audit_change()`,
  `create trigger audit_link_never_emptied before truncate on audit_link
    for each statement execute function refuse_audit_change()`,

  // The oldest rows up to a time, in the order of the chain; the last link stays, so that the rest can be verified.
  `create function forget_audit(before timestamptz) returns bigint language plpgsql as $$
  declare
    stop bigint;
    gone bigint;
  begin
    select coalesce(min(l.sequence), (select max(sequence) from audit_link)) into stop
      from audit_link l join audit a on a.id = l.audit where a.at >= before;
    perform set_config('antrean.forgetting_audit', 'on', true);
    delete from audit a using audit_link l where l.audit = a.id and l.sequence < stop;
    get diagnostics gone = row_count;
    delete from audit_link where sequence < stop - 1;
    perform set_config('antrean.forgetting_audit', 'off', true);
    if gone > 0 then
      insert into audit (at, who, what, subject) values (now(), 'database ' || current_user, 'forgetAudit', before::text);
    end if;
    return gone;
  end $$`,
];

export class Migration20261221_audit extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
