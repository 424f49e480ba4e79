// A picture that came with a message, by its id: Meta tells where it lies for some minutes.

import { MediaError } from '../../src/channel/faults.ts';
import type { Media } from '../../src/channel/messages.ts';
import { call } from '../call.ts';
import { download, MEDIA_BYTES } from '../download.ts';
import { at, readJson, textAt } from '../json.ts';
import { apiOf, type MetaSettings } from './settings.ts';

const SOON = [1000, 3000];
/** The hosts on which Meta keeps media; the token is sent to no other but the API's own. */
const HOSTS = [/^lookaside\.fbsbx\.com$/, /\.fbcdn\.net$/, /\.whatsapp\.net$/];
const NAME = /^meta:(\d+)$/;

export function holds({ url }: Media): boolean {
  return NAME.test(url);
}

export async function fetchMedia(media: Media, settings: MetaSettings): Promise<Buffer> {
  const { mediaHosts = HOSTS, mediaDelays = SOON, timeout = 10_000 } = settings;
  const headers = headersOf(settings);
  const told = await look(mediaAddress(media, settings), headers, timeout);
  if (Number(at(told, 'file_size')) > MEDIA_BYTES) throw new MediaError('never', 'It is too large.');
  const place = URL.parse(textAt(told, 'url'));
  const api = new URL(apiOf(settings));
  // The API's own host has the token already: a gateway in front of Meta may keep media itself.
  if (!place || !(place.host === api.host || mediaHosts.some((host) => host.test(place.host)))) {
    throw new MediaError('never', 'It does not lie at Meta.');
  }
  if (place.protocol !== api.protocol) throw new MediaError('never', 'It lies in the open.');
  return download({ url: place.href, headers, delays: mediaDelays, timeout });
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media#delete-media */
export async function removeMedia(media: Media, settings: MetaSettings): Promise<void> {
  const removal = { provider: 'Meta', url: mediaAddress(media, settings), method: 'DELETE' } as const;
  const timeout = settings.timeout ?? 10_000;
  const answer = await call({ ...removal, headers: headersOf(settings), timeout }).catch(() => null);
  if (!answer || !DONE.has(answer.status))
    throw new MediaError('later', `Meta answered ${answer?.status ?? 'nothing'}.`);
}

/** 400: an id that is no longer known. */
const DONE = new Set([200, 400, 404]);

function mediaAddress({ url }: Media, settings: MetaSettings): string {
  const id = NAME.exec(url)?.[1];
  if (!id) throw new MediaError('never', 'It does not lie at Meta.');
  return `${apiOf(settings)}/${id}`;
}

/** Without a name of its own the storage refuses the request. */
function headersOf({ accessToken }: MetaSettings): Record<string, string> {
  return { authorization: `Bearer ${accessToken}`, 'user-agent': 'antrean' };
}

async function look(url: string, headers: Record<string, string>, timeout: number): Promise<unknown> {
  const answer = await call({ provider: 'Meta', url, method: 'GET', headers, timeout }).catch(() => null);
  if (answer?.status === 200) return readJson(answer.text);
  // An id that is a month old is forgotten: 400, as for one that never was.
  const gone = answer?.status === 400 || answer?.status === 404;
  throw new MediaError(gone ? 'never' : 'later', `Meta answered ${answer?.status ?? 'nothing'}.`);
}
