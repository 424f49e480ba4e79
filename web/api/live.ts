// Live views over WebSocket: comes back by itself after every loss, and says whether it hears the server.
import { type Client, createClient } from 'graphql-ws';
import type { Document } from './document.ts';
import { SERVER } from './server.ts';

export interface LiveConnection {
  /** The listener hears the state, then each change; the function returned ends it. */
  listen<Result, Variables>(
    document: Document<Result, Variables>,
    variables: Variables,
    onNext: (result: Result) => void,
    onRefused?: (code: string) => void,
  ): () => void;
  /** Connects again at once, for instance after a sleep. */
  wake(): void;
  close(): void;
}

export interface LiveConnectionSetup {
  /** The server was heard: a frame, or its answer to a ping. */
  onHeard?: () => void;
  /** The connection is there, or was lost. */
  onConnection?: (open: boolean) => void;
  /** For `Authorization`. */
  key?: string | null;
}

const PING_EVERY_MS = 10_000;
/** A ping that is not answered by then was not heard. */
const PONG_TIMEOUT_MS = 5_000;
/** The same of a connection that is not acknowledged by then: what stands in between may hold it open forever. */
const LIVE_CONNECT_TIMEOUT_MS = 15_000;
const MAX_RETRY_WAIT_MS = 20_000;

export function openLiveConnection({
  onHeard = () => {},
  onConnection = () => {},
  key,
}: LiveConnectionSetup = {}): LiveConnection {
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  const client: Client = createClient({
    url: `${SERVER.replace(/^http/, 'ws')}/graphql`,
    lazyCloseTimeout: 3000,
    keepAlive: PING_EVERY_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, retryWaitMs(retries))),
    ...(key && { connectionParams: { authorization: `Bearer ${key}` } }),
    on: {
      connecting() {
        unanswered = setTimeout(() => client.terminate(), LIVE_CONNECT_TIMEOUT_MS);
      },
      connected() {
        clearTimeout(unanswered);
        onHeard();
        onConnection(true);
      },
      closed() {
        clearTimeout(unanswered);
        onConnection(false);
      },
      ping(received) {
        if (!received) unanswered = setTimeout(() => client.terminate(), PONG_TIMEOUT_MS);
      },
      pong(received) {
        if (!received) return;
        clearTimeout(unanswered);
        onHeard();
      },
      message: onHeard,
    },
  });
  let closed = false;
  return {
    listen(document, variables, onNext, onRefused = () => {}) {
      let losses = 0;
      let again: ReturnType<typeof setTimeout> | undefined;
      let leave = () => {};
      let over = false;
      // Some codes of closing end a subscription for the client of graphql-ws, whatever it is told of retrying.
      const comeBack = () => {
        if (!over && !closed) again = setTimeout(begin, retryWaitMs(losses++));
      };
      const begin = () => {
        leave = client.subscribe(
          { query: document, variables: variables as Record<string, unknown> },
          {
            next({ data }) {
              losses = 0;
              if (data) onNext(data as Parameters<typeof onNext>[0]);
            },
            error(error) {
              const code = errorCodeIn(error);
              if (FINAL_CODES.has(code)) onRefused(code);
              else comeBack();
            },
            complete: comeBack,
          },
        );
      };
      begin();
      return () => {
        over = true;
        clearTimeout(again);
        leave();
      };
    },
    wake: () => client.terminate(),
    close() {
      closed = true;
      // A connection that was never made cannot be closed, and says so.
      void Promise.resolve(client.dispose()).catch(() => {});
    },
  };
}

/** The codes of requests that fail however often they are sent. */
const FINAL_CODES = new Set([
  'NOT_FOUND',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Longer each time, and never all at the same moment: a server that starts again meets its boards one by one. */
function retryWaitMs(retries: number): number {
  const longest = Math.min(MAX_RETRY_WAIT_MS, 500 * 2 ** retries);
  return longest / 2 + (longest / 2) * Math.random();
}

function errorCodeIn(error: unknown): string {
  const [first] = Array.isArray(error) ? error : [];
  return first?.extensions?.code ?? 'UNKNOWN';
}
