// Posts one delivery: to an address that was looked at, which is the one connected to; no redirect, a time and a size.
import { lookup as lookupHost } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { errorCodeOf } from '../../src/errorCode.ts';
import { type DeliveryRules, faultOfWebhookUrl } from '../../src/webhooks/addresses.ts';
import type { WebhookPost } from '../../src/webhooks/deliver.ts';
import type { AttemptOutcome } from '../../src/webhooks/retryRules.ts';
import { AddressNotAllowed, type HostLookup, lookupAmong } from './allowedAddress.ts';

/** For name, connection, request and answer together. */
export const POST_TIMEOUT_MS = 15_000;
/** That much of an answer is read and kept. */
export const MAX_RESPONSE_LENGTH = 500;

export interface PostOptions {
  timeoutMs?: number;
  /** Asks for all addresses of a name. */
  lookup?: HostLookup;
}

/** Never rejects: an attempt that was not answered is one, too. */
export async function postWebhook(
  { url, headers, body }: WebhookPost,
  rules: DeliveryRules,
  { timeoutMs = POST_TIMEOUT_MS, lookup = lookupHost }: PostOptions = {},
): Promise<AttemptOutcome> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  const unanswered = (fault: string) => ({ status: null, response: null, durationMs: took(), fault, retryAfter: null });
  const wrong = faultOfWebhookUrl(url, rules);
  if (wrong) return unanswered(wrong);
  const at = new URL(url);
  const send = at.protocol === 'https:' ? requestHttps : requestHttp;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const length = String(Buffer.byteLength(body));
    const all = { 'content-type': 'application/json', 'content-length': length, 'user-agent': 'Antrean', ...headers };
    const answer = await receiverAnswerTo(
      // A connection of its own: a kept one could lead to an address that was allowed before.
      send(at, { method: 'POST', headers: all, agent: false, lookup: lookupAmong(rules, lookup), signal }),
      body,
    );
    const { statusCode = 0 } = answer;
    const retryAfter = secondsToWait(answer.headers['retry-after']);
    const response = await beginningOf(answer);
    return { status: statusCode, response, durationMs: took(), fault: null, retryAfter };
  } catch (error) {
    return unanswered(signal.aborted ? `No answer within ${timeoutMs / 1000} s.` : unansweredBecause(error));
  }
}

function receiverAnswerTo(request: ClientRequest, body: string | Uint8Array): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
    request.end(body);
  });
}

/** The text as far as it came: the status has been told by then. */
async function beginningOf(answer: IncomingMessage): Promise<string> {
  let text = '';
  answer.setEncoding('utf8');
  try {
    for await (const part of answer) {
      text += String(part);
      if (text.length >= MAX_RESPONSE_LENGTH) break;
    }
  } catch {
    // The connection ended in the midst of the answer.
  }
  answer.destroy();
  return text.slice(0, MAX_RESPONSE_LENGTH).replaceAll('\0', '');
}

function secondsToWait(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : null;
}

function unansweredBecause(error: unknown): string {
  if (error instanceof AddressNotAllowed) return error.message;
  const code = errorCodeOf(error);
  return code ? `The receiver was not reached: ${code}.` : 'The receiver was not reached.';
}
