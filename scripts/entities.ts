// Fails if the entities and the migrations make different tables, and prints the statements that are missing.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { compiled, inMigratedDatabase } from './temporaryDatabase.ts';

/** A database has to be made to compare them: the same entities and migrations are compared once on a machine. */
const COMPARED = 'node_modules/.cache/antrean/compared-entities';
const NOWHERE = 'postgres://127.0.0.1/antrean';

const { ormConfig } = (await compiled('mikro-orm.config')) as typeof import('../mikro-orm.config.ts');
const { MIGRATIONS } = (await compiled('src/migrations/all')) as typeof import('../src/migrations/all.ts');
const { checksumOf } = (await compiled(
  'server/postgres/schemaVersion',
)) as typeof import('../server/postgres/schemaVersion.ts');

const both = await fingerprint();
if ((await readFile(COMPARED, 'utf8').catch(() => null)) !== both) {
  const missing = await inMigratedDatabase(statementsMissing);
  if (missing.trim() !== '') {
    console.error(
      `Entities and migrations differ. A migration with these statements would make them the same:\n${missing}`,
    );
    process.exit(1);
  }
  await mkdir(dirname(COMPARED), { recursive: true });
  await writeFile(COMPARED, both);
}

async function fingerprint(): Promise<string> {
  const orm = new MikroORM(ormConfig(NOWHERE));
  const hash = createHash('sha256').update(await orm.schema.getCreateSchemaSQL());
  for (const migration of MIGRATIONS) hash.update(checksumOf(migration.class));
  return hash.digest('hex');
}

async function statementsMissing(url: string): Promise<string> {
  const orm = new MikroORM(ormConfig(url));
  try {
    return await orm.schema.getUpdateSchemaSQL();
  } finally {
    await orm.close();
  }
}
