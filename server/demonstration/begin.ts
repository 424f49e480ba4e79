// Begins the living demonstration of a new database, or finds the one that it holds, with its clock.
import type { Config } from '../../src/config.ts';
import { openPool, queriesOn } from '../../src/database.ts';
import {
  beginDemonstration,
  type DemonstrationState,
  demonstrationBegins,
  readDemonstration,
} from '../../src/demonstration/demonstration.ts';
import type { FileOffice } from '../../src/office/officesFile.ts';
import { type Clock, type MovableClock, movableClock } from '../../src/time.ts';
import { StartFault } from '../faults/startFault.ts';

export interface BegunDemonstration {
  state: DemonstrationState;
  clock: MovableClock;
}

interface DemonstrationSetup {
  config: Pick<Config, 'demonstration' | 'mode'>;
  databaseUrl: string;
  offices: readonly FileOffice[];
  /** The machine's. */
  clock: Clock;
}

/** Null: there is none, and none begins. @throws StartFault where real service would begin on one. */
export async function openDemonstration(setup: DemonstrationSetup): Promise<BegunDemonstration | null> {
  if (setup.config.mode === 'live') await refuseDemonstration(setup.databaseUrl);
  const [first] = setup.offices;
  if (!setup.config.demonstration || !first) return null;
  const closed = new Set(first.exceptions.filter(({ open }) => open === null).map(({ date }) => date));
  const beginsAt = demonstrationBegins(setup.clock.now(), first.settings.timeZone ?? 'UTC', closed);
  const pool = openPool(setup.databaseUrl, 1);
  try {
    const state = await beginDemonstration(queriesOn(pool), beginsAt);
    return state && { state, clock: movableClock(state.clockAt) };
  } finally {
    await pool.end();
  }
}

/** Anyone in its network could take a key of its staff, and these keys would be worth something from then on. */
async function refuseDemonstration(databaseUrl: string): Promise<void> {
  const pool = openPool(databaseUrl, 1);
  try {
    if (await readDemonstration(queriesOn(pool)))
      throw new StartFault(
        'The database holds a demonstration, with keys that anyone could take: set DATABASE_URL to another one.',
      );
  } finally {
    await pool.end();
  }
}
