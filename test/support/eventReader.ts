// Reads Server-Sent Events from an answer as they come, apart from the library that the tests use besides.
import { atEnd } from './atEnd.ts';
import { eventually } from './eventually.ts';
import type { Headers } from './server.ts';

export interface EventReader {
  response: Response;
  /** Everything sent so far. */
  text(): string;
  /** The payloads of `next` so far. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
  heard(): any[];
  isEnded(): boolean;
  // biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
  nth(place: number): Promise<any>;
  leave(): void;
}

export async function readEvents(
  url: string,
  query: string,
  { variables, headers, body = { query, variables } }: { variables?: object; headers?: Headers; body?: object } = {},
): Promise<EventReader> {
  const leaving = new AbortController();
  atEnd(() => leaving.abort());
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
    signal: leaving.signal,
  });
  let text = '';
  let ended = false;
  const reading = async () => {
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += part;
  };
  reading()
    .catch(() => {})
    .finally(() => {
      ended = true;
    });
  const heard = () => [...text.matchAll(/^event: next\ndata: (.*)\n\n/gm)].map(([, data = '']) => JSON.parse(data));
  return {
    response,
    text: () => text,
    heard,
    isEnded: () => ended,
    nth: (place) => eventually(`${place} events`, () => heard()[place - 1]),
    leave: () => leaving.abort(),
  };
}
