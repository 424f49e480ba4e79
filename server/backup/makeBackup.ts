// Writes a backup of a database that servers may be working on: all of it as of one moment, whole or not at all.
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { itemAt } from '../../src/items.ts';
import { FROZEN } from '../../src/migrations/frozen.ts';
import { StartFault } from '../faults/startFault.ts';
import { appliedTo, refuseOthers } from '../postgres/schemaVersion.ts';
import { linesIn, withCopyConnection } from './backupConnection.ts';
import { BACKUP_FORMAT, type BackupHeader, copyLine, END_OF_TABLE, headerLine, trailerLine } from './backupFile.ts';
import { type BackedUpTable, backedUpTables, JOBS_IN_BACKUP, WAITING_JOBS_SQL } from './backupTables.ts';
import { writeNewFile } from './newFile.ts';

export interface MadeBackup {
  header: BackupHeader;
  bytes: number;
  rows: Readonly<Record<string, number>>;
}

/**
 * `ofAnyVersion`: the database is Antrean's alone, and all its tables are copied, of an older version, too.
 * @throws StartFault where the file is there already or cannot be written, or the database is of another version.
 */
export function makeBackup(url: string, path: string, program: string, ofAnyVersion = false): Promise<MadeBackup> {
  return withCopyConnection(url, async (client) => {
    const applied = await appliedTo(client);
    refuseOthers(applied);
    if (applied.length < Object.keys(FROZEN).length && !ofAnyVersion)
      throw new StartFault(
        'The database is of an older version of Antrean: back it up with that version, or bring it to this one by antrean migrate.',
      );
    return writeBackup(client, path, { program, ofAnyVersion });
  });
}

async function writeBackup(
  client: pg.Client,
  path: string,
  { program, ofAnyVersion }: { program: string; ofAnyVersion: boolean },
): Promise<MadeBackup> {
  await client.query('begin isolation level repeatable read read only');
  const { rows: facts } = await client.query<{ takenAt: string; dataKeys: string[] }>(FACTS_OF_BACKUP);
  const migrations = (await appliedTo(client)).map(({ name, checksum }) => ({ name, checksum }));
  const header: BackupHeader = { format: BACKUP_FORMAT, program, ...itemAt(facts, 0), migrations };
  const counted: Record<string, number> = {};
  const tables = await backedUpTables(client, ofAnyVersion);
  const bytes = await writeNewFile(path, partsOf(client, { header, tables }, counted), createGzip());
  await client.query('commit');
  return { header, bytes, rows: counted };
}

/** Keys are known by the text that each has encrypted. */
const FACTS_OF_BACKUP = `
  select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "takenAt",
    array(select substr(name, length('data key ') + 1) from secret where starts_with(name, 'data key ') order by 1) as "dataKeys"`;

async function* partsOf(
  client: pg.Client,
  { header, tables }: { header: BackupHeader; tables: readonly BackedUpTable[] },
  counted: Record<string, number>,
): AsyncGenerator<string | Buffer> {
  yield headerLine(header);
  for (const table of tables) {
    const columns = table.columns.map((column) => `"${column}"`).join(', ');
    yield* copied(client, table, `copy (select ${columns} from "${table.name}") to stdout`, counted);
  }
  yield* copied(client, JOBS_IN_BACKUP, `copy (${WAITING_JOBS_SQL}) to stdout`, counted);
  // Read last: no row that was copied has a later number.
  const { rows } = await client.query<{ name: string; last: string | null }>(SEQUENCES);
  const sequences = Object.fromEntries(rows.map(({ name, last }) => [name, last === null ? null : Number(last)]));
  yield `\n${trailerLine({ rows: counted, sequences })}`;
}

const SEQUENCES = `
  select sequencename::text as name, last_value::text as last from pg_sequences
  where schemaname = current_schema() order by 1`;

/** The rows of one table as a script for psql has them. */
async function* copied(
  client: pg.Client,
  { name, columns }: BackedUpTable,
  statement: string,
  counted: Record<string, number>,
): AsyncGenerator<string | Buffer> {
  yield `\n${copyLine(name, columns)}`;
  counted[name] = 0;
  for await (const chunk of client.query(copyTo(statement)) as AsyncIterable<Buffer>) {
    counted[name] += linesIn(chunk);
    yield chunk;
  }
  yield `${END_OF_TABLE}\n`;
}
