// Runs the job queue, and starts another runner whenever one gives up.
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, run, type Task, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { openPoolOf, poolOn } from '../connection.ts';
import type { Pool } from '../database.ts';
import { type Outcomes, openOutcomes } from './failing.ts';
import { keepRecovering, recover, startLife, type WorkerLife } from './life.ts';

export interface Workers {
  life: WorkerLife;
  /** The reason that keeps jobs from being worked on here; null: none. */
  fault(): string | null;
  /** How many jobs failed since one was done. */
  failedInARow(): number;
  stop(): Promise<void>;
}

export interface WorkersSetup {
  url: string;
  pool: Pool;
  tasks: TaskList;
  concurrency: number;
  onFault(error: unknown): void;
}

/** Milliseconds in which jobs that are done are told together: one commit less for each. */
const CONCURRENT_JOBS = 20;
/** Between two looks for jobs, if none is announced. */
const POLL_MS = 1000;
/** A runner that has not got to the queue for so long does not work. */
const LOST_MS = 10_000;
const RESTART_PAUSE_MS = 500;
/** For what is done to be told, and for connections to close. */
const LEAVE_MS = 2000;

export async function startWorkers(setup: WorkersSetup): Promise<Workers> {
  const { url, pool, onFault } = setup;
  const life = await startLife(url, pool, onFault);
  await recover(pool);
  const stopRecovering = keepRecovering(pool, onFault);
  const counts = { outcomes: openOutcomes(), reachedAt: performance.now() };
  let shift: Shift | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let starting: Promise<void> = Promise.resolve();
  /** Shifts that ended and still have something in hand. */
  const leaving = new Set<Promise<void>>();

  async function begin(): Promise<void> {
    // The failures of the sessions before say nothing of this one.
    counts.outcomes = openOutcomes();
    const fresh = await startShift(setup, counts, life);
    shift = fresh;
    fresh.over.then((why) => relieve(fresh, why), onFault);
  }

  function relieve(old: Shift, why: string): void {
    if (shift !== old) return;
    shift = null;
    if (stopped) return;
    onFault(new Error(`The job runner gave up, and another takes over: ${why}`));
    const gone = retire(old)
      .catch(onFault)
      .finally(() => leaving.delete(gone));
    leaving.add(gone);
    again();
  }

  /** Jobs are free once what was done of them has been told; those in hand when they are done too. */
  async function retire(old: Shift): Promise<void> {
    const left = old.leave();
    await pause(LEAVE_MS);
    await insist(() => life.free(old.worker, old.inHand()));
    await left;
    await insist(() => life.remove(old.worker));
  }

  /** The database may be away for longer than a try. */
  async function insist(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (stopped) throw error;
        await pause(RESTART_PAUSE_MS);
      }
    }
  }

  function again(): void {
    timer = setTimeout(() => {
      starting = begin().catch((error) => {
        onFault(error);
        if (!stopped) again();
      });
    }, RESTART_PAUSE_MS);
  }

  await begin();
  return {
    life,
    fault() {
      if (!shift) return 'The job runner does not run.';
      if (performance.now() - counts.reachedAt > LOST_MS && shift.inHand().length === 0)
        return 'The job queue is out of reach.';
      if (counts.outcomes.allFail()) return 'Every job fails.';
      return life.isSeen() ? null : 'The other servers cannot see that this one lives.';
    },
    failedInARow: () => counts.outcomes.inARow(),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      stopRecovering();
      await starting;
      await Promise.all([shift?.leave().catch(onFault), ...leaving]);
      await life.stop();
    },
  };
}

/** A runner from its start until it gives up or is stopped. */
interface Shift {
  worker: string;
  /** Resolves with the reason when it takes no more jobs. */
  over: Promise<string>;
  /** The ids of jobs. */
  inHand(): string[];
  /** Takes no more jobs; resolves when those in hand are done. */
  leave(): Promise<void>;
}

async function startShift(
  { url, tasks, concurrency, onFault }: WorkersSetup,
  counts: { outcomes: Outcomes; reachedAt: number },
  life: WorkerLife,
): Promise<Shift> {
  const { promise: over, resolve: end } = Promise.withResolvers<string>();
  const reached = () => {
    counts.reachedAt = performance.now();
  };
  const ids: string[] = [];
  const events = listenToRunner(counts.outcomes, { created: (id) => ids.push(id), reached, end });
  const hand = countInHand(tasks);
  const own = openWorkerPool(url, concurrency + 2);
  // Jobs that were handed out in an answer that got lost are locked for a worker that does not know of them.
  own.on('connect', (client) => client.on('error', (error) => end(`A session was lost: ${error.message}`)));
  const closed = () => Promise.race([own.end().catch(onFault), pause(LEAVE_MS)]);
  reached();
  const runner = await run({
    pgPool: own,
    taskList: hand.tasks,
    concurrency,
    events,
    noHandleSignals: true,
    pollInterval: POLL_MS,
    // Without a delay for what failed, the library does not look after the promise that tells it to the database.
    preset: {
      worker: {
        localQueue: { size: concurrency },
        completeJobBatchDelay: CONCURRENT_JOBS,
        failJobBatchDelay: CONCURRENT_JOBS,
      },
    },
    logger: new Logger(() => (level, message) => {
      if (level === 'error') onFault(new Error(message));
    }),
  }).catch(async (error) => {
    await closed();
    throw error;
  });
  const ended = runner.promise.then(
    () => end('It stopped.'),
    (error) => end(String(error)),
  );
  async function leave(): Promise<void> {
    const stopped = runner.stop().then(
      () => ended,
      () => ended,
    );
    // The library retries for minutes to tell the database: once no job is in hand, that need not be waited for.
    await Promise.race([stopped, hand.empty().then(() => pause(LEAVE_MS))]);
    await closed();
  }
  const [worker = ''] = ids;
  await life.add(worker).catch(async (error) => {
    await leave();
    throw error;
  });
  return { worker, over, inHand: hand.ids, leave };
}

function listenToRunner(
  outcomes: Outcomes,
  { created, reached, end }: { created(id: string): void; reached(): void; end(why: string): void },
): WorkerEvents {
  const events: WorkerEvents = new EventEmitter() as WorkerEvents;
  // Jobs are locked in the name of all the workers of a runner together.
  events.on('pool:create', ({ workerPool }) => created(workerPool.id));
  events.on('pool:gracefulShutdown', ({ message }) => end(message));
  events.on('localQueue:getJobs:complete', reached);
  events.on('localQueue:init', ({ localQueue }) => handleReturns(localQueue as unknown as LocalQueue));
  events.on('job:error', ({ job }) => outcomes.failed(job.id));
  events.on('job:success', () => {
    outcomes.done();
    reached();
  });
  return events;
}

/** Fields of the library's local queue that it does not declare. */
interface LocalQueue {
  _finPromise: Promise<void>;
  background(promise: Promise<unknown>): void;
}

/**
 * Handles the rejection of a return of jobs: `retire` frees those jobs. The library leaves it unhandled where a queue that is
 * released with nothing under way returns jobs, since its `background` then throws instead of taking the promise.
 */
function handleReturns(queue: LocalQueue): void {
  const background = queue.background.bind(queue);
  queue._finPromise.catch(() => {});
  queue.background = (promise) => {
    promise.catch(() => {});
    background(promise);
  };
}

/** The same tasks, and which jobs are being worked on. */
function countInHand(tasks: TaskList) {
  const ids = new Set<string>();
  let waiting: (() => void)[] = [];
  const left = (id: string) => {
    ids.delete(id);
    if (ids.size > 0) return;
    for (const go of waiting) go();
    waiting = [];
  };
  const counted = Object.entries(tasks).map(([name, task]): [string, Task] => [
    name,
    async (payload, helpers) => {
      ids.add(helpers.job.id);
      try {
        return await task?.(payload, helpers);
      } finally {
        left(helpers.job.id);
      }
    },
  ]);
  return {
    tasks: Object.fromEntries(counted),
    ids: () => [...ids],
    async empty(): Promise<void> {
      if (ids.size > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

/** A pool for the library, which expects its rows in the driver's own types. */
export function openWorkerPool(url: string, max: number): pg.Pool {
  const pool = openPoolOf({ ...poolOn(url, max), application_name: 'antrean jobs' });
  // Each has a listener already, but the library looks for this one.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
