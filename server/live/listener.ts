// Receives the announcements of all server processes, this one's included, over PostgreSQL's LISTEN and NOTIFY.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { ANNOUNCEMENTS, type Announcement, type Echo } from '../../src/events.ts';
import { type KeptConnection, keepConnection } from '../../src/keptConnection.ts';

/** A part of the server that is told of announcements. */
export interface Hearer {
  /** `commit`: the mark of the commit that announced it. */
  hear(announcement: Announcement, commit: string | null): void;
  /** Announcements may have been missed: what was known must be read again. */
  lost(): void;
}

const ECHO_TIMEOUT_MS = 2000;

export async function listen(url: string, onFault: (error: unknown) => void): Promise<AnnouncementListener> {
  const listener = new AnnouncementListener();
  await listener.connect(url, onFault);
  return listener;
}

export class AnnouncementListener {
  private readonly hearers: Hearer[] = [];
  private readonly echoes = new Map<string, () => void>();
  private lastSent: Promise<unknown> = Promise.resolve();
  private connection: KeptConnection | null = null;
  private heardAt = performance.now();

  async connect(url: string, onFault: (error: unknown) => void): Promise<void> {
    this.connection = await keepConnection({
      url,
      name: 'antrean listener',
      onFault,
      opened: async (client) => {
        client.on('notification', ({ payload }) => this.receive(payload));
        await client.query(`listen ${ANNOUNCEMENTS}`);
      },
      ready: () => {
        this.heardAt = performance.now();
        for (const hearer of this.hearers) hearer.lost();
      },
    });
  }

  tell(hearer: Hearer): void {
    this.hearers.push(hearer);
  }

  /** Since something was last heard, or the connection was opened. */
  silentMilliseconds(): number {
    return performance.now() - this.heardAt;
  }

  isListening(): boolean {
    return Boolean(this.connection?.current());
  }

  /** Resolves once everything announced by earlier commits has been heard; false if that cannot be known. */
  async caughtUp(): Promise<boolean> {
    const client = this.connection?.current();
    return client ? this.echo(client) : false;
  }

  async stop(): Promise<void> {
    await this.connection?.stop();
  }

  private receive(payload: string | undefined): void {
    this.heardAt = performance.now();
    let commit: string | null = null;
    for (const heard of parseNotification(payload)) {
      if (heard.event === 'echo') {
        commit = heard.of;
        this.echoes.get(heard.of)?.();
      } else for (const hearer of this.hearers) hearer.hear(heard, commit);
    }
  }

  /** It comes back after all that was announced before, since the database delivers in the order of the commits. */
  private async echo(client: pg.Client): Promise<boolean> {
    const of = randomUUID();
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timeout = setTimeout(() => resolve(false), ECHO_TIMEOUT_MS);
    this.echoes.set(of, () => resolve(true));
    this.send(client, of).catch(() => resolve(false));
    try {
      return await promise;
    } finally {
      clearTimeout(timeout);
      this.echoes.delete(of);
    }
  }

  /** A connection works on one statement at a time, so an echo is sent when those before are sent. */
  private send(client: pg.Client, of: string): Promise<unknown> {
    const text = JSON.stringify([{ event: 'echo', of } satisfies Echo]);
    const sent = this.lastSent.then(() =>
      client.query({ name: 'echo', text: 'select pg_notify($1, $2)' }, [ANNOUNCEMENTS, text]),
    );
    this.lastSent = sent.catch(() => {});
    return sent;
  }
}

function parseNotification(payload: string | undefined): (Announcement | Echo)[] {
  try {
    return JSON.parse(payload ?? '[]');
  } catch {
    return [];
  }
}
