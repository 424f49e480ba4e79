// Empties the database of a demonstration, all or nothing, so that it begins again as a new one.
import { connectOnce } from '../../src/connection.ts';
import type { DatabaseAddresses } from './prepareDatabase.ts';

/** Once no server works on it any more. @throws where the database holds no demonstration: nothing is deleted then. */
export async function emptyDemonstration({ databaseUrl, ownerUrl }: DatabaseAddresses): Promise<void> {
  const client = await connectOnce(ownerUrl ?? databaseUrl);
  try {
    await client.query(EMPTY_DEMONSTRATION);
  } finally {
    await client.end();
  }
}

/** Drops what the schema holds besides what extensions brought. */
const DROP_ALL = `
    for each in
      select format('drop %s if exists %I.%I cascade', case relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end,
        current_schema(), relname)
      from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'S') and not relispartition
        and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
      order by relkind = 'S'
    loop
      execute each;
    end loop;
    for each in
      select format('drop routine if exists %s cascade', oid::regprocedure) from pg_proc
      where pronamespace = current_schema()::regnamespace and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    loop
      execute each;
    end loop;`;

/** The tables of the job queue, which are in a schema of their own, stay. */
export const EMPTY_SCHEMA = `do $$ declare each text; begin ${DROP_ALL} end $$`;

/** One statement is one transaction: a server that dies meanwhile finds the demonstration as it was, or a new database. */
const EMPTY_DEMONSTRATION = `do $$
  declare
    each text;
  begin
    if to_regclass('demonstration') is null or (select count(*) from demonstration) <> 1 then
      raise exception 'The database holds no demonstration.';
    end if;
    ${DROP_ALL}
    drop schema if exists graphile_worker cascade;
  end
$$`;
