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

const REOPEN_PAUSE_MS = 500;
/** The interval at which the connection is tried: nothing else is sent on it for hours. */
const HEARTBEAT_MS = 2000;

/** @throws if the first connection cannot be opened. */
export async function keepConnection(setup: KeptSetup): Promise<KeptConnection> {
  const kept = new KeptConnection(setup);
  await kept.open();
  return kept;
}

export class KeptConnection {
  readonly #setup: KeptSetup;
  #current: GuardedClient | null = null;
  #stopped = false;
  #timer: NodeJS.Timeout | null = null;
  #opening: Promise<void> = Promise.resolve();
  #heartbeat: NodeJS.Timeout | null = null;
  #beating = false;

  constructor(setup: KeptSetup) {
    this.#setup = setup;
  }

  /** Opens the first connection, and keeps it from then on. */
  async open(): Promise<void> {
    await this.#connect();
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
  }

  /** Null while it is lost. */
  current(): GuardedClient | null {
    return this.#current;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#heartbeat) clearInterval(this.#heartbeat);
    if (this.#timer) clearTimeout(this.#timer);
    await this.#opening;
    await this.#current?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const { url, name, opened, ready, onFault } = this.#setup;
    const client = await connectOnce(url, name);
    client.once('end', () => this.#lose(client));
    try {
      await opened(client);
      this.#current = client;
      ready?.();
    } catch (error) {
      client.end().catch(onFault);
      throw error;
    }
  }

  #lose(client: GuardedClient): void {
    if (this.#current !== client) return;
    this.#current = null;
    this.#reconnect();
  }

  #reconnect(): void {
    if (this.#stopped || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#opening = this.#connect().catch((error: unknown) => {
        this.#setup.onFault(error);
        this.#reconnect();
      });
    }, REOPEN_PAUSE_MS);
  }

  #beat(): void {
    if (!this.#current || this.#beating) return;
    this.#beating = true;
    const over = () => {
      this.#beating = false;
    };
    this.#current.beat().then(over, over);
  }
}
