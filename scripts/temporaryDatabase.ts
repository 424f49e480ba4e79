// A database that all migrations have made, for as long as a script works with it.

import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCompiled } from './compiled.ts';

export async function inMigratedDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { startPostgres } = await importCompiled('server/postgres/postgres');
  const { migrate } = await importCompiled('server/postgres/database');
  const dataDir = mkdtempSync(join(tmpdir(), 'antrean-script-'));
  // Open to be entered by the account PostgreSQL gets when this runs as root.
  await chmod(dataDir, 0o755);
  const postgres = await startPostgres({ dataDir, settings: { fsync: 'off' }, log: () => {} });
  try {
    await migrate(postgres.superuserUrl);
    return await work(postgres.superuserUrl);
  } finally {
    await postgres.stop();
    for (const directory of new Set([dataDir, postgres.dataDir])) rmSync(directory, { recursive: true, force: true });
  }
}
