// Counts that limit callers, kept in the database for all server processes together.
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Pool } from '../../src/database.ts';

/** A kind of count by its name: `points` of a key in `seconds`. */
export interface CountedThing {
  name: string;
  points: number;
  seconds: number;
}

export type CountStore = Pick<RateLimiterAbstract, 'penalty' | 'points' | 'duration'>;

/** Opens the counts of a name. */
export type OpenCounts = (thing: CountedThing) => CountStore;

/** Of this process alone. */
export const ownCounts: OpenCounts = ({ name, points, seconds }) =>
  new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });

/** While the database is away each process counts for itself. */
export function sharedCounts(pool: Pool): OpenCounts {
  return (thing) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'limit_count',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: thing.name,
      points: thing.points,
      duration: thing.seconds,
      insuranceLimiter: ownCounts(thing) as RateLimiterMemory,
    });
}
