// Freed places: offered to the standby line first, and returned to all at a random moment.

import { randomInt } from 'node:crypto';
import type { Transaction } from '../database.ts';
import { OfficeEntity } from '../office/entities.ts';
import { POLICY_SQL } from '../office/read.ts';
import type { Office, Policy } from '../office/settings.ts';
import { select, statement } from '../statement.ts';
import { type Instant, inUtc, isBefore } from '../time.ts';
import { restSeconds } from './rest.ts';

/** A place that a booking had. */
export interface Freed {
  window: number;
  office: string;
}

export type Chance = (below: number) => number;

/**
 * Gives places back: at once if the office's policy lets them and the standby line is empty there, else they rest. A
 * place beyond the window's planned capacity is dropped. The windows are locked in the order of their ids.
 */
export async function freePlaces(
  tx: Transaction,
  freed: readonly Freed[],
  now: Instant,
  chance: Chance = randomInt,
): Promise<void> {
  if (freed.length === 0) return;
  const offices = [...new Set(freed.map(({ office }) => office))];
  const rests = new Map((await tx.query(RESTS, [offices])).map(({ code, rest, waited }) => [code, { rest, waited }]));
  const rows = freed.map(({ window, office }) => {
    const { rest, waited } = rests.get(office) ?? { rest: null, waited: false };
    const range = rest ?? AT_ONCE;
    if (range.to === 0 && !waited) return { window, office, back_at: null };
    return { window, office, back_at: inUtc(later(now, restSeconds(range, chance))) };
  });
  await tx.query({ name: 'free places', text: FREE }, [JSON.stringify(rows), now.toString()]);
}
const AT_ONCE = { from: 0, to: 0 };

function later(at: Instant, seconds: number): Instant {
  return at.add({ seconds });
}

/**
 * The time at which a place comes back that was offered and not wanted. No applicant may know better than others: if its
 * time came while it was being offered, it rests again.
 */
export function backAfterOffer(
  { policy }: Pick<Office, 'policy'>,
  backAt: Instant,
  now: Instant,
  chance: Chance,
): Instant {
  return isBefore(now, backAt) ? backAt : later(now, restSeconds(policy.freedPlaceMinutes, chance));
}

const RESTS = statement<{ rest: Policy['freedPlaceMinutes']; waited: boolean }>('rests')`
  select ${select(OfficeEntity, ['code'])}, (${POLICY_SQL})->'freedPlaceMinutes' as rest,
    exists (
      select from standby s where s.office = office.code and s.left_at is null
        and (select b.status from booking b where b.code = s.booking) = 'CONFIRMED'
    ) as waited
  from office where code = any($1)`;

// Lists of ids say that few windows are meant: PostgreSQL takes JSON for a hundred rows, and would read all windows.
const FREE = `
  with given as (
    select * from json_to_recordset($1) as given ("window" bigint, office text, back_at timestamptz)
  ), locked as (
    select w.id, w.taken - w.planned as surplus from capacity_window w
    where w.id = any(array(select "window" from given)) order by w.id for update
  ), freed as (
    select "window", office, case when row_number() over (partition by "window") > surplus then back_at end as back_at
    from given join locked on locked.id = given."window"
  ), share as (
    select "window" as id, count(*) filter (where back_at is null)::int as free,
      count(*) filter (where back_at is not null)::int as resting
    from freed group by 1
  ), given_back as (
    update capacity_window w set taken = w.taken - share.free, resting = w.resting + share.resting,
      capacity = least(w.capacity, greatest(w.planned, w.taken - share.free))
    from share where w.id = share.id and w.id = any(array(select id from share))
  )
  insert into freed_place (window_id, office, freed_at, back_at)
  select "window", office, $2, back_at from freed where back_at is not null`;

/** Places of these windows rest no longer: the windows are to have fewer. Returns whose offers that makes void. */
export async function dropResting(tx: Transaction, windows: readonly number[]): Promise<string[]> {
  // Asked for by itself: what came free while the windows were waited for rests there too.
  await tx.query({ name: 'lock resting', text: LOCK_RESTING }, [windows]);
  const rows = await tx.query<{ offered_to: string }>({ name: 'drop resting', text: DROP }, [windows]);
  return rows.map(({ offered_to }) => offered_to);
}
const LOCK_RESTING = 'select from capacity_window where id = any($1) order by id for update';
const DROP = `
  with dropped as (
    delete from freed_place where window_id = any($1) returning window_id, offered_to
  ), share as (
    select window_id as id, count(*)::int as places from dropped group by 1
  ), given_back as (
    update capacity_window w set taken = w.taken - share.places, resting = w.resting - share.places
    from share where w.id = share.id and w.id = any($1)
  )
  select offered_to from dropped where offered_to is not null`;
