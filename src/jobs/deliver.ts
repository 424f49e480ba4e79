// Hands waiting messages to their channels when their turn has come: decided about and recorded in groups, sent in parallel.
import { setTimeout as pause } from 'node:timers/promises';
import { SendError } from '../channel/faults.ts';
import type { MessageFile } from '../channel/messages.ts';
import { type Pool, queriesOn, type Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { officeOfMessage } from '../office/addresses.ts';
import type { DueMessage } from '../outbox/candidates.ts';
import { messageStep, OFFICER_REPLY, type OutboxStatus, type WaitingMessage } from '../outbox/outbox.ts';
import { isOfAnother, markSent, startNumber, stepOfStatus } from '../outbox/outcome.ts';
import { subjectOf } from '../outbox/subject.ts';
import { inSpan, inTrace } from '../tracing.ts';
import { inGroups } from '../transact.ts';
import { beginGroup, type Handed } from './handOver.ts';
import { failed, type Remedying } from './undelivered.ts';

export interface Delivery extends Remedying {
  pool: Pool;
  /** The files that go with a mail: the visit for the recipient's calendar. */
  filesOf(message: WaitingMessage): Promise<MessageFile[]>;
}

/** Sends a message that is due, if its turn has come. Rejects where what became of it could not be recorded. */
export type Deliver = (due: DueMessage) => Promise<void>;

/** The outcome of a message that was handed over: the provider's name for it, or the fault for which it was not taken. */
interface SendOutcome {
  handed: Handed;
  result: { providerId: string } | SendError;
}

/** Milliseconds that a message may wait for its group: the job queue is patient, while a request would not be. */
const MAX_WAIT_TO_SEND_MS = 10 * 60_000;

export function openDelivery(delivery: Delivery): Deliver {
  const { pool } = delivery;
  const begin = inGroups<DueMessage, Handed | null>(
    pool,
    async (tx, due, inLine) => {
      const answer = await beginGroup(tx, delivery, due);
      inLine();
      return { answer, announcements: [] };
    },
    { laneWaitMs: MAX_WAIT_TO_SEND_MS },
  );
  const settle = inGroups<SendOutcome, null>(
    pool,
    async (tx, outcomes) => {
      await settleGroup(tx, delivery, outcomes);
      return { answer: outcomes.map(() => null), announcements: outcomes.flatMap(seenByOfficers) };
    },
    { laneWaitMs: MAX_WAIT_TO_SEND_MS },
  );
  return async (due) => {
    const handed = await begin(due);
    if (!handed) return;
    if (handed.delay > 0) await pause(handed.delay);
    await settle({ handed, result: await sendTraced(delivery, handed).catch(asOutcome) });
  };
}

/** Sends one message. `isRepeat`: the worker before has died, or could not record the outcome. */
export async function deliver(delivery: Delivery, id: number, isRepeat = false): Promise<void> {
  await openDelivery(delivery)({ id, isRepeat, isShared: false });
}

function asOutcome(error: unknown): SendError {
  if (error instanceof SendError) return error;
  throw error;
}

function sendTraced(delivery: Delivery, handed: Handed): Promise<{ providerId: string }> {
  const { message } = handed.candidate;
  const facts = () => ({ 'messaging.system': message.channel, 'antrean.message.key': message.key });
  return inTrace(message.trace, () => inSpan('send message', 'client', facts, () => sendMessage(delivery, handed)));
}

/** A message that may have been accepted already is looked for first, if the provider can be asked. */
async function sendMessage(
  { pool, offices, filesOf }: Delivery,
  { candidate: { message, unsureAt }, channel, outbound }: Handed,
) {
  const since = unsureAt === null ? null : Temporal.Instant.fromEpochMilliseconds(unsureAt).toString();
  const alike = (since && (await channel.sentAlready?.(outbound, since).catch(asLater))) || [];
  for (const receipt of alike) {
    // The same words may have been said a little earlier, by another message.
    if (!(await isOfAnother(queriesOn(pool), message, receipt.providerId))) return receipt;
  }
  if (!channel.capabilities.isMail) return channel.send(outbound);
  const office = officeOfMessage(offices, message) ?? { name: message.from, languages: [] };
  const subject = subjectOf(message, office);
  return channel.send({ ...outbound, subject, files: await filesOf(message) });
}

/** That it could not be asked says nothing about the message. */
function asLater(error: unknown): never {
  if (!(error instanceof SendError)) throw error;
  throw new SendError(
    error.fault === 'configuration' ? 'configuration' : 'later',
    error.message,
    error.code,
    error.retryAfter,
  );
}

/** Officers see at once how their answers fare. */
function seenByOfficers({ handed }: SendOutcome): Announcement[] {
  const { key, office } = handed.candidate.message;
  return key === OFFICER_REPLY && office !== null ? [{ event: 'conversation', office }] : [];
}

/** Writes down what became of them; a message that tried for all the others sets them free where its number can send. */
async function settleGroup(tx: Transaction, delivery: Delivery, outcomes: readonly SendOutcome[]): Promise<void> {
  for (const { handed, result } of outcomes) {
    const isCertain = !(result instanceof SendError && UNCERTAIN_FAULTS.has(result.fault));
    if (handed.isProbe && isCertain) startNumber(tx, handed.candidate.message);
  }
  const sent = outcomes.flatMap(({ handed, result }) =>
    result instanceof SendError ? [] : [{ id: handed.candidate.message.id, providerId: result.providerId }],
  );
  const early = await markSent(tx, sent, delivery.clock.now());
  tx.note(() =>
    outcomes.flatMap(({ handed: { candidate }, result }) =>
      result instanceof SendError ? [] : sentSteps(candidate.message, early.get(candidate.message.id)),
    ),
  );
  for (const { handed, result } of outcomes)
    if (result instanceof SendError) await failed(tx, delivery, handed, result);
}

/** With the one that its provider told of before it answered. */
function sentSteps(message: WaitingMessage, early: OutboxStatus | undefined) {
  const sent = messageStep('message.sent', message);
  return early ? [sent, messageStep(stepOfStatus(early), message)] : [sent];
}

const UNCERTAIN_FAULTS = new Set<SendError['fault']>(['later', 'unknown', 'configuration']);
