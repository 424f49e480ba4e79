// The state of jobs and messages at this moment, for metrics and monitoring.
import { nameOfTemplate } from '../../src/channel/messages.ts';
import {
  countMessages,
  type LastHeard,
  lastHeard,
  type MessageCount,
  type OfficeNumbers,
  oldestUnsent,
  type PausedNumber,
  pausedNumbers,
} from '../../src/correspondence/statistics.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import type { Unopened } from '../../src/jobs/unopened.ts';
import { addressesOf } from '../../src/office/addresses.ts';
import type { Directory } from '../../src/office/directory.ts';
import { type StandingAlarm, standingAlarms } from '../../src/outbox/providerAlarms.ts';
import { openedDaysOf, reachesHorizon } from '../../src/replanning/openedDays.ts';
import { type Clock, type Instant, LANGUAGES } from '../../src/time.ts';
import { clockAheadSeconds } from './clockSkew.ts';

export interface Health {
  /** How long the job has waited that should have begun first; 0: none waits. */
  jobLagSeconds: number;
  /** Messages received and not yet worked on. */
  inboxWaiting: number;
  /** Those of them that failed three times or more to be worked on. */
  inboxFailing: number;
  /** Jobs that failed for good, by task: they stay for a month, for someone to look at. */
  failedJobs: { task: string; count: number }[];
  /** Age of the oldest message that should have gone and has not; 0: none. */
  oldestUnsentSeconds: number;
  paused: PausedNumber[];
  /** Accounts, numbers and templates that may not send, or may soon not, as their providers say. */
  alarms: StandingAlarm[];
  /** Days of offices whose windows could not be opened; the date is null where it is the office as a whole. */
  unopened: ReturnType<Unopened['days']>;
  /** Offices without windows on days that can be booked. */
  unbookable: string[];
  /** By how much this server's clock is ahead of the database's; negative: behind. */
  clockAheadSeconds: number;
}

export interface Watched {
  pool: Pool;
  offices: Directory;
  clock: Clock;
  unopened: Unopened;
}

export async function readHealth({ pool, offices, clock, unopened }: Watched): Promise<Health> {
  const tx = queriesOn(pool);
  const [lag, waiting, failedJobs, oldest, paused, ahead, opened, alarms] = await Promise.all([
    tx.query<{ lag: number }>({ name: 'job lag', text: JOB_LAG }),
    tx.query<Record<'count' | 'failing', number>>({ name: 'inbox waiting', text: INBOX_WAITING }),
    tx.query<Health['failedJobs'][number]>({ name: 'failed jobs', text: FAILED_JOBS }),
    oldestUnsent(tx, watchedOffices(offices)),
    pausedNumbers(
      tx,
      watchedNumbers(offices).flatMap(({ numbers }) => numbers),
    ),
    clockAheadSeconds(pool),
    openedDaysOf(tx),
    standingAlarms(tx, clock.now()),
  ]);
  return {
    jobLagSeconds: Math.max(0, lag[0]?.lag ?? 0),
    inboxWaiting: waiting[0]?.count ?? 0,
    inboxFailing: waiting[0]?.failing ?? 0,
    failedJobs,
    oldestUnsentSeconds: oldest ? secondsSince(oldest, clock.now()) : 0,
    paused,
    alarms: alarms.filter(concernsUs(offices)),
    unopened: unopened.days(),
    unbookable: offices
      .all()
      .filter((office) => !reachesHorizon(office, opened.get(office.code), clock.now()))
      .map(({ code }) => code),
    clockAheadSeconds: ahead,
  };
}
/** An account may have templates of others: of them only those count that an office sends. */
function concernsUs(offices: Directory): (alarm: StandingAlarm) => boolean {
  const approved = offices.all().flatMap(({ approvedTemplates }) => Object.values(approvedTemplates));
  const sent = new Set(
    approved.flatMap((template) =>
      LANGUAGES.flatMap((language) => {
        const name = template[language];
        return name === undefined ? [] : [nameOfTemplate(name, language)];
      }),
    ),
  );
  return ({ about, name }) => about !== 'TEMPLATE' || sent.has(name);
}

/** The job queue has a clock of its own. */
const JOB_LAG = `select extract(epoch from clock_timestamp() - min(run_at))::float8 as lag from graphile_worker._private_jobs
  where is_available and run_at <= clock_timestamp()`;
const INBOX_WAITING = `select count(*)::int as count, count(*) filter (where failures >= 3)::int as failing
  from inbox_message where worked_at is null`;
const FAILED_JOBS = `select t.identifier as task, count(*)::int as count
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where j.attempts >= j.max_attempts and j.locked_at is null group by t.identifier order by t.identifier`;

/** Messages of the last 24 hours at all offices, and when something last came to each of their numbers. */
export async function readTraffic({
  pool,
  offices,
  clock,
}: Watched): Promise<{ counts: MessageCount[]; heard: LastHeard[] }> {
  const tx = queriesOn(pool);
  const day = clock.now().subtract({ hours: 24 });
  const [counts, heard] = await Promise.all([
    countMessages(tx, watchedOffices(offices), day),
    lastHeard(tx, watchedNumbers(offices)),
  ]);
  return { counts, heard };
}

export function secondsSince(at: Instant, now: Instant): number {
  return Math.max(0, (now.epochMilliseconds - at.epochMilliseconds) / 1000);
}

function watchedOffices(offices: Directory): string[] {
  return offices.all().map(({ code }) => code);
}

/** With their codes, to which the simulator writes. */
function watchedNumbers(offices: Directory): OfficeNumbers[] {
  return offices.all().map((office) => ({ office: office.code, numbers: addressesOf(office) }));
}
