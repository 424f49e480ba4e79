// Hands one waiting message to its channel when its turn has come, and sees to what becomes of it.
import { setTimeout as pause } from 'node:timers/promises';
import { type Channel, standInOf } from '../channel/channel.ts';
import { SendError } from '../channel/faults.ts';
import type { MessageFile, OutboundMessage } from '../channel/messages.ts';
import { inTransaction, type Pool, queriesOn, type Transaction } from '../database.ts';
import { officeOfMessage } from '../office/addresses.ts';
import { calmFrom } from '../office/notices.ts';
import type { Office } from '../office/settings.ts';
import { type Candidate, candidate, handOver, writeDown } from '../outbox/claim.ts';
import { fitted } from '../outbox/fitted.ts';
import { type Outgoing, putOut, type WaitingMessage } from '../outbox/outbox.ts';
import { isKnown, markSent, startNumber } from '../outbox/outcome.ts';
import { pieces, purposeOfPiece } from '../outbox/pieces.ts';
import { isWindowOpen } from '../outbox/reachable.ts';
import { outbound, textOf } from '../outbox/said.ts';
import { subjectOf } from '../outbox/subject.ts';
import { type DeliveryDecision, type DeliveryRules, lastMoment, turnOf } from '../outbox/turn.ts';
import type { Instant } from '../time.ts';
import { approvedFor, failed, type Remedying, type Tried, unreachable } from './undelivered.ts';

export interface Delivery extends Remedying {
  pool: Pool;
  /** The files that go with a mail: the visit for the recipient's calendar. */
  filesOf(message: WaitingMessage): Promise<MessageFile[]>;
}

/** A message on its way to the provider. */
interface Handed extends Tried {
  channel: Channel;
  outbound: OutboundMessage;
  delay: number;
}

/** `isRepeat`: the worker before has died, or could not record the outcome. */
export async function deliver(delivery: Delivery, id: number, isRepeat = false): Promise<void> {
  const handed = await inTransaction(delivery.pool, (tx) => begin(tx, delivery, id, isRepeat));
  if (!handed) return;
  if (handed.delay > 0) await pause(handed.delay);
  try {
    const { providerId } = await sendMessage(delivery, handed);
    await settleOutcome(delivery, handed, null, (tx) => markSent(tx, id, providerId, delivery.clock.now()));
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    await settleOutcome(delivery, handed, error, (tx) => failed(tx, delivery, handed, error));
  }
}

/** Its turn, if it is: then it is marked as handed over first, because a worker that dies now cannot say whether it was. */
async function begin(tx: Transaction, delivery: Delivery, id: number, isRepeat: boolean): Promise<Handed | null> {
  const found = await candidate(tx, id);
  if (!found) return null;
  const { message } = found;
  const office = officeOfMessage(delivery.offices, message);
  const channel = channelNamed(delivery, message.channel);
  const now = delivery.clock.now();
  const turn = turnOf(found, { ...rulesOf(channel, office, now), isRepeat }, now, found.real);
  if (turn.do !== 'go') {
    await writeDown(tx, found, turn);
    return null;
  }
  const outbound = asOutbound(found, channel, office, now);
  if (outbound === null) {
    await unreachable(tx, delivery, message, CLOSED);
    return null;
  }
  const first = await splitOff(tx, message, { outbound, channel }, now);
  const { delay, isProbe } = turn;
  await handOver(tx, found, turn as Extract<DeliveryDecision, { do: 'go' }>, first);
  return { candidate: found, channel, outbound: first, delay, isProbe };
}

/** The part that one message holds; the rest is put out to follow in its order, once. */
async function splitOff(
  tx: Transaction,
  { purpose, channel: name, from, office, to, key, about, notAfter, once, calm, secret }: WaitingMessage,
  { outbound, channel: { capabilities } }: { outbound: OutboundMessage; channel: Channel },
  now: Instant,
): Promise<OutboundMessage> {
  if (outbound.template) return outbound;
  const [text = '', ...rest] = pieces(outbound.text, capabilities);
  const kept = {
    ...(about && { about }),
    ...(notAfter && { notAfter }),
    ...(secret && { secret }),
    once: once ?? false,
    calm: calm ?? false,
  };
  const following = rest.map((piece, index): Outgoing => {
    const again = { channel: name, from, office, to, key, ...kept };
    return { ...again, purpose: purposeOfPiece(purpose, index + 2), text: piece, media: [] };
  });
  await putOut(tx, following, now, true);
  return { ...outbound, text };
}

/** In a demonstration another channel stands in for those that are not set up. */
function channelNamed({ channels }: Delivery, name: string): Channel {
  return channels[name] ?? standInOf(channels) ?? notSetUp(name);
}

function notSetUp(name: string): Channel {
  const refuse = async () => {
    throw new SendError('configuration', `The channel ${name} is not set up.`);
  };
  return { capabilities: NO_CAPABILITIES, receive: refuse, send: refuse };
}
const NO_CAPABILITIES: Channel['capabilities'] = {
  kind: 'API',
  maxCharacters: Number.POSITIVE_INFINITY,
  maxCaption: 0,
  pictures: 0,
  buttons: null,
  templates: false,
  otherAddresses: false,
  replyWindowHours: null,
  receipts: false,
  messagesPerSecond: null,
  perPersonMinute: null,
};

function rulesOf({ capabilities }: Channel, office: Office | undefined, now: Instant): Omit<DeliveryRules, 'isRepeat'> {
  return {
    calmFrom: office ? calmFrom(office.notices, office.timeZone, now) : now,
    perSecond: capabilities.messagesPerSecond,
    perPersonMinute: capabilities.perPersonMinute,
  };
}

const CLOSED = new SendError(
  'template',
  'The person wrote too long ago for free text, and no template is set for this.',
);

/** null: the reply window has closed, and nothing was approved that may be sent all the same. */
function asOutbound(found: Candidate, { capabilities }: Channel, office: Office | undefined, now: Instant) {
  const { message, heardAt } = found;
  const text = textOf(message, { texts: office?.texts ?? [] });
  const isOpen = !message.asTemplate && isWindowOpen(heardAt, capabilities.replyWindowHours, now);
  const template = isOpen || !capabilities.templates ? null : approvedFor(message, office);
  if (!isOpen && !template) return null;
  return fitted(outbound(message, text, template, validFor(found, now)), capabilities);
}

function validFor(found: Candidate, now: Instant): number {
  return Math.max(Math.ceil((lastMoment(found).epochMilliseconds - now.epochMilliseconds) / 1000), 1);
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
    if (!(await isKnown(queriesOn(pool), message, receipt.providerId))) return receipt;
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

/** Writes down what became of it; a message that tried for all the others sets them free where its number can send. */
async function settleOutcome(
  { pool }: Delivery,
  { isProbe, candidate: { message } }: Handed,
  error: SendError | null,
  write: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    if (isProbe && !(error && UNCERTAIN_FAULTS.has(error.fault))) startNumber(tx, message);
    await write(tx);
  });
}
const UNCERTAIN_FAULTS = new Set<SendError['fault']>(['later', 'unknown', 'configuration']);
