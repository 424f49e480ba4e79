// Listens to one subscription of a live connection, and subscribes again after every loss.
import type { Client } from 'graphql-ws';

export interface LiveListening<Result> {
  query: string;
  variables: Record<string, unknown>;
  onNext(result: Result): void;
  onRefused(code: string): void;
}

const MAX_RETRY_WAIT_MS = 20_000;

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

export class LiveListener<Result> {
  private readonly client: Client;
  private readonly listening: LiveListening<Result>;
  private losses = 0;
  private again: ReturnType<typeof setTimeout> | undefined;
  private leave = () => {};
  private over = false;

  constructor(client: Client, listening: LiveListening<Result>) {
    this.client = client;
    this.listening = listening;
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
  }

  private begin(): void {
    const { query, variables, onNext } = this.listening;
    this.leave = this.client.subscribe<Result>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          this.losses = 0;
          // Our views need all that they ask for: until then what was shown last stays.
          if (errors?.length) this.refuse(errorCodeIn(errors));
          else if (data) onNext(data);
        },
        error: (error) => this.fail(errorCodeIn(error)),
        complete: () => this.comeBack(),
      },
    );
  }

  private fail(code: string): void {
    if (!this.refuse(code)) this.comeBack();
  }

  /** False: it may be had later. */
  private refuse(code: string): boolean {
    const isFinal = FINAL_CODES.has(code);
    if (isFinal) this.listening.onRefused(code);
    return isFinal;
  }

  /** Some codes of closing end a subscription for the client of graphql-ws, whatever it is told of retrying. */
  private comeBack(): void {
    if (!this.over) this.again = setTimeout(() => this.begin(), retryWaitMs(this.losses++));
  }
}

/** Longer each time, and never all at the same moment: a server that starts again meets its boards one by one. */
export function retryWaitMs(retries: number): number {
  const longest = Math.min(MAX_RETRY_WAIT_MS, 500 * 2 ** retries);
  return longest / 2 + (longest / 2) * Math.random();
}

interface ErrorWithCode {
  extensions?: { code?: string };
}

/** The client reports the errors of GraphQL as an array, and a lost connection as an event. */
function errorCodeIn(error: unknown): string {
  const errors: readonly ErrorWithCode[] = Array.isArray(error) ? error : [];
  return errors[0]?.extensions?.code ?? 'UNKNOWN';
}
