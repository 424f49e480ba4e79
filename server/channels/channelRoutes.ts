// Webhooks: /channels/<channel> verifies, stores, acknowledges; the work comes after.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  answersAtOnce,
  type Channels,
  type Inbound,
  type InboundMessage,
  type RawRequest,
  SignatureError,
  TooLargeError,
  UnreadableRequestError,
  WEBHOOK_BYTES,
} from '../../src/channel.ts';
import type { Pool } from '../../src/database.ts';
import { type Arrival, store, takeIn } from '../../src/inbox/inbox.ts';
import { takeReceipt } from '../../src/outbox/outcome.ts';
import type { Clock } from '../../src/time.ts';
import { inGroups, transact } from '../../src/transact.ts';
import { repliesTo } from './conversations.ts';
import { type FalseSignatures, isWorthALine, openFalseSignatures } from './falseSignatures.ts';
import { readBody } from './webhookBody.ts';

export interface ChannelRoutes {
  pool: Pool;
  channels: Channels;
  clock: Clock;
  /** Works on a stored message at once. */
  workOn(id: number): Promise<{ intent: string | null; reason: string | null } | null>;
  /** Keeps the photo that came with a stored message. */
  keepPhoto(id: number): Promise<void>;
  /** Told of every webhook of a channel when it was answered. */
  acknowledged(webhook: { channel: string; status: number; milliseconds: number }): void;
  log: { warn(fields: object, message: string): void; info(fields: object, message: string): void };
}

export function mountChannels(app: FastifyInstance, routes: ChannelRoutes): void {
  const { pool, clock, channels } = routes;
  const falseSignatures = openFalseSignatures();
  const takeInWithOthers = inGroups<Arrival, true>(pool, async (tx, arrivals) => {
    store(tx, arrivals, clock.now(), true);
    return { answer: arrivals.map(() => true), announcements: [] };
  });

  app.register(async (room) => {
    room.addHook<{ Params: { channel: string } }>('onResponse', ({ params: { channel } }, reply, done) => {
      const { statusCode: status, elapsedTime: milliseconds } = reply;
      if (Object.hasOwn(channels, channel)) routes.acknowledged({ channel, status, milliseconds });
      done();
    });
    // Signatures are made over the bytes as they came: nothing parses them before the channel has seen them.
    room.removeAllContentTypeParsers();
    room.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) =>
      readBody(payload, await largest(request, channels, falseSignatures)),
    );
    room.route<{ Params: { channel: string } }>({
      method: ['GET', 'POST'],
      url: '/channels/:channel',
      async handler(request, reply) {
        const name = request.params.channel;
        const channel = Object.hasOwn(channels, name) ? channels[name] : undefined;
        if (!channel) return reply.code(404).send({ error: `There is no channel ${name.slice(0, 40)} here.` });
        const inbound = await read(name, request, reply, routes, falseSignatures);
        if (!inbound) return reply;
        if (answersAtOnce(channels, name)) return answerAtOnce(name, inbound as InboundMessage[], routes);
        for (const item of inbound) {
          if (item.type === 'receipt') await receipt(routes, name, item);
          if (item.type === 'dropped')
            routes.log.info({ channel: name, reason: item.reason }, 'A webhook was dropped.');
        }
        await Promise.all(
          inbound.flatMap((item) =>
            item.type === 'message' ? takeInWithOthers({ channel: name, message: item }) : [],
          ),
        );
        const asked = inbound.find((item) => item.type === 'verification');
        if (asked) return reply.type('text/plain; charset=utf-8').send(asked.answer);
        return acknowledge(reply, channel.accepted?.(raw(request)) ?? 204);
      },
    });
  });
}

/** Bytes that are read of a webhook: a source that signs wrongly again and again gets no more than a form read. */
async function largest(
  { params, method, url, headers, ip }: FastifyRequest,
  channels: Channels,
  falseSignatures: FalseSignatures,
): Promise<number> {
  const { channel: name } = params as { channel: string };
  const channel = Object.hasOwn(channels, name) ? channels[name] : undefined;
  const most = channel?.largest?.({ method, url, headers }) ?? WEBHOOK_BYTES;
  return most > WEBHOOK_BYTES && (await falseSignatures.isOver(ip)) ? WEBHOOK_BYTES : most;
}

async function read(
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
  routes: ChannelRoutes,
  falseSignatures: FalseSignatures,
): Promise<Inbound[] | null> {
  try {
    return (await routes.channels[name]?.receive(raw(request))) ?? [];
  } catch (error) {
    if (error instanceof SignatureError) {
      const { times, wait } = await falseSignatures.count(request.ip);
      if (isWorthALine(times))
        routes.log.warn({ channel: name, source: request.ip, times }, 'A webhook with a false signature was refused.');
      if (wait !== null) reply.header('retry-after', wait);
      reply.code(wait === null ? 403 : 429).send({ error: 'The signature is false.' });
      return null;
    }
    if (error instanceof TooLargeError) {
      reply.code(413).send({ error: error.message });
      return null;
    }
    if (!(error instanceof UnreadableRequestError)) throw error;
    reply.code(400).send({ error: error.message });
    return null;
  }
}

/** Nothing is said: to some providers a word here is a message to the sender. */
function acknowledge(reply: FastifyReply, status: number): FastifyReply {
  return status === 204 ? reply.code(204).send() : reply.code(status).type('text/plain; charset=utf-8').send('');
}

function raw({ method, url, headers, body }: FastifyRequest): RawRequest {
  return { method, url, headers, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
}

async function receipt(
  { pool, clock }: ChannelRoutes,
  name: string,
  item: Extract<Inbound, { type: 'receipt' }>,
): Promise<void> {
  await transact(pool, async (tx) => {
    await takeReceipt(tx, name, item, clock.now());
    return { answer: null, announcements: [] };
  });
}

const turns = new Map<string, Promise<unknown>>();

/** Stored like any other message, then worked on at once, one at a time a sender: the answer carries the replies. */
async function answerAtOnce(channel: string, [message]: InboundMessage[], routes: ChannelRoutes): Promise<object> {
  const { pool, clock } = routes;
  const arrival = { channel, message: message as InboundMessage };
  const [id] = await transact(pool, async (tx) => ({
    answer: await takeIn(tx, [arrival], clock.now(), false),
    announcements: [],
  }));
  const worked = await inTurn(arrival.message.from.value, () => routes.workOn(id as number));
  if (arrival.message.media.length > 0) await routes.keepPhoto(id as number);
  const replies = await repliesTo(pool, id as number);
  return {
    replies: replies.map(({ key, text, media, buttons = [] }) => ({ key, text, media, buttons })),
    intent: worked?.intent ?? null,
    reason: worked?.reason ?? null,
  };
}

async function inTurn<T>(sender: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(sender) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(sender, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(sender) === mine) turns.delete(sender);
  }
}
