// Webhooks: /channels/<channel> verifies, stores, acknowledges; the work comes after.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type Channels,
  type Inbound,
  type InboundMessage,
  type RawRequest,
  SignatureError,
  UnreadableRequestError,
} from '../channel.ts';
import type { Pool } from '../database.ts';
import { type Arrival, store, takeIn } from '../inbox/inbox.ts';
import { takeReceipt } from '../outbox/outcome.ts';
import type { Clock } from '../time.ts';
import { inGroups, transact } from '../transact.ts';
import { repliesTo, SIMULATOR } from './conversations.ts';

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

/** Meta puts up to 3 MB of messages into one webhook. */
const BODY_LIMIT = 4 * 1024 * 1024;

export function mountChannels(app: FastifyInstance, routes: ChannelRoutes): void {
  const { pool, clock, channels } = routes;
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
    room.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    room.route<{ Params: { channel: string } }>({
      method: ['GET', 'POST'],
      url: '/channels/:channel',
      async handler(request, reply) {
        const name = request.params.channel;
        const channel = Object.hasOwn(channels, name) ? channels[name] : undefined;
        if (!channel) return reply.code(404).send({ error: `There is no channel ${name.slice(0, 40)} here.` });
        const inbound = await read(name, request, reply, routes);
        if (!inbound) return reply;
        if (name === SIMULATOR) return simulate(inbound as InboundMessage[], routes);
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

async function read(
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
  routes: ChannelRoutes,
): Promise<Inbound[] | null> {
  try {
    return (await routes.channels[name]?.receive(raw(request))) ?? [];
  } catch (error) {
    if (error instanceof SignatureError) {
      routes.log.warn({ channel: name, source: request.ip }, 'A webhook with a false signature was refused.');
      reply.code(403).send({ error: 'The signature is false.' });
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
async function simulate([message]: InboundMessage[], routes: ChannelRoutes): Promise<object> {
  const { pool, clock } = routes;
  const arrival = { channel: SIMULATOR, message: message as InboundMessage };
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
