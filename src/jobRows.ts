// Rows of the job queue as statements read and write them.

/** A job to be added; its columns are SQL expressions. */
export function jobSpec(
  task: string,
  { payload, most, key = 'null', priority = 'null', runAt = 'null' }: JobColumns,
): string {
  return `row('${task}', ${payload}, null, ${runAt}, ${most}, ${key}, ${priority}, null)::graphile_worker.job_spec`;
}

/**
 * Adds the jobs of an array of specs; SQL. No worker is told of them by the transaction, whose commit would have to wait for all others
 * that tell something: `inTransaction` tells the workers once it is committed. If it cannot, they look within a second.
 */
export function addedJobs(specs: string, keepsRunAt = false): string {
  return `${ADDS_JOBS}(${specs}, ${keepsRunAt})`;
}
/** A statement with it adds jobs. */
export const ADDS_JOBS = 'add_jobs_unheard';

/** Tells the workers of all servers, as the job queue does when it adds jobs. */
export const TELL_WORKERS = {
  name: 'tell workers',
  text: `select pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":1}')`,
};

interface JobColumns {
  payload: string;
  /** Times that it is tried. */
  most: string | number;
  /** Names it: there is one job of that name. */
  key?: string;
  priority?: string;
  /** Not before that moment; none: at once. */
  runAt?: string;
}

/**
 * The ids that jobs of a task stand for, as a query: a job has a list of ids, or one id in an object where it was planned
 * for a message by itself.
 */
export function plannedIds(task: string): string {
  return `
    select (case json_typeof(entry) when 'object' then entry ->> 'id' else entry #>> '{}' end)::bigint as id
    from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = '${task}',
    json_array_elements(case json_typeof(j.payload) when 'array' then j.payload else json_build_array(j.payload) end) entry`;
}
