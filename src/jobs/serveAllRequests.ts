// Gives places to waiting requests of all offices: a fault at one keeps those of no other from being served.
import { type Pool, queriesOn } from '../database.ts';
import type { Directory } from '../office/directory.ts';
import type { Office } from '../office/settings.ts';
import { linkSent } from '../photos/photos.ts';
import { officesWithRequests, type RequestsService, serveRequests } from '../standby/serveRequests.ts';
import type { Instant } from '../time.ts';
import { transact } from '../transact.ts';
import { eachOf } from './eachOf.ts';

/** Answers the number of requests that were served or ended. @throws at the end where an office failed. */
export async function serveAllRequests(
  pool: Pool,
  offices: Directory,
  service: Omit<RequestsService, 'offices'>,
  now: Instant,
): Promise<number> {
  let total = 0;
  const serving = { ...service, offices: offices.get };
  const ofOffice = (office: Office) => async () => {
    const photos = await transact(pool, async (tx) => {
      const { done, announcements, notices, photos } = await serveRequests(tx, office, serving, now);
      total += done;
      return { answer: photos, announcements, notices: { at: now, all: notices } };
    });
    // A photo may have come while its booking was made.
    await transact(pool, async (tx) => ({ answer: await linkSent(tx, photos), announcements: [] }));
  };
  const codes = await officesWithRequests(queriesOn(pool), now);
  await eachOf(pool, codes.flatMap((code) => offices.find(code) ?? []).map(ofOffice));
  return total;
}
