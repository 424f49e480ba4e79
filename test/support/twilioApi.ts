// The fake Twilio's REST API: who may call it, what it refuses, what it answers.
import type { IncomingMessage as HttpRequest, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { json } from './fakeServer.ts';
import { newScripts, type Outcome } from './outcome.ts';
import { fakeContents } from './twilioContents.ts';
import { listing, mediaListing, resource } from './twilioListing.ts';
import { type Mailbox, withoutPrefix } from './twilioMailbox.ts';
import { faultOfMessage, type TwilioFault } from './twilioRules.ts';

export type { Outcome } from './outcome.ts';

export interface Account {
  accountSid: string;
  authToken: string;
}

/** A file as Twilio gives it out: so often not yet, then from another address, which gets no credentials. */
export interface KeptFile {
  bytes: Buffer;
  contentType: string;
  missing?: number;
  /** The address at which it really lies; absent: here. */
  at?: string;
  /** The message that it came with. */
  messageSid?: string;
}

/** Answers `/2010-04-01/Accounts/{sid}/Messages…`, and nothing else. */
export function twilioApi(account: Account, mailbox: Mailbox) {
  const { script, next } = newScripts();
  const files = new Map<string, KeptFile>();
  const withFiles = new Set<string>();
  const base = `/2010-04-01/Accounts/${account.accountSid}/Messages`;
  const counted = { attempts: 0, fetches: 0, contents: 0 };
  const up = { listings: true, credentials: true, contents: true };
  const contents = fakeContents();

  async function answer(request: HttpRequest, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://twilio');
    if (!up.credentials || request.headers.authorization !== authorization(account))
      return refuse(response, UNAUTHORIZED);
    if (request.method === 'GET') return show(pathname, searchParams, response);
    if (request.method === 'DELETE') return forget(pathname, response);
    if (pathname === '/v1/Content') return makeContent(await text(request), response);
    if (pathname !== `${base}.json`) return refuse(response, notFound(pathname));
    counted.attempts++;
    const form = await formOf(request);
    const fault = faultOfMessage(form);
    return fault ? refuse(response, fault) : play(form, response);
  }

  function makeContent(body: string, response: ServerResponse) {
    counted.contents++;
    const sid = up.contents ? contents.make(body) : null;
    if (sid === null) return refuse(response, { status: 400, code: 20001, message: 'Invalid content' });
    json(response, 201, { sid, account_sid: account.accountSid, ...JSON.parse(body) });
  }

  function show(pathname: string, query: URLSearchParams, response: ServerResponse) {
    if (!up.listings) return refuse(response, { status: 503, code: 0, message: '' });
    if (pathname === `${base}.json`) return json(response, 200, listing(mailbox, query, `${base}.json`));
    const [, sid, rest] = /^\/(\w+)\/(.*)$/.exec(pathname.startsWith(base) ? pathname.slice(base.length) : '') ?? [];
    const kept = mailbox.kept.find((each) => each.sid === sid)?.media ?? filesOf(sid ?? '');
    if (sid && kept && rest === 'Media.json') return json(response, 200, mediaListing({ sid, media: kept }, base));
    const [, media] = /^Media\/(ME\w+)$/.exec(rest ?? '') ?? [];
    return media ? give(files.get(media), pathname, response) : refuse(response, notFound(pathname));
  }

  /** Of a message that came with files, those that are still there; none of a message that is not there. */
  function filesOf(messageSid: string) {
    if (!withFiles.has(messageSid)) return null;
    const still = [...files].filter(([, file]) => file.messageSid === messageSid);
    return still.map(([sid, { contentType }]) => ({ sid, contentType }));
  }

  /** At the one address that has a DELETE in Twilio's OpenAPI document, and at no other. */
  function forget(pathname: string, response: ServerResponse) {
    const known = files.delete(/\/Media\/(ME\w+)\.json$/.exec(pathname)?.[1] ?? '');
    return known ? void response.writeHead(204).end() : refuse(response, notFound(pathname));
  }

  function give(file: KeptFile | undefined, pathname: string, response: ServerResponse) {
    counted.fetches++;
    if (!file || (file.missing ?? 0) > 0) {
      if (file) file.missing = (file.missing ?? 0) - 1;
      return refuse(response, notFound(pathname));
    }
    if (file.at) return void response.writeHead(307, { location: file.at }).end();
    response.writeHead(200, { 'content-type': file.contentType }).end(file.bytes);
  }

  function play(form: URLSearchParams, response: ServerResponse) {
    const to = form.get('To') ?? '';
    const outcome = next(to, withoutPrefix(to));
    if (typeof outcome === 'object') return refuse(response, scripted(outcome), outcome.retryAfter);
    if (outcome === 'cut') return void response.destroy();
    const variables = JSON.parse(form.get('ContentVariables') ?? '{}');
    const message = mailbox.take(form, contents.rendered(form.get('ContentSid') ?? '', variables));
    if (outcome === 'drop') response.destroy();
    if (outcome === 'ok') json(response, 201, resource(message, base));
  }

  return { answer, script, files, withFiles, contents, counted, up };
}

const UNAUTHORIZED: TwilioFault = { status: 401, code: 20003, message: 'Authenticate' };

function notFound(path: string): TwilioFault {
  return { status: 404, code: 20404, message: `The requested resource ${path} was not found` };
}

function scripted({ status, code = 0 }: Exclude<Outcome, string>): TwilioFault {
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

function refuse(response: ServerResponse, { status, code, message }: TwilioFault, retryAfter?: number): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  if (code === 0) return void response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>');
  json(response, status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}
