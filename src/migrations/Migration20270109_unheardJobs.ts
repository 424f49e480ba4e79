// Adds jobs as the job queue does, but tells no worker: PostgreSQL lets only one transaction commit at a time that tells something.
import { Migration } from '@mikro-orm/migrations';

// The job queue's tables are made after ours, so that its types cannot be named here: `specs` are of its `job_spec`.
const ADD_JOBS_UNHEARD = `create function add_jobs_unheard(specs anyarray, keeps_run_at boolean) returns integer language plpgsql as $$
  begin
    insert into graphile_worker._private_tasks (identifier)
      select distinct spec.identifier from unnest(specs) spec
      where not exists (select from graphile_worker._private_tasks known where known.identifier = spec.identifier)
      on conflict do nothing;
    update graphile_worker._private_jobs jobs set key = null, attempts = jobs.max_attempts, updated_at = now()
      from unnest(specs) spec
      where spec.job_key is not null and jobs.key = spec.job_key and is_available is not true;
    insert into graphile_worker._private_jobs as jobs (task_id, payload, run_at, max_attempts, key, priority)
      select tasks.id, coalesce(spec.payload, '{}'::json), coalesce(spec.run_at, now()), coalesce(spec.max_attempts, 25),
        spec.job_key, coalesce(spec.priority, 0)
      from unnest(specs) spec join graphile_worker._private_tasks tasks on tasks.identifier = spec.identifier
    on conflict (key) do update set
      task_id = excluded.task_id,
      payload = case
        when json_typeof(jobs.payload) = 'array' and json_typeof(excluded.payload) = 'array'
          then (jobs.payload::jsonb || excluded.payload::jsonb)::json
        else excluded.payload
      end,
      max_attempts = excluded.max_attempts,
      run_at = case when keeps_run_at and jobs.attempts = 0 then jobs.run_at else excluded.run_at end,
      priority = excluded.priority,
      revision = jobs.revision + 1,
      flags = null,
      attempts = 0,
      last_error = null,
      updated_at = now()
    where jobs.locked_at is null;
    return array_length(specs, 1);
  end $$`;

export class Migration20270109_unheardJobs extends Migration {
  override up(): void {
    this.addSql(ADD_JOBS_UNHEARD);
  }
}
