// Serves live views over WebSocket, by the protocol graphql-transport-ws.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { presentable } from '../faults/faults.ts';
import type { Hub } from './hub.ts';
import { LiveSessions, type SessionsSetup } from './liveSessions.ts';
import { openLiveStream, type SocketArgs } from './liveStream.ts';
import type { SocketBudget } from './socketBudget.ts';

export interface SubscriptionsSetup extends SessionsSetup {
  hub: Hub;
  openSockets: SocketBudget;
  /** Whether pages of the request's origin may open connections. */
  isWelcome(request: IncomingMessage): boolean;
}

const PATH = '/graphql';
const MAX_MESSAGE_BYTES = 64 * 1024;
const PING_INTERVAL_MS = 20_000;
/** Clients that do not answer the closing frame are not waited for any longer. */
const CLOSE_TIMEOUT_MS = 1000;

/** The returned function ends all connections. */
export function mountSubscriptions(app: FastifyInstance, setup: SubscriptionsSetup): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  const { openSockets, isWelcome } = setup;
  app.server.on('upgrade', (request, socket, head) => {
    if (isWelcome(request)) upgrade(sockets, openSockets, { request, socket, head });
    else refuse(socket, '403 Forbidden');
  });
  const sessions = new LiveSessions(setup);
  const server = serve(sockets, sessions, setup);
  sessions.startRechecking();
  return async () => {
    sessions.stopRechecking();
    // Every connection is closed with 1001, after which clients return to another server or to this one's successor.
    const ended = server.dispose();
    const timeout = setTimeout(() => terminateAll(sockets), CLOSE_TIMEOUT_MS);
    await ended;
    clearTimeout(timeout);
  };
}

function upgrade(
  sockets: WebSocketServer,
  openSockets: SocketBudget,
  { request, socket, head }: { request: IncomingMessage; socket: Duplex; head: Buffer },
): void {
  if (request.url?.split('?')[0]?.replace(/\/$/, '') !== PATH) {
    refuse(socket, '404 Not Found');
    return;
  }
  if (!openSockets.take(request, socket)) {
    refuse(socket, '429 Too Many Requests\r\nRetry-After: 60');
    return;
  }
  sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
}

/** A client that keeps its side open is not waited for. */
function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
}

function serve(sockets: WebSocketServer, sessions: LiveSessions, { hub, admission, onFault }: SubscriptionsSetup) {
  const present = (errors: readonly GraphQLError[]) => errors.map((error) => presentable(error, onFault));
  return useServer<Record<string, unknown>>(
    {
      onConnect: ({ connectionParams, extra }) => sessions.open(extra.socket, extra.request, connectionParams),
      onClose: ({ extra }) => sessions.forget(extra.socket),
      onSubscribe: ({ extra, subscriptions }, id, payload) =>
        sessions.prepare({ ...extra, openCount: Object.keys(subscriptions).length, id, payload }),
      execute: (args) => admission.executeOnce(args as SocketArgs),
      subscribe: (args) => subscribe(hub, args as SocketArgs, sessions),
      onNext: (_context, _id, _payload, _args, { errors, data, extensions }) =>
        // Undefined: the result goes out as it is.
        errors && { errors: present(errors), ...(data !== undefined && { data }), ...(extensions && { extensions }) },
      onError: (_context, _id, _payload, errors) => present(errors),
    },
    sockets,
    PING_INTERVAL_MS,
  );
}

function subscribe(hub: Hub, args: SocketArgs, sessions: LiveSessions): AsyncGenerator<never> {
  return openLiveStream(hub, args, (error) => sessions.notNow(args.line.socket, error));
}

function terminateAll(sockets: WebSocketServer): void {
  for (const socket of sockets.clients) socket.terminate();
}
