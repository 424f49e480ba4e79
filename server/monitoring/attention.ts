// The sentences of /readyz on all that an operator should look after, although this server does its work.
import type { Health } from './health.ts';
import type { DoneHere } from './readiness.ts';

/** Beyond these an operator is told; the alerts of docs/operations.md have the same. */
const MAX_JOB_LAG_SECONDS = 60;
const MAX_UNSENT_SECONDS = 300;
const MAX_INBOX_WAITING = 1000;
const MAX_CLOCK_APART_SECONDS = 1;
/** Scheduled work takes a turn each second. */
const MAX_TURN_SECONDS = 60;
/** One that fails once is done a second later. */
const MIN_FAILED_TURNS = 3;
const MAX_NAMED = 10;

export function attentionTo(health: Health, done: DoneHere): string[] {
  const { jobLagSeconds, oldestUnsentSeconds, inboxWaiting, clockAheadSeconds, paused, alarms, unbookable } = health;
  const jobs = health.failedJobs.map(({ task, count }) => `${task} (${count})`);
  const apart = `${Math.abs(clockAheadSeconds).toFixed(1)} s ${clockAheadSeconds > 0 ? 'ahead of' : 'behind'}`;
  const unopened = health.unopened.map(({ office, date }) => (date === null ? office : `${office} on ${date}`));
  const numbers = paused.map(({ channel, number }) => `${channel} ${number}`);
  const warned = alarms.map(({ channel, name, state }) => `${channel} ${name} is ${state}`);
  const told: [boolean, string][] = [
    [jobLagSeconds > MAX_JOB_LAG_SECONDS, `Jobs wait for ${Math.round(jobLagSeconds)} seconds.`],
    [
      oldestUnsentSeconds > MAX_UNSENT_SECONDS,
      `Messages wait for ${Math.round(oldestUnsentSeconds)} seconds to be sent.`,
    ],
    [inboxWaiting > MAX_INBOX_WAITING, `Messages were received and are not worked on yet: ${inboxWaiting}.`],
    [health.inboxFailing > 0, `Messages fail again and again to be worked on: ${health.inboxFailing}.`],
    [jobs.length > 0, `Jobs failed for good: ${firstOfNames(jobs)}.`],
    [numbers.length > 0, `Providers let these numbers send nothing: ${firstOfNames(numbers)}.`],
    [warned.length > 0, `Providers tell of trouble: ${firstOfNames(warned)}.`],
    [unopened.length > 0, `Days could not be opened: ${firstOfNames(unopened)}.`],
    [unbookable.length > 0, `Days that can be booked have no windows: ${firstOfNames(unbookable)}.`],
    [
      done.isRoomScarce === true,
      'PostgreSQL has no room for more connections: this server works with those that it has.',
    ],
    [Math.abs(clockAheadSeconds) > MAX_CLOCK_APART_SECONDS, `This server's clock is ${apart} the database's.`],
    [
      done.lastTurnSeconds > MAX_TURN_SECONDS,
      `Scheduled work stands still for ${Math.round(done.lastTurnSeconds)} seconds.`,
    ],
    [done.brokenLogs.length > 0, `The log of places was changed: ${firstOfNames(done.brokenLogs)}.`],
    [done.failedTurns >= MIN_FAILED_TURNS, 'A part of the scheduled work fails: the log has the reason.'],
  ];
  return told.flatMap(([isSo, sentence]) => (isSo ? [sentence] : []));
}

function firstOfNames(names: readonly string[]): string {
  const left = names.length - MAX_NAMED;
  return `${names.slice(0, MAX_NAMED).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
