// Reads that may be some seconds old go to a replica of the database while it is known to be no older than that; else to the
// primary.
import { openPool, type Pool, type Queryable, queriesBy, queriesOn } from '../../src/database.ts';
import { errorCodeOf } from '../../src/errorCode.ts';
import type { Log } from '../faults/log.ts';
import { isOutOfReach } from '../faults/outOfReach.ts';
import { withinTime } from '../faults/withinTime.ts';
import { placeInLog, ReplicaLag } from './replicaLag.ts';

export interface StaleReads {
  /** Queries that may be answered by the replica. */
  reads(): Queryable;
  /** The same with the age of its answers; null: there is no replica. */
  stale: { reads(): Queryable; maxLagSeconds: number } | null;
  /** null: there is no replica. */
  figures(): ReplicaFigures | null;
  stop(): Promise<void>;
}

export interface ReplicaFigures {
  /** null: not known. */
  lagSeconds: number | null;
  /** Reads since the start, by the one that answered. */
  answered: Readonly<Record<'replica' | 'primary', number>>;
}

export interface StaleReadsSetup {
  /** null: all reads go to the primary. */
  url: string | null;
  maxLagSeconds: number;
  primary: Pool;
  log: Pick<Log, 'warn'>;
}

const REPLICA_CONNECTIONS = 10;
const MEASURE_INTERVAL_MS = 1000;
const MEASURE_TIMEOUT_MS = 2000;

/** A conflict with what is replayed, or tables that the replica does not have yet: the primary knows better. */
const REPLICA_CODES = new Set(['40001', '40P01', '42P01', '42703', '42883']);

export async function openStaleReads(setup: StaleReadsSetup): Promise<StaleReads> {
  const { url, primary } = setup;
  if (url === null) return { reads: () => queriesOn(primary), stale: null, figures: () => null, stop: async () => {} };
  const replica = new Replica(setup, openPool(url, REPLICA_CONNECTIONS));
  await replica.begin();
  return replica;
}

class Replica implements StaleReads {
  readonly #setup: StaleReadsSetup;
  readonly #pool: Pool;
  readonly #lag = new ReplicaLag();
  readonly #answered = { replica: 0, primary: 0 };
  /** Why it is not asked; null: it is. */
  #fault: string | null = 'it was not measured yet';
  #isTold = false;
  #timer: NodeJS.Timeout | undefined;
  #measuring: Promise<void> = Promise.resolve();
  #isStopped = false;
  readonly #begunAt = performance.now();

  constructor(setup: StaleReadsSetup, pool: Pool) {
    this.#setup = setup;
    this.#pool = pool;
  }

  async begin(): Promise<void> {
    this.#measuring = this.#measure();
    await this.#measuring;
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => this.begin(), MEASURE_INTERVAL_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#measuring;
    await this.#pool.end();
  }

  figures(): ReplicaFigures {
    const lag = this.#lag.milliseconds(performance.now());
    return { lagSeconds: Number.isFinite(lag) ? lag / 1000 : null, answered: { ...this.#answered } };
  }

  get stale() {
    return { reads: () => this.reads(), maxLagSeconds: this.#setup.maxLagSeconds };
  }

  reads(): Queryable {
    return queriesBy(this.#setup.primary, (work) => this.#answer(work));
  }

  /** Each statement by itself: one that the replica cannot answer is answered by the primary. */
  async #answer<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
    const { primary, maxLagSeconds } = this.#setup;
    const isFresh = this.#lag.milliseconds(performance.now()) <= maxLagSeconds * 1000;
    if (this.#fault === null && isFresh) {
      try {
        const answer = await work(this.#pool);
        this.#answered.replica++;
        return answer;
      } catch (error) {
        if (isOutOfReach(error)) this.#leave(String(error));
        else if (!REPLICA_CODES.has(errorCodeOf(error) ?? '')) throw error;
      }
    }
    this.#answered.primary++;
    return work(primary);
  }

  async #measure(): Promise<void> {
    const { primary, maxLagSeconds } = this.#setup;
    const at = performance.now();
    try {
      const end = await inTime(primary, END_OF_LOG);
      this.#lag.noteEnd(at, placeInLog(end.place ?? ''));
    } catch {
      // Without the primary no one knows how old the replica is: its age grows.
    }
    try {
      const { place } = await inTime(this.#pool, REPLAYED);
      if (place === null) return this.#leave('it is no replica that follows a primary');
      this.#lag.noteReplayed(placeInLog(place));
    } catch (error) {
      return this.#leave(String(error));
    }
    const now = performance.now();
    const lag = this.#lag.milliseconds(now);
    if (lag <= maxLagSeconds * 1000) return this.#take();
    // At the beginning it may not have come as far as the primary was then.
    const seconds = Math.min(lag, now - this.#begunAt) / 1000;
    if (seconds > maxLagSeconds) this.#leave(`it is ${Math.round(seconds)} seconds behind`);
  }

  #leave(why: string): void {
    this.#fault = why;
    if (this.#isTold) return;
    this.#isTold = true;
    this.#setup.log.warn({ why }, 'The replica at DATABASE_READ_URL is not asked: reads go to the primary.');
  }

  #take(): void {
    this.#fault = null;
    if (!this.#isTold) return;
    this.#isTold = false;
    this.#setup.log.warn('The replica at DATABASE_READ_URL is asked again.');
  }
}

const END_OF_LOG = 'select pg_current_wal_lsn()::text as place';
const REPLAYED = 'select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as place';

async function inTime(pool: Pool, text: string): Promise<{ place: string | null }> {
  const answer = await withinTime(MEASURE_TIMEOUT_MS, queriesOn(pool).query<{ place: string | null }>(text));
  if (!answer) throw new Error(`no answer within ${MEASURE_TIMEOUT_MS / 1000} seconds`);
  return answer[0] ?? { place: null };
}
