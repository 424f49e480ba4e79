// The jobs of the server: those of the queue, and those of the clock.
import { randomInt } from 'node:crypto';
import type { JobHelpers } from 'graphile-worker';
import type { SendFault } from '../src/channel/faults.ts';
import type { Config } from '../src/config.ts';
import { inTransaction } from '../src/database.ts';
import { enqueueForgotten } from '../src/inbox/inbox.ts';
import { deliver } from '../src/jobs/deliver.ts';
import { startMissed, takeInMissed } from '../src/jobs/missed.ts';
import { Scheduler } from '../src/jobs/scheduler.ts';
import { undelivered } from '../src/jobs/undelivered.ts';
import type { Unopened } from '../src/jobs/unopened.ts';
import { startWorkers, type Workers } from '../src/jobs/workers.ts';
import { enqueueUnsent } from '../src/outbox/outbox.ts';
import { DELAYS, type Delays } from '../src/outbox/turn.ts';
import type { PlaceLogKeys } from '../src/placeLog/keys.ts';
import type { Instant } from '../src/time.ts';
import type { ConcurrencyLimiter } from './channels/concurrencyLimiter.ts';
import { type Conversations, workInTurn } from './channels/conversations.ts';
import { fetchSentPhoto } from './channels/sentPhoto.ts';
import type { Log } from './faults/log.ts';
import type { Database } from './postgres/database.ts';
import { visitFiles } from './routes/visitFile.ts';

/** Jobs that run at a time. */
export const MAX_JOBS = 8;

interface JobsSetup {
  database: Database;
  conversations: Conversations;
  config: Pick<Config, 'retrySeconds'>;
  limiter: ConcurrencyLimiter;
  unopened: Unopened;
  openedAt: Instant;
  placeLog: PlaceLogKeys;
  log: Log;
}

export interface Jobs {
  workers: Workers;
  clockwork: Scheduler;
  stop(): Promise<void>;
}

export async function startJobs(setup: JobsSetup): Promise<Jobs> {
  const { database, conversations, unopened, openedAt, placeLog, log } = setup;
  const { url, pool } = database;
  const { offices, clock } = conversations;
  const onFault = (error: unknown) => log.error({ err: error }, 'A job failed; it will be tried again.');
  const tasks = tasksOf(setup, onFault);
  await inTransaction(pool, enqueueForgotten);
  await inTransaction(pool, enqueueUnsent);
  await startMissed(pool);
  const workers = await startWorkers({ url, pool, tasks, concurrency: MAX_JOBS, onFault });
  const clockwork = new Scheduler({ pool, offices, clock, unopened, openedAt, placeLog, onFault });
  return {
    workers,
    clockwork,
    async stop() {
      await clockwork.stop();
      await workers.stop();
    },
  };
}

function tasksOf({ database: { pool }, conversations, config, limiter }: JobsSetup, onFault: (error: unknown) => void) {
  const { channels, clock, offices } = conversations;
  const chance = (below: number) => randomInt(below);
  const delivery = {
    pool,
    channels,
    offices,
    clock,
    delays: delaysOf(config),
    chance,
    onFault,
    filesOf: visitFiles({ pool, offices, clock }),
  };
  return {
    converse: (payload: unknown) => limiter.run(() => workInTurn(conversations, messageIdIn(payload))),
    deliver: (payload: unknown, { job }: JobHelpers) => deliver(delivery, messageIdIn(payload), job.attempts > 1),
    undelivered: (payload: unknown) => undelivered(delivery, payload as { id: number; fault: SendFault }),
    photo: (payload: unknown) => fetchSentPhoto({ pool, channels, offices, clock }, messageIdIn(payload)),
    missed: () => takeInMissed({ pool, channels, offices, clock, onFault }),
  };
}

/** A number that cannot send is paused for longer, because its settings are wrong or its bill is unpaid. */
function delaysOf({ retrySeconds }: Pick<Config, 'retrySeconds'>): Delays {
  const retry = retrySeconds * 1000;
  return { retry, pause: (DELAYS.pause / DELAYS.retry) * retry };
}

function messageIdIn(payload: unknown): number {
  return Number((payload as { id: unknown }).id);
}
