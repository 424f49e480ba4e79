// Fails if the entities, the storage parameters and the migrations make different tables, and prints the statements that are missing.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import type { StoredTable } from '../src/storage.ts';
import { importCompiled } from './compiled.ts';
import { inMigratedDatabase } from './temporaryDatabase.ts';

/** A database has to be made to compare them: the same entities and migrations are compared once on a machine. */
const COMPARED = 'node_modules/.cache/antrean/compared-entities';
const UNUSED_DATABASE_URL = 'postgres://127.0.0.1/antrean';

const { ormConfig } = await importCompiled('mikro-orm.config');
const { MIGRATIONS } = await importCompiled('src/migrations/all');
const { missingStorage, STORAGE, STORED_TABLES } = await importCompiled('src/storage');
const { checksumOf } = await importCompiled('server/postgres/schemaVersion');

const comparedNow = await fingerprintOfEntities();
if ((await readFile(COMPARED, 'utf8').catch(() => null)) !== comparedNow) {
  const missing = await inMigratedDatabase(statementsMissing);
  if (missing.trim() !== '') {
    console.error(
      `Entities and migrations differ. A migration with these statements would make them the same:\n${missing}`,
    );
    process.exit(1);
  }
  await mkdir(dirname(COMPARED), { recursive: true });
  await writeFile(COMPARED, comparedNow);
}

async function fingerprintOfEntities(): Promise<string> {
  const orm = new MikroORM(ormConfig(UNUSED_DATABASE_URL));
  const hash = createHash('sha256')
    .update(await orm.schema.getCreateSchemaSQL())
    .update(JSON.stringify(STORAGE));
  for (const migration of MIGRATIONS) hash.update(checksumOf(migration.class));
  return hash.digest('hex');
}

async function statementsMissing(url: string): Promise<string> {
  const orm = new MikroORM(ormConfig(url));
  try {
    const stored = await orm.em.execute<StoredTable[]>(STORED_TABLES);
    return [await orm.schema.getUpdateSchemaSQL(), ...missingStorage(stored)].join('\n');
  } finally {
    await orm.close();
  }
}
