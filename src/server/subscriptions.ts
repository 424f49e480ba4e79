// Live views over WebSocket, by the protocol graphql-transport-ws: equal subscriptions share one room of the hub.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import {
  type ExecutionArgs,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Context, House } from '../../schema/index.ts';
import type { Asker } from '../access/asker.ts';
import { rolesOf } from '../access/permissions.ts';
import { languageFrom } from '../messages/index.ts';
import { openDocuments, type ReadDocument } from './documents.ts';
import { presentable } from './faults.ts';
import type { Hub } from './hub.ts';
import { TooMany } from './limiting.ts';
import { endingOf, openSender } from './sharedMessage.ts';

export interface SubscriptionsSetup {
  schema: GraphQLSchema;
  house: House;
  hub: Hub;
  /** Whose key it is; null where it is nobody's. None: anybody. */
  askerOf(authorization: string | undefined, source: string): Promise<Asker | null>;
  sourceOf(request: IncomingMessage): string;
  /** Counts an operation; the seconds to wait, or null where it may go on. */
  take(asker: Asker, source: string): Promise<number | null>;
  onFault(error: unknown): void;
}

const PATH = '/graphql';
const LARGEST_MESSAGE = 64 * 1024;
/** A reader that lets so much pile up is cut off; it comes back and gets the whole anew. */
const LARGEST_BACKLOG = 1024 * 1024;
const PING_EVERY = 20_000;
/** A key that was ended while somebody listens is noticed within a minute. */
const RECHECK_EVERY = 60_000;
const CLOSING = 1000;
const TOO_SLOW = 1013;
const FORBIDDEN = 4403;

/** Topics of the fields that can be subscribed to. */
const TOPICS: Record<string, string> = {
  board: 'board',
  ticket: 'queue',
  counters: 'queue',
  availability: 'availability',
};

export function mountSubscriptions(app: FastifyInstance, setup: SubscriptionsSetup): () => Promise<void> {
  const { hub, onFault } = setup;
  const read = openDocuments(setup.schema);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false });
  /** What each signed in with; it is looked up anew at every operation. */
  const sessions = new Map<WebSocket, string | undefined>();

  app.server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== PATH)
      return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });

  const server = useServer<Record<string, unknown>>(
    {
      async onConnect({ connectionParams, extra: { socket, request } }) {
        const authorization = authorizationIn(connectionParams) ?? request.headers.authorization;
        if (!(await setup.askerOf(authorization, setup.sourceOf(request)))) return false;
        // It may have gone while it was looked up.
        if (socket.readyState === socket.OPEN) sessions.set(socket, authorization);
        return true;
      },
      onClose({ extra }) {
        sessions.delete(extra.socket);
      },
      async onSubscribe({ extra: { socket, request } }, id, payload) {
        const source = setup.sourceOf(request);
        const asker = await setup.askerOf(sessions.get(socket), source);
        if (!sessions.has(socket) || !asker) {
          socket.close(FORBIDDEN, 'Forbidden');
          return [new GraphQLError('The connection is closing.')];
        }
        const wait = await setup.take(asker, source);
        if (wait !== null) return [new GraphQLError('', { originalError: new TooMany(wait) })];
        return argumentsFor({ ...setup, read }, asker, { socket, request, id }, payload);
      },
      execute: (args) => execute(args),
      subscribe: (args) => listenTo(hub, args as LiveArgs),
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

  function recheckAll(open: Map<WebSocket, string | undefined>, { askerOf }: SubscriptionsSetup) {
    return Promise.all(
      [...open].map(async ([socket, authorization]) => {
        if (authorization && !(await askerOf(authorization, ''))) socket.close(FORBIDDEN, 'Forbidden');
      }),
    );
  }
}

/** What is to be executed, or what is wrong with the request. */
function argumentsFor(
  { schema, house, sourceOf, read }: SubscriptionsSetup & { read: ReadDocument },
  asker: Asker,
  { socket, request, id }: { socket: WebSocket; request: IncomingMessage; id: string },
  { query, operationName, variables }: SubscribePayload,
): LiveArgs | readonly GraphQLError[] {
  const known = read(query);
  if ('errors' in known) return coded(known.errors, known.code);
  const { text, document } = known;
  const operation = getOperationAST(document, operationName);
  if (!operation) return coded([new GraphQLError('Which operation is meant?')], 'OPERATION_RESOLUTION_FAILURE');
  const topic = operation.operation === 'subscription' ? topicOf(schema, operation, variables ?? {}) : '';
  if (typeof topic !== 'string') return coded(topic, 'BAD_USER_INPUT');
  const language = languageFrom(request.headers['accept-language']);
  const contextValue: Context = { house, asker, language, source: sourceOf(request) };
  const live = { socket, wire: request.socket, id, text, topic };
  return { schema, document, operationName, variableValues: variables, contextValue, live };
}

/** The same codes as over HTTP. */
function coded(errors: readonly GraphQLError[], code: string): readonly GraphQLError[] {
  for (const error of errors) Object.assign(error.extensions, { code });
  return errors;
}

interface LiveArgs extends ExecutionArgs {
  live: { socket: WebSocket; wire: Socket; id: string; text: string; topic: string };
}

function authorizationIn(parameters: Record<string, unknown> | undefined): string | undefined {
  const value = parameters?.authorization ?? parameters?.Authorization;
  return typeof value === 'string' ? value : undefined;
}

const sendNext = openSender();

/** Joins the room of the subscription: what comes goes straight to the socket; the iterator only ends, or fails. */
function listenTo(hub: Hub, args: LiveArgs): AsyncGenerator<never> {
  const { socket, wire, id } = args.live;
  const ending = endingOf(id);
  let fail: (error: unknown) => void = () => {};
  let end: () => void = () => {};
  const over = new Promise<IteratorReturnResult<undefined>>((resolve, reject) => {
    end = () => resolve({ done: true, value: undefined });
    fail = reject;
  });
  over.catch(() => {});
  const send = (payload: string) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > LARGEST_BACKLOG) return cutOff(socket);
    sendNext(wire, payload, ending);
  };
  const leave = hub.join({ ...subscriptionOf(args) }, { send, fail });
  return {
    next: () => over,
    async return() {
      leave();
      end();
      return { done: true, value: undefined };
    },
    async throw(error) {
      leave();
      fail(error);
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      leave();
      end();
    },
  } as AsyncGenerator<never>;
}

/** What has piled up would keep the closing frame from being sent: the connection is ended a moment later. */
function cutOff(socket: WebSocket): void {
  socket.close(TOO_SLOW, 'Too slow');
  setTimeout(() => socket.terminate(), 1000).unref();
}

function subscriptionOf(args: LiveArgs) {
  const { schema, document, operationName, variableValues, live } = args;
  const { asker, language, house } = args.contextValue as Context;
  const place = asker.kind === 'officer' ? asker.office : '';
  const key = [
    rolesOf(asker).join(),
    place,
    language,
    operationName ?? '',
    JSON.stringify(variableValues ?? {}),
    live.text,
  ].join('\n');
  return {
    key,
    topic: live.topic,
    async run(rootValue: unknown): Promise<string> {
      // A context of its own each time: what was read once for an event is not read again for it.
      const contextValue: Context = { house, asker, language, source: null };
      const result = await execute({ schema, document, operationName, variableValues, rootValue, contextValue });
      const [error] = result.errors ?? [];
      if (error) throw error.originalError ?? error;
      return JSON.stringify({ data: result.data });
    },
  };
}

/** What a subscription is about: `board BOGOR`. */
function topicOf(
  schema: GraphQLSchema,
  { selectionSet, variableDefinitions }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): string | readonly GraphQLError[] {
  const [selection] = selectionSet.selections;
  const type = schema.getSubscriptionType();
  const field = selection?.kind === Kind.FIELD ? type?.getFields()[selection.name.value] : undefined;
  if (!field || selection?.kind !== Kind.FIELD) return [new GraphQLError('A subscription names one field.')];
  const { errors, coerced } = getVariableValues(schema, variableDefinitions ?? [], variables);
  if (errors) return errors;
  try {
    return `${TOPICS[field.name]} ${getArgumentValues(field, selection, coerced).office}`;
  } catch (error) {
    return [error as GraphQLError];
  }
}
