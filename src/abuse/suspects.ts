// Addresses whose bookings came to nothing, counted for managers who look for abuse.

import type { Queryable } from '../database.ts';
import { statement } from '../statement.ts';
import type { Instant, LocalDate } from '../time.ts';

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

/** Addresses with bookings lapsed or forfeited at an office since that day, the worst first; `after` is the last one seen. */
export async function suspectsOf(
  db: Queryable,
  { office, since }: { office: string; since: LocalDate },
  { first, after }: { first: number; after: Pick<Suspect, 'bad' | 'key'> | null },
  now: Instant,
): Promise<{ items: Suspect[]; total: number; hasNext: boolean }> {
  const values = [office, since, first + 1, after?.bad ?? null, after?.key ?? null, now.toString()];
  const rows = await db.query(SUSPECTS, values);
  const items = rows.flatMap(({ key, ...suspect }) => (key === null ? [] : [{ ...suspect, key }]));
  return { items: items.slice(0, first), total: rows[0]?.total ?? 0, hasNext: items.length > first };
}

/** One row at least, for the total: the key of a row without a suspect is null. */
type SuspectRow = Omit<Suspect, 'key'> & { key: string | null; total: number };

const SUSPECTS = statement<SuspectRow>('suspects')`
  with bad as (
    select sender_key as key,
      count(*) filter (where status = 'EXPIRED')::int as lapsed, count(*) filter (where status = 'FORFEITED')::int as forfeited,
      count(*) filter (where status = 'CANCELLED')::int as cancelled, count(*) filter (where status = 'CHECKED_IN')::int as kept,
      count(*) filter (where live and status <> 'CHECKED_IN')::int as live,
      count(*) filter (where status in ('EXPIRED', 'FORFEITED'))::int as bad
    from booking where office = $1 and visit_date >= $2 and sender_key is not null
    group by sender_key having count(*) filter (where status in ('EXPIRED', 'FORFEITED')) > 0
  ), page as (
    select * from bad where $4::int is null or (bad, key) < ($4, $5) order by bad desc, key desc limit $3
  )
  select counted.total, page.*, exists (
    select from block b where b.key = page.key and (b.office = $1 or b.office is null)
      and b.lifted_at is null and (b.ends_at is null or b.ends_at > $6)
  ) as blocked
  from (select count(*)::int as total from bad) counted left join page on true
  order by page.bad desc, page.key desc`;
