// Hears what the server processes announce to each other, and what this one announces itself.
import pg from 'pg';
import { ANNOUNCEMENTS, type Announcement } from '../events.ts';

export interface Listener {
  stop(): Promise<void>;
}

const AGAIN = 500;

/** `onLost` is called when announcements may have been missed: what was known must be asked for anew. */
export async function listen(
  url: string,
  hear: (announcement: Announcement) => void,
  onLost: () => void,
  onFault: (error: unknown) => void,
): Promise<Listener> {
  let client: pg.Client | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let connecting: Promise<void> = Promise.resolve();

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, application_name: 'antrean listener', keepAlive: true });
    fresh.on('error', () => {});
    fresh.on('notification', ({ payload }) => {
      for (const announcement of read(payload)) hear(announcement);
    });
    fresh.on('end', again);
    await fresh.connect();
    await fresh.query(`listen ${ANNOUNCEMENTS}`);
    client = fresh;
  }

  function again(): void {
    client = null;
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = null;
      connecting = connect().then(
        () => {
          if (!stopped) onLost();
        },
        (error) => {
          onFault(error);
          again();
        },
      );
    }, AGAIN);
  }

  await connect();
  return {
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await connecting;
      await client?.end().catch(() => {});
    },
  };
}

function read(payload: string | undefined): Announcement[] {
  try {
    return JSON.parse(payload ?? '[]');
  } catch {
    return [];
  }
}
