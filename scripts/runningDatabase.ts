// The database that scripts of operators read: that of DATABASE_URL, of the server that runs here, or the embedded one.
import { importCompiled } from './compiled.ts';

/** On a connection of their own, until `close`; encrypted with the keys of DATA_KEY, as the server does. */
export async function openRunningDatabase() {
  const { databaseForTools } = await importCompiled('server/postgres/ownDatabase');
  const { openPool, queriesOn, useCipher } = await importCompiled('src/database');
  const { DataCipher } = await importCompiled('src/cipher');
  const { readConfig } = await importCompiled('src/config');
  const { dataKeys } = readConfig({ DATA_KEY: process.env.DATA_KEY });
  const pool = openPool(await databaseForTools(process.env), 1);
  useCipher(pool, new DataCipher(dataKeys));
  return { pool, queries: queriesOn(pool), close: () => pool.end() };
}
