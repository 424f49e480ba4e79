// The jobs of the server: those of the queue, and those of the clock.
import { randomInt } from 'node:crypto';
import type { JobHelpers, Task, TaskList } from 'graphile-worker';
import type { Readings } from '../src/audit/readings.ts';
import { capabilitiesOfKind } from '../src/channel/channel.ts';
import type { SendFault } from '../src/channel/faults.ts';
import type { Config } from '../src/config.ts';
import { inTransaction, queriesOn } from '../src/database.ts';
import { enqueueForgotten, sendersOf } from '../src/inbox/inbox.ts';
import { takePacedTurn } from '../src/inbox/pacedQueue.ts';
import { noteResumed } from '../src/inbox/restoration.ts';
import { openDelivery } from '../src/jobs/deliver.ts';
import { startMissed, takeInMissed } from '../src/jobs/missed.ts';
import { readCalendar } from '../src/jobs/readCalendar.ts';
import { Scheduler } from '../src/jobs/scheduler.ts';
import { semaphore } from '../src/jobs/semaphore.ts';
import { undelivered } from '../src/jobs/undelivered.ts';
import type { Unopened } from '../src/jobs/unopened.ts';
import { startWorkers, type Workers } from '../src/jobs/workers.ts';
import { enqueueUnsent } from '../src/outbox/sendJobs.ts';
import { traceOfJob } from '../src/outbox/traces.ts';
import { DELAYS, type Delays } from '../src/outbox/turn.ts';
import type { PlaceLogKeys } from '../src/placeLog/keys.ts';
import { type AlertJob, type PushRequest, sendAlert } from '../src/push/sendAlert.ts';
import { inSpan, inTrace } from '../src/tracing.ts';
import type { VapidKeys } from '../src/vapid.ts';
import type { VisitSecrets } from '../src/visit/visitSecrets.ts';
import { rulesOfDeliveries } from '../src/webhooks/addresses.ts';
import { deliverWebhook, type WebhookPost, type WebhookTelling } from '../src/webhooks/deliver.ts';
import type { AttemptOutcome } from '../src/webhooks/retryRules.ts';
import { fetchCalendar } from './channels/calendarFetch.ts';
import type { ConcurrencyLimiter } from './channels/concurrencyLimiter.ts';
import type { Conversations, WorkOn } from './channels/conversations.ts';
import { postAlert, subjectOfPushes } from './channels/pushPost.ts';
import { fetchSentPhoto } from './channels/sentPhoto.ts';
import { postWebhook } from './channels/webhookPost.ts';
import type { Log } from './faults/log.ts';
import type { Database } from './postgres/database.ts';
import { visitFiles } from './routes/visitFile.ts';

/**
 * Jobs that run at a time: nearly all of them wait, for a group of messages or for a provider. A job ends with the last of
 * its messages, so there are enough for those of people who write much to wait while those of others are answered.
 */
const MAX_JOBS = 256;
/** Photos that are fetched at a time, since each is held in memory. */
const MAX_FETCHING = 8;
/** Messages that are worked on at a time: one group is claimed while another is answered. */
export const MAX_MESSAGES_AT_WORK = 128;
/** Messages that are on their way to their providers at a time, those included that wait for their number's pace. */
const MAX_SENDING = 128;

/** Messages without a job are looked for this often. */
const FORGOTTEN_INTERVAL_MS = 10_000;

interface JobsSetup {
  database: Database;
  conversations: Conversations;
  workOn: WorkOn;
  config: Pick<Config, 'retrySeconds' | 'historyYears' | 'mode' | 'webhookNetworks' | 'publicUrl' | 'vapid'>;
  readings: Pick<Readings, 'noteSending'>;
  /** Counts an attempt to deliver to a webhook. */
  onWebhookAttempt(outcome: AttemptOutcome): void;
  onWebhookGivenUp(): void;
  /** The log of places of an office is not as it was written. */
  onBrokenLog(office: string): void;
  /** Counts an attempt to tell a phone. */
  onAlertAttempt(outcome: AttemptOutcome): void;
  vapid: VapidKeys;
  visits: Pick<VisitSecrets, 'secretOf'>;
  limiter: ConcurrencyLimiter;
  unopened: Unopened;
  placeLog: PlaceLogKeys;
  barcodeOf(code: string): string;
  /** The address of the page of a booking's visit. */
  visitLinkOf(code: string): string | null;
  log: Log;
}

export interface Jobs {
  workers: Workers;
  clockwork: Scheduler;
  stop(): Promise<void>;
}

export async function startJobs(setup: JobsSetup): Promise<Jobs> {
  const { database, conversations, config, unopened, placeLog, barcodeOf, log } = setup;
  const { url, pool } = database;
  const { offices, clock } = conversations;
  const onFault = (error: unknown) => log.error({ err: error }, 'A job failed; it will be tried again.');
  const tasks = tasksOf(setup, onFault);
  const planForgotten = async () => {
    await inTransaction(pool, enqueueForgotten);
    await inTransaction(pool, enqueueUnsent);
  };
  await inTransaction(pool, noteResumed);
  await planForgotten();
  // Also while the server runs: after a power cut, messages that waited for their number's pace were seen without a job.
  const forgotten = setInterval(() => planForgotten().catch(onFault), FORGOTTEN_INTERVAL_MS);
  await startMissed(pool);
  const workers = await startWorkers({ url, pool, tasks: inTracesOf(tasks), concurrency: MAX_JOBS, onFault });
  const { historyYears } = config;
  const means = { capabilitiesOf: (kind: string) => capabilitiesOfKind(conversations.channels, kind) };
  const clockwork = new Scheduler({
    pool,
    offices,
    clock,
    unopened,
    placeLog,
    historyYears,
    means,
    barcodeOf,
    onBrokenLog: setup.onBrokenLog,
    onFault,
  });
  return {
    workers,
    clockwork,
    async stop() {
      clearInterval(forgotten);
      await clockwork.stop();
      await workers.stop();
    },
  };
}

function tasksOf(setup: JobsSetup, onFault: (error: unknown) => void) {
  const { conversations, workOn, config, limiter } = setup;
  const { pool } = setup.database;
  const { channels, clock, offices } = conversations;
  const chance = (below: number) => randomInt(below);
  const delivery = {
    pool,
    channels,
    offices,
    clock,
    delays: delaysOf(config),
    chance,
    visitLinkOf: setup.visitLinkOf,
    onFault,
    filesOf: visitFiles({ pool, offices, clock }),
  };
  const deliver = openDelivery(delivery);
  const webhookWork = webhookWorkOf(setup);
  const calendarWork = {
    pool,
    clock,
    offices,
    fetch: (request: { url: string; etag: string | null }) => fetchCalendar(request, rulesOfDeliveries(config)),
  };
  const [sending, fetching] = [semaphore(MAX_SENDING), semaphore(MAX_FETCHING)];
  return {
    converse: async (payload: unknown) => {
      const senders = await sendersOf(queriesOn(pool), messageIdsIn(payload));
      const answer = (id: number) => workOn(id, (work) => limiter.run(senders.get(id) ?? '', work));
      // Messages that share a job have each a trace of their own.
      return eachMessage(payload, (id) => (traceOfJob(payload) ? answer(id) : inTrace(undefined, () => answer(id))));
    },
    paced: (payload: unknown) => inTransaction(pool, (tx) => takePacedTurn(tx, messageIdIn(payload))),
    deliver: (payload: unknown, { job }: JobHelpers) => {
      const [isRepeat, isShared] = [job.attempts > 1, Array.isArray(payload)];
      const trace = traceOfJob(payload);
      return eachMessage(payload, (id) => sending(() => deliver({ id, isRepeat, isShared, trace })));
    },
    undelivered: (payload: unknown) => undelivered(delivery, payload as { id: number; fault: SendFault }),
    photo: (payload: unknown) =>
      fetching(() => fetchSentPhoto({ pool, channels, offices, clock }, messageIdIn(payload))),
    missed: () => takeInMissed({ pool, channels, offices, clock, onFault }),
    calendar: (payload: unknown) => readCalendar(calendarWork, String((payload as { office: unknown }).office)),
    webhook: (payload: unknown) => deliverWebhook(webhookWork, messageIdIn(payload)).catch(onFault),
    push: (payload: unknown) => sendAlert(alertWorkOf(setup), payload as AlertJob),
  };
}

/** Each job goes on in the trace that it carries. */
function inTracesOf(tasks: TaskList): TaskList {
  const traced = ([name, task]: [string, TaskList[string]]): [string, Task] => [
    name,
    (payload, helpers) => {
      const work = async () => task?.(payload, helpers);
      return inTrace(traceOfJob(payload), () => inSpan(`job ${name}`, 'consumer', () => ({}), work));
    },
  ];
  return Object.fromEntries(Object.entries(tasks).map(traced));
}

function webhookWorkOf(setup: JobsSetup) {
  const { database, config, readings } = setup;
  const { clock, offices } = setup.conversations;
  return {
    pool: database.pool,
    clock,
    post: (request: WebhookPost) => postWebhook(request, rulesOfDeliveries(config)),
    timeZoneOf: (office: string | null) => (office === null ? 'UTC' : (offices.find(office)?.timeZone ?? 'UTC')),
    chance: (below: number) => randomInt(below),
    onTelling: (telling: WebhookTelling) => noteTelling(readings, telling),
    onAttempt: setup.onWebhookAttempt,
    onGivenUp: setup.onWebhookGivenUp,
  };
}

function alertWorkOf({ database, conversations, config, vapid, visits, onAlertAttempt, log }: JobsSetup) {
  const subject = subjectOfPushes({ publicUrl: config.publicUrl, subject: config.vapid.subject });
  const sender = { keys: vapid, subject, networks: config.webhookNetworks };
  return {
    pool: database.pool,
    offices: conversations.offices,
    secretOf: visits.secretOf,
    post: (request: PushRequest) => postAlert(request, sender),
    chance: () => randomInt(1000) / 1000,
    onAttempt: onAlertAttempt,
    onRefused: (host: string, { status, response }: AttemptOutcome) =>
      log.warn({ host, status, response }, 'A push service refused an alert for good.'),
  };
}

/** Its URL may have a secret of the receiver's in it: the log has the host. */
function noteTelling(readings: JobsSetup['readings'], { webhook, url, office, booking }: WebhookTelling): void {
  const asker = `webhook ${webhook}`;
  const host = URL.parse(url)?.host.slice(0, 100) ?? '';
  readings.noteSending({ asker, who: `${asker} (${host})` }, 'webhook', office, booking);
}

/** A number that cannot send is paused for longer, because its settings are wrong or its bill is unpaid. */
function delaysOf({ retrySeconds }: Pick<Config, 'retrySeconds'>): Delays {
  const retry = retrySeconds * 1000;
  return { retry, pause: (DELAYS.pause / DELAYS.retry) * retry };
}

/**
 * The messages of a job, each with its own result: the queue tries again those alone that failed. A job of an earlier
 * version has one message.
 */
async function eachMessage(payload: unknown, work: (id: number) => Promise<unknown>): Promise<Promise<unknown>[]> {
  if (Array.isArray(payload)) return payload.map((id) => work(Number(id)));
  await work(messageIdIn(payload));
  return [];
}

function messageIdsIn(payload: unknown): number[] {
  return Array.isArray(payload) ? payload.map(Number) : [messageIdIn(payload)];
}

function messageIdIn(payload: unknown): number {
  return Number((payload as { id: unknown }).id);
}
