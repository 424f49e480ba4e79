// The outcome of a stored message: the conversation's answer, and all that is written with the mark that it is done.
import {
  type Ask,
  answerMessage,
  type ConversationAnswer,
  isForOfficer,
  isStart,
  type State,
  silentState,
  TO_OFFICER,
} from '../../adapters/index.ts';
import type { ChatSender } from '../../src/access/asker.ts';
import { type AttendedMessage, isSilent } from '../../src/answering/attend.ts';
import { answersAtOnce, type Channels } from '../../src/channel/channel.ts';
import { type ChannelKind, channelName, DEFAULT_CHAT_KIND } from '../../src/channelKinds.ts';
import { messageKey } from '../../src/inbox/arrival.ts';
import type { AttendedMark } from '../../src/inbox/entities.ts';
import { SETTLED_INTENTS } from '../../src/inbox/failed.ts';
import type { Stored } from '../../src/inbox/inbox.ts';
import type { ConversationKey, RememberedConversation } from '../../src/inbox/worked.ts';
import type { Directory } from '../../src/office/directory.ts';
import { kindOfAddress } from '../../src/office/settings.ts';
import type { Between } from '../../src/outbox/optOut.ts';
import type { Outgoing } from '../../src/outbox/outbox.ts';
import { replyPurpose } from '../../src/outbox/traces.ts';
import { addressKey } from '../../src/phone.ts';
import { type Clock, instant, isBefore } from '../../src/time.ts';

export interface Answering {
  channels: Channels;
  offices: Directory;
  clock: Clock;
  askFor(sender: ChatSender): Ask;
}

export interface MessageOutcome {
  id: number;
  intent: string;
  /** Why it came to nothing; null: it did not. */
  reason: string | null;
  /** The state of the conversation from now on. */
  parties: ConversationKey;
  state: State;
  replies: Outgoing[];
  /** Messages whose photos may belong to bookings that were made now. */
  photos: string[];
  /** Whether they want our notices; null: they did not say. */
  wish: { wants: boolean; between: Between } | null;
  /** The reply to its request has the answer: no job has to send it. */
  isAnswered: boolean;
  /** The message as far as officers have to do with it. */
  attended: AttendedMessage;
  /** The same, left to an officer; null: it is none for an officer, or is left to one already. */
  leftToOfficer: ((mark: AttendedMark) => MessageOutcome) | null;
}

/** Asking again comes to the same: what a message causes goes by its key. */
export async function messageOutcome(
  answering: Answering,
  stored: Stored,
  known: RememberedConversation,
): Promise<MessageOutcome> {
  const before = known.state as State;
  const { id, channel, message } = stored;
  const key = messageKey(stored);
  const sender = storedSenderOf(answering, stored);
  const isTheirs = isForOfficer(message, sender.channel);
  const silent = isTheirs && isSilent(known.attended, stored.office, answering.clock.now());
  const { intent, reason, replies, state, officerWish } = silent
    ? leftToOfficer(before)
    : await answerMessage(
        { message, key, channel: sender.channel, at: sender.sentAt ?? stored.receivedAt },
        before,
        answering.askFor(sender),
      );
  const isSettled = reason === null && SETTLED_INTENTS.includes(intent);
  const wants = noticesWish(stored, intent);
  // A channel that stands in for others does so for the one that notices go by, too.
  const between = { channel: channelName(sender.channel), sender: message.to, recipient: message.from.value };
  const outcome: MessageOutcome = {
    id,
    intent,
    reason,
    parties: partiesOf(stored),
    state,
    replies: repliesOf(stored, replies, answering.clock),
    photos: [...(message.media.length > 0 ? [key] : []), ...(before.photo ? [before.photo] : [])],
    wish: wants === null ? null : { wants, between },
    isAnswered: answersAtOnce(answering.channels, channel),
    attended: { stored, mark: known.attended, isSilent: silent, wish: officerWish, isSettled },
    leftToOfficer: null,
  };
  return isTheirs && !silent ? { ...outcome, leftToOfficer: (mark) => withOfficer(outcome, before, mark) } : outcome;
}

/**
 * An officer took over while the message was answered: the answer is not said, and the message waits for them. A booking or
 * change that it has made is told all the same, since nothing else tells the person its code.
 */
function withOfficer(outcome: MessageOutcome, before: State, mark: AttendedMark): MessageOutcome {
  const { officerWish: wish, ...left } = leftToOfficer(before);
  const attended = { ...outcome.attended, mark, isSilent: true, wish, isSettled: false };
  const hasChanged = outcome.reason === null && CHANGING_INTENTS.has(outcome.intent);
  const replies = hasChanged ? outcome.replies : [];
  return { ...outcome, ...left, replies, wish: null, attended };
}

/** Without a reason why it came to nothing, a message of these has booked or changed something. */
const CHANGING_INTENTS: ReadonlySet<string> = new Set([
  'REGISTER',
  'CONFIRM',
  'CANCEL',
  'RESCHEDULE',
  'STANDBY',
  'DECLINE',
  'CORRECT',
  'ERASE_SURE',
]);

/** While an officer has the conversation, the automaton does nothing. */
function leftToOfficer(state: State): Omit<ConversationAnswer, 'read'> {
  return { intent: TO_OFFICER, reason: null, replies: [], state: silentState(state), officerWish: null };
}

export function partiesOf({ channel, message: { from, to } }: Stored): ConversationKey {
  return { channel, sender: addressKey(from.kind, from.value), recipient: to };
}

type AnswerReply = Awaited<ReturnType<typeof answerMessage>>['replies'][number];

function repliesOf(
  { id, channel, office, message }: Stored,
  replies: readonly AnswerReply[],
  clock: Clock,
): Outgoing[] {
  // A message that the provider took for its own command was answered by the provider.
  if (message.optOut) return [];
  return replies.map(({ until, ...reply }, index) => {
    // A reply about a time that has passed is an answer all the same.
    const notAfter = until && isBefore(clock.now(), instant(until)) ? { notAfter: instant(until) } : {};
    const ends = { channel, from: message.to, office, to: message.from };
    return { ...reply, ...notAfter, ...ends, purpose: `${replyPurpose(id)}${index}` };
  });
}

function noticesWish({ message: { optOut, text } }: Stored, intent: string): boolean | null {
  if (optOut) return optOut === 'start';
  if (intent === 'STOP' || intent === 'OPT_OUT_BY_PROVIDER') return false;
  return intent !== TO_OFFICER && isStart(text) ? true : null;
}

function storedSenderOf({ channels, offices }: Answering, { channel, message, receivedAt }: Stored): ChatSender {
  const sentAt = message.sentAt ? instant(message.sentAt) : receivedAt;
  return {
    kind: 'sender',
    channel: senderKindOf(channels, offices, channel, message.to),
    address: message.from,
    sentAt,
  };
}

/** A channel that stands in for others is of the kind of the address it writes to. */
function senderKindOf(channels: Channels, offices: Directory, channel: string, to: string): ChannelKind {
  const office = offices.byAddress(to);
  if (office && answersAtOnce(channels, channel)) return kindOfAddress(office, to);
  return channels[channel]?.capabilities.kind ?? DEFAULT_CHAT_KIND;
}
