// The jobs that send messages: one for all that are put out together, and one of its own for a message that waits.
import type { Transaction } from '../database.ts';
import { addedJobs, jobSpec, plannedIds } from '../jobRows.ts';

const urgencyPriority = (m: string) =>
  `(case when ${m}.parameters is null then 0 when ${m}.calm then 20 else 10 end)::smallint`;

/** The job of one message, and the trace of what it was put out for, as SQL: the next server to work on it goes on in that. */
const ownPayload = (m: string, trace: string) =>
  `json_strip_nulls(json_build_object('id', ${m}.id, 'trace', ${trace}))`;

/** The job that delivers the message `m` in that many seconds. The job queue has a clock of its own. */
export const enqueued = (m: string, seconds: string, trace = 'null::text') => `
  graphile_worker.add_job('deliver', ${ownPayload(m, trace)}, job_key => 'deliver ' || ${m}.id,
    priority => ${urgencyPriority(m)}, run_at => clock_timestamp() + make_interval(secs => ${seconds}))`;

/** The name of that job; SQL, as `id` is. */
export const ownJob = (id: string) => `'deliver ' || ${id}`;

/** Messages that go at once, of one urgency, have one job for this many of them. */
const SENT_A_JOB = 64;
/** A job is tried again where its worker has died, or could not record what became of a message. */
const MAX_JOB_TRIES = 25;

/** Statements behind the query `put`, which has the messages: their jobs. `later` has the seconds that each waits, and its trace. */
export const jobsOf = (put: string, later: string) => `
  , due as (
    select put.id, ${urgencyPriority('put')} as priority,
      (row_number() over (partition by ${urgencyPriority('put')} order by put.id) - 1) / ${SENT_A_JOB} as part
    from ${put} put join ${later} later using (purpose) where later.wait = 0 and later.trace is null
  ), traced as (
    select ${urgencyPriority('put')} as priority, ${ownPayload('put', 'later.trace')} as payload, put.id
    from ${put} put join ${later} later using (purpose) where later.wait = 0 and later.trace is not null
  ), together as (
    select array_agg(spec order by priority, part) as specs from (
      select priority, part, ${jobSpec('deliver', { payload: 'json_agg(id order by id)', most: MAX_JOB_TRIES, priority: 'priority' })} as spec
      from due group by priority, part
      union all select priority, id, ${jobSpec('deliver', { payload: 'payload', most: MAX_JOB_TRIES, key: ownJob('id'), priority: 'priority' })}
      from traced
    ) each having count(*) > 0
  ), waiting as materialized (
    select ${enqueued('put', 'later.wait', 'later.trace')} from ${put} put join ${later} later using (purpose) where later.wait > 0
  ) select from together, ${addedJobs('specs')} union all select from waiting`;

/** Calls, for each of the messages that are done, the one behind it in the same person's line. */
export const callNextSql = (done: string) => `
  select ${enqueued('n', '0')} from ${done} d cross join lateral (
    select m.* from outbox_message m
    where m.channel = d.channel and m.sender = d.sender and m.recipient = d.recipient
      and m.status = 'WAITING' and m.waits = 'TURN' and m.id <> d.id order by m.id limit 1
  ) n`;

/** Messages without a delivery job, left behind by a fault of the job queue. */
export async function enqueueUnsent(tx: Transaction): Promise<void> {
  await tx.query(UNSENT);
}
const UNSENT = `
  with planned as materialized (${plannedIds('deliver')})
  select ${enqueued('m', '0')} from outbox_message m
  where status = 'WAITING' and id not in (select id from planned)
  order by id`;
