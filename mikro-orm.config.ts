// What MikroORM is told, by the server and by its own command line: npx mikro-orm migration:check.
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig } from '@mikro-orm/postgresql';
import { connectionOf, poolOn } from './src/connection.ts';
import { MIGRATIONS } from './src/migrations/all.ts';
import { OFFICE_ENTITIES, OFFICE_TABLES } from './src/office/entities.ts';

/** A migration may take longer than anybody waits for an answer. */
const NO_LIMIT = 'set statement_timeout = 0';
const CONNECTIONS = 4;
const WITHOUT_ENTITY = new RegExp(`^(?!(\\w+\\.)?(${OFFICE_TABLES.join('|')})$)`);

export function ormConfig(databaseUrl: string) {
  return defineConfig({
    // It reads of an address only host, port, user and database: all that is said of the connection is said to its driver.
    dbName: connectionOf(databaseUrl).database ?? 'postgres',
    driverOptions: poolOn(databaseUrl, CONNECTIONS, NO_LIMIT),
    entities: OFFICE_ENTITIES,
    extensions: [Migrator],
    migrations: { migrationsList: MIGRATIONS, tableName: 'migration', snapshot: false },
    // Most tables have no entity: what has none is no business of the schema's comparison.
    schemaGenerator: {
      ignoreSchema: ['graphile_worker'],
      skipTables: [WITHOUT_ENTITY],
      ignoreRoutines: true,
      ignoreTriggers: true,
    },
    logger: () => {},
  });
}

/** For the command line. The database is brought to this version first: what is left then is what entities want besides. */
export default async () => {
  const { databaseForTools } = await import('./server/postgres/ownDatabase.ts');
  const { migrate } = await import('./server/postgres/database.ts');
  const url = await databaseForTools(process.env);
  await migrate(url);
  return ormConfig(url);
};
