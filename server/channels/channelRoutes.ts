// The webhooks at /channels/<channel>: each is verified, stored and acknowledged; its messages are answered later.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answersAtOnce, type Channels } from '../../src/channel/channel.ts';
import type { Inbound, InboundMessage, ProviderAlarm } from '../../src/channel/messages.ts';
import { inTransaction, type Pool, queriesOn } from '../../src/database.ts';
import type { Arrival } from '../../src/inbox/arrival.ts';
import { awaitsCorrection } from '../../src/inbox/edited.ts';
import { store } from '../../src/inbox/inbox.ts';
import { SenderPace } from '../../src/inbox/senderPace.ts';
import { officeAt } from '../../src/office/addresses.ts';
import type { Directory } from '../../src/office/directory.ts';
import { takeReceipt } from '../../src/outbox/outcome.ts';
import { takeAlarm } from '../../src/outbox/providerAlarms.ts';
import type { Clock } from '../../src/time.ts';
import { inGroups, transact } from '../../src/transact.ts';
import { boundedLog, type WarningLog } from '../faults/boundedLog.ts';
import { forRequest } from '../faults/requestId.ts';
import type { WorkOn } from './conversations.ts';
import { FalseSignatures } from './falseSignatures.ts';
import { ImmediateAnswers } from './immediateAnswers.ts';
import { readBody } from './webhookBody.ts';
import { maxBodyBytes, openChannelNamed, rawRequest, readWebhook, type WebhookRequest } from './webhookRequest.ts';

/** The reason of an event at a number that no office has. */
const NO_OFFICE = 'number of no office';

export interface ChannelRoutes {
  pool: Pool;
  channels: Channels;
  offices: Directory;
  clock: Clock;
  workOn: WorkOn;
  /** Keeps the photo of a stored message. */
  keepPhoto(id: number): Promise<void>;
  /** Called for each webhook of a channel once it has been answered. */
  onAcknowledged(webhook: { channel: string; status: number; elapsedMs: number }): void;
  /** Told of what is no message to an office, and why. */
  onDropped(channel: string, reason: string): void;
  log: { warn(fields: object, message: string): void; info(fields: object, message: string): void };
}

export function mountChannels(app: FastifyInstance, routes: ChannelRoutes): void {
  const { channels, onAcknowledged } = routes;
  const webhooks = new Webhooks(routes);
  app.register(async (scope) => {
    scope.addHook<{ Params: { channel: string } }>('onResponse', ({ params: { channel } }, reply, done) => {
      const { statusCode: status, elapsedTime: elapsedMs } = reply;
      if (Object.hasOwn(channels, channel)) onAcknowledged({ channel, status, elapsedMs });
      done();
    });
    // Signatures cover the bytes as they were sent, so nothing parses them before the channel has seen them.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) =>
      readBody(payload, await webhooks.maxBodyBytes(request as WebhookRequest)),
    );
    scope.route<{ Params: { channel: string } }>({
      method: ['GET', 'POST'],
      url: '/channels/:channel',
      handler: (request, reply) => forRequest(request, () => webhooks.answer(request, reply)),
    });
  });
}

class Webhooks {
  private readonly falseSignatures = new FalseSignatures();
  private readonly bounded: WarningLog;
  private readonly routes: ChannelRoutes;
  private readonly senderPace = new SenderPace();
  private readonly immediate: ImmediateAnswers;
  /** Resolves when the message is stored; messages that arrive together are stored by one commit. */
  private readonly storeMessage: (arrival: Arrival) => Promise<true>;

  constructor(routes: ChannelRoutes) {
    this.routes = routes;
    this.bounded = boundedLog(routes.log);
    this.immediate = new ImmediateAnswers(routes);
    this.storeMessage = inGroups<Arrival, true>(routes.pool, async (tx, arrivals) => {
      store(tx, arrivals, routes.clock.now());
      return { answer: arrivals.map(() => true), announcements: [] };
    });
  }

  maxBodyBytes(request: WebhookRequest): Promise<number> {
    return maxBodyBytes(request, this.routes.channels, this.falseSignatures);
  }

  async answer(request: WebhookRequest, reply: FastifyReply): Promise<object> {
    const name = request.params.channel;
    const channel = openChannelNamed(this.routes.channels, name);
    if (!channel) return reply.code(404).send({ error: `There is no channel ${name.slice(0, 40)} here.` });
    const setup = { falseSignatures: this.falseSignatures, log: this.bounded };
    const inbound = await readWebhook(channel, request, reply, setup);
    if (!inbound) return reply;
    const [message] = inbound.filter(isMessage);
    if (message && answersAtOnce(this.routes.channels, name)) return this.immediate.answer(this.arrival(name, message));
    await this.takeIn(name, inbound);
    const verification = inbound.find((item) => item.type === 'verification');
    if (verification) return reply.type('text/plain; charset=utf-8').send(verification.answer);
    return acknowledge(reply, channel.accepted?.(rawRequest(request)) ?? 204);
  }

  private async takeIn(channel: string, inbound: readonly Inbound[]): Promise<void> {
    for (const item of inbound) {
      if (item.type === 'receipt') await this.takeReceipt(channel, item);
      if (item.type === 'alarm') await this.takeAlarm(channel, item);
      if (item.type === 'dropped') this.drop(channel, item.reason);
    }
    await Promise.all(inbound.filter(isMessage).map((message) => this.takeMessage(channel, message)));
  }

  private drop(channel: string, reason: string): void {
    this.routes.onDropped(channel, reason);
    this.routes.log.info({ channel, reason }, 'A webhook was dropped.');
  }

  /** The message belongs to the office that has the number now. */
  private arrival(channel: string, message: InboundMessage): Arrival {
    const office = officeAt(this.routes.offices, message.to)?.code ?? null;
    // Its sender is told so; an operator has to hear of it as well.
    if (office === null) this.drop(channel, NO_OFFICE);
    return { channel, message, office };
  }

  /** The pace goes by the clock of the process: the product's may be moved. */
  private paced(channel: string, message: InboundMessage): Arrival {
    const arrival = this.arrival(channel, message);
    return { ...arrival, isOverPace: this.senderPace.isOver(arrival, performance.now() / 1000) };
  }

  private async takeReceipt(channel: string, item: Extract<Inbound, { type: 'receipt' }>): Promise<void> {
    const { pool, clock } = this.routes;
    await transact(pool, async (tx) => {
      return { answer: null, announcements: await takeReceipt(tx, channel, item, clock.now()) };
    });
  }

  private async takeMessage(channel: string, message: InboundMessage): Promise<void> {
    const isWanted =
      message.edits === undefined || (await awaitsCorrection(queriesOn(this.routes.pool), channel, message));
    if (isWanted) await this.storeMessage(this.paced(channel, message));
    else this.drop(channel, 'edit of what was answered');
  }

  private async takeAlarm(channel: string, alarm: ProviderAlarm): Promise<void> {
    const { about, name, state, reason } = alarm;
    if (state)
      this.bounded.warn({ channel, about, name, state, reason }, 'A provider tells that something may not send.');
    await inTransaction(this.routes.pool, (tx) => takeAlarm(tx, channel, alarm, this.routes.clock.now()));
  }
}

function isMessage(item: Inbound): item is InboundMessage {
  return item.type === 'message';
}

/** The body is empty, because some providers send it to the applicant as a message. */
function acknowledge(reply: FastifyReply, status: number): FastifyReply {
  return status === 204 ? reply.code(204).send() : reply.code(status).type('text/plain; charset=utf-8').send('');
}
