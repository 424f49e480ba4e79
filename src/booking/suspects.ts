// Addresses whose bookings came to nothing, counted for managers who look for abuse.
import { blockedKeys } from '../abuse/blockedKeys.ts';
import type { Queryable } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant, LocalDate } from '../time.ts';
import { BookingEntity } from './entities.ts';

const bookings = tablesOf(BookingEntity);

/** An address with bookings that came to nothing. */
export interface Suspect {
  key: string;
  lapsed: number;
  forfeited: number;
  cancelled: number;
  kept: number;
  live: number;
  /** Lapsed and forfeited together. */
  bad: number;
  blocked: boolean;
}

interface SuspectsWanted {
  office: string;
  since: LocalDate;
}

/** One hold that lapsed, or one visit that was missed, happens to anyone. */
const MIN_SUSPICIOUS = 2;

/**
 * Addresses of whose bookings at an office since that day two or more, and at least half of those that came to an end, lapsed or were
 * forfeited, the worst first; `after` is the last one seen.
 */
export async function suspectsOf(
  db: Queryable,
  wanted: SuspectsWanted,
  { first, after }: { first: number; after: Pick<Suspect, 'bad' | 'key'> | null },
  now: Instant,
): Promise<{ items: Suspect[]; total: number; hasNext: boolean }> {
  const counted = bookings(db).selectFrom(unusedBookings(db, wanted).as('counted'));
  const page = counted
    .selectAll()
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('bad', 'key'), '<', tuple(after?.bad ?? 0, after?.key ?? '')),
      ),
    )
    .orderBy('bad', 'desc')
    .orderBy('key', 'desc')
    .limit(first + 1);
  const count = counted.select(({ fn }) => fn.countAll<number>().as('total'));
  const [rows, { total }] = await Promise.all([page.execute(), count.executeTakeFirstOrThrow()]);
  const shown = rows.slice(0, first);
  const blocked = await blockedKeys(
    db,
    shown.map(({ key }) => key),
    wanted.office,
    now,
  );
  const items = shown.map(({ stillLive, ...row }) => ({ ...row, live: stillLive, blocked: blocked.has(row.key) }));
  return { items, total, hasNext: rows.length > first };
}

/** The counts of each address whose bookings came to nothing again and again. */
function unusedBookings(db: Queryable, { office, since }: SuspectsWanted) {
  return bookings(db)
    .selectFrom('booking')
    .where('office', '=', office)
    .where('visitDate', '>=', since)
    .where('senderKey', 'is not', null)
    .groupBy('senderKey')
    .having(({ fn, eb, and }) => {
      const bad = fn.countAll<number>().filterWhere('status', 'in', ['EXPIRED', 'FORFEITED']);
      const kept = fn.countAll<number>().filterWhere('status', '=', 'CHECKED_IN');
      return and([eb(bad, '>=', MIN_SUSPICIOUS), eb(bad, '>=', kept)]);
    })
    .select(({ fn }) => {
      const all = fn.countAll<number>();
      // No name here may be that of a property of another type: MikroORM would read the count as a flag.
      return [
        'senderKey as key',
        all.filterWhere('status', '=', 'EXPIRED').as('lapsed'),
        all.filterWhere('status', '=', 'FORFEITED').as('forfeited'),
        all.filterWhere('status', '=', 'CANCELLED').as('cancelled'),
        all.filterWhere('status', '=', 'CHECKED_IN').as('kept'),
        all
          .filterWhere(({ eb, and }) => and([eb('live', '=', true), eb('status', '<>', 'CHECKED_IN')]))
          .as('stillLive'),
        all.filterWhere('status', 'in', ['EXPIRED', 'FORFEITED']).as('bad'),
      ];
    })
    .$narrowType<{ key: string }>();
}
