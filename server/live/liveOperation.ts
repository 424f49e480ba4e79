// One operation over a WebSocket: what it asks for, and the room of the hub that it joins where it is a live view.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
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
import type { WebSocket } from 'ws';
import { type Context, checkTexts, type House } from '../../schema/index.ts';
import type { Asker } from '../../src/access/asker.ts';
import { rolesOf } from '../../src/access/permissions.ts';
import type { Language } from '../../src/time.ts';
import { isOurs } from '../faults/faults.ts';
import type { ReadDocument } from '../graphql/documents.ts';
import { tooManyFields } from '../graphql/variableLimits.ts';
import type { Hub } from './hub.ts';
import { endingOf, openSender } from './sharedMessage.ts';

interface LiveSetup {
  schema: GraphQLSchema;
  house: House;
  sourceOf(request: IncomingMessage): string;
  read: ReadDocument;
}

/**
 * "Try again later". Clients come back after it by themselves; an `error` message would end their operation for good, and
 * after most other codes (4429 and 4500 among them) those of graphql-ws give up.
 */
export const NOT_NOW = 1013;
/** A reader that lets so much pile up is cut off; it comes back and gets the whole anew. */
const LARGEST_BACKLOG = 1024 * 1024;

/** Faults of variables that are told at once, as over HTTP. */
const MOST_ERRORS = 50;

/** Topics of the fields that can be subscribed to. */
const TOPICS: Record<string, string> = {
  board: 'board',
  ticket: 'queue',
  counters: 'queue',
  availability: 'availability',
};

/** What is to be executed, or what is wrong with the request. */
export function argumentsFor(
  { schema, house, sourceOf, read }: LiveSetup,
  asker: Asker,
  { socket, request, id, language }: { socket: WebSocket; request: IncomingMessage; id: string; language: Language },
  { query, operationName, variables }: SubscribePayload,
): LiveArgs | readonly GraphQLError[] {
  const fault = tooManyFields(variables);
  if (fault) return [fault];
  const known = read(query);
  if ('errors' in known) return coded(known.errors, known.code);
  const { text, document } = known;
  const operation = getOperationAST(document, operationName);
  if (!operation) return coded([new GraphQLError('Which operation is meant?')], 'OPERATION_RESOLUTION_FAILURE');
  const topic = operation.operation === 'subscription' ? topicOf(schema, operation, variables ?? {}) : '';
  if (typeof topic !== 'string') return coded(topic, 'BAD_USER_INPUT');
  const contextValue: Context = { house, asker, language, source: sourceOf(request) };
  const live = { socket, wire: request.socket, id, text, topic };
  return { schema, document, operationName, variableValues: variables, contextValue, live };
}

/** The same codes as over HTTP. */
function coded(errors: readonly GraphQLError[], code: string): readonly GraphQLError[] {
  for (const error of errors) Object.assign(error.extensions, { code });
  return errors;
}

interface Asked {
  operationName: string | null | undefined;
  variables: Readonly<Record<string, unknown>> | null | undefined;
}

export interface LiveArgs extends ExecutionArgs {
  live: { socket: WebSocket; wire: Socket; id: string; text: string; topic: string };
}

const sendNext = openSender();

/** Joins the room of the subscription: what comes goes straight to the socket; the iterator only ends, or fails. */
export function listenTo(hub: Hub, args: LiveArgs, notNow: (error: unknown) => void): AsyncGenerator<never> {
  const { socket, wire, id } = args.live;
  const ending = endingOf(id);
  let fail: (error: unknown) => void = () => {};
  let end: () => void = () => {};
  const over = new Promise<IteratorReturnResult<undefined>>((resolve, reject) => {
    end = () => resolve({ done: true, value: undefined });
    fail = (error) => (isOurs(error) ? notNow(error) : reject(error));
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
  socket.close(NOT_NOW, 'Too slow');
  setTimeout(() => socket.terminate(), 1000).unref();
}

/** What is asked for alike, by those who may see alike. */
export function keyOf(
  asker: Asker,
  language: Language,
  { query, operationName, variables }: Pick<SubscribePayload, 'query'> & Partial<Asked>,
): string {
  const place = asker.kind === 'officer' ? asker.office : '';
  return [rolesOf(asker).join(), place, language, operationName ?? '', JSON.stringify(variables ?? {}), query].join(
    '\n',
  );
}

function subscriptionOf(args: LiveArgs) {
  const { schema, document, operationName, variableValues, live } = args;
  const { asker, language, house } = args.contextValue as Context;
  return {
    key: keyOf(asker, language, { query: live.text, operationName, variables: variableValues }),
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
  const { errors, coerced } = getVariableValues(schema, variableDefinitions ?? [], variables, {
    maxErrors: MOST_ERRORS,
  });
  if (errors) return errors;
  try {
    const args = getArgumentValues(field, selection, coerced);
    checkTexts(field, args);
    return `${TOPICS[field.name]} ${args.office}`;
  } catch (error) {
    const { message } = error as Error;
    return [error instanceof GraphQLError ? error : new GraphQLError(message, { originalError: error as Error })];
  }
}
