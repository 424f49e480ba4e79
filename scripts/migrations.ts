// Freezes migrations: writes down the checksum of each, and the tables that all of them make; --check only compares.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The settings of migrations need compiling: `npm run migrations:freeze` builds first.
const load = (file: string) => import(`../dist/src/${file}.js`);
const { FROZEN } = (await load('migrations/frozen')) as typeof import('../src/migrations/frozen.ts');
const { MIGRATIONS, migrate } = (await load('server/database')) as typeof import('../src/server/database.ts');
const version = (await load('server/schemaVersion')) as typeof import('../src/server/schemaVersion.ts');

const FILE = 'src/migrations/frozen.ts';

const checksums = Object.fromEntries(MIGRATIONS.map(({ name, class: made }) => [name, version.checksumOf(made)]));
const changed = Object.keys(FROZEN).filter((name) => checksums[name] !== FROZEN[name]);
const added = Object.keys(checksums).filter((name) => FROZEN[name] === undefined);

if (changed.length > 0) {
  console.error(
    `${changed.join(', ')}: frozen, for databases have had it. Put it back as it was and add a migration for what is to change.`,
  );
  process.exit(1);
}
if (process.argv.includes('--check')) {
  if (added.length > 0) console.error(`${added.join(', ')}: not frozen yet: run npm run migrations:freeze.`);
  process.exit(added.length > 0 ? 1 : 0);
}
const text = written(checksums, added.length > 0 ? await tablesMade() : (await load('migrations/frozen')).TABLES);
writeFileSync(FILE, text);
console.log(added.length > 0 ? `Frozen: ${added.join(', ')}.` : 'Nothing to freeze.');

/** What a new database has, once all migrations have run. */
async function tablesMade(): Promise<Record<string, string[]>> {
  const { startPostgres } = (await load('server/postgres')) as typeof import('../src/server/postgres.ts');
  const { openPool } = (await load('database')) as typeof import('../src/database.ts');
  const dataDir = mkdtempSync(join(tmpdir(), 'antrean-freeze-'));
  // Open to be entered by the account PostgreSQL gets when this runs as root.
  await chmod(dataDir, 0o755);
  const postgres = await startPostgres({ dataDir, log: () => {} });
  try {
    await migrate(postgres.url);
    const pool = openPool(postgres.url, 1);
    const tables = await version.tablesOf(pool);
    await pool.end();
    return tables;
  } finally {
    await postgres.stop();
    for (const directory of new Set([dataDir, postgres.dataDir])) rmSync(directory, { recursive: true, force: true });
  }
}

function written(checksums: Record<string, string>, tables: Readonly<Record<string, readonly string[]>>): string {
  const lines = [
    '// What migrations were when databases had them, and what they make. Written by `npm run migrations:freeze`.',
    '',
    '/** Of the statements of each. */',
    'export const FROZEN: Readonly<Record<string, string>> = {',
    ...Object.entries(checksums).map(([name, checksum]) => `  ${name}: '${checksum}',`),
    '};',
    '',
    '/** The columns of each table, with their types. */',
    'export const TABLES: Readonly<Record<string, readonly string[]>> = {',
    ...Object.entries(tables).flatMap(([name, columns]) => [
      `  ${name}: [`,
      ...columns.map((column) => `    '${column}',`),
      '  ],',
    ]),
    '};',
    '',
  ];
  return lines.join('\n');
}
