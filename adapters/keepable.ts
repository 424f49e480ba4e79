// Makes what a provider tells fit to be kept, for all channels alike: nothing too long, no NUL, no half of a pair.
import { createHash } from 'node:crypto';
import type { Channel } from '../src/channel/channel.ts';
import type { Inbound, InboundMessage, ProviderAlarm } from '../src/channel/messages.ts';
import { kindOfId } from '../src/channelKinds.ts';
import { storable } from '../src/text.ts';

/** Characters. Texts are shorter with every provider; a longer one was forged. */
const LONGEST = { id: 255, address: 200, text: 16_384, action: 256, name: 200, url: 2000, type: 100, word: 100 };
const MOST_MEDIA = 10;

/** A message is always taken, whatever signs are in it: what was acknowledged is never lost, and never repeated for it. */
export function keepable(channel: Channel): Channel {
  const { listed } = channel;
  return {
    ...channel,
    receive: async (request) => (await channel.receive(request)).map(fit).map((told) => ofOwnPeople(told, channel)),
    ...(listed && {
      async listed(numbers: readonly string[], since: string) {
        const told = (await listed(numbers, since)).map(fitMessage);
        return told.filter((message) => ofOwnPeople(message, channel) === message);
      },
    }),
  };
}

/** An id that names another channel is the key of that channel's people. The stand-in of a demonstration speaks for all. */
function ofOwnPeople(told: Inbound, { capabilities, standInLink }: Channel): Inbound {
  if (told.type !== 'message' || standInLink) return told;
  const kind = told.from.kind === 'other' ? kindOfId(told.from.value) : null;
  return kind === null || kind === capabilities.kind ? told : { type: 'dropped', reason: 'sender of another channel' };
}

function fit(told: Inbound): Inbound {
  if (told.type === 'message') return withParties(fitMessage(told));
  if (told.type === 'dropped') return { ...told, reason: storable(told.reason, LONGEST.word) };
  if (told.type === 'alarm') return fitAlarm(told);
  if (told.type === 'verification') return told;
  const { errorCode } = told;
  return {
    ...told,
    providerId: idOf(told.providerId),
    ...(errorCode !== undefined && { errorCode: storable(errorCode, LONGEST.word) }),
  };
}

function fitAlarm({ name, state, reason, ...told }: ProviderAlarm): ProviderAlarm {
  return {
    ...told,
    name: storable(name, LONGEST.name),
    state: state && storable(state, LONGEST.word),
    reason: reason && storable(reason, LONGEST.name),
  };
}

/** One that names no sender or no office could never be answered, and would be tried for days. */
function withParties(message: InboundMessage): Inbound {
  const isWhole = message.from.value.trim() !== '' && message.to.trim() !== '';
  return isWhole ? message : { type: 'dropped', reason: 'message without a sender or an office' };
}

function fitMessage(message: InboundMessage): InboundMessage {
  const { from, to, text, media, messageId, edits, alias, contentKey, action, profileName } = message;
  return {
    ...message,
    messageId: idOf(messageId),
    from: { kind: from.kind, value: storable(from.value, LONGEST.address) },
    to: storable(to, LONGEST.address),
    text: storable(text, LONGEST.text),
    media: media.slice(0, MOST_MEDIA).map(({ url, contentType }) => {
      return { url: storable(url, LONGEST.url), contentType: storable(contentType, LONGEST.type) };
    }),
    ...(edits !== undefined && { edits: idOf(edits) }),
    ...(alias !== undefined && { alias: storable(alias, LONGEST.address) }),
    ...(contentKey !== undefined && { contentKey: idOf(contentKey) }),
    ...(action !== undefined && { action: storable(action, LONGEST.action) }),
    ...(profileName !== undefined && { profileName: storable(profileName, LONGEST.name) }),
  };
}

/** Two ids that differ stay different: one that cannot be kept as it is is kept as its digest. */
function idOf(id: string): string {
  if (id === storable(id, LONGEST.id)) return id;
  return createHash('sha256').update(id).digest('base64url');
}
