// A watcher of the lobby screen: a client of graphql-ws that keeps every frame and comes back when its server is gone.
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { eventually } from './app.ts';
import { BOARD } from './queue.ts';

export interface Frame {
  sequence: number;
  at: string;
  notice: string | null;
  called: { number: string; counter: string; calledAt: string; calls: number }[];
  waiting: { service: { code: string }; waiting: number; next: string[]; estimatedWaitMinutes: number | null }[];
}

export interface Watched {
  /** Every frame that came, the first being the board as it was. */
  frames: Frame[];
  /** The places of the frames that were the first of a connection. */
  beginnings: number[];
  /** The first frame, of those that came and those to come, that is as wanted. */
  sees(what: string, wanted: (frame: Frame) => boolean, within?: number): Promise<Frame>;
  last(): Frame;
  close(): Promise<void>;
}

/** `address` is asked again for each connection. */
export async function watchBoard(address: () => string, office = 'BOGOR'): Promise<Watched> {
  const frames: Frame[] = [];
  const beginnings: number[] = [];
  let fault: unknown;
  const client: Client = createClient({
    url: () => `${address().replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 50,
    shouldRetry: () => true,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    on: { connected: () => void beginnings.push(frames.length) },
  });
  client.subscribe<{ board: Frame }>(
    { query: `subscription ($office: ID!) { board(office: $office) { ${BOARD} } }`, variables: { office } },
    {
      next: ({ data, errors }) => {
        if (data) frames.push(data.board);
        else fault = errors;
      },
      error: (error) => {
        fault = error;
      },
      complete: () => undefined,
    },
  );
  const sees = (what: string, wanted: (frame: Frame) => boolean, within?: number) =>
    eventually(
      what,
      () => {
        if (fault) throw new Error(`The board ended: ${JSON.stringify(fault)}`);
        return frames.findLast(wanted);
      },
      within,
    );
  await sees('the board as it is', () => true);
  return {
    frames,
    beginnings,
    sees,
    last: () => frames.at(-1) as Frame,
    close: async () => client.dispose(),
  };
}

/** The content of a frame, without its time. */
export function contents({ sequence: _, at: __, ...rest }: Frame) {
  return rest;
}

export function waitingIn({ waiting }: Frame): number {
  return waiting.reduce((sum, line) => sum + line.waiting, 0);
}

/** Numbers that two counters have, or that wait and are called: there are never any. */
export function twice({ called, waiting }: Frame): string[] {
  const all = [...called.map(({ number }) => number), ...waiting.flatMap(({ next }) => next)];
  return all.filter((number, index) => all.indexOf(number) < index);
}

/** The frames' numbers where one does not follow the one before. */
export function gaps(frames: readonly Frame[]): number[] {
  return frames.slice(1).flatMap(({ sequence }, index) => {
    return sequence === (frames[index] as Frame).sequence + 1 ? [] : [sequence];
  });
}
