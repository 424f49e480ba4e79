// How far this server's clock is from the database's, by which all servers that share it keep time with each other.
import { type Pool, queriesOn } from '../../src/database.ts';
import { type Clock, type Instant, runningClock } from '../../src/time.ts';
import type { Log } from '../faults/log.ts';

/** Seconds from which on an operator should look after it. */
const MIN_WARNED_SKEW_SECONDS = 1;

/**
 * Seconds by which `machine` is ahead of the database; negative: behind. The time that the answer took is no difference.
 */
export async function clockAheadSeconds(pool: Pool, machine: Clock = runningClock(null)): Promise<number> {
  const asked = machine.now().epochMilliseconds;
  const [row] = await queriesOn(pool).query<{ now: Instant }>({ name: 'database clock', text: NOW });
  const answered = machine.now().epochMilliseconds;
  const there = (row as { now: Instant }).now.epochMilliseconds;
  return Math.round(Math.max(asked - there, Math.min(answered - there, 0))) / 1000;
}
const NOW = 'select clock_timestamp() as now';

/** At start: codes, links and windows go by this server's clock, so that it should be set right. */
export async function warnOfClock(pool: Pool, log: Log, machine?: Clock): Promise<void> {
  const seconds = await clockAheadSeconds(pool, machine);
  if (Math.abs(seconds) <= MIN_WARNED_SKEW_SECONDS) return;
  const apart = `${Math.abs(seconds).toFixed(1)} s ${seconds > 0 ? 'ahead of' : 'behind'}`;
  log.warn({ aheadSeconds: seconds }, `This server's clock is ${apart} the database's: set both by NTP.`);
}
