// A receiver of webhooks on this machine: verifies each delivery by the library that its authors would use.
import { Webhook } from 'standardwebhooks';
import { atEnd } from './atEnd.ts';
import { startFakeServer } from './fakeServer.ts';

export interface ReceivedHook {
  id: string;
  type: string;
  timestamp: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
  data: any;
}

/**
 * The answer to a delivery: its status, or none, since it hangs, is down, or has taken the event when its connection is
 * cut.
 */
export type HookAnswer = number | 'hang' | 'down' | 'cut';

export interface HookReceiver {
  url: string;
  /** Deliveries that were verified and accepted, each as often as it came. */
  received: ReceivedHook[];
  /** Everything that came, with the status it was answered by. */
  attempts: { id: string; type: string; answer: HookAnswer }[];
  /** Secrets that are known to it; without one that fits a delivery gets 401. */
  secrets: string[];
  /** Decides about the next deliveries. */
  answerBy(answer: (hook: ReceivedHook) => HookAnswer): void;
}

export async function startHookReceiver(): Promise<HookReceiver> {
  let answer: (hook: ReceivedHook) => HookAnswer = () => 200;
  const receiver: Omit<HookReceiver, 'url'> = {
    received: [],
    attempts: [],
    secrets: [],
    answerBy: (other) => {
      answer = other;
    },
  };
  const server = await startFakeServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const headers = request.headers as Record<string, string>;
    const verified = receiver.secrets.map((secret) => verifiedBy(secret, body, headers)).find((one) => one !== null);
    const id = headers['webhook-id'] ?? '';
    const hook = verified && { ...verified, id };
    const status = hook ? answer(hook) : 401;
    receiver.attempts.push({ id, type: hook?.type ?? '', answer: status });
    if (status === 'hang') return;
    if (hook && (status === 'cut' || (typeof status === 'number' && status < 300))) receiver.received.push(hook);
    if (status === 'cut' || status === 'down') return void response.destroy();
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end(`answered ${status}`);
  });
  atEnd(server.close);
  return Object.assign(receiver, { url: `${server.url}/hooks` });
}

function verifiedBy(secret: string, body: string, headers: Record<string, string>): Omit<ReceivedHook, 'id'> | null {
  try {
    return new Webhook(secret).verify(body, headers) as Omit<ReceivedHook, 'id'>;
  } catch {
    return null;
  }
}

export const CREATE_WEBHOOK = `mutation ($input: CreateWebhookInput!) {
  createWebhook(input: $input) { ... on WebhookSecret { secret webhook { id url office apiKey types withPersonalData disabledAt } } ... on Refusal { reason } } }`;
