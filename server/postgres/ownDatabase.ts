// A database for tools of the command line: that of DATABASE_URL, of the server that runs here, or the embedded one.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { findPlace } from './dataPlace.ts';
import { startPostgres } from './postgres.ts';
import { SUPERUSER, urlsOf } from './roles.ts';
import { DATABASE_NAME } from './setUp.ts';
import { claimInstance } from './singleInstance.ts';

/** Its address for the owner of its tables. An embedded PostgreSQL that is started for it stops when the process has nothing more to do. */
export async function databaseForTools(settings: Readonly<Record<string, string | undefined>>): Promise<string> {
  const { DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_OWNER_URL, DATA_DIR } = settings;
  const own = { DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_OWNER_URL, DATA_DIR };
  const { databaseUrl, databaseOwnerUrl, dataDir } = readConfig(own);
  if (databaseUrl) return databaseOwnerUrl ?? databaseUrl;
  const { home, cluster } = await findPlace(dataDir);
  const hold = await claimInstance(home);
  if (!hold.held) return addressOfRunning(home, cluster);
  await hold.release();
  const postgres = await startPostgres({ dataDir, inPassing: true, log: () => {} });
  process.once('beforeExit', () => postgres.stop().catch(console.error));
  return postgres.ownerUrl;
}

async function addressOfRunning(home: string, cluster: string): Promise<string> {
  const [, , , port] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  const password = (await readFile(join(home, 'postgresql.password'), 'utf8')).trim();
  return urlsOf(`postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE_NAME}`).ownerUrl;
}
