// The open WebSocket connections with their keys: checks the key at each operation, and regularly in between.
import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { LRUCache } from 'lru-cache';
import type { WebSocket } from 'ws';
import type { Asker } from '../../src/access/asker.ts';
import { rolesOf } from '../../src/access/permissions.ts';
import { languageFrom } from '../../src/messages/index.ts';
import { CallerError } from '../../src/refusal.ts';
import { TooManyRequests } from '../access/limiting.ts';
import type { Hub } from './hub.ts';
import { argumentsFor, type LiveArgs, type LiveSetup } from './liveOperation.ts';
import { NOT_NOW } from './liveStream.ts';

export interface SessionsSetup extends LiveSetup {
  hub: Hub;
  /** The asker of a key; null if the key is not valid. Without a key: an anonymous one. @throws TooMany after too many wrong keys. */
  askerOf(authorization: string | undefined, source: string): Promise<Asker | null>;
  /** Counts an operation; the seconds to wait, or null if it may proceed. `joins`: an equal view is being served already. */
  take(asker: Asker, source: string, joins: boolean): Promise<number | null>;
  onFault(error: unknown): void;
}

interface IncomingOperation {
  socket: WebSocket;
  /** The operations that are open on the connection, this one included. */
  openCount: number;
  request: IncomingMessage;
  id: string;
  payload: SubscribePayload;
}

/** A key that was ended during a live view is noticed within this time. */
const RECHECK_INTERVAL_MS = 60_000;
/** The close code for keys that are not valid. */
const FORBIDDEN = 4403;
/** Live views of one connection; a page needs one to three. */
const MAX_VIEWS_OF_CONNECTION = 20;
/** Operations as they were sent, by which those that join a view are known before they are read. */
const MAX_KNOWN_BYTES = 4 * 1024 * 1024;
/** No client sees it, because the connection is closing. */
const CLOSING_ERRORS = [new GraphQLError('The connection is closing.')];

export class LiveSessions {
  private readonly keys = new Map<WebSocket, string | undefined>();
  private readonly setup: SessionsSetup;
  private readonly viewKeys = new LRUCache<string, string>({
    maxSize: MAX_KNOWN_BYTES,
    sizeCalculation: (key, sent) => 2 * (key.length + sent.length),
  });
  private timer: NodeJS.Timeout | undefined;

  constructor(setup: SessionsSetup) {
    this.setup = setup;
  }

  /** False if the key is not valid. */
  open(socket: WebSocket, request: IncomingMessage, parameters: Record<string, unknown> | undefined): Promise<boolean> {
    const { askerOf, sourceOf } = this.setup;
    const key = authorizationIn(parameters) ?? request.headers.authorization;
    return this.unlessFailing(socket, false, async () => {
      if (!(await askerOf(key, sourceOf(request)))) return false;
      // The connection may have closed in the meantime.
      if (socket.readyState === socket.OPEN) this.keys.set(socket, key);
      return true;
    });
  }

  forget(socket: WebSocket): void {
    this.keys.delete(socket);
  }

  /** The arguments for executing the operation, or its faults. */
  prepare(operation: IncomingOperation): Promise<LiveArgs | readonly GraphQLError[]> {
    return this.unlessFailing(operation.socket, CLOSING_ERRORS, () => this.admit(operation));
  }

  /** Faults of ours and used up budgets pass, so the client is asked to return and to subscribe again. */
  notNow(socket: WebSocket, error: unknown): void {
    const isTheirs = error instanceof TooManyRequests;
    if (!isTheirs) this.setup.onFault(error);
    socket.close(NOT_NOW, isTheirs ? error.message : 'Try again later');
  }

  startRechecking(): void {
    this.timer = setInterval(() => this.recheckAll().catch(this.setup.onFault), RECHECK_INTERVAL_MS);
  }

  stopRechecking(): void {
    clearInterval(this.timer);
  }

  private async admit({ socket, openCount, request, id, payload }: IncomingOperation) {
    const { askerOf, sourceOf, take, hub } = this.setup;
    const source = sourceOf(request);
    const asker = await askerOf(this.keys.get(socket), source);
    if (!this.keys.has(socket) || !asker) {
      socket.close(FORBIDDEN, 'Forbidden');
      return CLOSING_ERRORS;
    }
    const language = languageFrom(request.headers['accept-language']);
    const sent = JSON.stringify([rolesOf(asker), officeOf(asker), language, payload]);
    const waitSeconds = await take(asker, source, hub.has(this.viewKeys.get(sent) ?? ''));
    if (waitSeconds !== null) {
      socket.close(NOT_NOW, new TooManyRequests(waitSeconds).message);
      return CLOSING_ERRORS;
    }
    if (openCount > MAX_VIEWS_OF_CONNECTION) return [tooManyViews()];
    const args = argumentsFor(this.setup, { asker, socket, request, id, language, payload });
    if ('live' in args && args.live.key) {
      if (!hub.hasRoomFor(args.live.topic, args.live.key)) return [tooManyRooms()];
      this.viewKeys.set(sent, args.live.key);
    }
    return args;
  }

  private async unlessFailing<T>(socket: WebSocket, otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.notNow(socket, error);
      return otherwise;
    }
  }

  private async recheckAll(): Promise<void> {
    await Promise.all(
      [...this.keys].map(async ([socket, key]) => {
        if (key && !(await this.setup.askerOf(key, ''))) socket.close(FORBIDDEN, 'Forbidden');
      }),
    );
  }
}

function officeOf(asker: Asker): string {
  return asker.kind === 'officer' ? asker.office : '';
}

function tooManyViews(): GraphQLError {
  return refusedView(
    `A connection has at most ${MAX_VIEWS_OF_CONNECTION} live views: end one, or open another connection.`,
  );
}

function tooManyRooms(): GraphQLError {
  return refusedView(
    'This office has too many different live views at the moment: try again later, or send the query at intervals.',
  );
}

function refusedView(message: string): GraphQLError {
  const extensions = { code: 'RATE_LIMITED' };
  return new GraphQLError(message, { originalError: new CallerError('RATE_LIMITED', message), extensions });
}

function authorizationIn(parameters: Record<string, unknown> | undefined): string | undefined {
  const value = parameters?.authorization ?? parameters?.Authorization;
  return typeof value === 'string' ? value : undefined;
}
