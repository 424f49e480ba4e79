// A link to a database that can be slow, cut, frozen without a word, or lead to something that accepts and never answers.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';

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
  /** Answers come that much later, on all connections. */
  delay(milliseconds: number): void;
  /** New connections go to the database at this address. */
  lead(to: string): void;
  /** The number of connections that were closed at once. */
  refused(): number;
  close(): Promise<void>;
}

/** `leadsTo`: another database of the same server, whose name is as long; for a host that has other data. */
export async function startLink(to: string, leadsTo?: string): Promise<Link> {
  let target = new URL(to);
  let mode: 'pass' | 'hang' | 'cut' = 'pass';
  let delayMs = 0;
  let refused = 0;
  const pairs = new Set<[Socket, Socket | null]>();

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
    there.pipe(delayLine(() => delayMs)).pipe(here);
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
    delay(milliseconds) {
      delayMs = milliseconds;
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

/** Passes on what comes in its order, each part as much later as it says at that moment. */
function delayLine(delayMs: () => number): Transform {
  const late: { part: Buffer; due: number }[] = [];
  const line = new Transform({
    transform(part: Buffer, _encoding, done) {
      const now = performance.now();
      const due = Math.max(late.at(-1)?.due ?? now, now + delayMs());
      // Without a delay it is passed on at once.
      if (due === now) return done(null, part);
      late.push({ part, due });
      setTimeout(passOn, due - now);
      done();
    },
    flush(done) {
      setTimeout(done, Math.max(0, (late.at(-1)?.due ?? 0) - performance.now()) + 1);
    },
  });
  function passOn(): void {
    // Timers may be early by less than a millisecond.
    const now = performance.now() + 1;
    while (late[0] && late[0].due <= now && !line.destroyed) line.push(late.shift()?.part);
  }
  return line;
}
