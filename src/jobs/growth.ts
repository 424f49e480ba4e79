// Has PostgreSQL look at a table again once it has grown: plans made for a small table would read a large one as a whole.
import { type Pool, queriesOn } from '../database.ts';
import { statement } from '../statement.ts';

/** A table that has grown so often since PostgreSQL looked at it is looked at again. */
const GROWTH = 4;
/** Pages up to which a table may be read as a whole: 128 kB. */
const MAX_PAGES_READ_WHOLE = 16;

/**
 * Analyzes the tables that have grown fourfold since they were analyzed last; all connections then make their plans again.
 * Autovacuum does the same, but up to a minute later: at an opening that is many thousands of bookings.
 */
export async function analyzeGrown(pool: Pool): Promise<string[]> {
  const tables = (await queriesOn(pool).query(GROWN)).map(({ name }) => name);
  for (const table of tables) await pool.query(`analyze (skip_locked) ${table}`);
  return tables;
}
const GROWN = statement<{ name: string }>('grown tables')`
  select oid::regclass::text as name from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace and case when current_setting('server_version_num')::integer >= 170000 then has_table_privilege(oid, 'MAINTAIN')
      else pg_has_role(relowner, 'USAGE') end
    and pg_relation_size(oid) / current_setting('block_size')::bigint > greatest(${GROWTH} * relpages, ${MAX_PAGES_READ_WHOLE})
  order by 1`;
