// A picture that came with a message, fetched from Twilio and from nowhere else.
import { type Media, MediaError } from '../../src/channel.ts';
import { download } from '../download.ts';
import { apiOf, type TwilioSettings } from './settings.ts';

const SOON = [1000, 3000];

/** Whether the address is one of Twilio's for media of our account: nobody else may see the account's token. */
export function holds({ url }: Media, settings: TwilioSettings): boolean {
  const [asked, api] = [URL.parse(url), new URL(apiOf(settings))];
  if (!asked || asked.origin !== api.origin || asked.username || asked.password) return false;
  const path = /^\/2010-04-01\/Accounts\/(AC\w+)\/Messages\/[SM]M\w+\/Media\/ME\w+$/.exec(asked.pathname);
  return path?.[1] === settings.accountSid;
}

export async function fetchMedia(media: Media, settings: TwilioSettings): Promise<Buffer> {
  if (!holds(media, settings)) throw new MediaError('never', 'It does not lie at Twilio.');
  const { accountSid, authTokens, mediaDelays = SOON, timeout = 10_000 } = settings;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authTokens.find(Boolean)}`).toString('base64')}`;
  return download({ url: media.url, headers: { authorization }, delays: mediaDelays, timeout });
}
