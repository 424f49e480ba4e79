// Serves operations over Server-Sent Events, for networks that block WebSockets and clients that do without.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST } from 'graphql';
import { languageFrom } from '../../src/messages/index.ts';
import { CallerError } from '../../src/refusal.ts';
import { type Credentials, credentialsIn, type FindAsker, type SessionOrigin } from '../access/credentials.ts';
import { TooManyRequests } from '../access/limiting.ts';
import { signedInAs } from '../access/requestAsker.ts';
import { RETRY_SECONDS } from '../faults/faults.ts';
import { forRequest } from '../faults/requestId.ts';
import type { ReadDocument } from '../graphql/documents.ts';
import { acceptsStream, acceptsStreamAlone, NOT_JSON, parametersOf, sendsJson } from '../graphql/overHttp.ts';
import { EventStream } from './eventStream.ts';
import type { Hub } from './hub.ts';
import type { LivePayload } from './liveOperation.ts';
import type { SocketBudget } from './socketBudget.ts';
import type { ViewAdmission } from './viewAdmission.ts';

export interface EventStreamsSetup {
  hub: Hub;
  admission: ViewAdmission;
  openSockets: SocketBudget;
  read: ReadDocument;
  askerOf: FindAsker;
  origin: SessionOrigin;
  /** Whether pages of the request's origin may open connections. */
  isWelcome(request: IncomingMessage): boolean;
  /** Connections of live views have limits of their own. */
  release(socket: Socket): void;
  onFault(error: unknown): void;
}

/** More often than proxies end connections that are silent, which many do after 30 or 60 seconds. */
const HEARTBEAT_INTERVAL_MS = 12_000;
/** A key that was ended during a live view is noticed within this time. */
const KEY_CHECK_INTERVAL_MS = 60_000;
/** A gone reader is noticed by the machine, which asks in this interval whether it is there. */
const TCP_KEEP_ALIVE_MS = 30_000;
const STOPPING = 'The server ends: ask again, and another one answers.';

export class EventStreams {
  private readonly setup: EventStreamsSetup;
  private readonly streams = new Map<EventStream, Credentials>();
  private readonly timers: NodeJS.Timeout[];
  private isStopped = false;

  constructor(setup: EventStreamsSetup) {
    this.setup = setup;
    this.timers = [
      setInterval(() => this.beat(), HEARTBEAT_INTERVAL_MS),
      setInterval(() => this.recheck().catch(setup.onFault), KEY_CHECK_INTERVAL_MS),
    ];
  }

  /** A client that reads JSON, too, is answered by a stream only where one is needed. */
  isWanted(request: FastifyRequest): boolean {
    if (!acceptsStream(request)) return false;
    return acceptsStreamAlone(request) || this.isSubscription(parametersOf(request));
  }

  /** @throws CallerError, and faults of the request with their status: nothing was sent */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (this.isStopped) return refuseAtEnd(reply);
    if (!this.setup.isWelcome(request.raw)) throw new CallerError('FORBIDDEN', 'Pages of this origin are not allowed.');
    const payload = readPayload(request);
    if (request.method === 'GET' && this.isMutation(payload)) {
      reply.header('allow', 'POST');
      throw faultWithStatus(405, 'Send mutations by POST.');
    }
    const credentials = credentialsIn(request, this.setup.origin);
    const source = request.ip;
    const asker = await signedInAs(credentials, source, this.setup.askerOf);
    const language = languageFrom(request.headers['accept-language']);
    const args = await this.setup.admission.admit({ asker, source, language, payload });
    if (!this.setup.openSockets.take(request.raw, reply.raw)) throw new TooManyRequests(60, 'Too many live views');
    const stream = this.open(request, reply, credentials);
    await forRequest(request, () => stream.run(this.setup, args)).catch((error) => stream.fail(error));
    return reply;
  }

  /** Ends all streams; their clients return to another server. */
  stop(): void {
    this.isStopped = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const stream of this.streams.keys()) stream.interrupt();
  }

  private open(request: FastifyRequest, reply: FastifyReply, credentials: Credentials): EventStream {
    const { socket } = request.raw;
    reply.hijack();
    this.setup.release(socket);
    socket.setTimeout(0).setKeepAlive(true, TCP_KEEP_ALIVE_MS);
    const stream = new EventStream(reply.raw, this.setup.onFault);
    this.streams.set(stream, credentials);
    reply.raw.once('close', () => this.streams.delete(stream));
    stream.open(reply.getHeaders());
    return stream;
  }

  private isSubscription(parameters: unknown): boolean {
    const { query, operationName } = (parameters ?? {}) as Record<string, unknown>;
    return (
      typeof query === 'string' &&
      /\bsubscription\b/.test(query) &&
      this.kindOf(query, operationName) === 'subscription'
    );
  }

  private isMutation({ query, operationName }: LivePayload): boolean {
    return this.kindOf(query, operationName) === 'mutation';
  }

  private kindOf(query: string, operationName: unknown): string | undefined {
    const known = this.setup.read(query);
    if (!('document' in known)) return undefined;
    return getOperationAST(known.document, typeof operationName === 'string' ? operationName : null)?.operation;
  }

  private beat(): void {
    for (const stream of this.streams.keys()) stream.beat();
  }

  private async recheck(): Promise<void> {
    const keyed = [...this.streams].filter(([, { authorization, session }]) => authorization || session);
    await Promise.all(
      keyed.map(([stream, credentials]) =>
        signedInAs(credentials, '', this.setup.askerOf).catch((error: unknown) => {
          if (error instanceof CallerError) stream.fail(error);
          else throw error;
        }),
      ),
    );
  }
}

function refuseAtEnd(reply: FastifyReply): FastifyReply {
  const errors = [{ message: STOPPING, extensions: { code: 'UNAVAILABLE' } }];
  return reply.code(503).header('retry-after', RETRY_SECONDS).send({ errors });
}

function faultWithStatus(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}

/** A form of another site can send neither JSON nor a GET whose answer its page could read. */
function readPayload(request: FastifyRequest): LivePayload {
  if (request.method === 'POST' && !sendsJson(request)) throw faultWithStatus(415, NOT_JSON);
  const parameters = parametersOf(request);
  if (!isObject(parameters))
    throw faultWithStatus(400, 'Send an operation: query, and where it has them variables as an object.');
  const { query, operationName, variables } = parameters;
  if (typeof query !== 'string' || query === '') throw faultWithStatus(400, 'Send the operation as a text in `query`.');
  if (!isNone(operationName) && typeof operationName !== 'string')
    throw faultWithStatus(400, '`operationName` is a text.');
  if (!isNone(variables) && !isObject(variables)) throw faultWithStatus(400, '`variables` are an object.');
  return { query, operationName: operationName ?? null, variables: variables ?? null };
}

function isNone(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
