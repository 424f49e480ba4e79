// Joins an operation to the room of its subscription: payloads go straight to the socket, past the iterator.
import type { Socket } from 'node:net';
import { type ExecutionResult, execute, type GraphQLError } from 'graphql';
import type { WebSocket } from 'ws';
import { Context } from '../../schema/index.ts';
import type { Instant } from '../../src/time.ts';
import { isOurs, presentable } from '../faults/faults.ts';
import { isOutOfReach } from '../faults/outOfReach.ts';
import type { Hub } from './hub.ts';
import type { LiveArgs } from './liveOperation.ts';
import type { LiveSubscription } from './liveRoom.ts';
import { messageEnding, openFrameSender } from './sharedFrame.ts';

/**
 * "Try again later". Clients return after it by themselves; an `error` message would end their operation for good, and
 * after most other codes (4429 and 4500 among them) those of graphql-ws give up.
 */
export const NOT_NOW = 1013;
/** A reader with more bytes than this piled up is disconnected; it returns and gets the whole state again. */
export const MAX_BACKLOG_BYTES = 1024 * 1024;
const TERMINATE_DELAY_MS = 1000;

const sendNext = openFrameSender();

/** An operation of a WebSocket. */
export interface SocketArgs extends LiveArgs {
  line: { socket: WebSocket; wire: Socket; id: string };
}

/** The stream yields nothing; it only ends, or fails. */
export function openLiveStream(hub: Hub, args: SocketArgs, notNow: (error: unknown) => void): AsyncGenerator<never> {
  const { socket, wire, id } = args.line;
  const ending = messageEnding(id);
  const stream = new LiveStream(notNow);
  const send = (payload: string) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_BACKLOG_BYTES) return disconnect(socket);
    sendNext(wire, payload, ending);
  };
  stream.onLeave = hub.join(subscriptionOf(hub, args), {
    send,
    fail: (error) => stream.fail(error),
    end: () => stream.end(),
  });
  return stream;
}

const OVER: IteratorReturnResult<undefined> = { done: true, value: undefined };

class LiveStream implements AsyncGenerator<never> {
  onLeave: () => void = () => {};
  private readonly over = Promise.withResolvers<IteratorReturnResult<undefined>>();
  private readonly notNow: (error: unknown) => void;

  constructor(notNow: (error: unknown) => void) {
    this.notNow = notNow;
    this.over.promise.catch(() => {});
  }

  fail(error: unknown): void {
    if (isOurs(error)) this.notNow(error);
    else this.over.reject(error);
  }

  end(): void {
    this.over.resolve(OVER);
  }

  next(): Promise<IteratorReturnResult<undefined>> {
    return this.over.promise;
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.onLeave();
    this.end();
    return OVER;
  }

  async throw(error: unknown): Promise<never> {
    this.onLeave();
    this.fail(error);
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}

/** The piled up bytes would hold back the closing frame, so the connection is ended a moment later. */
function disconnect(socket: WebSocket): void {
  socket.close(NOT_NOW, 'Too slow');
  setTimeout(() => socket.terminate(), TERMINATE_DELAY_MS).unref();
}

export function subscriptionOf(hub: Hub, args: LiveArgs): LiveSubscription {
  const { schema, document, operationName, variableValues, live } = args;
  const { asker, language, app, source } = args.contextValue;
  /** A proof shown at the beginning counts as a guess of its source; afterwards it is known to be right. */
  let provenBy = source;
  const openedAt = app.now();
  let endsAt: Instant | null = null;
  async function read(rootValue: unknown): Promise<string> {
    // A context remembers what was read for one event, so the next event gets a context of its own.
    const contextValue = new Context({ app, asker, language, source: provenBy, openedAt });
    const result = await execute({ schema, document, operationName, variableValues, rootValue, contextValue });
    const fault = result.errors?.find(endsView);
    if (fault) throw fault.originalError ?? fault;
    provenBy = null;
    hub.follow(live.key, contextValue.followed);
    endsAt = contextValue.endsAt;
    return JSON.stringify(eventOf(result, (error) => hub.report(error)));
  }

  return {
    key: live.key,
    topic: live.topic,
    audience: asker.kind === 'anonymous' ? 'anonymous' : 'known',
    run: (rootValue) =>
      asker.kind === 'anonymous' && provenBy !== null ? hub.begin(provenBy, () => read(rootValue)) : read(rootValue),
    endsInMs: () => endsAt && Math.max(0, endsAt.epochMilliseconds - app.now().epochMilliseconds),
  };
}

/** Without its root field a view has nothing to show; what is out of reach may well be read a moment later. */
function endsView(error: GraphQLError): boolean {
  return (error.path?.length ?? 0) <= 1 || isOutOfReach(error.originalError ?? error);
}

/** An event with a field that failed goes out with its errors, and the view goes on, as the specification has it. */
function eventOf({ data, errors }: ExecutionResult, onFault: (error: unknown) => void): object {
  return errors ? { errors: errors.map((error) => presentable(error, onFault)), data } : { data };
}
