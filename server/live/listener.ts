// Hears what the server processes announce to each other, and what this one announces itself.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { ANNOUNCEMENTS, type Announcement } from '../../src/events.ts';
import { keepConnection } from '../../src/keptConnection.ts';

/** Somebody who is told. */
export interface Hearer {
  hear(announcement: Announcement): void;
  /** Announcements may have been missed: what was known must be asked for anew. */
  lost(): void;
}

export interface Listener {
  tell(hearer: Hearer): void;
  /** Resolves once everything that was announced by commits before has been heard; false where that cannot be known. */
  caughtUp(): Promise<boolean>;
  /** Whether announcements come in. */
  isListening(): boolean;
  stop(): Promise<void>;
}

/** What a listener sends to itself: the database brings announcements in the order of their commits. */
interface Echo {
  event: 'echo';
  of: string;
}

/** Milliseconds for an echo to come back. */
const PATIENCE = 2000;

export async function listen(url: string, onFault: (error: unknown) => void): Promise<Listener> {
  const hearers: Hearer[] = [];
  const echoes = new Map<string, () => void>();
  let sending: Promise<unknown> = Promise.resolve();
  const connection = await keepConnection({
    ...{ url, name: 'antrean listener', onFault },
    async opened(client) {
      client.on('notification', ({ payload }) => {
        for (const heard of read(payload)) {
          if (heard.event === 'echo') echoes.get(heard.of)?.();
          else for (const hearer of hearers) hearer.hear(heard);
        }
      });
      await client.query(`listen ${ANNOUNCEMENTS}`);
    },
    ready() {
      for (const hearer of hearers) hearer.lost();
    },
  });

  /** Sends an echo when those before are sent: a connection works on one statement at a time. */
  function send(on: pg.Client, of: string): Promise<unknown> {
    const text = JSON.stringify([{ event: 'echo', of } satisfies Echo]);
    const sent = sending.then(() =>
      on.query({ name: 'echo', text: 'select pg_notify($1, $2)' }, [ANNOUNCEMENTS, text]),
    );
    sending = sent.catch(() => {});
    return sent;
  }

  async function echo(on: pg.Client): Promise<boolean> {
    const of = randomUUID();
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const patience = setTimeout(() => resolve(false), PATIENCE);
    echoes.set(of, () => resolve(true));
    send(on, of).catch(() => resolve(false));
    try {
      return await promise;
    } finally {
      clearTimeout(patience);
      echoes.delete(of);
    }
  }

  return {
    tell(hearer) {
      hearers.push(hearer);
    },
    isListening: () => connection.current() !== null,
    async caughtUp() {
      const client = connection.current();
      return client !== null && echo(client);
    },
    stop: connection.stop,
  };
}

function read(payload: string | undefined): (Announcement | Echo)[] {
  try {
    return JSON.parse(payload ?? '[]');
  } catch {
    return [];
  }
}
