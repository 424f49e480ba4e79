// Sends a request such as a provider's to a running server.
import type { RawRequest } from '../../src/channel/webhook.ts';

export function post(serverUrl: string, { method, url, headers, body }: RawRequest): Promise<Response> {
  const { host: _, ...sent } = headers as Record<string, string>;
  return fetch(serverUrl + url, { method, headers: sent, ...(method === 'GET' ? {} : { body: new Uint8Array(body) }) });
}
