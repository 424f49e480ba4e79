// Follows one operation over Server-Sent Events, in the distinct connections mode of graphql-sse. By fetch: unlike EventSource it
// sends keys, and tells of the comments by which a server shows that it is there.
import { type Asking, postOperation } from './ask.ts';
import type { LiveResult } from './liveResult.ts';

export interface EventFollowing<Result> {
  /** Aborted: it is followed no longer. */
  stream: AbortController;
  onHeard(): void;
  onResult(result: LiveResult<Result>): void;
}

/** The server sends a comment each 12 seconds: a stream in which there is nothing for as long is dead, or kept on the way. */
const STREAM_SILENCE_MS = 30_000;

/** Resolves once the stream is over, however it came to be; faults of the request are a result. */
export async function followEvents<Result>(
  operation: { query: string; variables: Record<string, unknown> },
  asking: Asking,
  { stream, onHeard, onResult }: EventFollowing<Result>,
): Promise<void> {
  let silence: ReturnType<typeof setTimeout> | undefined;
  const expectMore = () => {
    clearTimeout(silence);
    silence = setTimeout(() => stream.abort(), STREAM_SILENCE_MS);
  };
  expectMore();
  try {
    const response = await postOperation(operation, asking, { signal: stream.signal, accept: 'text/event-stream' });
    if (!response.ok) return onResult((await response.json()) as LiveResult<Result>);
    for await (const text of resultsInPieces(response)) {
      expectMore();
      onHeard();
      for (const data of text) onResult(JSON.parse(data) as LiveResult<Result>);
    }
  } catch {
    // The network, an end from here, or something on the way that answered in the place of the server.
  } finally {
    clearTimeout(silence);
  }
}

/** The results in each piece that comes; none in one with a comment. */
async function* resultsInPieces({ body }: Response): AsyncGenerator<readonly string[]> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return;
    const events = (rest + decoder.decode(piece.value, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    // Boards in Chromium 68 have no Array.flatMap.
    yield events.map((event) => /^event: ?next\ndata: ?(.*)$/.exec(event)?.[1] ?? '').filter(Boolean);
  }
}
