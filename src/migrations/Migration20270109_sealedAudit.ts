// Rows of the audit log and the end of its chain are sealed, so that neither a row that no server wrote nor a missing end passes.
import { Migration } from '@mikro-orm/migrations';

const SEALED_AUDIT: readonly string[] = [
  'alter table audit add column seal text',
  `create table audit_head (name text not null, sequence bigint not null, digest text not null, seal text not null,
    keyed_at timestamptz, done bigint not null, mark bigint not null, marked_by bigint, primary key (name))`,
  // Rows of before are linked without a seal in the first hour, in which servers of the last version may still run.
  `insert into audit_head (name, sequence, digest, seal, done, mark)
    select 'audit', coalesce(last.sequence, 0), coalesce(last.digest, repeat('0', 64)), '', begun.id, begun.id
    from (select greatest(coalesce(max(id), 0) - 10000, 0) as id from audit) begun
    left join (select sequence, digest from audit_link order by sequence desc limit 1) last on true`,

  // As before; the row now says how many places of the chain are gone.
  `create or replace function forget_audit(before timestamptz) returns bigint language plpgsql as $$
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
      insert into audit (at, who, what, subject, detail) values (now(), 'database ' || current_user, 'forgetAudit', before::text,
        jsonb_build_object('before', '{}'::jsonb, 'after', jsonb_build_object('places', stop - 1)));
    end if;
    return gone;
  end $$`,
];

export class Migration20270109_sealedAudit extends Migration {
  override up(): void {
    for (const statement of SEALED_AUDIT) this.addSql(statement);
  }
}
