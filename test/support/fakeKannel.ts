// A Kannel of one's own: takes sendsms requests, fills in the addresses it is given, and tells by GET.
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage as HttpRequest, ServerResponse } from 'node:http';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { startFakeServer } from './fakeServer.ts';
import { newMailbox } from './mailbox.ts';
import { newScripts } from './outcome.ts';

export interface KannelTaken {
  to: string;
  /** As it goes on the air. */
  text: string;
  coding: string;
  validity: number | undefined;
  /** The address for reports, with its escape codes. */
  dlrUrl: string;
  fields: URLSearchParams;
}

export interface KannelSms {
  from: string;
  to: string;
  text: string;
  id?: string;
  /** How the text is written: UTF-8 as Kannel does for GSM, or sixteen bits. */
  charset?: string;
  time?: number;
}

export type FakeKannel = Awaited<ReturnType<typeof startFakeKannel>>;

export async function startFakeKannel() {
  const account = { username: 'antrean', password: secret(), secret: secret() };
  const mailbox = newMailbox<KannelTaken>('Kannel', ({ to }, address) => to === address);
  const { script, next } = newScripts();
  const counted = { attempts: 0 };
  const server = await startFakeServer(answer);

  function answer(request: HttpRequest, response: ServerResponse) {
    const { pathname, search } = new URL(request.url ?? '/', 'http://kannel');
    const fields = readFields(search.slice(1));
    if (pathname !== '/cgi-bin/sendsms') return say(response, 404, 'Unknown request.');
    counted.attempts++;
    if (fields.get('username') !== account.username || fields.get('password') !== account.password) {
      return say(response, 403, 'Authorization failed for sendsms');
    }
    const fault = faultOfMessage(fields);
    if (fault) return say(response, 400, fault);
    const outcome = next(fields.get('to') ?? '');
    if (typeof outcome === 'object') return say(response, outcome.status, outcome.message ?? 'Sorry');
    if (outcome === 'cut') return void response.destroy();
    mailbox.take(taken(fields));
    if (outcome === 'drop') response.destroy();
    if (outcome === 'ok') say(response, 202, '0: Accepted for delivery');
  }

  /** `get-url` of the service, filled in. */
  function received({ from, to, text, id, charset = 'UTF-8', time = 1_501_552_800 }: KannelSms, key = account.secret) {
    const bytes = charset === 'UTF-16BE' ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text);
    const query = [
      `secret=${key}&id=${id ?? randomUUID()}&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`,
      `time=${time}&charset=${charset}&text=${encode(bytes)}`,
    ];
    return get(`/channels/sms?${query.join('&')}`);
  }

  return {
    ...server,
    ...account,
    sendUrl: `${server.url}/cgi-bin/sendsms`,
    messages: mailbox.messages,
    script,
    attempts: () => counted.attempts,
    sentTo: (to: string, count = 1, within?: number) => mailbox.until(() => mailbox.to(to), count, within),
    received,
    /** Reports the outcome of a message, at the address that came with it. */
    report: ({ dlrUrl }: KannelTaken, value: number, answer = ''): RawRequest => {
      const { pathname, search } = new URL(filled(dlrUrl, value, answer));
      return get(pathname + search);
    },
  };
}

/** Without a name of the letters a text in sixteen bits is UTF-16BE; a Kannel without iconv takes no name of any. */
function readFields(query: string): URLSearchParams {
  const coding = /(?:^|&)coding=(\d)/.exec(query)?.[1];
  if (coding !== '2') return new URLSearchParams(query);
  const text = /(?:^|&)text=([^&]*)/.exec(query)?.[1] ?? '';
  const bytes = Buffer.concat(
    text.split(/%([\da-f]{2})/i).map((part, at) => Buffer.from(part, at % 2 ? 'hex' : 'latin1')),
  );
  const fields = new URLSearchParams(query);
  fields.set('text', new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes));
  return fields;
}

function get(url: string): RawRequest {
  return { method: 'GET', url, headers: { 'user-agent': 'Kannel/1.5.0' }, body: Buffer.alloc(0) };
}

/** Every sign but letters and digits, and a blank as a plus. */
function encode(bytes: Buffer): string {
  return [...bytes]
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      if (/[A-Za-z0-9]/.test(sign)) return sign;
      return sign === ' ' ? '+' : `%${byte.toString(16).padStart(2, '0').toUpperCase()}`;
    })
    .join('');
}

/** %d is the report; %A the words of the centre; %% a percent sign; of other escape codes the address may have none. */
function filled(url: string, value: number, answer: string): string {
  return url.replace(/%(.)/g, (code, name) => {
    if (name === 'd') return `${value}`;
    if (name === 'A') return encode(Buffer.from(answer));
    if (name === '%') return '%';
    throw new Error(`Kannel would fill in ${code} in the address for reports.`);
  });
}

const FIELDS = new Set([
  ...['username', 'password', 'from', 'to', 'text', 'charset', 'udh', 'smsc', 'mclass', 'mwi', 'compress', 'coding'],
  ...['validity', 'deferred', 'dlr-mask', 'dlr-url', 'pid', 'alt-dcs', 'rpi', 'account', 'binfo', 'priority'],
]);

/** Kannel's user guide, "SMS Push (send-sms) CGI Variables". */
function faultOfMessage(fields: URLSearchParams): string | undefined {
  const strange = [...fields.keys()].find((name) => !FIELDS.has(name));
  if (strange) return `unknown field ${strange}`;
  if (!/^\+?\d{5,20}$/.test(fields.get('to') ?? '')) return 'Receiver number is garbage';
  if (!fields.get('from')) return 'Sender missing and no global set, rejected';
  if (!/^[012]$/.test(fields.get('coding') ?? '0')) return 'Coding field misformed, rejected';
  if (fields.has('dlr-mask') && !fields.has('dlr-url')) return 'DLR-URL field missing';
  if (fields.has('validity') && !/^[1-9]\d*$/.test(fields.get('validity') ?? '')) return 'Validity misformed';
  if (fields.has('charset')) return 'Charset or body misformed, rejected';
  if (!fields.get('text')) return 'Empty text, rejected';
  return undefined;
}

/** In seven bits what is not in the alphabet would become a question mark: that is no text any more. */
function taken(fields: URLSearchParams): KannelTaken {
  const [text, coding] = [fields.get('text') ?? '', fields.get('coding') ?? '0'];
  const validity = fields.get('validity');
  return {
    to: fields.get('to') ?? '',
    text: coding === '0' ? text.replace(NOT_GSM, '?') : text,
    coding,
    validity: validity ? Number(validity) : undefined,
    dlrUrl: fields.get('dlr-url') ?? '',
    fields,
  };
}

/** 3GPP TS 23.038, table 6.2.1 and its extension. */
const NOT_GSM = /[^@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€\f]/gu;

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/html' }).end(text);
}

function secret(): string {
  return randomBytes(16).toString('hex');
}
