// The job of a webhook: delivers all that is due to it, several subjects at a time and each in its order.
import { inTransaction, type Pool, queriesOn } from '../database.ts';
import type { LifeStep } from '../steps.ts';
import { type Clock, isBefore, runningClock } from '../time.ts';
import { currentTrace, derivedTrace, inSpan, inTrace, traceparentOf } from '../tracing.ts';
import {
  type ClaimedDelivery,
  type ClaimedEvent,
  claimDelivery,
  eventOf,
  personToldOf,
  recordAttempt,
} from './deliveries.ts';
import { secretsOf } from './keptWebhookSecrets.ts';
import { messageIdOf, testBody, webhookBodyOf } from './payload.ts';
import { type AttemptOutcome, outcomeWord } from './retryRules.ts';
import { signatureHeaders } from './sign.ts';

/** A person's data that are about to be sent to a webhook. */
export interface WebhookTelling {
  webhook: number;
  url: string;
  office: string;
  /** The booking's code. */
  booking: string;
}

export interface WebhookWork {
  pool: Pool;
  clock: Clock;
  /** Posts to an address that may be reached, and never rejects. */
  post(request: WebhookPost): Promise<AttemptOutcome>;
  /** The zone of an office; of one that is gone: UTC. */
  timeZoneOf(office: string | null): string;
  /** A whole number from 0 to below that. */
  chance(below: number): number;
  /** Told before the data of a person are sent, so that they are noted like every reading. */
  onTelling(telling: WebhookTelling): void;
  /** Told of each attempt, for the figures. */
  onAttempt(outcome: AttemptOutcome): void;
  /** Told of an event that has come to its webhook at no attempt, and is not tried again. */
  onGivenUp(): void;
}

export interface WebhookPost {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array;
}

const noFacts = () => ({});

/** Deliveries to one webhook at a time: a receiver that hangs holds no more. */
const LANES = 4;
/** Then the job ends, and the clock begins another: jobs take turns. */
const JOB_MS = 30_000;

/** Receivers compare the time of a signature with their own clock: it is the machine's, also if the application's was moved. */
const signingClock = runningClock(null);

export async function deliverWebhook(work: WebhookWork, webhook: number): Promise<void> {
  const ends = performance.now() + JOB_MS;
  await Promise.all(Array.from({ length: LANES }, () => deliverInLane(work, webhook, ends)));
}

async function deliverInLane(work: WebhookWork, webhook: number, ends: number): Promise<void> {
  const { pool, clock } = work;
  while (performance.now() < ends) {
    const claimed = await claimDelivery(queriesOn(pool), webhook, clock.now());
    if (!claimed) return;
    await inTrace(derivedTrace(messageIdOf(claimed)), async () => {
      const { outcome, event } = await inSpan('deliver webhook', 'client', noFacts, () => attempt(work, claimed));
      work.onAttempt(outcome);
      const [now, chance] = [clock.now(), work.chance(1000) / 1000];
      const state = await inTransaction(pool, (tx) => {
        if (event) tx.note(() => toldStep(event, outcome));
        return recordAttempt(tx, claimed, outcome, { now, chance });
      });
      if (state === 'GIVEN_UP') work.onGivenUp();
    });
  }
}

function toldStep({ office, booking, type }: ClaimedEvent, outcome: AttemptOutcome): LifeStep {
  const word = outcomeWord(outcome);
  const step = word === 'delivered' ? 'webhook.delivered' : 'webhook.failed';
  return { step, office, booking, key: type, reason: word === 'delivered' ? null : word };
}

/** With the event that it told of; null: it told of none. */
async function attempt(work: WebhookWork, claimed: ClaimedDelivery) {
  const db = queriesOn(work.pool);
  const event = claimed.event === null ? null : await eventOf(db, claimed.event);
  const body = await bodyFor(work, claimed, event);
  if (body === null) return { outcome: GONE_EVENT, event };
  const timestamp = Math.floor(signingClock.now().epochMilliseconds / 1000);
  const secrets = secretsOf(db.cipher, claimed, (until) => isBefore(work.clock.now(), until));
  const headers = signatureHeaders({ id: messageIdOf(claimed), timestamp, body }, secrets);
  const trace = currentTrace();
  const all = { ...headers, ...(trace && { traceparent: traceparentOf(trace) }) };
  return { outcome: await work.post({ url: claimed.url, headers: all, body }), event };
}

/** The person is read at each attempt: what was forgotten since is told to no one. */
async function bodyFor(
  { pool, timeZoneOf, onTelling }: WebhookWork,
  claimed: ClaimedDelivery,
  event: ClaimedEvent | null,
): Promise<string | null> {
  if (claimed.event === null) return testBody(claimed.webhook, claimed.createdAt, timeZoneOf(null));
  const db = queriesOn(pool);
  if (!event) return null;
  const { booking, office } = event;
  const person = claimed.withPersonalData && booking ? await personToldOf(db, booking) : null;
  if (person && booking) onTelling({ webhook: claimed.webhook, url: claimed.url, office, booking });
  return webhookBodyOf(event, timeZoneOf(office), person);
}

/** Kept longer than events are: it is given up in the end. */
const GONE_EVENT: AttemptOutcome = {
  status: null,
  response: null,
  durationMs: 0,
  fault: 'The event is no longer kept.',
  retryAfter: null,
};
