// Messages to the offices as Twilio lists them: it calls a webhook about once, and what met a fault then is lost.
import type { Twilio } from 'twilio';
import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message.js';
import type { InboundMessage, Media } from '../../src/channel.ts';
import { readAddress, withoutPrefix, writeAddress } from './address.ts';
import type { Connection } from './client.ts';
import { sendError } from './faults.ts';
import { apiOf, type TwilioSettings } from './settings.ts';

/** More than comes to a number in a day. */
const MOST = 2000;
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
      const page = await client.messages.list({ to, dateSentAfter, pageSize: PAGE, limit: MOST });
      for (const message of page.toReversed())
        if (isLater(message, dateSentAfter)) found.push(await asInbound(message, settings, client));
    }
  } catch (error) {
    throw sendError(error);
  }
  return found;
}

/** Twilio promises the date only, not the time. */
function isLater({ direction, dateSent }: MessageInstance, since: Date): boolean {
  return direction === 'inbound' && (dateSent?.getTime() ?? 0) >= since.getTime();
}

async function asInbound(message: MessageInstance, settings: TwilioSettings, client: Twilio): Promise<InboundMessage> {
  return {
    type: 'message',
    messageId: message.sid,
    from: readAddress(message.from),
    to: withoutPrefix(message.to),
    text: message.body ?? '',
    media: Number(message.numMedia) > 0 ? await mediaOf(message.sid, settings, client) : [],
    sentAt: message.dateSent.toISOString(),
  };
}

async function mediaOf(sid: string, settings: TwilioSettings, client: Twilio): Promise<Media[]> {
  // A listed message's own way to its media does not know its id in this version of the client.
  const media = await client.messages(sid).media.list();
  return media.map(({ uri, contentType }) => {
    return { url: apiOf(settings) + uri.replace(/\.json$/, ''), contentType };
  });
}
