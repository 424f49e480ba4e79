// Forfeits in a row: an applicant who missed several visits running waits before booking there again.

import type { Transaction } from '../database.ts';
import { POLICY_SQL } from '../office/read.ts';
import type { Instant } from '../time.ts';

/**
 * Delays those whose last visits, as many as the office sets, were all missed; `forfeited` are codes just forfeited in
 * this transaction. A visit is what a number, or a person, had booked at an office for one day: a family that stays at
 * home once has missed one visit, and if one of them came it was kept. A kept visit ends the row; what was cancelled or
 * lapsed does not count, nor do bookings that are not proven, since anyone can make them for another person. Both the address and the person wait: numbers are soon changed, and one number can bring many
 * names. The days count from the hour that was missed, whenever the clock comes round to it.
 */
export async function delayForfeiters(tx: Transaction, forfeited: readonly string[], now: Instant): Promise<void> {
  if (forfeited.length > 0) await tx.query({ name: 'delay forfeiters', text: DELAY }, [forfeited, now.toString()]);
}

/**
 * Whether the last visits of an address or a person were missed; a day on which the applicant may still come does not
 * count yet.
 */
const missedInRow = (column: 'sender_key' | 'person_key') => `(
    select count(*) = 0 from (
      select office, visit_date, status, forfeit_at from booking own where own.live and own.${column} = ended.${column} offset 0
    ) open
    where office = ended.office and visit_date = ended.visit_date and status = 'CONFIRMED' and forfeit_at > $2
  ) and (
    select count(*) = ended.allowed and bool_and(missed) from (
      select bool_and(past.status = 'FORFEITED') as missed from booking past
      where past.${column} = ended.${column} and past.office = ended.office and past.proven
        and past.status in ('FORFEITED', 'CHECKED_IN')
      group by past.visit_date order by past.visit_date desc limit ended.allowed
    ) visits
  )`;

// Live bookings are looked up by whose they are and by nothing else: those yet to come are far more than one number has.
// The same visit delays once: of a family's bookings some may be forfeited by one server, some by another.
const DELAY = `
  with ended as materialized (
    select b.sender_key, b.person_key, b.office, b.visit_date, (policy->>'forfeitsInRow')::int as allowed,
      b.forfeit_at + make_interval(days => (policy->>'forfeitDelayDays')::int) as until,
      concat_ws(' ', b.office, b.visit_date, coalesce(b.sender_key, b.person_key)) as missed
    from booking b join office o on o.code = b.office
      cross join lateral (select ${POLICY_SQL} as policy) p
    where b.code = any($1) and b.proven and coalesce((policy->>'forfeitsInRow')::int, 0) > 0
  ), found as (
    select sender_key as key, office, missed, until from ended
    where sender_key is not null and ${missedInRow('sender_key')}
    union all
    select 'person:' || person_key, office, missed, until from ended where ${missedInRow('person_key')}
  )
  insert into block (key, office, kind, missed, by, began_at, ends_at)
  select key, office, 'FORFEITS', missed, 'clock', $2, max(until) from found
  where until > $2 group by key, office, missed order by key
  on conflict do nothing`;
