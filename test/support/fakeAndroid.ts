// A phone with SMS Gateway for Android of one's own: sends by its API, tells by signed webhooks, twice if it likes.
import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage as HttpRequest, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { json, startFakeServer } from './fakeServer.ts';
import { newMailbox } from './mailbox.ts';
import { newScripts, type Outcome } from './outcome.ts';
import { faultOfFields, PHONE_TEXT, POST_PHONE_MESSAGE } from './publishedFields.ts';

export interface AndroidTaken {
  id: string;
  to: string;
  text: string;
  ttl: number | undefined;
  deviceId: string | undefined;
  simNumber: number | undefined;
}

export interface AndroidSms {
  from: string;
  text: string;
  /** Its own short digest of the message. */
  messageId?: string;
  receivedAt?: string;
  recipient?: string | null;
  sim?: number;
  device?: string;
}

export const DEVICE = 'ffffffffceb0b1db0000018e937c815b';

export type FakeAndroid = Awaited<ReturnType<typeof startFakeAndroid>>;

export async function startFakeAndroid() {
  const account = { username: 'sms', password: secret(), signingKey: secret() };
  const mailbox = newMailbox<AndroidTaken>('The phone', ({ to }, address) => to === address);
  const { script, next } = newScripts();
  const counted = { attempts: 0, stumbles: false };
  const server = await startFakeServer(answer);

  async function answer(request: HttpRequest, response: ServerResponse): Promise<void> {
    const expected = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`;
    if (request.headers.authorization !== expected) return json(response, 401, { message: 'Unauthorized' });
    const [, asked] = /^\/messages\/(\w+)$/.exec(request.url ?? '') ?? [];
    if (asked && request.method === 'GET') {
      const state = mailbox.messages.some(({ id }) => id === asked) ? 'Pending' : undefined;
      return json(response, state ? 200 : 404, { id: asked, state });
    }
    if (request.url !== '/messages' || request.method !== 'POST') return void response.writeHead(404).end();
    counted.attempts++;
    const body = JSON.parse(await text(request));
    const fault = faultOfMessage(body);
    if (fault) return json(response, 400, { message: fault });
    if (mailbox.messages.some(({ id }) => id === body.id)) {
      return json(response, counted.stumbles ? 500 : 409, { message: 'message with the same ID already exists' });
    }
    play(body, response);
  }

  // biome-ignore lint/suspicious/noExplicitAny: checked by the rules below.
  function play(body: any, response: ServerResponse) {
    const to: string = body.phoneNumbers[0];
    const outcome = next(to);
    if (typeof outcome === 'object') return refuse(response, outcome);
    if (outcome === 'cut') return void response.destroy();
    const { id, ttl, deviceId, simNumber } = body;
    mailbox.take({ id, to, text: body.textMessage.text, ttl, deviceId, simNumber });
    if (outcome === 'drop') response.destroy();
    const recipients = [{ phoneNumber: to, state: 'Pending' }];
    if (outcome === 'ok') json(response, 202, { id, deviceId: deviceId ?? DEVICE, state: 'Pending', recipients });
  }

  /** The event as the phone tells it, signed now. */
  function webhook(event: string, payload: unknown, signing: { key?: string; seconds?: number } = {}): RawRequest {
    const body = Buffer.from(JSON.stringify({ deviceId: DEVICE, event, id: secret(), payload, webhookId: 'antrean' }));
    const timestamp = `${signing.seconds ?? Math.floor(Date.now() / 1000)}`;
    const signature = createHmac('sha256', signing.key ?? account.signingKey)
      .update(Buffer.concat([body, Buffer.from(timestamp)]))
      .digest('hex');
    return {
      method: 'POST',
      url: '/channels/sms',
      headers: { 'content-type': 'application/json', 'x-signature': signature, 'x-timestamp': timestamp },
      body,
    };
  }

  return {
    ...server,
    ...account,
    messages: mailbox.messages,
    script,
    attempts: () => counted.attempts,
    /** Whether it fails over an id it has already, as older ones do, instead of saying so. */
    stumble: (does: boolean) => {
      counted.stumbles = does;
    },
    sentTo: (to: string, count = 1, within?: number) => mailbox.until(() => mailbox.to(to), count, within),
    webhook,
    received: (sms: AndroidSms, signing?: { key?: string; seconds?: number }) =>
      webhook('sms:received', received(sms), signing),
    batch: (messages: AndroidSms[]) => webhook('sms:batch:received', { messages: messages.map(received) }),
  };
}

export function received({ from, text, messageId, receivedAt, recipient = null, sim = 1 }: AndroidSms) {
  return {
    messageId: messageId ?? secret().slice(0, 8),
    ...{ message: text, sender: from, phoneNumber: from, recipient, simNumber: sim },
    receivedAt: receivedAt ?? '2017-08-01T09:00:00.000+07:00',
  };
}

/** In its words, which the adapter reads: https://docs.sms-gate.app/features/sending-messages/ */
// biome-ignore lint/suspicious/noExplicitAny: what a client sends may be anything.
function faultOfMessage(body: any): string | undefined {
  if (typeof body.textMessage?.text !== 'string' || body.textMessage.text === '') return 'Text message is empty';
  if (!Array.isArray(body.phoneNumbers) || body.phoneNumbers.length === 0) return 'phoneNumbers is empty';
  if (body.phoneNumbers.some((number: string) => !/^\+[1-9]\d{6,14}$/.test(number))) return 'invalid phone number';
  return faultOfFields(POST_PHONE_MESSAGE, body) ?? faultOfFields(PHONE_TEXT, body.textMessage);
}

function refuse(response: ServerResponse, { status, message = 'Sorry', retryAfter }: Exclude<Outcome, string>): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  json(response, status, { message });
}

function secret(): string {
  return randomBytes(16).toString('hex');
}
