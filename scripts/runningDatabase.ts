// The database that scripts of operators read: that of DATABASE_URL, of the server that runs here, or the embedded one.
import { importCompiled } from './compiled.ts';

/** On a connection of their own, until `close`; encrypted with the keys of DATA_KEY, as the server does. */
export async function openRunningDatabase() {
  const { databaseForTools } = await importCompiled('server/postgres/ownDatabase');
  const { openDatabase } = await importCompiled('server/postgres/database');
  const { queriesOn } = await importCompiled('src/database');
  const { readConfig } = await importCompiled('src/config');
  const { openEnvironment } = await importCompiled('server/environment');
  const environment = await openEnvironment(process.env);
  const { dataKeys } = readConfig({ DATA_KEY: environment['DATA_KEY'] });
  const database = await openDatabase(await databaseForTools(environment), 1, dataKeys);
  return { pool: database.pool, queries: queriesOn(database.pool), close: () => database.close() };
}
