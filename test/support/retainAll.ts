// Forgets all that is over at all offices, as the scheduler does office by office.
import type { Pool } from '../../src/database.ts';
import { retainBookings, retainRest } from '../../src/jobs/clockwork.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Instant } from '../../src/time.ts';

export async function retainAll(pool: Pool, offices: Directory, now: Instant): Promise<void> {
  await retainBookings(pool, offices.all(), now);
  await retainRest(pool, offices, now);
}
