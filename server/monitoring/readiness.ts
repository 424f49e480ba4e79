// Whether this server does its work: the database takes writes, jobs are worked on, and announcements are heard. Answers in good
// time, always.

import { roomOf } from '../../src/connection.ts';
import { DISK_FULL, type Pool, wasFull } from '../../src/database.ts';
import { errorCodeOf } from '../../src/errorCode.ts';
import type { Scheduler } from '../../src/jobs/scheduler.ts';
import type { Workers } from '../../src/jobs/workers.ts';
import { READ_ONLY_CODE } from '../../src/writableHost.ts';
import { isOutOfReach } from '../faults/outOfReach.ts';
import { withinTime } from '../faults/withinTime.ts';
import type { AnnouncementListener } from '../live/listener.ts';
import { MIGRATIONS } from '../postgres/database.ts';
import { appliedTo, changedMigrations, newerMigrations } from '../postgres/schemaVersion.ts';

export interface ReadinessState {
  /** The reasons that keep the server from its work. */
  fault?: string;
  /** `newer`: a newer server has migrated it as well. */
  database?: 'ok' | 'newer';
}

export interface DoneHere {
  /** Jobs that failed here since one was done. */
  failedJobs: number;
  /** Turns of the clockwork that failed, in whole or in part, since one was done. */
  failedTurns: number;
  /** Offices whose log of places is not as it was written. */
  brokenLogs: readonly string[];
  /** Since the last turn of the clockwork ended, well or not. */
  lastTurnSeconds: number;
  /** PostgreSQL refuses connections beyond those that this server has. */
  isRoomScarce?: boolean;
}

export interface Readiness {
  state(): Promise<ReadinessState>;
  doneHere(): DoneHere;
  /** It is about to stop: not ready from now on. */
  leave(): void;
}

/** A caller waits for no more than two seconds. */
const READINESS_TIMEOUT_MS = 1800;
/** A write and an announcement are tried at each question, but no more often than this. */
const TEST_INTERVAL_MS = 1000;
const SILENT = 'The database does not answer.';
const DEAF = 'The listener hears nothing.';
const LEAVING = 'The server is stopping.';
const NO_WRITES = 'The database takes no writes.';
/** Without an announcement for as long, its own included, a listener is deaf; a busy database may be slow with one. */
const DEAF_AFTER_MS = 10_000;
const NO_ROOM = 'The database has no room for connections of this server: too many are open.';
/** As long after the last write, or connection, that found no room. */
const NO_ROOM_MEMORY_MS = 5_000;

export interface JobRunners {
  workers: Workers;
  clockwork: Pick<Scheduler, 'brokenLogs' | 'failedInARow' | 'lastTurnSeconds'>;
}

export function openReadiness(
  { workers, clockwork }: JobRunners,
  listener: Pick<AnnouncementListener, 'isListening' | 'caughtUp' | 'silentMilliseconds'>,
  pool: Pool,
): Readiness {
  const writes = tryNowAndThen(() => tryToWrite(workers));
  const echo = tryNowAndThen(async () => {
    if (!listener.isListening()) return 'The listener does not listen.';
    const isHeard = await listener.caughtUp();
    return isHeard || listener.silentMilliseconds() < DEAF_AFTER_MS ? null : DEAF;
  });
  let isLeaving = false;

  async function ofDatabase(): Promise<ReadinessState> {
    const fault = await writes();
    if (fault) return { fault };
    if (wasFull(pool, NO_ROOM_MEMORY_MS)) return { fault: NO_WRITES };
    return roomOf(pool, NO_ROOM_MEMORY_MS) === 'none' ? { fault: NO_ROOM } : versionOf(workers);
  }

  return {
    leave() {
      isLeaving = true;
    },
    async state() {
      if (isLeaving) return { fault: LEAVING };
      const [found = { fault: SILENT }, unheard] = await Promise.all([
        withinTime(READINESS_TIMEOUT_MS, ofDatabase()),
        withinTime(READINESS_TIMEOUT_MS, echo()),
      ]);
      if (found.fault) return found;
      const isDeaf = unheard === undefined && listener.silentMilliseconds() >= DEAF_AFTER_MS;
      const fault = workers.fault() ?? (isDeaf ? DEAF : unheard);
      return fault ? { fault } : found;
    },
    doneHere: () => ({
      failedJobs: workers.failedInARow(),
      failedTurns: clockwork.failedInARow(),
      brokenLogs: clockwork.brokenLogs(),
      lastTurnSeconds: clockwork.lastTurnSeconds(),
      isRoomScarce: roomOf(pool, NO_ROOM_MEMORY_MS) === 'scarce',
    }),
  };
}

/** Questions that come together, and those within a second, share one answer. */
function tryNowAndThen(work: () => Promise<string | null>): () => Promise<string | null> {
  let tried = { at: Number.NEGATIVE_INFINITY, fault: Promise.resolve<string | null>(null), isUnderWay: false };
  return () => {
    const { at, fault, isUnderWay } = tried;
    if (isUnderWay || performance.now() - at < TEST_INTERVAL_MS) return fault;
    const mine = { at: performance.now(), fault: work(), isUnderWay: true };
    const over = () => {
      mine.isUnderWay = false;
    };
    mine.fault.then(over, over);
    tried = mine;
    return mine.fault;
  };
}

/** As a standby, a full disk or a database set to reading would not let it. */
async function tryToWrite(workers: Workers): Promise<string | null> {
  try {
    await workers.life.touch();
    return null;
  } catch (error) {
    return isWithoutWrites(error) || !isOutOfReach(error) ? NO_WRITES : SILENT;
  }
}

function isWithoutWrites(error: unknown): boolean {
  return [DISK_FULL, READ_ONLY_CODE].includes(errorCodeOf(error) ?? '');
}

/**
 * The database has had the migrations of this version. If a newer server has been there as well, this one works on until
 * it is replaced: otherwise no server would be ready while one after the other is upgraded.
 */
async function versionOf({ life }: Workers): Promise<ReadinessState> {
  try {
    const applied = await appliedTo({ query: async (text, values) => ({ rows: await life.ask(text, values) }) });
    const names = new Set(applied.map(({ name }) => name));
    if (MIGRATIONS.some(({ name }) => !names.has(name))) return { fault: 'The database is not migrated.' };
    const [other] = changedMigrations(applied);
    if (other) return { fault: `The database has had another ${other} than this version has.` };
    return { database: newerMigrations(applied).length > 0 ? 'newer' : 'ok' };
  } catch {
    return { fault: SILENT };
  }
}
