// Puts in doubt what a restored database cannot know: all that came about between its moment and the restoration.
import type pg from 'pg';
import { itemAt } from '../../src/items.ts';
import { JOBS_IN_BACKUP } from './backupTables.ts';

/** How much of what came about since that moment is in doubt. */
export interface Doubts {
  /** Messages that waited to be sent. */
  messages: number;
  /** Messages of applicants that were not answered. */
  unanswered: number;
  /** Holds that may have been confirmed. */
  holds: number;
  /** Windows in which numbers are left out. */
  windows: number;
}

/** Numbers that were given since that moment do not come again: others may know them. */
export const NUMBERS_LEFT_OUT = 1_000_000;

/** Jobs of the database that is replaced, or of the moment to which it came back. */
export const UNDO_JOBS = 'delete from graphile_worker._private_jobs; delete from graphile_worker._private_job_queues';

export async function noteDoubts(client: pg.ClientBase, takenAt: string): Promise<Doubts> {
  await client.query('insert into restoration (restored_at, taken_at) values (greatest(now(), $1), $1)', [takenAt]);
  const { rows } = await client.query<Doubts>(DOUBTS, [takenAt]);
  return itemAt(rows, 0);
}

/**
 * - A message that waited may have been sent since: it counts as handed over, unless its moment is still to come.
 * - A message without an answer may have got one: it is left to the officers of its office.
 * - A hold may have been confirmed: it is kept until its visit, so that its person is asked for nothing and still comes in.
 * - Numbers may have been given out: each window that is not over leaves out as many as it has places.
 */
const DOUBTS = `
  with later as (
    select (payload ->> 'id')::bigint as id from ${JOBS_IN_BACKUP.name}
    where task = 'deliver' and json_typeof(payload) = 'object' and run_at > now()
  ), messages as (
    update outbox_message m set unsure_at = least(coalesce(unsure_at, $1), $1)
    where status = 'WAITING' and not (waits in ('TIME', 'HOURS') and waits is not null and exists (select from later where later.id = m.id))
    returning id
  ), unanswered as (
    update inbox_message set worked_at = now(), intent = '', reason = 'RESTORED'
    where worked_at is null and opt_out is null returning id
  ), holds as (
    update booking set confirm_by = greatest(confirm_by, forfeit_at)
    where status = 'HELD' and confirm_by > $1 and forfeit_at > now() returning code
  ), windows as (
    update capacity_window set issued = issued + capacity
    where ends_at > $1 and capacity > 0 returning id
  )
  select (select count(*) from messages)::int as messages, (select count(*) from unanswered)::int as unanswered,
    (select count(*) from holds)::int as holds, (select count(*) from windows)::int as windows`;

/**
 * Those that are certain: messages whose moment is still to come, deliveries to webhooks, which may come twice by their contract,
 * and photos to be fetched. Others are planned by the server for what it finds waiting.
 */
export async function putJobsBack(client: pg.ClientBase, { asItWas }: { asItWas: boolean }): Promise<void> {
  await client.query(PUT_JOBS_BACK, [asItWas]);
  await client.query(`drop table ${JOBS_IN_BACKUP.name}`);
}

const PUT_JOBS_BACK = `
  select graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, max_attempts => max_attempts, job_key => key,
    priority => priority)
  from ${JOBS_IN_BACKUP.name}
  where $1 or task in ('webhook', 'photo') or task = 'deliver' and json_typeof(payload) = 'object' and run_at > now()
    and exists (select from outbox_message m where m.id = (payload ->> 'id')::bigint and m.waits in ('TIME', 'HOURS'))`;
