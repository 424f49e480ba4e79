// Places that came free and whose rest is over go back to all.
import type { Transaction } from '../database.ts';
import { statement } from '../statement.ts';
import type { Instant, LocalDate } from '../time.ts';
import { type PlacesTurn, sumOfTurns } from './placesTurn.ts';

/** Gives back the places in these windows, which are locked, whose time has come and that are not being offered. */
export async function giveBack(tx: Transaction, windows: readonly number[], now: Instant): Promise<PlacesTurn> {
  if (windows.length === 0) return sumOfTurns([]);
  const back = await tx.query(GIVE_BACK, [windows, now.toString()]);
  return {
    done: back.reduce((sum, { places }) => sum + places, 0),
    announcements: back.map(({ office, date }) => ({ event: 'availability', office, date })),
    notices: [],
  };
}
const GIVE_BACK = statement<{ office: string; date: LocalDate; places: number }>('give back')`
  with gone as (
    delete from freed_place where window_id = any($1) and offered_to is null and back_at <= $2 returning window_id
  ), share as (
    select window_id as id, count(*)::int as places from gone group by 1
  )
  update capacity_window w set taken = w.taken - share.places, resting = w.resting - share.places,
    capacity = least(w.capacity, greatest(w.planned, w.taken - share.places))
  from share where w.id = share.id and w.id = any($1)
  returning w.office, w.date, share.places`;
