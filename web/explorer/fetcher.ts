// Sends what is written in the explorer: questions over HTTP, subscriptions over a WebSocket or, where none
// passes, as an event stream, each with the headers given.
import type { GraphiQLProps } from 'graphiql';
import { createClient as createStreamClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { SERVER } from '../api/server.ts';

type Fetcher = GraphiQLProps['fetcher'];

/** A WebSocket that is not acknowledged by then: what stands in between may hold it open forever. */
const EXPLORER_CONNECT_TIMEOUT_MS = 5_000;
const ENDPOINT = `${SERVER}/graphql`;

export function openFetcher(): Fetcher {
  return (asked, given) => {
    const headers = headerTexts(given?.headers);
    const meant = meantIn(asked.query, asked.operationName ?? null);
    const whole = { ...asked, operationName: meant?.name ?? null };
    const answer = meant?.kind === 'subscription' ? subscribed(whole, headers) : sent(whole, headers);
    // Two libraries have two names for the JSON that an answer is.
    return answer as ReturnType<Fetcher>;
  };
}

type ExplorerRequest = Parameters<Fetcher>[0];
type ExplorerOptions = NonNullable<Parameters<Fetcher>[1]>;

async function sent(asked: ExplorerRequest, headers: Record<string, string>) {
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(asked),
    credentials: 'omit',
  });
  return response.json();
}

/** One connection each, so that it carries the headers as they are now; it ends with the subscription. */
function subscribed(
  { query, variables, operationName }: ExplorerRequest,
  headers: Record<string, string>,
): AsyncIterableIterator<unknown> {
  const operation = { query, variables: variables ?? null, ...(operationName && { operationName }) };
  let mayFallBack = true;
  const sockets = createClient({
    url: ENDPOINT.replace(/^http/, 'ws'),
    connectionParams: headers,
    lazyCloseTimeout: 0,
    connectionAckWaitTimeout: EXPLORER_CONNECT_TIMEOUT_MS,
    retryAttempts: 0,
    on: {
      connected() {
        mayFallBack = false;
      },
    },
  });
  let results: AsyncIterableIterator<unknown> = sockets.iterate(operation);
  // Not a generator: one would end only after its next result.
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        return await results.next();
      } catch (fault) {
        if (!mayFallBack) throw fault;
        mayFallBack = false;
        const streams = createStreamClient({ url: ENDPOINT, headers, retryAttempts: 0, credentials: 'omit' });
        results = streams.iterate(operation);
        return results.next();
      }
    },
    async return() {
      return (await results.return?.()) ?? { done: true, value: undefined };
    },
  };
}

/**
 * The operation that is meant. Right after a change of tabs the explorer still names that of the tab before and has not
 * read the text again: so the text itself is searched.
 */
function meantIn(query: string, name: string | null): { kind: string; name: string | undefined } | undefined {
  const found = [...query.replace(/#.*/g, '').matchAll(OPERATION)];
  const operations = found.map(([, kind = '', named]) => ({ kind, name: named }));
  return operations.find((each) => each.name === name) ?? operations[0];
}
const OPERATION = /(?:^|\})\s*(query|mutation|subscription)\b\s*(\w+)?/g;

/** Names in small letters: the API reads the key of a connection by `authorization`. */
function headerTexts(headers: ExplorerOptions['headers']): Record<string, string> {
  const entries = Object.entries<unknown>(headers ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
