// Gives the application's role its rights: to read and write rows, but not to change tables or rows of the logs.
import pg from 'pg';
import { connectOnce, type GuardedClient } from '../../src/connection.ts';
import { itemAt } from '../../src/items.ts';
import { GRANT_LOCK } from '../../src/locks.ts';
import { StartFault } from '../faults/startFault.ts';

/** Tables whose rows are added and never changed. */
const APPEND_ONLY = ['audit', 'audit_link', 'place_log'];
/** Tables whose rows are never changed; a trigger says which of them may be deleted. */
const NEVER_CHANGED = ['place_head'];
/** Tables that migrations alone write. */
const READ_ONLY = ['migration', 'migration_checksum', 'migrations'];
const JOBS_SCHEMA = 'graphile_worker';

interface Grant {
  /** Quoted, with its schema where it needs one. */
  name: string;
  kind: 'FUNCTION' | 'SCHEMA' | 'SEQUENCE' | 'TABLE';
  privileges: string;
  /** Whether the role needs a policy besides, since the table guards its rows. */
  needsPolicy: boolean;
}

/**
 * Gives the role of `url` the rights of the application on the tables of `ownerUrl`, and takes all others away. Rights
 * that are as they should be stay untouched, so that other servers do not have to make their plans again.
 * @throws StartFault where the two are not addresses of the same tables.
 */
export async function grantToApplication({ url, ownerUrl }: { url: string; ownerUrl: string }): Promise<void> {
  const owner = await connectOnce(ownerUrl);
  const application = await connectOnce(url).catch(async (error: unknown) => {
    await owner.end();
    throw error;
  });
  try {
    await owner.query('begin');
    await owner.query('select pg_advisory_xact_lock($1)', [GRANT_LOCK]);
    const role = await roleOn(owner, application);
    const { rows } = await owner.query<Grant>(MISSING, [role, APPEND_ONLY, READ_ONLY, JOBS_SCHEMA, NEVER_CHANGED]);
    for (const grant of rows) await owner.query(statementsFor(grant, role));
    await owner.query('commit');
  } finally {
    await Promise.all([owner.end(), application.end()]);
  }
}

/** The role that the application has. The owner holds the lock: in another database it would be free. */
async function roleOn(owner: GuardedClient, application: GuardedClient): Promise<string> {
  const { rows: tables } = await owner.query<{ oid: number }>(`select to_regclass('audit')::oid as oid`);
  const { rows } = await application.query<{ role: string; isElsewhere: boolean }>(
    `select current_user::text as role,
       to_regclass('audit')::oid is distinct from $1::oid or pg_try_advisory_lock($2) as "isElsewhere"`,
    [itemAt(tables, 0).oid, GRANT_LOCK],
  );
  const { role, isElsewhere } = itemAt(rows, 0);
  if (!isElsewhere) return role;
  throw new StartFault('DATABASE_URL and DATABASE_OWNER_URL must be addresses of the same database and schema.');
}

function statementsFor({ name, kind, privileges, needsPolicy }: Grant, role: string): string {
  const quoted = pg.escapeIdentifier(role);
  const grant = `revoke all on ${kind} ${name} from ${quoted}; grant ${privileges} on ${kind} ${name} to ${quoted}`;
  if (!needsPolicy) return grant;
  const policy = pg.escapeIdentifier(`for ${role}`);
  return `${grant}; create policy ${policy} on ${name} to ${quoted} using (true) with check (true)`;
}

/** Finds the rights that differ. Those of a role on its own tables are left alone. */
const MISSING = `
  with role as (select oid from pg_roles where rolname = $1),
  wanted as (
    select oid, oid::regnamespace::text as name, 'SCHEMA' as kind, nspacl as acl, array['USAGE'] as privileges,
        false as guarded
      from pg_namespace
      where (nspname = $4 or nspname = current_schema()) and not has_schema_privilege($1, oid, 'USAGE')
    union all
    -- What runs as the owner is kept from all but the application.
    select oid, oid::regprocedure::text, 'FUNCTION', proacl, array['EXECUTE'], false
      from pg_proc
      where pronamespace = current_schema()::regnamespace and prokind = 'f' and not has_function_privilege($1, oid, 'EXECUTE')
        and pg_has_role(proowner, 'USAGE')
    union all
    select c.oid, c.oid::regclass::text, case c.relkind when 'S' then 'SEQUENCE' else 'TABLE' end, c.relacl,
        case when c.relkind = 'S' then array['SELECT', 'USAGE']
          when c.relkind in ('v', 'm') or c.relname = any($3) then array['SELECT']
          else array['INSERT', 'SELECT'] || case when c.relname = any($2) then '{}' when c.relname = any($5) then array['DELETE'] else array['DELETE', 'UPDATE'] end
            || case when current_setting('server_version_num')::integer >= 170000 then array['MAINTAIN'] else '{}' end
        end,
        c.relrowsecurity
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where (n.nspname = $4 or n.nspname = current_schema()) and c.relkind in ('r', 'p', 'v', 'm', 'S')
        and c.relowner <> (select oid from role) and pg_has_role(c.relowner, 'USAGE')
  ), compared as (
    select w.name, w.kind, array_to_string(w.privileges, ', ') as privileges,
        w.guarded and not exists (
          select from pg_policy p where p.polrelid = w.oid and (select oid from role) = any(p.polroles)) as "needsPolicy",
        coalesce((select array_agg(a.privilege_type order by a.privilege_type) from aclexplode(w.acl) a
          where a.grantee = (select oid from role)), '{}')
        is distinct from (select array_agg(p order by p) from unnest(w.privileges) p) as differs
      from wanted w
  )
  select name, kind, privileges, "needsPolicy" from compared where differs or "needsPolicy"`;
