// Forfeits in a row: an applicant who missed several visits running waits before booking there again.
import type { Transaction } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { BlockEntity } from './entities.ts';

/** The last of the missed visits of an address or a person. */
export interface MissedVisit {
  /** Of the address or the person, as of a block. */
  key: string;
  office: string;
  /** The visit: the same for the number and for the people it should have brought. */
  missed: string;
  /** The end of the delay. */
  until: Instant;
}

const blocks = tablesOf(BlockEntity);

/**
 * Delays applicants until the latest hour of those of one visit. The same visit delays once: of a family's bookings some
 * may be forfeited by one server, some by another.
 */
export async function delayForfeiters(tx: Transaction, visits: readonly MissedVisit[], now: Instant): Promise<void> {
  const ahead = visits.filter(({ until }) => Temporal.Instant.compare(until, now) > 0);
  const latest = new Map(
    ahead
      .toSorted((one, other) => Temporal.Instant.compare(one.until, other.until))
      .map((visit) => [`${visit.key} ${visit.missed}`, visit]),
  );
  if (latest.size === 0) return;
  // By key, so that two servers that delay the same applicants wait for each other in one order.
  const rows = [...latest.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
  await blocks(tx)
    .insertInto('block')
    .values(
      rows.map(({ until, ...visit }) => ({
        ...visit,
        kind: 'FORFEITS' as const,
        by: 'clock',
        beganAt: now,
        endsAt: until,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
