// WhatsApp and SMS by way of Twilio: one channel each, the same code.
import type { Capabilities } from '../../src/channel/capabilities.ts';
import type { Provider } from '../provider.ts';
import { connection } from './client.ts';
import { openContents } from './contents.ts';
import { listed, sentAlready } from './listed.ts';
import { fetchMedia, holds, removeMedia } from './media.ts';
import { receive } from './receive.ts';
import { send } from './send.ts';
import type { TwilioSettings } from './settings.ts';

/** https://www.twilio.com/docs/messaging/api/message-resource and https://www.twilio.com/docs/whatsapp/api */
const CAPABILITIES: Readonly<Record<TwilioSettings['kind'], Capabilities>> = {
  WHATSAPP: {
    kind: 'WHATSAPP',
    maxCharacters: 1600,
    maxCaption: 1024,
    pictures: 1,
    templates: true,
    // In a conversation without approval: https://www.twilio.com/docs/content/twilio-quick-reply
    buttons: { count: 3, title: 20, rows: 10, rowTitle: 24 },
    otherAddresses: true,
    replyWindowHours: 24,
    receipts: true,
    // https://www.twilio.com/docs/whatsapp/api: 80 a second and number, theirs and ours together.
    messagesPerSecond: 70,
    perPersonMinute: null,
  },
  SMS: {
    // Outside North America Twilio turns a picture into a link.
    kind: 'SMS',
    maxCharacters: 1600,
    maxCaption: 1600,
    pictures: 0,
    templates: false,
    buttons: null,
    otherAddresses: false,
    replyWindowHours: null,
    receipts: true,
    // https://www.twilio.com/docs/errors/30001: a long number sends one part a second; others have a rate of their own.
    messagesPerSecond: 1,
    perPersonMinute: null,
  },
};

export function twilioChannel(settings: TwilioSettings): Provider {
  if (!settings.accountSid.startsWith('AC')) throw new Error('The Twilio account SID must begin with AC.');
  if (!settings.authTokens.some(Boolean)) throw new Error('The Twilio channel needs an auth token.');
  const capabilities = CAPABILITIES[settings.kind];
  const connected = connection(settings);
  const contents = openContents(settings);
  return {
    capabilities,
    claims: ({ headers }) => headers['x-twilio-signature'] !== undefined,
    receive: async (request) => receive(request, settings),
    send: (message) => send(message, capabilities, settings, connected, contents),
    prepare: async () => (await connected()).messages,
    holds: (media) => holds(media, settings),
    fetchMedia: (media) => fetchMedia(media, settings),
    removeMedia: (media) => removeMedia(media, settings),
    listed: (numbers, since) => listed(numbers, since, settings, connected),
    sentAlready: (message, since) => sentAlready(message, since, settings, connected),
  };
}
