// Puts in doubt what a database cannot know that PostgreSQL itself brought back to a moment: as after `antrean restore`.
import type pg from 'pg';
import { itemAt } from '../../src/items.ts';
import { MIGRATION_LOCK } from '../../src/locks.ts';
import { type Instant, inUtc } from '../../src/time.ts';
import { StartFault } from '../faults/startFault.ts';
import { type Doubts, NUMBERS_LEFT_OUT, noteDoubts, putJobsBack, UNDO_JOBS } from './afterRestore.ts';
import { withCopyConnection } from './backupConnection.ts';
import { JOBS_IN_BACKUP, WAITING_JOBS_SQL } from './backupTables.ts';
import { refuseRunning } from './runningServers.ts';

export interface DoubtOptions {
  /** The moment to which the database came back. */
  since: Instant;
  /** Counts, and changes nothing. */
  isRehearsal: boolean;
}

export interface DoubtedTime {
  /** null: a doubt that was noted before covers the time. */
  doubts: Doubts | null;
  /** When the newest booking that the database knows was changed last, as text; null: it knows none. */
  lastChange: string | null;
}

/** @throws StartFault where a server works on it, or the moment is still to come. */
export function doubtSince(url: string, { since, isRehearsal }: DoubtOptions): Promise<DoubtedTime> {
  const moment = inUtc(since);
  return withCopyConnection(url, async (client) => {
    await client.query('begin');
    try {
      // A server that starts meanwhile waits for it.
      await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      await refuseRunning(client, 'anything is put in doubt');
      const lastChange = await lastChangeKnown(client);
      const doubts = (await isDoubtedAlready(client, moment)) ? null : await doubtAll(client, moment);
      // Takes effect at once, whatever becomes of the transaction.
      if (doubts && !isRehearsal) await client.query(SKIP_NUMBERS, [NUMBERS_LEFT_OUT]);
      await client.query(isRehearsal ? 'rollback' : 'commit');
      return { doubts, lastChange };
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    }
  });
}

async function lastChangeKnown(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ at: string }>(LAST_CHANGE);
  return rows[0]?.at ?? null;
}
const LAST_CHANGE = `
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from booking_event order by id desc limit 1`;

/** A restoration that the database knows of came after the moment: nothing was forgotten since then. */
async function isDoubtedAlready(client: pg.ClientBase, since: string): Promise<boolean> {
  const { rows } = await client.query<{ toCome: boolean; doubted: boolean }>(DOUBTED_ALREADY, [since]);
  const { toCome, doubted } = itemAt(rows, 0);
  if (toCome) throw new StartFault(`${since} is still to come: --since is the moment to which the database came back.`);
  return doubted;
}
const DOUBTED_ALREADY = `
  select $1::timestamptz > clock_timestamp() as "toCome",
    exists (select from restoration where taken_at <= $1 and restored_at > $1) as doubted`;

async function doubtAll(client: pg.ClientBase, since: string): Promise<Doubts> {
  await client.query(`create table ${JOBS_IN_BACKUP.name} as ${WAITING_JOBS_SQL}`);
  await client.query(UNDO_JOBS);
  const doubts = await noteDoubts(client, since);
  await putJobsBack(client, { asItWas: false });
  return doubts;
}

const SKIP_NUMBERS = `
  select setval(format('%I', sequencename)::regclass, last_value + $1::bigint) from pg_sequences
  where schemaname = current_schema() and last_value is not null and data_type::text = 'bigint'`;
