// Moves messages that wait for their time along with the application's clock: the job queue has a clock of its own.
import { type Pool, queriesOn } from '../database.ts';

/** Moves scheduled jobs forward by `minutes`; those due within that time go now. */
export async function hurryMessages(pool: Pool, minutes: number): Promise<void> {
  await queriesOn(pool).query({ name: 'hurry messages', text: HURRY_MESSAGES }, [minutes]);
}
const HURRY_MESSAGES = `
  select graphile_worker.reschedule_jobs(array[id], greatest(clock_timestamp(), run_at - make_interval(mins => $1)))
  from graphile_worker.jobs
  where task_identifier = 'deliver' and locked_at is null and run_at > clock_timestamp()`;
