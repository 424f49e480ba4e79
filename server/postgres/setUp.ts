// Makes the roles and the database of the embedded PostgreSQL, also on data of a version that had the superuser alone.
import pg from 'pg';
import { APPLICATION_ROLE, OWNER_ROLE, passwordOf, REPORT_ROLE, SUPERUSER } from './roles.ts';

export const DATABASE_NAME = 'antrean';
const SET_UP_TIMEOUT_MS = 30_000;
const ROLES = [OWNER_ROLE, APPLICATION_ROLE, REPORT_ROLE];

/** `urlOf`: the address of a database, with the superuser's name and password. */
export async function setUpDatabase(urlOf: (database: string) => string): Promise<void> {
  const superuserPassword = decodeURIComponent(new URL(urlOf('postgres')).password);
  await withClient(urlOf('postgres'), async (client) => {
    const { rows } = await client.query<{ owner: string | null; roles: string[]; isOpen: boolean }>(STATE, [
      DATABASE_NAME,
      ROLES,
    ]);
    const { owner, roles, isOpen } = rows[0] ?? { owner: null, roles: [], isOpen: true };
    const newRoles = ROLES.filter((each) => !roles.includes(each));
    for (const role of newRoles) {
      const password = pg.escapeLiteral(passwordOf(role, superuserPassword));
      await client.query(`create role ${role} login password ${password}`);
    }
    if (owner === null) await client.query(`create database ${DATABASE_NAME} owner ${OWNER_ROLE}`);
    else if (owner !== OWNER_ROLE) await withClient(urlOf(DATABASE_NAME), giveToOwner);
    if (owner === null || isOpen || newRoles.length > 0) await client.query(KEEP_OTHERS_OUT);
  });
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: SET_UP_TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const STATE = `select
  (select datdba::regrole::text from pg_database where datname = $1) as owner,
  array(select rolname::text from pg_roles where rolname = any($2)) as roles,
  exists (select from pg_database where datallowconn and has_database_privilege('public', oid, 'CONNECT')) as "isOpen"`;

/** PostgreSQL lets every role into every database, and lets it make temporary tables there. */
const KEEP_OTHERS_OUT = `
  revoke all on database ${DATABASE_NAME}, postgres, template1 from public;
  grant connect on database ${DATABASE_NAME} to ${APPLICATION_ROLE}, ${REPORT_ROLE}`;

/** All or nothing: the database gets its new owner in the transaction that hands its tables over. */
async function giveToOwner(client: pg.Client): Promise<void> {
  await client.query('begin');
  await client.query(GIVE_TO_OWNER);
  await client.query(`alter database ${DATABASE_NAME} owner to ${OWNER_ROLE}`);
  await client.query('commit');
}

/**
 * PostgreSQL refuses to reassign what its first superuser owns as a whole. A sequence of a column goes with its table, and
 * the type of a row with it.
 */
const GIVE_TO_OWNER = `do $$
  declare
    change text;
  begin
    for change in
      with own_schema as (
        select oid, nspowner from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')
      select format('alter schema %s owner to ${OWNER_ROLE}', oid::regnamespace)
        from own_schema where nspowner = '${SUPERUSER}'::regrole
      union all
      select format('alter %s %s owner to ${OWNER_ROLE}',
          case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
          c.oid::regclass)
        from pg_class c join own_schema s on s.oid = c.relnamespace
        where c.relowner = '${SUPERUSER}'::regrole and c.relkind in ('r', 'p', 'v', 'm', 'S')
          and not (c.relkind = 'S' and exists (
            select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')))
      union all
      select format('alter routine %s owner to ${OWNER_ROLE}', p.oid::regprocedure)
        from pg_proc p join own_schema s on s.oid = p.pronamespace where p.proowner = '${SUPERUSER}'::regrole
      union all
      select format('alter type %s owner to ${OWNER_ROLE}', t.oid::regtype)
        from pg_type t join own_schema s on s.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
        where t.typowner = '${SUPERUSER}'::regrole and (t.typtype in ('e', 'd') or (t.typtype = 'c' and c.relkind = 'c'))
    loop
      execute change;
    end loop;
  end $$`;
