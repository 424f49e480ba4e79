// Brings a database to the version of the program, as the owner of its tables, before the application uses it as its own role.
import type { Config } from '../../src/config.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import type { Log } from '../faults/log.ts';
import { StartFault } from '../faults/startFault.ts';
import { ConnectionFault, migrate } from './database.ts';
import { grantToApplication } from './grants.ts';
import { refusePooledSessions } from './pooler.ts';

export interface DatabaseAddresses {
  /** Of the application's role. */
  databaseUrl: string;
  /** Of the role that owns the tables; null: the application's own. */
  ownerUrl: string | null;
}

export async function prepareDatabase({ databaseUrl, ownerUrl }: DatabaseAddresses): Promise<void> {
  if (ownerUrl === null) return migrate(databaseUrl);
  await migrate(ownerUrl).catch((error: unknown) => {
    if (!(error instanceof ConnectionFault)) throw error;
    throw new StartFault(`The database at DATABASE_OWNER_URL cannot be used: ${error.message}`, { cause: error });
  });
  await refusePooledSessions(databaseUrl);
  await grantToApplication({ url: databaseUrl, ownerUrl });
}

const OWN_RIGHTS = `
  select current_user::text as role, pg_has_role(relowner, 'USAGE') as "isOwner" from pg_class
  where oid = to_regclass('audit')`;

/** A superuser counts as the owner of everything. */
export async function warnOfOwnedTables(
  pool: Pool,
  { mode }: Pick<Config, 'mode'>,
  log: Pick<Log, 'warn'>,
): Promise<void> {
  if (mode !== 'live') return;
  const [found] = await queriesOn(pool).query<{ role: string; isOwner: boolean }>(OWN_RIGHTS);
  if (!found?.isOwner) return;
  log.warn(
    `The role of DATABASE_URL (${found.role}) owns the tables, so that a fault of the program could change or empty them, the audit log included: give the server a role of its own, and the owner's address in DATABASE_OWNER_URL.`,
  );
}
