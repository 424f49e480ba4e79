// Runs the job queue, and starts another shift whenever a runner gives up.
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from '../database.ts';
import { openOutcomes } from './failing.ts';
import { keepRecovering, recover, startLife, type WorkerLife } from './life.ts';
import { LEAVE_MS, Shift, type ShiftCounts, type ShiftSetup } from './shift.ts';

export interface WorkersSetup extends ShiftSetup {
  pool: Pool;
}

/** A runner that has not reached the queue for this long does not work. */
const LOST_MS = 10_000;
const RESTART_PAUSE_MS = 500;

/** @throws if the first shift cannot be started. */
export async function startWorkers(setup: WorkersSetup): Promise<Workers> {
  const { url, pool, onFault } = setup;
  const life = await startLife(url, pool, onFault);
  await recover(pool);
  const workers = new Workers(setup, life);
  await workers.begin();
  return workers;
}

export class Workers {
  readonly life: WorkerLife;
  readonly #setup: WorkersSetup;
  readonly #counts: ShiftCounts = { outcomes: openOutcomes(), reachedAt: performance.now() };
  readonly #stopRecovering: () => void;
  /** Shifts that ended and still have something in hand. */
  readonly #leaving = new Set<Promise<void>>();
  #shift: Shift | null = null;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #starting: Promise<void> = Promise.resolve();

  constructor(setup: WorkersSetup, life: WorkerLife) {
    this.life = life;
    this.#setup = setup;
    this.#stopRecovering = keepRecovering(setup.pool, setup.onFault);
  }

  async begin(): Promise<void> {
    // The failures of the sessions before say nothing of this one.
    this.#counts.outcomes = openOutcomes();
    const shift = await Shift.start(this.#setup, this.#counts, this.life);
    this.#shift = shift;
    shift.over.then((why) => this.#relieve(shift, why), this.#setup.onFault);
  }

  /** The reason that keeps jobs from being worked on here; null: none. */
  fault(): string | null {
    if (!this.#shift) return 'The job runner does not run.';
    if (performance.now() - this.#counts.reachedAt > LOST_MS && this.#shift.inHand().length === 0)
      return 'The job queue is out of reach.';
    if (this.#counts.outcomes.allFail()) return 'Every job fails.';
    return this.life.isSeen() ? null : 'The other servers cannot see that this one lives.';
  }

  /** How many jobs failed since one was done. */
  failedInARow(): number {
    return this.#counts.outcomes.inARow();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#stopRecovering();
    await this.#starting;
    await Promise.all([this.#shift?.leave().catch(this.#setup.onFault), ...this.#leaving]);
    await this.life.stop();
  }

  #relieve(old: Shift, why: string): void {
    if (this.#shift !== old) return;
    this.#shift = null;
    if (this.#stopped) return;
    const { onFault } = this.#setup;
    onFault(new Error(`The job runner gave up, and another takes over: ${why}`));
    const gone = this.#retire(old)
      .catch(onFault)
      .finally(() => this.#leaving.delete(gone));
    this.#leaving.add(gone);
    this.#beginAgain();
  }

  /** Jobs are free once what was done of them has been told; those in hand when they are done too. */
  async #retire(old: Shift): Promise<void> {
    const left = old.leave();
    await pause(LEAVE_MS);
    await this.#insist(() => this.life.free(old.worker, old.inHand()));
    await left;
    await this.#insist(() => this.life.remove(old.worker));
  }

  /** The database may be away for longer than a try. */
  async #insist(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (this.#stopped) throw error;
        await pause(RESTART_PAUSE_MS);
      }
    }
  }

  #beginAgain(): void {
    this.#timer = setTimeout(() => {
      this.#starting = this.begin().catch((error: unknown) => {
        this.#setup.onFault(error);
        if (!this.#stopped) this.#beginAgain();
      });
    }, RESTART_PAUSE_MS);
  }
}
