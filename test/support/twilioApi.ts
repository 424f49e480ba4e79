// The fake Twilio's REST API: who may call it, what it refuses, what it answers.
import type { IncomingMessage as HttpRequest, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Mailbox, type TakenMessage, withoutPrefix } from './twilioMailbox.ts';
import { faultOfMessage, type TwilioFault } from './twilioRules.ts';

/**
 * What happens to the next message to a recipient: taken; taken, but the line is cut (`drop`); taken, but never
 * answered (`silent`); or refused, without a code as by an outage: an HTML page.
 */
export type Outcome = 'ok' | 'drop' | 'silent' | { status: number; code?: number; retryAfter?: number };

export interface Account {
  accountSid: string;
  authToken: string;
}

/** Answers `/2010-04-01/Accounts/{sid}/Messages.json`, and nothing else. */
export function twilioApi(account: Account, mailbox: Mailbox) {
  const scripts = new Map<string, Outcome[]>();
  const path = `/2010-04-01/Accounts/${account.accountSid}/Messages.json`;
  const counted = { attempts: 0 };

  async function answer(request: HttpRequest, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://twilio');
    if (request.headers.authorization !== authorization(account)) return refuse(response, UNAUTHORIZED);
    if (pathname !== path) return refuse(response, notFound(pathname));
    if (request.method === 'GET') return json(response, 200, page(mailbox.messages, searchParams, path));
    counted.attempts++;
    const form = await formOf(request);
    const fault = faultOfMessage(form);
    return fault ? refuse(response, fault) : play(form, response);
  }

  function play(form: URLSearchParams, response: ServerResponse): void {
    const to = form.get('To') ?? '';
    const outcome = (scripts.get(to) ?? scripts.get(withoutPrefix(to)))?.shift() ?? 'ok';
    if (typeof outcome === 'object') {
      refuse(response, scripted(outcome), outcome.retryAfter);
    } else {
      const message = mailbox.take(form);
      if (outcome === 'drop') response.destroy();
      if (outcome === 'ok') json(response, 201, resource(message, path));
    }
  }

  return { answer, scripts, counted };
}

const UNAUTHORIZED: TwilioFault = { status: 401, code: 20003, message: 'Authenticate' };

function notFound(path: string): TwilioFault {
  return { status: 404, code: 20404, message: `The requested resource ${path} was not found` };
}

function scripted({ status, code = 0 }: { status: number; code?: number }): TwilioFault {
  return { status, code, message: 'Scripted by the test' };
}

function authorization({ accountSid, authToken }: Account): string {
  return `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
}

/** Twilio reads nothing but forms; the fields of anything else are missing to it. */
async function formOf(request: HttpRequest): Promise<URLSearchParams> {
  const body = await text(request);
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return new URLSearchParams(isForm ? body : '');
}

/** The newest first, as Twilio lists them. */
function page(messages: TakenMessage[], query: URLSearchParams, path: string) {
  const [size, number] = [Number(query.get('PageSize') ?? 50), Number(query.get('Page') ?? 0)];
  const asked = messages.filter((message) => isAsked(message, query)).toReversed();
  const next = new URLSearchParams(query);
  next.set('Page', `${number + 1}`);
  return {
    ...{ page: number, page_size: size, uri: `${path}?${query}`, previous_page_uri: null },
    next_page_uri: asked.length > (number + 1) * size ? `${path}?${next}` : null,
    messages: asked.slice(number * size, (number + 1) * size).map((message) => resource(message, path)),
  };
}

function isAsked({ to, from }: TakenMessage, query: URLSearchParams): boolean {
  return to === (query.get('To') ?? to) && from === (query.get('From') ?? from);
}

function refuse(response: ServerResponse, { status, code, message }: TwilioFault, retryAfter?: number): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  if (code === 0) return void response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>');
  json(response, status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A message as Twilio's API shows it. */
function resource(message: TakenMessage, path: string) {
  const date = message.created.toUTCString().replace('GMT', '+0000');
  const uri = path.replace('.json', `/${message.sid}`);
  return {
    ...{ sid: message.sid, account_sid: path.split('/')[3], from: message.from || null, to: message.to },
    ...{ body: message.body, num_media: `${message.media.length}`, num_segments: '1', status: message.status },
    ...{ direction: 'outbound-api', api_version: '2010-04-01', price: null, price_unit: 'USD', uri: `${uri}.json` },
    ...{ date_created: date, date_updated: date, date_sent: null, error_code: null, error_message: null },
    messaging_service_sid: message.fields.get('MessagingServiceSid'),
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
