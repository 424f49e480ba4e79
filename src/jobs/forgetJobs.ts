// Jobs that failed for good stay in the queue, for people to look at, and are deleted some time after.
import type { Transaction } from '../database.ts';
import { messageStep, outgoing } from '../outbox/outbox.ts';
import { markFailed } from '../outbox/outcome.ts';
import type { Instant } from '../time.ts';

/** Days after the last try. */
const FAILED_JOBS_KEPT_DAYS = 30;
const JOBS_A_STEP = 200;

/**
 * Whether there are more. A message for which no other job is left is given up with its job: a month late, an answer would
 * only confuse.
 */
export async function forgetFailedJobs(tx: Transaction, now: Instant): Promise<boolean> {
  const gone = await tx.query<FailedJob>(FORGET_JOBS, [FAILED_JOBS_KEPT_DAYS, JOBS_A_STEP]);
  const idsOf = (task: string) => gone.flatMap((job) => (job.task === task ? job.ids : []));
  tx.send(GIVE_UP_RECEIVED, [idsOf('converse'), now.toString()]);
  const waiting = await tx.query<{ id: number }>(STILL_WAITING, [idsOf('deliver')]);
  for (const { id } of waiting) {
    await markFailed(tx, id, { fault: 'never', message: 'Its job failed for good.' });
    const message = await outgoing(tx, id);
    if (message) tx.note(() => messageStep('message.failed', message, 'never'));
  }
  return gone.length === JOBS_A_STEP;
}

interface FailedJob {
  task: string;
  /** The messages that it stood for. */
  ids: number[];
}

/** The job queue has a clock of its own. */
const FORGET_JOBS = `
  with failed as (
    select id from graphile_worker._private_jobs
    where attempts >= max_attempts and locked_at is null and run_at < now() - make_interval(days => $1)
    order by id limit $2 for update skip locked
  ), gone as (
    delete from graphile_worker._private_jobs where id in (select id from failed) returning task_id, payload
  )
  select t.identifier as task, array(
      select (case json_typeof(entry) when 'object' then entry ->> 'id' else entry #>> '{}' end)::bigint::float8
      from json_array_elements(case json_typeof(payload) when 'array' then payload else json_build_array(payload) end) entry
      where json_typeof(entry) = 'number' or entry ->> 'id' is not null
    ) as ids
  from gone join graphile_worker._private_tasks t on t.id = gone.task_id`;

/** Officers find it among the messages that failed. */
const GIVE_UP_RECEIVED = `update inbox_message set worked_at = $2, intent = '', reason = 'GIVEN_UP'
  where id = any($1) and worked_at is null`;
const STILL_WAITING = `select id from outbox_message where id = any($1) and status = 'WAITING'`;
