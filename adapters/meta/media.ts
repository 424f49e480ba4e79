// A picture that came with a message, by its id: Meta tells where it lies for some minutes.
import { type Media, MediaError } from '../../src/channel.ts';
import { call } from '../call.ts';
import { download, MEDIA_BYTES } from '../download.ts';
import { at, readJson, textAt } from '../json.ts';
import { apiOf, type MetaSettings } from './settings.ts';

const SOON = [1000, 3000];
/** Where Meta keeps media; the token is shown to nobody else. */
const HOSTS = [/^lookaside\.fbsbx\.com$/, /\.fbcdn\.net$/, /\.whatsapp\.net$/];
const NAME = /^meta:(\d+)$/;

export function holds({ url }: Media): boolean {
  return NAME.test(url);
}

export async function fetchMedia({ url }: Media, settings: MetaSettings): Promise<Buffer> {
  const id = NAME.exec(url)?.[1];
  if (!id) throw new MediaError('never', 'It does not lie at Meta.');
  const { accessToken, mediaHosts = HOSTS, mediaDelays = SOON, timeout = 10_000 } = settings;
  // Without a name of its own the storage refuses the request.
  const headers = { authorization: `Bearer ${accessToken}`, 'user-agent': 'antrean' };
  const told = await look(`${apiOf(settings)}/${id}`, headers, timeout);
  if (Number(at(told, 'file_size')) > MEDIA_BYTES) throw new MediaError('never', 'It is too large.');
  const place = URL.parse(textAt(told, 'url'));
  if (!place || !mediaHosts.some((host) => host.test(place.host))) {
    throw new MediaError('never', 'It does not lie at Meta.');
  }
  if (place.protocol !== new URL(apiOf(settings)).protocol) throw new MediaError('never', 'It lies in the open.');
  return download({ url: place.href, headers, delays: mediaDelays, timeout });
}

async function look(url: string, headers: Record<string, string>, timeout: number): Promise<unknown> {
  const answer = await call({ provider: 'Meta', url, method: 'GET', headers, timeout }).catch(() => null);
  if (answer?.status === 200) return readJson(answer.text);
  // An id that is a month old is forgotten: 400, as for one that never was.
  const gone = answer?.status === 400 || answer?.status === 404;
  throw new MediaError(gone ? 'never' : 'later', `Meta answered ${answer?.status ?? 'nothing'}.`);
}
