// The parts of the server that follow announcements: the boards, the figures and the day lists on disk.
import type { Config } from '../src/config.ts';
import type { Pool } from '../src/database.ts';
import { Keeper } from '../src/figures/keep.ts';
import type { Directory } from '../src/office/directory.ts';
import type { Clock } from '../src/time.ts';
import { type Boards, startBoards } from './live/boards.ts';
import { type AnnouncementListener, listen } from './live/listener.ts';
import type { StaleReads } from './postgres/staleReads.ts';
import { type DayListFiles, openDayListFiles } from './routes/dayListFiles.ts';

interface HearersSetup {
  config: Pick<Config, 'dataDir'>;
  databaseUrl: string;
  pool: Pool;
  replica: Pick<StaleReads, 'stale'>;
  offices: Directory;
  clock: Clock;
  onFault(error: unknown): void;
}

export interface Hearers {
  listener: AnnouncementListener;
  boards: Boards;
  figures: Keeper;
  dayLists: DayListFiles;
}

export async function openHearers(setup: HearersSetup): Promise<Hearers> {
  const { config, databaseUrl, pool, replica, offices, clock, onFault } = setup;
  const listener = await listen(databaseUrl, onFault);
  const boards = startBoards({ pool, listener, offices, clock, onFault });
  const caughtUp = () => listener.caughtUp();
  const figures = new Keeper({ pool, stale: replica.stale, offices, clock, caughtUp, onFault });
  const dayLists = openDayListFiles({ dataDir: config.dataDir, pool, offices, clock, onFault });
  for (const hearer of [figures, dayLists]) listener.tell(hearer);
  return { listener, boards, figures, dayLists };
}

/** Stops the listener first, so that nothing begins to work on what it hears. */
export async function stopHearers({ listener, boards, figures, dayLists }: Hearers): Promise<void> {
  await listener.stop();
  await dayLists.stop();
  await figures.stop();
  await boards.stop();
}
