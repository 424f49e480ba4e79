// A link to a database that can be cut, frozen without a word, or lead to something that accepts and never answers.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { atEnd } from './atEnd.ts';

export interface Link {
  /** The address of the same database by this link. */
  url: string;
  /** Connections that are there bring nothing any more, and neither end is told; new ones work. */
  freeze(): void;
  /** New connections are accepted and never answered; those that are there break. */
  hang(): void;
  /** New connections are closed at once; those that are there break. */
  cut(): void;
  /** New connections work again. Frozen ones stay as they are. */
  mend(): void;
  /** New connections go to the database at this address. */
  lead(to: string): void;
  /** The number of connections that were closed at once. */
  refused(): number;
  close(): Promise<void>;
}

/** `leadsTo`: another database of the same server, whose name is as long; for a host that has other data. */
export async function openLink(to: string, leadsTo?: string): Promise<Link> {
  let target = new URL(to);
  let mode: 'pass' | 'hang' | 'cut' = 'pass';
  const pairs = new Set<[Socket, Socket | null]>();
  let refused = 0;

  const server = createServer((here) => {
    here.on('error', () => {});
    if (mode === 'cut') {
      refused += 1;
      return here.destroy();
    }
    const there = mode === 'hang' ? null : connect(Number(target.port), target.hostname);
    const pair: [Socket, Socket | null] = [here, there];
    pairs.add(pair);
    here.once('close', () => {
      pairs.delete(pair);
      if (!isFrozen.has(pair)) there?.destroy();
    });
    if (!there) return here;
    there.on('error', () => {});
    there.once('close', () => {
      if (!isFrozen.has(pair)) here.destroy();
    });
    if (leadsTo) renameDatabase(here, there, { from: new URL(to).pathname.slice(1), to: leadsTo });
    else here.pipe(there);
    there.pipe(here);
    return here;
  });
  const isFrozen = new WeakSet<[Socket, Socket | null]>();
  const frozen: Socket[] = [];
  const breakAll = () => {
    for (const [here, there] of pairs) {
      here.destroy();
      there?.destroy();
    }
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function close(): Promise<void> {
    breakAll();
    for (const socket of frozen) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  }
  atEnd(close);
  const port = String((server.address() as AddressInfo).port);
  return {
    url: Object.assign(new URL(to), { hostname: '127.0.0.1', port }).href,
    freeze() {
      for (const pair of pairs) {
        const [here, there] = pair;
        isFrozen.add(pair);
        here.unpipe();
        there?.unpipe();
        here.pause();
        there?.pause();
        frozen.push(here, ...(there ? [there] : []));
      }
    },
    hang() {
      mode = 'hang';
      breakAll();
    },
    cut() {
      mode = 'cut';
      breakAll();
    },
    mend() {
      mode = 'pass';
      for (const pair of pairs) if (!pair[1] && !isFrozen.has(pair)) isFrozen.add(pair);
    },
    lead(next) {
      target = new URL(next);
    },
    refused: () => refused,
    close,
  };
}

/** In the first message, which says what the client asks for. */
function renameDatabase(here: Socket, there: Socket, { from, to }: { from: string; to: string }): void {
  here.once('data', (first: Buffer) => {
    there.write(first.toString('latin1').replace(from, to), 'latin1');
    here.pipe(there);
  });
}
