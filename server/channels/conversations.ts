// Works on stored messages: answers each through the conversation, and writes the replies with the mark that it is done.
import { type Ask, answerMessage, isStart, type State } from '../../adapters/index.ts';
import type { ChatSender } from '../../src/access/asker.ts';
import { answersAtOnce, type Channels } from '../../src/channel/channel.ts';
import { type ChannelKind, channelName, DEFAULT_CHAT_KIND } from '../../src/channelKinds.ts';
import { inTransaction, type Pool, queriesOn } from '../../src/database.ts';
import { markWorked, messageKey, remember, remembered, type Stored, storedMessage } from '../../src/inbox/inbox.ts';
import { callNextMessage, noteFailure, type SenderLine, takeIfNext, takeLine } from '../../src/inbox/turn.ts';
import type { Directory } from '../../src/office/directory.ts';
import { kindOfAddress } from '../../src/office/settings.ts';
import { optIn, optOut } from '../../src/outbox/optOut.ts';
import { type Outgoing, outgoingFor, putOut } from '../../src/outbox/outbox.ts';
import { addressKey } from '../../src/phone.ts';
import { linkSent } from '../../src/photos/photos.ts';
import { type Clock, instant, isBefore } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';

export interface Conversations {
  pool: Pool;
  channels: Channels;
  offices: Directory;
  clock: Clock;
  askFor(sender: ChatSender): Ask;
}

/**
 * Answers a stored message. Should the server die in the middle, doing it again comes to the same: what the message
 * causes goes by its key, and replies and mark are one transaction.
 */
export async function workOn(conversations: Conversations, id: number): Promise<Stored | null> {
  const stored = await storedMessage(queriesOn(conversations.pool), id);
  return stored && answerStored(conversations, stored);
}

/** The same if it is its sender's turn; otherwise the worker of the message before calls it again. Rejects if it failed. */
export async function workInTurn(conversations: Conversations, id: number): Promise<void> {
  const { pool } = conversations;
  const stored = await inTransaction(pool, (tx) => takeIfNext(tx, id));
  if (!stored) return;
  try {
    await answerStored(conversations, stored);
  } catch (error) {
    await inTransaction(pool, async (tx) => noteFailure(tx, senderLineOf(stored), id));
    throw error;
  }
}

function senderLineOf({ channel, message }: Stored): SenderLine {
  return { channel, sender: message.from.value };
}

async function answerStored(conversations: Conversations, stored: Stored): Promise<Stored> {
  const { pool, clock } = conversations;
  const { id } = stored;
  if (stored.workedAt) return stored;
  const key = messageKey(stored);
  const sender = storedSenderOf(conversations, stored);
  const { from, to } = stored.message;
  const parties = { channel: stored.channel, sender: addressKey(from.kind, from.value), recipient: to };
  const before = (await remembered(queriesOn(pool), parties)) as State;
  const { intent, reason, replies, state } = await answerMessage(
    { message: stored.message, key, channel: sender.channel, at: sender.sentAt ?? stored.receivedAt },
    before,
    conversations.askFor(sender),
  );
  const photos = [...(stored.message.media.length > 0 ? [key] : []), ...(before.photo ? [before.photo] : [])];
  const wish = wishOf(stored, intent);
  // A message that the provider took for its own command was answered by the provider.
  const said = stored.message.optOut ? [] : replies;
  const outgoing: Outgoing[] = said.map(({ until, ...reply }, index) => {
    // A reply about a time that has passed is an answer all the same.
    const notAfter = until && isBefore(clock.now(), instant(until)) ? { notAfter: instant(until) } : {};
    return {
      ...reply,
      ...notAfter,
      purpose: `${purposeOf(id)}${index}`,
      channel: stored.channel,
      from: to,
      office: stored.office,
      to: from,
    };
  });
  const isAnswered = answersAtOnce(conversations.channels, stored.channel);
  await transact(pool, async (tx) => {
    takeLine(tx, senderLineOf(stored));
    const first = await markWorked(tx, id, { intent, reason }, clock.now());
    await linkSent(tx, photos);
    if (first) await remember(tx, parties, state, clock.now());
    // A channel that stands in for others does so for the one that notices go by, too.
    const between = { channel: channelName(sender.channel), sender: to, recipient: from.value };
    if (first && wish === 'stop') await optOut(tx, between, 'PERSON', clock.now());
    if (first && wish === 'start') await optIn(tx, between);
    if (first) await putOut(tx, outgoing, clock.now(), !isAnswered);
    if (!isAnswered) callNextMessage(tx, senderLineOf(stored), id);
    return { answer: null, announcements: [] };
  });
  return { ...stored, intent, reason };
}

/** Whether they want our notices; null: they did not say. */
function wishOf({ message: { optOut, text } }: Stored, intent: string): 'stop' | 'start' | null {
  if (optOut) return optOut;
  if (intent === 'STOP' || intent === 'OPT_OUT_BY_PROVIDER') return 'stop';
  return isStart(text) ? 'start' : null;
}

function purposeOf(id: number): string {
  return `reply:${id}:`;
}

/** The replies to a message, in their order. */
export function repliesTo(pool: Pool, id: number): Promise<Outgoing[]> {
  return outgoingFor(queriesOn(pool), purposeOf(id));
}

function storedSenderOf({ channels, offices }: Conversations, { channel, message, receivedAt }: Stored): ChatSender {
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
