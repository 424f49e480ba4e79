// The last step of an upgrade of the embedded PostgreSQL's data, which a start takes if the upgrade was broken off before it.
import { existsSync, renameSync } from 'node:fs';

/** The data of a newer PostgreSQL, complete, before it takes the place of the old one. */
export function upgradedOf(cluster: string): string {
  return `${cluster}.upgraded`;
}

/** The old data is kept beside it by then, and nothing is in its place. Two programs may do so at once. */
export function finishUpgrade(cluster: string): void {
  if (existsSync(cluster) || !existsSync(upgradedOf(cluster))) return;
  try {
    renameSync(upgradedOf(cluster), cluster);
  } catch (error) {
    if (!existsSync(cluster)) throw error;
  }
}
