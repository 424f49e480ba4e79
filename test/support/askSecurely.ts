// Asks by HTTPS, and trusts the certificate of the tests alone, whatever name the request is for.
import { once } from 'node:events';
import { type RequestOptions, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { CERTIFICATE } from './certificate.ts';

export interface SecureAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** An object goes as JSON, bytes go as they are. */
export async function askSecurely(
  port: number,
  options: RequestOptions & { body?: object | Buffer },
): Promise<SecureAnswer> {
  const { body, ...others } = options;
  const isJson = body !== undefined && !Buffer.isBuffer(body);
  const headers = { ...(isJson && { 'content-type': 'application/json' }), ...options.headers };
  const to = { host: 'localhost', servername: 'localhost', port, ca: CERTIFICATE, agent: false };
  const asked = request({ ...to, ...others, headers });
  asked.end(isJson ? JSON.stringify(body) : body);
  const [answer] = await once(asked, 'response');
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}
