// A PostgreSQL that archives its log of changes, and comes back to a moment, by the settings that the documents give.
import { appendFile, chown, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atEnd } from './atEnd.ts';
import { blocksOf } from './documentBlocks.ts';
import { eventually } from './eventually.ts';
import { LENT, runAsLent, runProgram } from './machinePostgres.ts';
import { emptyDirectory, query, withDatabase } from './process.ts';
import { freePort } from './realKannel.ts';
import { findPostgresPrograms, killAllOn, startAsLent } from './replicatedPair.ts';

export interface ArchivedPostgres {
  url: string;
  /**
   * Its clock, as it writes it, while no transaction that writes to the table is under way, if the statement has no rows then:
   * what the table holds is what comes back of that moment. null: it has rows.
   */
  momentWithout(table: string, statement: string): Promise<string | null>;
  /** As an operator does who has found the fault: what is left of the log is archived. */
  stop(): Promise<void>;
  /** Resolves when it takes writes, with what it held at that moment. */
  comeBackTo(moment: string): Promise<void>;
}

const IN_DOCUMENTS = { folder: '/srv/antrean-log', moment: '2026-11-30 10:00:00+07' };

/** A block of docs/operations.md for a file of PostgreSQL's, with the folder of this test. */
function settingsOf(word: string, folder: string): string {
  const found = blocksOf('docs/operations.md').find(({ language, text }) => language === 'ini' && text.includes(word));
  if (!found?.text.includes(IN_DOCUMENTS.folder)) throw new Error(`The documents do not say how ${word} is set.`);
  return found.text.replaceAll(IN_DOCUMENTS.folder, folder);
}

export async function startArchivedPostgres(): Promise<ArchivedPostgres> {
  const folder = await emptyDirectory();
  const [data, base, archive] = ['data', 'base', 'archive'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const place of [data, archive]) {
    await mkdir(place, { mode: 0o700 });
    if (LENT) await chown(place, LENT.uid, LENT.gid);
  }
  atEnd(async () => {
    await killAllOn(folder);
    await rm(folder, { recursive: true, force: true });
  });
  const programs = await findPostgresPrograms();
  const words = ['-U', 'antrean', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await runAsLent(join(programs, 'initdb'), ['-D', data, ...words]);
  const port = await freePort();
  const own = `port = ${port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = off\nmax_connections = 150\n`;
  await appendFile(join(data, 'postgresql.conf'), own + settingsOf('archive_command', archive));
  await copyCluster(data, base);
  const addressOf = (name: string) => `postgres://antrean@127.0.0.1:${port}/${name}`;
  const run = async () => {
    startAsLent(join(programs, 'postgres'), ['-D', data]);
    await eventually('PostgreSQL takes writes', async () => {
      const state = await query(addressOf('postgres'), 'select pg_is_in_recovery() as recovers').catch(() => []);
      return state[0]?.recovers === false;
    });
  };
  await run();
  await query(addressOf('postgres'), 'create database antrean');
  const url = addressOf('antrean');
  return {
    url,
    momentWithout: (table, statement) =>
      withDatabase(url, async (client) => {
        await client.query(`begin; lock table ${table} in share mode`);
        const { rowCount } = await client.query(statement);
        const { rows } = await client.query('select clock_timestamp()::text as at');
        await client.query('commit');
        return rowCount === 0 ? rows[0].at : null;
      }),
    stop: () => runAsLent(join(programs, 'pg_ctl'), ['stop', '-w', '-m', 'fast', '-D', data]),
    async comeBackTo(moment) {
      await rm(data, { recursive: true });
      await copyCluster(base, data);
      const recovery = settingsOf('recovery_target_time', archive).replace(IN_DOCUMENTS.moment, moment);
      if (!recovery.includes(moment)) throw new Error('The documents have another moment than this test looks for.');
      await writeFile(join(data, 'recovery.signal'), '');
      const before = await readFile(join(data, 'postgresql.conf'), 'utf8');
      await writeFile(join(data, 'postgresql.conf'), before + recovery);
      await run();
    },
  };
}

async function copyCluster(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, preserveTimestamps: true });
  if (LENT) await runProgram('chown', ['-R', `${LENT.uid}:${LENT.gid}`, to]);
}
