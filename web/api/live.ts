// Live views over WebSocket: the connection comes back by itself after every loss, and says whether it hears the server.
import { type Client, createClient } from 'graphql-ws';
import type { Document } from './document.ts';
import { LiveListener, retryWaitMs } from './liveListener.ts';
import { SERVER } from './server.ts';
import { connectionParametersFor, type StaffKey } from './staffKey.ts';

export interface LiveConnectionSetup {
  /** The server was heard: a frame, or its answer to a ping. */
  onHeard?: () => void;
  /** The connection is there, or was lost. */
  onConnection?: (open: boolean) => void;
  /** Left out or null: anybody listens. */
  key?: StaffKey | null;
}

const PING_EVERY_MS = 10_000;
/** A ping that is not answered by then was not heard. */
const PONG_TIMEOUT_MS = 5_000;
/** The same of a connection that is not acknowledged by then: what stands in between may hold it open forever. */
const LIVE_CONNECT_TIMEOUT_MS = 15_000;

export class LiveConnection {
  private readonly client: Client;
  private readonly listeners = new Set<{ cease(): void }>();
  private unanswered: ReturnType<typeof setTimeout> | undefined;

  constructor({ onHeard = () => {}, onConnection = () => {}, key }: LiveConnectionSetup = {}) {
    const hear = () => {
      clearTimeout(this.unanswered);
      onHeard();
    };
    this.client = createClient({
      url: `${SERVER.replace(/^http/, 'ws')}/graphql`,
      lazyCloseTimeout: 3000,
      keepAlive: PING_EVERY_MS,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, retryWaitMs(retries))),
      ...(key && { connectionParams: connectionParametersFor(key) }),
      on: {
        connecting: () => this.expectAnswer(LIVE_CONNECT_TIMEOUT_MS),
        connected() {
          hear();
          onConnection(true);
        },
        closed: () => {
          clearTimeout(this.unanswered);
          onConnection(false);
        },
        ping: (received) => !received && this.expectAnswer(PONG_TIMEOUT_MS),
        pong: (received) => received && hear(),
        message: onHeard,
      },
    });
  }

  /** The listener hears the state, then each change; the function returned ends it. */
  listen<Result, Variables extends Record<string, unknown>>(
    document: Document<Result, Variables>,
    variables: Variables,
    onNext: (result: Result) => void,
    onRefused: (code: string) => void = () => {},
  ): () => void {
    const listener = new LiveListener(this.client, { query: document, variables, onNext, onRefused });
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      listener.end();
    };
  }

  /** Connects again at once, for instance after a sleep. */
  wake(): void {
    this.client.terminate();
  }

  close(): void {
    for (const listener of this.listeners) listener.cease();
    // A connection that was never made cannot be closed, and says so.
    void Promise.resolve(this.client.dispose()).catch(() => {});
  }

  private expectAnswer(withinMs: number): void {
    this.unanswered = setTimeout(() => this.client.terminate(), withinMs);
  }
}
