// Signed heads of long ago are thinned out: one is written each minute, and one a day proves as much of old rows.
import type { Transaction } from '../database.ts';
import { statement } from '../statement.ts';
import type { Instant } from '../time.ts';

/** Days for which every head is kept; then the last one of each day in UTC. The database refuses to delete any other. */
export const MINUTE_HEADS_KEPT_DAYS = 90;
const HEADS_PER_STEP = 2000;

/** Of one office, from a sequence on. The sequence from which the next step goes on; null: there is none. */
export async function thinHeads(tx: Transaction, office: string, from: number, now: Instant): Promise<number | null> {
  const before = now.subtract({ hours: 24 * MINUTE_HEADS_KEPT_DAYS });
  const [step] = await tx.query(THIN_HEADS, [office, from, before.toString(), HEADS_PER_STEP]);
  return step?.next ?? null;
}
// The last head of a step is looked at again as the first of the next.
const THIN_HEADS = statement<{ next: number | null }>('thin heads')`
  with step as (
    select sequence, at, lead(at) over (order by sequence) as later
    from (select sequence, at from place_head where office = $1 and sequence >= $2 order by sequence limit $4) first
  ), old as (
    select * from step where at < least($3, now() - make_interval(days => ${MINUTE_HEADS_KEPT_DAYS}))
  ), gone as (
    delete from place_head h using old
    where h.office = $1 and h.sequence = old.sequence and (old.at at time zone 'UTC')::date = (old.later at time zone 'UTC')::date
  )
  select max(old.sequence) as next from old having count(*) = $4`;
