// The settings of MikroORM's command line: those of the server, on a database with all migrations.
import { ormConfig } from '../../mikro-orm.config.ts';
import { migrate } from './database.ts';
import { databaseForTools } from './ownDatabase.ts';

/** The database is migrated first, so that only what entities need in addition is left to report. */
export async function ormConfigForTools(settings: Readonly<Record<string, string | undefined>>) {
  const url = await databaseForTools(settings);
  await migrate(url);
  return ormConfig(url);
}
