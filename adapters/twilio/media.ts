// A picture that came with a message, fetched from Twilio and from nowhere else.

import { MediaError } from '../../src/channel/faults.ts';
import type { Media } from '../../src/channel/messages.ts';
import { call } from '../call.ts';
import { download } from '../download.ts';
import { apiOf, type TwilioSettings } from './settings.ts';

const SOON = [1000, 3000];

/** Whether the address is one of Twilio's for media of our account: no other host may see the account's token. */
export function holds({ url }: Pick<Media, 'url'>, settings: TwilioSettings): boolean {
  const [asked, api] = [URL.parse(url), new URL(apiOf(settings))];
  if (!asked || asked.origin !== api.origin || asked.username || asked.password) return false;
  const path = /^\/2010-04-01\/Accounts\/(AC\w+)\/Messages\/[SM]M\w+\/Media\/ME\w+$/.exec(asked.pathname);
  return path?.[1] === settings.accountSid;
}

export async function fetchMedia({ url }: Media, settings: TwilioSettings): Promise<Buffer> {
  const { mediaDelays = SOON, timeout = 10_000 } = settings;
  return download({ url, headers: credentials({ url }, settings), delays: mediaDelays, timeout });
}

/** https://www.twilio.com/docs/messaging/api/media-resource#delete-media */
export async function removeMedia({ url }: Media, settings: TwilioSettings): Promise<void> {
  const headers = credentials({ url }, settings);
  const removal = { provider: 'Twilio', url, method: 'DELETE', headers, timeout: settings.timeout ?? 10_000 } as const;
  const answer = await call(removal).catch(() => null);
  if (answer?.status !== 204 && answer?.status !== 404) {
    throw new MediaError('later', `Twilio answered ${answer?.status ?? 'nothing'}.`);
  }
}

function credentials(media: Pick<Media, 'url'>, settings: TwilioSettings): Record<string, string> {
  if (!holds(media, settings)) throw new MediaError('never', 'It does not lie at Twilio.');
  const { accountSid, authTokens } = settings;
  return { authorization: `Basic ${Buffer.from(`${accountSid}:${authTokens.find(Boolean)}`).toString('base64')}` };
}
