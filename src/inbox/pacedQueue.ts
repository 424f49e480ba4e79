// The queue of a sender who writes faster than a person: its next message is worked on every few seconds, by one job a sender.
import type { Transaction } from '../database.ts';
import { addedJobs, jobSpec } from '../jobRows.ts';
import { SENDER_INTERVAL_SECONDS } from './senderPace.ts';

export const CONVERSE_TRIES = 25;

/**
 * The job of the queue that the messages `channel`, `sender` and `id` belong to. It has the id of a message, which says whose
 * queue it is, and no number. The moment is the job queue's, whatever the clock of the product says; people go first.
 */
export const PACED_JOB = jobSpec('paced', {
  payload: "json_build_object('id', min(id))",
  most: CONVERSE_TRIES,
  priority: '1',
  key: "'paced ' || md5(channel || ' ' || sender)",
  runAt: `clock_timestamp() + interval '${SENDER_INTERVAL_SECONDS} seconds'`,
});

/** The senders whose messages are worked on by such a job, as a query: channel and sender. */
export const PACED_SENDERS = `
  select m.channel, m.sender from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'paced'
  join inbox_message m on m.id = (j.payload ->> 'id')::bigint`;

/**
 * Plans the work on the next message of the queue that a message belongs to, and the next turn of the queue if more wait.
 * Both are committed together: if that fails, the turn comes again.
 */
export async function takePacedTurn(tx: Transaction, id: number): Promise<void> {
  await tx.query({ name: 'paced turn', text: PACED_TURN }, [id]);
}
const PACED_TURN = `
  with queued as materialized (
    select m.id, m.channel, m.sender, row_number() over (order by m.id) as place
    from inbox_message known cross join lateral (
      select id, channel, sender from inbox_message waiting
      where waiting.channel = known.channel and waiting.sender = known.sender
        and waiting.worked_at is null and waiting.failures = 0
      order by waiting.id limit 2
    ) m
    where known.id = $1
  )
  select ${addedJobs('array[spec]', true)} from (
    select ${jobSpec('converse', { payload: 'json_build_array(id)', most: CONVERSE_TRIES, priority: '1' })} as spec
    from queued where place = 1
    union all
    select ${PACED_JOB} from queued where place = 2 group by channel, sender
  ) each`;
