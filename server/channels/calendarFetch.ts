// Fetches a calendar of holidays from an address that a manager has typed: allowed addresses only, bounded in time and size.
import { lookup as lookupHost } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { FetchedCalendar } from '../../src/jobs/readCalendar.ts';
import { type DeliveryRules, faultOfWebhookUrl } from '../../src/webhooks/addresses.ts';
import { AddressNotAllowed, type HostLookup, lookupAmong } from './allowedAddress.ts';

/** For all redirects together. */
const CALENDAR_TIMEOUT_MS = 15_000;
/** A calendar that is read has 200,000 characters at most. */
const MAX_CALENDAR_BYTES = 800_000;
const MAX_REDIRECTS = 3;

export interface CalendarOptions {
  timeoutMs?: number;
  lookup?: HostLookup;
}

/** Never rejects. Each address on the way is looked at, also those to which others redirect. */
export async function fetchCalendar(
  { url, etag }: { url: string; etag: string | null },
  rules: DeliveryRules,
  { timeoutMs = CALENDAR_TIMEOUT_MS, lookup = lookupHost }: CalendarOptions = {},
): Promise<FetchedCalendar> {
  const signal = AbortSignal.timeout(timeoutMs);
  let at = url;
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (faultOfWebhookUrl(at, rules)) return { fault: 'NOT_ALLOWED' };
      const answer = await calendarAnswer(new URL(at), etag, { rules, lookup, signal });
      const { statusCode = 0, headers } = answer;
      const next = statusCode >= 301 && statusCode <= 308 && statusCode !== 304 ? headers.location : undefined;
      if (next === undefined) return await calendarIn(answer);
      answer.destroy();
      at = URL.parse(next, at)?.href ?? '';
    }
    return { fault: 'REFUSED' };
  } catch (error) {
    return { fault: error instanceof AddressNotAllowed ? 'NOT_ALLOWED' : 'NOT_REACHED' };
  }
}

function calendarAnswer(
  url: URL,
  etag: string | null,
  { rules, lookup, signal }: { rules: DeliveryRules; lookup: HostLookup; signal: AbortSignal },
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = {
    accept: 'text/calendar, text/csv, text/plain;q=0.5',
    'user-agent': 'Antrean',
    ...(etag !== null && { 'if-none-match': etag }),
  };
  return new Promise((resolve, reject) => {
    const request = send(url, { headers, agent: false, lookup: lookupAmong(rules, lookup), signal });
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
}

async function calendarIn(answer: IncomingMessage): Promise<FetchedCalendar> {
  const { statusCode, headers } = answer;
  if (statusCode === 304 || statusCode !== 200) {
    answer.destroy();
    return statusCode === 304 ? { unchanged: true } : { fault: 'REFUSED' };
  }
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    bytes += part.length;
    if (bytes > MAX_CALENDAR_BYTES) {
      answer.destroy();
      return { fault: 'TOO_LARGE' };
    }
    parts.push(part);
  }
  return { text: Buffer.concat(parts).toString('utf8'), etag: headers.etag?.slice(0, 300) ?? null };
}
