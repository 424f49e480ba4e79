// Downloads media of a message: with credentials for the provider alone, and a limit in bytes.
import { setTimeout as pause } from 'node:timers/promises';
import { MediaError } from '../src/channel/faults.ts';

export interface Download {
  /** The address that the provider gives; checked before anything is sent there. */
  url: string;
  headers: Record<string, string>;
  /** Milliseconds to wait before each new try while it is not there yet: files spread more slowly than messages. */
  delays: readonly number[];
  /** Milliseconds for one try. */
  timeout: number;
}

/** The largest file that is fetched: WhatsApp's own limit for pictures is half of it. */
export const MEDIA_BYTES = 10 * 1024 * 1024;
const REDIRECTS = 3;

export async function download(wanted: Download): Promise<Buffer> {
  for (const delay of [...wanted.delays, null]) {
    const response = await follow(wanted);
    if (response.ok) return limited(response);
    await response.body?.cancel();
    if (response.status !== 404) throw refusedDownload(response.status);
    if (delay !== null) await pause(delay);
  }
  throw new MediaError('later', 'It is not there yet.');
}

/** Only the first address gets the credentials: a redirect may lead to another host. */
async function follow({ url, headers, timeout }: Download): Promise<Response> {
  let at = new URL(url);
  for (let hops = 0; hops <= REDIRECTS; hops++) {
    const response = await visit(at, hops === 0 ? headers : {}, timeout);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || !location) return response;
    await response.body?.cancel();
    const next = URL.parse(location, at);
    if (next?.protocol !== at.protocol) throw new MediaError('never', 'It was moved to where it cannot be fetched.');
    at = next;
  }
  throw new MediaError('never', 'It was moved too often.');
}

async function visit(at: URL, headers: Record<string, string>, timeout: number): Promise<Response> {
  try {
    return await fetch(at, { headers, redirect: 'manual', signal: AbortSignal.timeout(timeout) });
  } catch {
    throw new MediaError('later', 'The provider did not answer.');
  }
}

/** Credentials are ours to put right, and outages pass; anything else stays as it is. */
function refusedDownload(status: number): MediaError {
  const later = status >= 500 || status === 401 || status === 403 || status === 429;
  return new MediaError(later ? 'later' : 'never', `The provider answered ${status}.`);
}

/** The length a header claims is not believed. */
async function limited(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > MEDIA_BYTES) break;
      parts.push(part);
    }
  } catch {
    throw new MediaError('later', 'The line was cut.');
  }
  if (size > MEDIA_BYTES) throw new MediaError('never', 'It is too large.');
  return Buffer.concat(parts);
}
