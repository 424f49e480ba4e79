// The fields of a webhook, read from the raw request and from nothing a framework has touched.
import type { RawRequest } from '../../src/channel/webhook.ts';
import { withFewFields } from '../fields.ts';

/**
 * The fields as Twilio sent them: of the body, or of the query if the webhook is set to GET. The signature is over the
 * fields and not the bytes, so they are taken apart before anything is known of the sender: few of them.
 */
export function readForm(request: RawRequest): URLSearchParams {
  return new URLSearchParams(withFewFields(isGet(request) ? queryOf(request.url) : request.body.toString('utf8')));
}

/** The fields that are signed beside the URL. A GET has none: its fields stand in the URL. */
export function signedFields(request: RawRequest, form: URLSearchParams): Record<string, string[]> {
  if (isGet(request)) return {};
  const byName = Object.groupBy(form, ([name]) => name);
  return Object.fromEntries(
    Object.entries(byName).map(([name, pairs = []]) => [name, pairs.map(([, value]) => value)]),
  );
}

function isGet(request: RawRequest): boolean {
  return request.method.toUpperCase() === 'GET';
}

function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}
