// The plan of the kills of two servers and PostgreSQL, round by round: by chance, and the same for the same seed.
import { itemAt } from '../../src/items.ts';
import { chanceFrom } from '../../test/support/chance.ts';

export interface KillPlan {
  /** Killed at the same moment: PostgreSQL, and servers by their place. */
  postgres: boolean;
  servers: readonly number[];
  /** Milliseconds for which all work before. */
  afterMs: number;
}

/** Shares of a hundred. */
const KINDS_OF_KILLS: readonly (Omit<KillPlan, 'afterMs'> & { share: number })[] = [
  { share: 28, postgres: false, servers: [0] },
  { share: 28, postgres: false, servers: [1] },
  { share: 28, postgres: true, servers: [] },
  { share: 8, postgres: false, servers: [0, 1] },
  { share: 8, postgres: true, servers: [0, 1] },
];
const [MIN_WORK_MS, MAX_WORK_MS] = [200, 1500];

export function planKills(count: number, seed: number): KillPlan[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, () => {
    const { postgres, servers } = kindAt(chance(100));
    return { postgres, servers, afterMs: MIN_WORK_MS + chance(MAX_WORK_MS - MIN_WORK_MS) };
  });
}

function kindAt(chance: number) {
  let below = 0;
  const found = KINDS_OF_KILLS.find(({ share }) => {
    below += share;
    return chance < below;
  });
  return found ?? itemAt(KINDS_OF_KILLS, 0);
}

/** "server 1", "PostgreSQL", "both servers", "all". */
export function victimsOf({ postgres, servers }: Pick<KillPlan, 'postgres' | 'servers'>): string {
  if (servers.length > 1) return postgres ? 'all' : 'both servers';
  return postgres ? 'PostgreSQL' : `server ${itemAt(servers, 0) + 1}`;
}
