// A connection that is kept for as long as the server runs: opened again, set up again, whenever it is lost.
import { connectOnce, type GuardedClient } from './connection.ts';

export interface KeptSetup {
  url: string;
  /** As PostgreSQL shows it. */
  name: string;
  /** Sets a connection up, each new one; it counts from then on. */
  opened(client: GuardedClient): Promise<void>;
  /** Told once a new one counts. */
  ready?(): void;
  onFault(error: unknown): void;
}

export interface KeptConnection {
  /** Null while it is lost. */
  current(): GuardedClient | null;
  stop(): Promise<void>;
}

const AGAIN_MS = 500;
/** So often it is tried whether it is alive: nothing else is sent on it for hours. */
const BEAT_MS = 2000;

/** Throws where the first one cannot be opened. */
export async function keepConnection({ url, name, opened, ready, onFault }: KeptSetup): Promise<KeptConnection> {
  let current: GuardedClient | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let opening: Promise<void> = Promise.resolve();
  let beating = false;

  async function open(): Promise<void> {
    const client = await connectOnce(url, name);
    client.once('end', () => lost(client));
    try {
      await opened(client);
      current = client;
      ready?.();
    } catch (error) {
      client.end().catch(onFault);
      throw error;
    }
  }

  function lost(client: GuardedClient): void {
    if (current !== client) return;
    current = null;
    again();
  }

  function again(): void {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = null;
      opening = open().catch((error) => {
        onFault(error);
        again();
      });
    }, AGAIN_MS);
  }

  const beat = setInterval(() => {
    if (!current || beating) return;
    beating = true;
    const over = () => {
      beating = false;
    };
    current.query('select 1').then(over, over);
  }, BEAT_MS);

  await open().catch((error) => {
    clearInterval(beat);
    throw error;
  });
  return {
    current: () => current,
    async stop() {
      stopped = true;
      clearInterval(beat);
      if (timer) clearTimeout(timer);
      await opening;
      await current?.end().catch(() => {});
    },
  };
}
