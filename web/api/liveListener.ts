// Listens to one subscription of a live connection, and subscribes again after every loss.
import type { Client } from 'graphql-ws';
import type { Asking } from './ask.ts';
import type { Document } from './document.ts';
import { LiveFallback } from './liveFallback.ts';
import type { ErrorWithCode, LiveResult } from './liveResult.ts';
import { retryWaitMs } from './retryWait.ts';

export interface LiveListening<Result, Variables> {
  document: Document<Result, Variables>;
  variables: Variables;
  onNext(result: Result): void;
  onRefused?(code: string): void;
  /** The same by a query, every few seconds while nothing live passes; left out: the page asks by itself. */
  now?(): Promise<Result | null>;
}

export interface LiveSurroundings {
  client: Client;
  asking: Asking;
  /** The server was heard, though not by the WebSocket. */
  onHeard(): void;
  /** Whether the view is live without a WebSocket has changed. */
  onFallback(): void;
}

/** The codes of requests that fail however often they are sent. */
const FINAL_CODES = new Set([
  'NOT_FOUND',
  'UNAUTHENTICATED',
  'KEY_EXPIRED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

export class LiveListener<Result, Variables> {
  readonly fallback: LiveFallback<Result>;
  private readonly client: Client;
  private readonly listening: LiveListening<Result, Variables>;
  private losses = 0;
  private again: ReturnType<typeof setTimeout> | undefined;
  private leave = () => {};
  private over = false;

  constructor({ client, ...surroundings }: LiveSurroundings, listening: LiveListening<Result, Variables>) {
    this.client = client;
    this.listening = listening;
    this.fallback = new LiveFallback<Result>({
      ...surroundings,
      ...this.operation,
      now: listening.now?.bind(listening),
      take: (result) => this.take(result),
    });
    this.begin();
  }

  end(): void {
    this.cease();
    this.leave();
  }

  /** Does not subscribe again; the end of the connection ends what is subscribed. */
  cease(): void {
    this.over = true;
    clearTimeout(this.again);
    this.fallback.stop();
  }

  private get operation() {
    const { document: query, variables } = this.listening;
    return { query, variables: variables as Record<string, unknown> };
  }

  private begin(): void {
    this.leave = this.client.subscribe<Result>(this.operation, {
      next: (result) => {
        this.losses = 0;
        this.take(result);
      },
      error: (error) => this.fail(errorCodeIn(error)),
      complete: () => this.comeBack(),
    });
  }

  /** Our views need all that they ask for: until then what was shown last stays. False: it is refused for good. */
  private take({ data, errors }: LiveResult<Result>): boolean {
    if (errors?.length) return !this.refuse(errorCodeIn(errors));
    if (data) this.listening.onNext(data);
    return true;
  }

  private fail(code: string): void {
    if (!this.refuse(code)) this.comeBack();
  }

  /** False: it may be had later. */
  private refuse(code: string): boolean {
    const isFinal = FINAL_CODES.has(code);
    if (isFinal) this.listening.onRefused?.(code);
    return isFinal;
  }

  /** Some codes of closing end a subscription for the client of graphql-ws, whatever it is told of retrying. */
  private comeBack(): void {
    if (!this.over) this.again = setTimeout(() => this.begin(), retryWaitMs(this.losses++));
  }
}

/** The client reports the errors of GraphQL as an array, and a lost connection as an event. */
function errorCodeIn(error: unknown): string {
  const errors: readonly ErrorWithCode[] = Array.isArray(error) ? error : [];
  return errors[0]?.extensions?.code ?? 'UNKNOWN';
}
