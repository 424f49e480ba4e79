// The remedy for a message that was not accepted or not delivered: again, otherwise, by another channel, or none.
import type { Channels } from '../channel/channel.ts';
import { SendError, type SendFault } from '../channel/faults.ts';
import type { TemplateMessage } from '../channel/messages.ts';
import { canWriteTo, channelName, traitsOfChannel } from '../channelKinds.ts';
import { inTransaction, type Pool, type Transaction } from '../database.ts';
import { officeOfMessage } from '../office/addresses.ts';
import type { Directory } from '../office/directory.ts';
import type { Office } from '../office/settings.ts';
import type { Candidate } from '../outbox/candidates.ts';
import { pauseSending } from '../outbox/decided.ts';
import { optOut } from '../outbox/optOut.ts';
import { messageStep, type Outgoing, outgoing, putOut, type WaitingMessage } from '../outbox/outbox.ts';
import { type Failure, markFailed, markRetry, type Retry, stopNumber } from '../outbox/outcome.ts';
import { wholeOf } from '../outbox/pieces.ts';
import { hasStandard, templateOf, textOf } from '../outbox/said.ts';
import { type Delays, pauseWait, type RandomBelow, retryWait } from '../outbox/turn.ts';
import { addMinutes, type Clock, type Instant, isBefore } from '../time.ts';

/** The rooms it needs for that. */
export interface Remedying {
  channels: Channels;
  offices: Directory;
  clock: Clock;
  delays: Delays;
  chance: RandomBelow;
  /** The address of the page of a booking's visit; null: there is none that may be sent. */
  visitLinkOf(code: string): string | null;
  /** Told of a number that can't send. */
  onFault(error: unknown): void;
}

/** A message that was tried. */
export interface Tried {
  candidate: Candidate;
  isProbe: boolean;
}

export async function failed(tx: Transaction, remedying: Remedying, tried: Tried, error: SendError): Promise<void> {
  const { candidate } = tried;
  const { message, once, unsureAt } = candidate;
  if (tried.isProbe && NOTHING_LEARNT.has(error.fault)) pauseSending(tx, message, nextProbe(remedying, tried));
  switch (error.fault) {
    case 'configuration':
      return pauseNumber(tx, remedying, tried, error);
    case 'unknown':
      if (once) return giveUp(tx, message, error);
      return again(tx, remedying, { ...candidate, unsureAt: unsureAt ?? candidate.real }, error);
    case 'later':
      return again(tx, remedying, candidate, error);
    case 'template':
    case 'address':
    case 'stopped':
      return unreachable(tx, remedying, message, error);
    case 'never':
      if (hasStandard(message, wordsFor(remedying, message))) return inStandardWords(tx, message, error.message);
      return giveUp(tx, message, error);
  }
}

async function giveUp(tx: Transaction, message: WaitingMessage, error: Failure): Promise<void> {
  await markFailed(tx, message.id, error);
  tx.note(() => messageStep(error.fault === 'unknown' ? 'message.unknown' : 'message.failed', message, error.fault));
}

async function tryAgain(tx: Transaction, message: WaitingMessage, retry: Retry, fault: SendFault): Promise<void> {
  await markRetry(tx, message.id, { ...retry, trace: message.trace });
  tx.note(() => messageStep('message.retried', message, fault));
}

/** The fault may lie in the office's own words: the product's own are better than none. */
async function inStandardWords(tx: Transaction, failing: WaitingMessage, message: string): Promise<void> {
  await tryAgain(tx, failing, { message, waits: 'RETRY', wait: 0, unsureAt: null, asStandard: true }, 'never');
}

function wordsFor({ offices }: Remedying, message: WaitingMessage) {
  return { texts: officeOfMessage(offices, message)?.texts ?? [] };
}

/** Whether the number can send by now is still unknown: one message tries again, as soon as before. */
const NOTHING_LEARNT = new Set<SendFault>(['later', 'unknown']);

/** In milliseconds. */
function nextProbe({ delays }: Remedying, { candidate }: Tried): number {
  return pauseWait(candidate.pause?.probes ?? 0, delays);
}

async function again(
  tx: Transaction,
  { delays, chance }: Remedying,
  { message: failing, attempts, unsureAt }: Candidate,
  { fault, message, retryAfter }: SendError,
): Promise<void> {
  const wait = retryWait(attempts, retryAfter, delays, chance);
  await tryAgain(tx, failing, { message, waits: 'RETRY', wait, unsureAt }, fault);
}

/** Nothing of the number goes until one message gets through. */
async function pauseNumber(tx: Transaction, remedying: Remedying, tried: Tried, error: SendError): Promise<void> {
  const { delays, chance, onFault } = remedying;
  const { isProbe } = tried;
  const { message, pause, unsureAt } = tried.candidate;
  const wait = pauseWait(isProbe ? (pause?.probes ?? 0) + 1 : 0, delays);
  stopNumber(tx, message, { message: error.message, wait, isProbe });
  const own = { message: error.message, waits: 'PAUSE', wait: wait + chance(1000), unsureAt } as const;
  await tryAgain(tx, message, own, error.fault);
  onFault(error);
}

/** By this channel, as it was, it does not reach them: as a template, by the office's other channel, or not. */
export async function unreachable(
  tx: Transaction,
  remedying: Remedying,
  message: WaitingMessage,
  fault: Pick<SendError, 'fault' | 'message'>,
): Promise<void> {
  const office = officeOfMessage(remedying.offices, message);
  const now = remedying.clock.now();
  if (fault.fault === 'template' && message.template === null && approvedFor(message, office)) {
    const retry = { message: fault.message, waits: 'RETRY', wait: 0, unsureAt: null, asTemplate: true } as const;
    return tryAgain(tx, message, retry, fault.fault);
  }
  if (fault.fault === 'stopped') {
    const { channel, from: sender, to } = message;
    await optOut(tx, { channel, sender, recipient: to.value }, 'PROVIDER', now);
  } else {
    const other = byOtherChannel(message, office, remedying.channels);
    if (other) await putOut(tx, [other], now, true);
  }
  await giveUp(tx, message, fault);
}

/** The sentence as it was approved for this office, in the language of the message. */
export function approvedFor(message: WaitingMessage, office: Office | undefined): TemplateMessage | null {
  return office ? templateOf(message, { approved: office.approvedTemplates }) : null;
}

/** The same by the office's other channel, where it has one and lets it; what came from there already does not go back. */
function byOtherChannel(message: WaitingMessage, office: Office | undefined, channels: Channels): Outgoing | null {
  const { whole, isRest } = wholeOf(message.purpose);
  // A notice goes by the other channel as a whole, with its first piece.
  if (isRest && !whole.startsWith('reply:')) return null;
  if (!office?.notices.fallback || whole.endsWith(`/${message.channel}`)) return null;
  const own = traitsOfChannel(message.channel)
    .fallback.filter((kind) => channels[channelName(kind)] && canWriteTo(kind, message.to))
    .flatMap((kind) => office.channels.find((channel) => channel.kind === kind) ?? [])[0];
  if (!own) return null;
  const { id: _, status: __, fault: ___, template: ____, asTemplate: _____, buttons: ______, ...same } = message;
  const moved = {
    ...same,
    channel: channelName(own.kind),
    from: own.address,
    purpose: `${message.purpose}/${channelName(own.kind)}`,
  };
  return { ...moved, text: textOf({ ...message, ...moved }, office) };
}

/** The provider took it, and tells afterwards that it was not delivered. */
export async function undelivered(
  remedying: Remedying & { pool: Pool },
  { id, fault }: { id: number; fault: SendFault },
): Promise<void> {
  if (fault === 'configuration' || fault === 'unknown') return;
  await inTransaction(remedying.pool, async (tx) => {
    const message = await outgoing(tx, id);
    if (message?.status !== 'FAILED') return;
    const why = message.fault ?? fault;
    if (fault === 'never') {
      if (hasStandard(message, wordsFor(remedying, message))) await inStandardWords(tx, message, why);
      return;
    }
    if (fault === 'later' && isWorthWaiting(message, remedying.clock.now())) {
      const wait = AWAY * 60_000;
      return tryAgain(tx, message, { message: why, waits: 'TIME', wait, unsureAt: null }, fault);
    }
    await unreachable(tx, remedying, message, { fault, message: why });
  });
}

/** Minutes in which a telephone that is off may be on again. */
const AWAY = 60;
/** So often a message is handed over in all where its telephone is off. */
const MAX_TRIES = 4;

function isWorthWaiting({ attempts, notAfter }: WaitingMessage, now: Instant): boolean {
  return attempts < MAX_TRIES && (!notAfter || isBefore(addMinutes(now, AWAY), notAfter));
}
