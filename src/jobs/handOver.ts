// Decides about messages that are due together: each goes, waits or ends, and those that go are marked before they are sent.
import { type Channel, standInOf } from '../channel/channel.ts';
import { SendError } from '../channel/faults.ts';
import type { OutboundMessage } from '../channel/messages.ts';
import type { Transaction } from '../database.ts';
import { officeOfMessage } from '../office/addresses.ts';
import { calmFrom } from '../office/notices.ts';
import type { Office } from '../office/settings.ts';
import { type Candidate, candidates, type DueMessage } from '../outbox/candidates.ts';
import { type Decisions, writeDecisions } from '../outbox/decided.ts';
import { fitted } from '../outbox/fitted.ts';
import { linkedText } from '../outbox/linked.ts';
import { NumberLines } from '../outbox/numberLines.ts';
import { type Outgoing, putOut, type WaitingMessage } from '../outbox/outbox.ts';
import { pieces, purposeOfPiece } from '../outbox/pieces.ts';
import { isWindowOpen } from '../outbox/reachable.ts';
import { outbound, textOf } from '../outbox/said.ts';
import { type DeliveryRules, lastMoment, turnOf } from '../outbox/turn.ts';
import type { Instant } from '../time.ts';
import { approvedFor, type Remedying, type Tried, unreachable } from './undelivered.ts';

/** A message on its way to the provider. */
export interface Handed extends Tried {
  channel: Channel;
  outbound: OutboundMessage;
  /** Milliseconds until its moment. */
  delay: number;
}

/**
 * Those whose turn it is, each in its place; null: it does not go now. They are marked as handed over first, because a
 * worker that dies now cannot say whether they were.
 */
export async function beginGroup(
  tx: Transaction,
  remedying: Remedying,
  due: readonly DueMessage[],
): Promise<(Handed | null | Error)[]> {
  const found = await candidates(tx, due);
  const repeated = new Set(due.flatMap(({ id, isRepeat }) => (isRepeat ? [id] : [])));
  const answers = new Map<number, Handed | Error>();
  const deciding = new Deciding(remedying);
  for (const [id, candidate] of found) {
    const answer = candidate instanceof Error ? candidate : deciding.decide(candidate, repeated.has(id));
    if (answer) answers.set(id, answer);
  }
  await deciding.write(tx);
  return due.map(({ id }) => {
    const answer = answers.get(id) ?? null;
    // A message may be due by two jobs: it is sent once.
    answers.delete(id);
    return answer;
  });
}

/** The decisions about a group, in the order in which its messages are to go. */
class Deciding {
  private readonly decisions: Omit<Decisions, 'lines'> = { end: [], wait: [], go: [] };
  private readonly following: Outgoing[] = [];
  /** Messages whose reply window has closed, with nothing approved that may be sent all the same. */
  private readonly closed: WaitingMessage[] = [];
  private readonly lines = new NumberLines();
  private readonly remedying: Remedying;
  private readonly now: Instant;

  constructor(remedying: Remedying) {
    this.remedying = remedying;
    this.now = remedying.clock.now();
  }

  /** An error is that message's alone: nothing is written about it. */
  decide(found: Candidate, isRepeat: boolean): Handed | Error | null {
    try {
      return this.decideOn(this.lines.behindOthers(found), isRepeat);
    } catch (error) {
      return error as Error;
    }
  }

  async write(tx: Transaction): Promise<void> {
    await putOut(tx, this.following, this.now, true);
    for (const message of this.closed) await unreachable(tx, this.remedying, message, CLOSED);
    await writeDecisions(tx, { ...this.decisions, lines: this.lines.moved() });
  }

  private decideOn(candidate: Candidate, isRepeat: boolean): Handed | null {
    const { remedying, now } = this;
    const { message } = candidate;
    const office = officeOfMessage(remedying.offices, message);
    const channel = channelNamed(remedying, message.channel);
    const decision = turnOf(candidate, { ...rulesOf(channel, office, now), isRepeat }, now, candidate.real);
    if (decision.do === 'end') this.decisions.end.push({ candidate, decision });
    if (decision.do === 'wait') this.decisions.wait.push({ candidate, decision });
    if (decision.do !== 'go') {
      this.lines.note(candidate, decision);
      return null;
    }
    const whole = asOutbound(candidate, { channel, office, linkOf: remedying.visitLinkOf }, now);
    if (whole === null) {
      this.closed.push(message);
      return null;
    }
    const { first, following } = splitOff(message, whole, channel);
    this.following.push(...following);
    this.lines.note(candidate, decision);
    this.decisions.go.push({ candidate, decision, words: first });
    return { candidate, channel, outbound: first, delay: decision.delay, isProbe: decision.isProbe };
  }
}

/** The part that one message holds, and the rest, which is put out to follow in its order, once. */
function splitOff(
  { purpose, channel: name, from, office, to, key, about, notAfter, once, calm, secret, trace }: WaitingMessage,
  whole: OutboundMessage,
  { capabilities }: Channel,
): { first: OutboundMessage; following: Outgoing[] } {
  if (whole.template) return { first: whole, following: [] };
  const [text = '', ...rest] = pieces(whole.text, capabilities);
  const kept = {
    ...(about && { about }),
    ...(notAfter && { notAfter }),
    ...(secret && { secret }),
    once: once ?? false,
    calm: calm ?? false,
  };
  const following = rest.map((piece, index): Outgoing => {
    const again = { channel: name, from, office, to, key, trace, ...kept };
    return { ...again, purpose: purposeOfPiece(purpose, index + 2), text: piece, media: [] };
  });
  return { first: { ...whole, text }, following };
}

/** In a demonstration another channel stands in for those that are not set up. */
function channelNamed({ channels }: Remedying, name: string): Channel {
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

function rulesOf(
  { capabilities, sentAlready }: Channel,
  office: Office | undefined,
  now: Instant,
): Omit<DeliveryRules, 'isRepeat'> {
  return {
    canBeAsked: sentAlready !== undefined,
    calmFrom: office ? calmFrom(office.notices, office.timeZone, now) : now,
    perSecond: capabilities.messagesPerSecond,
    perPersonMinute: capabilities.perPersonMinute,
  };
}

const CLOSED = new SendError(
  'template',
  'The person wrote too long ago for free text, and no template is set for this.',
);

interface Sending {
  channel: Channel;
  office: Office | undefined;
  linkOf: Remedying['visitLinkOf'];
}

/** null: the reply window has closed, and nothing was approved that may be sent all the same. */
function asOutbound(found: Candidate, { channel: { capabilities }, office, linkOf }: Sending, now: Instant) {
  const { message, heardAt } = found;
  const text = linkedText(message, textOf(message, { texts: office?.texts ?? [] }), linkOf);
  const isOpen = !message.asTemplate && isWindowOpen(heardAt, capabilities.replyWindowHours, now);
  const template = isOpen || !capabilities.templates ? null : approvedFor(message, office);
  if (!isOpen && !template) return null;
  return fitted(outbound(message, text, template, validFor(found, now)), capabilities);
}

function validFor(found: Candidate, now: Instant): number {
  return Math.max(Math.ceil((lastMoment(found).epochMilliseconds - now.epochMilliseconds) / 1000), 1);
}
