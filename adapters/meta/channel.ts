// WhatsApp by Meta's own Cloud API, without a company between.
import type { Capabilities } from '../../src/channel/capabilities.ts';
import type { Provider } from '../provider.ts';
import { fetchMedia, holds, removeMedia } from './media.ts';
import { receive } from './receive.ts';
import { send } from './send.ts';
import type { MetaSettings } from './settings.ts';
import { isVerification } from './verify.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-reply-buttons-messages */
const CAPABILITIES: Capabilities = {
  kind: 'WHATSAPP',
  maxCharacters: 4096,
  maxCaption: 1024,
  pictures: 1,
  templates: true,
  buttons: { count: 3, title: 20, rows: 10, rowTitle: 24 },
  otherAddresses: true,
  replyWindowHours: 24,
  receipts: true,
  // One in six seconds to one person, and ten in a rush; 80 a second from a number that was not raised.
  messagesPerSecond: 70,
  perPersonMinute: 10,
};

/** Bytes. Meta puts up to 3 MB of messages into one webhook. */
const LARGEST = 4 * 1024 * 1024;

/**
 * A client of its own over `fetch`: it takes two kinds of requests, and the packages there are either follow an older
 * version of the API or read the first message of a batch only.
 */
export function metaChannel(settings: MetaSettings): Provider {
  const { accessToken, appSecrets, verifyToken } = settings;
  if (!accessToken || !verifyToken || !appSecrets.some(Boolean)) {
    throw new Error('The Meta channel needs an access token, an app secret and a verify token.');
  }
  return {
    capabilities: CAPABILITIES,
    largest: () => LARGEST,
    claims: (request) => request.headers['x-hub-signature-256'] !== undefined || isVerification(request),
    receive: async (request) => receive(request, settings),
    send: (message) => send(message, CAPABILITIES, settings),
    // Any other status is an undelivered webhook to Meta, and comes again for seven days.
    accepted: () => 200,
    holds,
    fetchMedia: (media) => fetchMedia(media, settings),
    removeMedia: (media) => removeMedia(media, settings),
  };
}
