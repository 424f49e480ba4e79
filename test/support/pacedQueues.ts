// Lets the turns of all paced queues come now: a test that writes many messages from one number need not wait for them.

const HURRY = `
  with due as (
    update graphile_worker._private_jobs set run_at = now()
    where key like 'paced %' and locked_at is null and run_at > now() returning id
  ) select pg_notify('jobs:insert', '{"r":1,"count":1}') from due limit 1`;

export async function hurryPacedQueues(query: (text: string) => Promise<unknown>): Promise<void> {
  await query(HURRY);
}
