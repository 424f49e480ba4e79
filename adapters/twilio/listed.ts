// Reads Twilio's lists: messages to the offices, since a webhook that failed is repeated once only; and ours, if their
// outcome is unknown.
import type { Twilio } from 'twilio';
import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message.js';
import type { InboundMessage, Media, OutboundMessage, SendReceipt } from '../../src/channel/messages.ts';
import { readAddress, withoutPrefix, writeAddress } from './address.ts';
import type { Connection } from './client.ts';
import { sendError } from './faults.ts';
import { apiOf, type TwilioSettings } from './settings.ts';

/** More than comes to a number in a day. */
const MAX_LISTED = 2000;
const PAGE = 200;

/** The oldest first, with the ids that their webhooks would have had. */
export async function listed(
  numbers: readonly string[],
  since: string,
  settings: TwilioSettings,
  connection: Connection,
): Promise<InboundMessage[]> {
  const client = await connection();
  const dateSentAfter = new Date(since);
  const found: InboundMessage[] = [];
  try {
    for (const number of numbers) {
      const to = writeAddress(number, settings.kind);
      const page = await client.messages.list({ to, dateSentAfter, pageSize: PAGE, limit: MAX_LISTED });
      for (const message of page.toReversed())
        if (isLater(message, dateSentAfter)) found.push(...(await asInbound(message, settings, client)));
    }
  } catch (error) {
    throw sendError(error);
  }
  return found;
}

/** A recipient gets no more of ours in the time in which one may have gone astray. */
const RECENT_MESSAGES = 50;

/** Twilio's clock and ours may be so far apart: the words and the recipient tell a message, the time only which days ago. */
const CLOCKS_APART = 5 * 60_000;

/**
 * Our own messages to this recipient with these words that were accepted since then, the newest first. A message that
 * waits at Twilio has no date of sending, so the date of its making counts; a template's words are known to Twilio
 * alone.
 */
export async function sentAlready(
  { to, text, template }: OutboundMessage,
  since: string,
  settings: TwilioSettings,
  connection: Connection,
): Promise<SendReceipt[]> {
  const client = await connection();
  const earliest = Date.parse(since) - CLOCKS_APART;
  try {
    const page = await client.messages.list({
      to: writeAddress(to.value, settings.kind),
      limit: RECENT_MESSAGES,
      pageSize: RECENT_MESSAGES,
    });
    const alike = page.filter(({ direction, dateCreated, body }) => {
      const isOurs = direction !== 'inbound' && (dateCreated?.getTime() ?? 0) >= earliest;
      return isOurs && (template !== undefined || body === text);
    });
    return alike.map(({ sid }) => ({ providerId: sid }));
  } catch (error) {
    throw sendError(error);
  }
}

/** Twilio promises the date only, not the time. */
function isLater({ direction, dateSent }: MessageInstance, since: Date): boolean {
  return direction === 'inbound' && (dateSent?.getTime() ?? 0) >= since.getTime();
}

/** None where its sender is neither a number nor an id. */
async function asInbound(
  message: MessageInstance,
  settings: TwilioSettings,
  client: Twilio,
): Promise<InboundMessage[]> {
  const from = readAddress(message.from);
  if (!from) return [];
  const inbound: InboundMessage = {
    type: 'message',
    messageId: message.sid,
    from,
    to: withoutPrefix(message.to),
    text: message.body ?? '',
    media: Number(message.numMedia) > 0 ? await mediaOf(message.sid, settings, client) : [],
    sentAt: message.dateSent.toISOString(),
  };
  return [inbound];
}

async function mediaOf(sid: string, settings: TwilioSettings, client: Twilio): Promise<Media[]> {
  // A listed message's own way to its media does not know its id in this version of the client.
  const media = await client.messages(sid).media.list();
  return media.map(({ uri, contentType }) => {
    return { url: apiOf(settings) + uri.replace(/\.json$/, ''), contentType };
  });
}
