// Reads one webhook: its body as bytes, and its messages and receipts once the channel has verified the signature.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Channel, Channels } from '../../src/channel/channel.ts';
import { SignatureError, TooLargeError, UnreadableRequestError } from '../../src/channel/faults.ts';
import type { Inbound } from '../../src/channel/messages.ts';
import { type RawRequest, WEBHOOK_BYTES } from '../../src/channel/webhook.ts';
import { type FalseSignatures, isWorthLogging } from './falseSignatures.ts';

export type WebhookRequest = FastifyRequest<{ Params: { channel: string } }>;

interface ReadingSetup {
  falseSignatures: FalseSignatures;
  log: { warn(fields: object, message: string): void };
}

export function openChannelNamed(channels: Channels, name: string): Channel | undefined {
  return Object.hasOwn(channels, name) ? channels[name] : undefined;
}

/** A source that has signed wrongly too often may send no more bytes than a form. */
export async function maxBodyBytes(
  { params, method, url, headers, ip }: WebhookRequest,
  channels: Channels,
  falseSignatures: FalseSignatures,
): Promise<number> {
  const maxBytes = openChannelNamed(channels, params.channel)?.largest?.({ method, url, headers }) ?? WEBHOOK_BYTES;
  return maxBytes > WEBHOOK_BYTES && (await falseSignatures.isOver(ip)) ? WEBHOOK_BYTES : maxBytes;
}

/** null: the request was refused, and the reply has been sent. */
export async function readWebhook(
  channel: Channel,
  request: WebhookRequest,
  reply: FastifyReply,
  setup: ReadingSetup,
): Promise<Inbound[] | null> {
  try {
    return await channel.receive(rawRequest(request));
  } catch (error) {
    if (error instanceof SignatureError) await refuseSignature(request, reply, setup);
    else if (error instanceof TooLargeError) reply.code(413).send({ error: error.message });
    else if (error instanceof UnreadableRequestError) reply.code(400).send({ error: error.message });
    else throw error;
    return null;
  }
}

async function refuseSignature(
  request: WebhookRequest,
  reply: FastifyReply,
  { falseSignatures, log }: ReadingSetup,
): Promise<void> {
  const { times, waitSeconds } = await falseSignatures.count(request.ip);
  const fields = { channel: request.params.channel, source: request.ip, times };
  if (isWorthLogging(times)) log.warn(fields, 'A webhook with a false signature was refused.');
  if (waitSeconds !== null) reply.header('retry-after', waitSeconds);
  reply.code(waitSeconds === null ? 403 : 429).send({ error: 'The signature is false.' });
}

export function rawRequest({ method, url, headers, body }: WebhookRequest): RawRequest {
  return { method, url, headers, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
}
