// A Cloud API of one's own: keeps what it is sent, refuses what Meta refuses, fails as scripted, calls back signed.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage as HttpRequest, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { json, startFakeServer } from './fakeServer.ts';
import { newMailbox } from './mailbox.ts';
import { BSUID, faultOfMessage, type MetaFault } from './metaRules.ts';
import {
  bytesOf,
  eventPayload,
  type MetaChange,
  type MetaMessage,
  newWamid,
  payloadOf,
  signedRequest,
} from './metaWebhook.ts';
import { newScripts, type Outcome } from './outcome.ts';
import { post } from './webhooks.ts';

const VERSION = 'v25.0';

export interface MetaTaken {
  id: string;
  /** A number with its plus, or a user's id. */
  to: string;
  phoneNumberId: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what was sent.
  body: any;
}

/** A file by its id: where it lies, and so often not yet. */
export interface MetaFile {
  bytes: Buffer;
  mimeType: string;
  missing?: number;
  /** An address that is not Meta's. */
  at?: string;
  size?: number;
}

export interface FakeMetaOptions {
  /** Meta's ids of the offices' numbers. */
  numbers: ReadonlyMap<string, string>;
}

export type FakeMeta = Awaited<ReturnType<typeof startFakeMeta>>;

export async function startFakeMeta({ numbers }: FakeMetaOptions) {
  const secrets = { accessToken: secret(), appSecret: secret(), verifyToken: secret() };
  const mailbox = newMailbox<MetaTaken>('Meta', ({ to }, address) => to === address);
  /** Taken and lost without a word: an id where a number belongs. */
  const lost: MetaTaken[] = [];
  const { script, next } = newScripts();
  const files = new Map<string, MetaFile>();
  const counted = { attempts: 0, fetches: 0 };
  const server = await startFakeServer(answer);

  async function answer(request: HttpRequest, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://meta');
    const [, version, id = '', rest] = pathname.split('/');
    if (request.headers.authorization !== `Bearer ${secrets.accessToken}`) return refuse(response, EXPIRED);
    if (version === 'files') return give(files.get(id), response);
    if (version !== VERSION) return refuse(response, { status: 400, code: 2635, message: 'Deprecated version' });
    if (request.method === 'GET') return tell(id, response);
    if (request.method === 'DELETE')
      return files.delete(id) ? json(response, 200, { success: true }) : tell(id, response);
    if (rest !== 'messages' || ![...numbers.values()].includes(id)) return refuse(response, UNKNOWN);
    counted.attempts++;
    const body: unknown = JSON.parse(await text(request));
    const fault = faultOfMessage(body);
    return fault ? refuse(response, fault) : play(body as MetaTaken['body'], id, response);
  }

  function play(body: MetaTaken['body'], phoneNumberId: string, response: ServerResponse) {
    const to: string = body.to ?? body.recipient;
    const outcome = next(to);
    if (typeof outcome === 'object') return refuse(response, scripted(outcome), outcome.retryAfter);
    if (outcome === 'cut') return void response.destroy();
    const message = { id: newWamid(), to, phoneNumberId, body };
    if (body.to !== undefined && !/^\+?\d{7,15}$/.test(body.to)) lost.push(message);
    else mailbox.take(message);
    if (outcome === 'drop') response.destroy();
    if (outcome === 'ok') json(response, 200, taken(message));
  }

  function tell(id: string, response: ServerResponse) {
    const file = files.get(id);
    if (!file) return refuse(response, { status: 400, code: 100, message: 'Unsupported get request.' });
    const url = file.at ?? `${server.url}/files/${id}`;
    json(response, 200, {
      ...{ messaging_product: 'whatsapp', id, url, mime_type: file.mimeType, sha256: 'x' },
      file_size: file.size ?? file.bytes.length,
    });
  }

  function give(file: MetaFile | undefined, response: ServerResponse) {
    counted.fetches++;
    if (!file || (file.missing ?? 0) > 0) {
      if (file) file.missing = (file.missing ?? 0) - 1;
      return void response.writeHead(404).end();
    }
    response.writeHead(200, { 'content-type': file.mimeType }).end(file.bytes);
  }

  const phoneNumberId = (number: string) => numbers.get(number) ?? '0';
  /** Messages to an office, in one webhook. */
  const webhook = (to: string, messages: MetaMessage[]): RawRequest =>
    batch([[{ to, phoneNumberId: phoneNumberId(to), messages }]]);
  const batch = (entries: MetaChange[][]): RawRequest => signedRequest(bytesOf(payloadOf(entries)), secrets.appSecret);

  return {
    ...server,
    ...secrets,
    baseUrl: `${server.url}/${VERSION}`,
    numbers,
    messages: mailbox.messages,
    lost,
    script,
    attempts: () => counted.attempts,
    fetches: () => counted.fetches,
    sentTo: (to: string, count = 1, within?: number) => mailbox.until(() => mailbox.to(to), count, within),
    keepFile: (file: MetaFile) => {
      const id = `${BigInt(`0x${randomBytes(6).toString('hex')}`)}`;
      files.set(id, file);
      return id;
    },
    files: () => files.size,
    phoneNumberId,
    webhook,
    batch,
    status: (to: string, id: string, status: string, error?: number) =>
      batch([[{ to, phoneNumberId: phoneNumberId(to), statuses: [{ id, status, ...(error && { error }) }] }]]),
    /** Its word on the account itself, a number or a template. */
    event: (field: string, value: object, time?: number) =>
      signedRequest(bytesOf(eventPayload(field, value, time)), secrets.appSecret),
    /** Posts messages of applicants to a running server. */
    deliver: (serverUrl: string, to: string, ...messages: MetaMessage[]) => post(serverUrl, webhook(to, messages)),
  };
}

function taken({ id, to }: MetaTaken) {
  const contact = BSUID.test(to) ? { input: to, user_id: to } : { input: to, wa_id: to.replace(/\D/g, '') };
  return { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id }] };
}

const EXPIRED: MetaFault = { status: 401, code: 190, message: 'Error validating access token' };
const UNKNOWN: MetaFault = { status: 400, code: 100, message: 'Unsupported post request.' };

function scripted({ status, code = 0, message = 'Scripted by the test' }: Exclude<Outcome, string>): MetaFault {
  return { status, code, message };
}

function refuse(response: ServerResponse, { status, code, message }: MetaFault, retryAfter?: number): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  if (code === 0) return void response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>');
  const error = { message: `(#${code}) ${message}`, type: 'OAuthException', code, fbtrace_id: 'Az8or2yhqkZfEZ' };
  json(response, status, { error });
}

function secret(): string {
  return randomBytes(16).toString('hex');
}
