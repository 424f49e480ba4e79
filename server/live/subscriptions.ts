// Live views over WebSocket, by the protocol graphql-transport-ws: equal subscriptions share one room of the hub.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { execute, GraphQLError, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { House } from '../../schema/index.ts';
import type { Asker } from '../../src/access/asker.ts';
import { languageFrom } from '../../src/messages/index.ts';
import { TooMany } from '../access/limiting.ts';
import { presentable } from '../faults/faults.ts';
import { openDocuments } from '../graphql/documents.ts';
import type { Hub } from './hub.ts';
import { argumentsFor, keyOf, type LiveArgs, listenTo, NOT_NOW } from './liveOperation.ts';

export interface SubscriptionsSetup {
  schema: GraphQLSchema;
  house: House;
  hub: Hub;
  /** Whose key it is; null where it is nobody's. None: anybody. @throws TooMany where the source tried too many. */
  askerOf(authorization: string | undefined, source: string): Promise<Asker | null>;
  sourceOf(request: IncomingMessage): string;
  /** Counts an operation; the seconds to wait, or null where it may go on. `joins`: a view that others watch already. */
  take(asker: Asker, source: string, joins: boolean): Promise<number | null>;
  onFault(error: unknown): void;
}

const PATH = '/graphql';
const LARGEST_MESSAGE = 64 * 1024;
const PING_EVERY = 20_000;
/** A key that was ended while somebody listens is noticed within a minute. */
const RECHECK_EVERY = 60_000;
const CLOSING = 1000;
const FORBIDDEN = 4403;
/** Heard by none: the connection is closing. */
const CLOSING_NOW = [new GraphQLError('The connection is closing.')];

export function mountSubscriptions(app: FastifyInstance, setup: SubscriptionsSetup): () => Promise<void> {
  const { hub, onFault } = setup;
  const read = openDocuments(setup.schema);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false });
  /** What each signed in with; it is looked up anew at every operation. */
  const sessions = new Map<WebSocket, string | undefined>();

  app.server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== PATH) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });

  const server = useServer<Record<string, unknown>>(
    {
      onConnect({ connectionParams, extra: { socket, request } }) {
        const authorization = authorizationIn(connectionParams) ?? request.headers.authorization;
        return orNotNow(socket, false, async () => {
          if (!(await setup.askerOf(authorization, setup.sourceOf(request)))) return false;
          // It may have gone while it was looked up.
          if (socket.readyState === socket.OPEN) sessions.set(socket, authorization);
          return true;
        });
      },
      onClose({ extra }) {
        sessions.delete(extra.socket);
      },
      onSubscribe({ extra: { socket, request } }, id, payload) {
        return orNotNow(socket, CLOSING_NOW, async () => {
          const source = setup.sourceOf(request);
          const asker = await setup.askerOf(sessions.get(socket), source);
          if (!sessions.has(socket) || !asker) {
            socket.close(FORBIDDEN, 'Forbidden');
            return CLOSING_NOW;
          }
          const language = languageFrom(request.headers['accept-language']);
          const wait = await setup.take(asker, source, hub.has(keyOf(asker, language, payload)));
          if (wait !== null) {
            socket.close(NOT_NOW, new TooMany(wait).message);
            return CLOSING_NOW;
          }
          return argumentsFor({ ...setup, read }, asker, { socket, request, id, language }, payload);
        });
      },
      execute: (args) => execute(args),
      subscribe: (args) => listenTo(hub, args as LiveArgs, (error) => notNow((args as LiveArgs).live.socket, error)),
      onNext: (_context, _id, _payload, _args, result) => ({
        ...result,
        ...(result.errors && { errors: result.errors.map((error) => presentable(error, onFault)) }),
      }),
      onError: (_context, _id, _payload, errors) => errors.map((error) => presentable(error, onFault)),
    },
    sockets,
    PING_EVERY,
  );

  const recheck = setInterval(() => recheckAll(sessions, setup).catch(onFault), RECHECK_EVERY);
  return async () => {
    clearInterval(recheck);
    // Closes every connection with 1001: clients come back, to another server or to this one's successor.
    const ended = server.dispose();
    // Who does not answer the closing is not waited for.
    const patience = setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate();
    }, CLOSING);
    await ended;
    clearTimeout(patience);
  };

  /** A fault of ours passes, and so does a budget that is used up: the client is to come back, and asks for everything again. */
  function notNow(socket: WebSocket, error: unknown): void {
    const isTheirs = error instanceof TooMany;
    if (!isTheirs) onFault(error);
    socket.close(NOT_NOW, isTheirs ? error.message : 'Try again later');
  }

  async function orNotNow<T>(socket: WebSocket, otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      notNow(socket, error);
      return otherwise;
    }
  }

  function recheckAll(open: Map<WebSocket, string | undefined>, { askerOf }: SubscriptionsSetup) {
    return Promise.all(
      [...open].map(async ([socket, authorization]) => {
        if (authorization && !(await askerOf(authorization, ''))) socket.close(FORBIDDEN, 'Forbidden');
      }),
    );
  }
}

function authorizationIn(parameters: Record<string, unknown> | undefined): string | undefined {
  const value = parameters?.authorization ?? parameters?.Authorization;
  return typeof value === 'string' ? value : undefined;
}
