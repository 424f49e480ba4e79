// The database that scripts of operators read: that of DATABASE_URL, of the server that runs here, or the embedded one.
import { importCompiled } from './compiled.ts';

/** Reads on a connection of their own, until `close`. */
export async function openRunningDatabase() {
  const { databaseForTools } = await importCompiled('server/postgres/ownDatabase');
  const { openPool, queriesOn } = await importCompiled('src/database');
  const pool = openPool(await databaseForTools(process.env), 1);
  return { queries: queriesOn(pool), close: () => pool.end() };
}
