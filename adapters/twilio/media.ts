// A picture that came with a message, fetched from Twilio and from nowhere else.

import { MediaError } from '../../src/channel/faults.ts';
import type { Media } from '../../src/channel/messages.ts';
import { call, type HttpAnswer } from '../call.ts';
import { download } from '../download.ts';
import { listAt, readJson, textAt } from '../json.ts';
import { apiOf, basicAuthorization, type TwilioSettings } from './settings.ts';

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

/** https://www.twilio.com/docs/messaging/api/media-resource: the address of the file itself has no DELETE. */
export async function removeMedia({ url }: Media, settings: TwilioSettings): Promise<void> {
  const ask = askerAbout({ url }, settings);
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  const { status } = await ask('DELETE', `${address}.json`);
  if (status === 204 || (status === 404 && !(await isListed(address, ask)))) return;
  throw new MediaError('later', `Twilio answered ${status}, and still has it.`);
}

/** An address that Twilio does not have is answered like a file that it has no more: its message tells which it is. */
async function isListed(address: string, ask: AskTwilio): Promise<boolean> {
  const [list = '', sid = ''] = address.split(/\/(?=ME\w+$)/);
  const { status, text } = await ask('GET', `${list}.json`);
  const answer = readJson(text);
  // With a message Twilio deletes its files.
  if (status === 404 && textAt(answer, 'code') === NOT_FOUND) return false;
  if (status !== 200) throw new MediaError('later', `Twilio answered ${status} about the files of the message.`);
  return listAt(answer, 'media_list').some((file) => textAt(file, 'sid') === sid);
}

/** https://www.twilio.com/docs/api/errors/20404 */
const NOT_FOUND = '20404';

type AskTwilio = (method: 'GET' | 'DELETE', url: string) => Promise<HttpAnswer>;

function askerAbout(media: Pick<Media, 'url'>, settings: TwilioSettings): AskTwilio {
  const known = { provider: 'Twilio', headers: credentials(media, settings), timeout: settings.timeout ?? 10_000 };
  return (method, url) =>
    call({ ...known, method, url }).catch(() => {
      throw new MediaError('later', 'Twilio did not answer.');
    });
}

function credentials(media: Pick<Media, 'url'>, settings: TwilioSettings): Record<string, string> {
  if (!holds(media, settings)) throw new MediaError('never', 'It does not lie at Twilio.');
  return { authorization: basicAuthorization(settings) };
}
