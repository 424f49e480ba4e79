// A shift: one runner of the job queue, from its start until it gives up or is stopped.
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, type Runner, run, type Task, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Outcomes } from './failing.ts';
import type { WorkerLife } from './life.ts';
import { openRunnerPool } from './workerPool.ts';

/** The time in which jobs that are done are reported together: one commit less for each. */
const REPORT_DELAY_MS = 20;
/** Between two looks for jobs, if none is announced. */
const POLL_MS = 1000;
/** For finished jobs to be reported, and for connections to close. */
export const LEAVE_MS = 2000;

/** Connections that ask for jobs at a time: jobs are fetched and reported together, so that a few do for all. */
const MAX_ASKING = 8;

export interface ShiftSetup {
  url: string;
  tasks: TaskList;
  concurrency: number;
  onFault(error: unknown): void;
}

/** Counts that the shifts of one server share. */
export interface ShiftCounts {
  outcomes: Outcomes;
  /** `performance.now()` when a runner last reached the queue. */
  reachedAt: number;
}

export class Shift {
  readonly #setup: ShiftSetup;
  readonly #counts: ShiftCounts;
  readonly #hand: JobsInHand;
  readonly #pool: pg.Pool;
  readonly #over = Promise.withResolvers<string>();
  readonly #workers: string[] = [];
  #runner: Runner | null = null;
  #ended: Promise<void> = Promise.resolve();

  private constructor(setup: ShiftSetup, counts: ShiftCounts) {
    this.#setup = setup;
    this.#counts = counts;
    this.#hand = new JobsInHand(setup.tasks);
    this.#pool = openRunnerPool(setup.url, Math.min(setup.concurrency, MAX_ASKING) + 2);
    // Jobs that were handed out in an answer that got lost are locked for a worker that does not know of them.
    this.#pool.on('connect', (client) =>
      client.on('error', (error) => this.#over.resolve(`A session was lost: ${error.message}`)),
    );
  }

  /** @throws if no runner can be started, or the server cannot say that it lives. */
  static async start(setup: ShiftSetup, counts: ShiftCounts, life: WorkerLife): Promise<Shift> {
    const shift = new Shift(setup, counts);
    await shift.#run();
    await life.add(shift.worker).catch(async (error: unknown) => {
      await shift.leave();
      throw error;
    });
    return shift;
  }

  /** The name in which its jobs are locked: that of all the workers of a runner together. */
  get worker(): string {
    return this.#workers[0] ?? '';
  }

  /** Resolves with the reason when it takes no more jobs. */
  get over(): Promise<string> {
    return this.#over.promise;
  }

  /** The ids of jobs that are being worked on. */
  inHand(): string[] {
    return this.#hand.ids();
  }

  /** Takes no more jobs; resolves when those in hand are done. */
  async leave(): Promise<void> {
    const ended = () => this.#ended;
    const stopped = Promise.resolve(this.#runner?.stop()).then(ended, ended);
    // The library retries for minutes to tell the database: once no job is in hand, that need not be waited for.
    await Promise.race([stopped, this.#hand.empty().then(() => pause(LEAVE_MS))]);
    await this.#close();
  }

  async #run(): Promise<void> {
    const { concurrency, onFault } = this.#setup;
    this.#reach();
    this.#runner = await run({
      pgPool: this.#pool,
      taskList: this.#hand.tasks,
      concurrency,
      events: this.#listen(),
      noHandleSignals: true,
      pollInterval: POLL_MS,
      // Without a delay for what failed, the library does not look after the promise that tells it to the database.
      preset: {
        worker: {
          localQueue: { size: concurrency },
          completeJobBatchDelay: REPORT_DELAY_MS,
          failJobBatchDelay: REPORT_DELAY_MS,
        },
      },
      logger: new Logger(() => (level, message) => {
        if (level === 'error') onFault(new Error(message));
      }),
    }).catch(async (error: unknown) => {
      await this.#close();
      throw error;
    });
    this.#ended = this.#runner.promise.then(
      () => this.#over.resolve('It stopped.'),
      (error: unknown) => this.#over.resolve(String(error)),
    );
  }

  async #close(): Promise<void> {
    await Promise.race([this.#pool.end().catch(this.#setup.onFault), pause(LEAVE_MS)]);
  }

  #reach(): void {
    this.#counts.reachedAt = performance.now();
  }

  #listen(): WorkerEvents {
    const events: WorkerEvents = new EventEmitter();
    const { outcomes } = this.#counts;
    events.on('pool:create', ({ workerPool }) => this.#workers.push(workerPool.id));
    events.on('pool:gracefulShutdown', ({ message }) => this.#over.resolve(message));
    events.on('localQueue:getJobs:complete', () => this.#reach());
    events.on('localQueue:init', ({ localQueue }) => handleReturns(localQueue as unknown as LocalQueue));
    events.on('job:error', ({ job }) => outcomes.failed(job.id));
    events.on('job:success', () => {
      outcomes.done();
      this.#reach();
    });
    return events;
  }
}

/** Fields of the library's local queue that it does not declare. */
interface LocalQueue {
  _finPromise: Promise<void>;
  background(promise: Promise<unknown>): void;
}

/**
 * Handles the rejection of a return of jobs: the server that relieves the shift frees those jobs. The library leaves it
 * unhandled where a queue that is released with nothing under way returns jobs, since its `background` then throws instead
 * of taking the promise.
 */
function handleReturns(queue: LocalQueue): void {
  const background = queue.background.bind(queue);
  queue._finPromise.catch(() => {});
  queue.background = (promise) => {
    promise.catch(() => {});
    background(promise);
  };
}

/** Counts the jobs that are being worked on, around the tasks. */
class JobsInHand {
  readonly tasks: TaskList;
  readonly #ids = new Set<string>();
  #waiting: (() => void)[] = [];

  constructor(tasks: TaskList) {
    this.tasks = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, this.#counted(task)]));
  }

  ids(): string[] {
    return [...this.#ids];
  }

  async empty(): Promise<void> {
    if (this.#ids.size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #counted(task: TaskList[string]): Task {
    return async (payload, helpers) => {
      this.#ids.add(helpers.job.id);
      try {
        const results = await task?.(payload, helpers);
        // Those of several pieces of work in one job: it is in hand until all are done.
        if (Array.isArray(results)) await Promise.allSettled(results);
        return results;
      } finally {
        this.#leave(helpers.job.id);
      }
    };
  }

  #leave(id: string): void {
    this.#ids.delete(id);
    if (this.#ids.size > 0) return;
    for (const go of this.#waiting) go();
    this.#waiting = [];
  }
}
