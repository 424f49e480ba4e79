// Finds and locks the windows in which a wish can have a place.

import { workShareOf } from '../abuse/unproven.ts';
import type { Queryable, Statement, Transaction } from '../database.ts';
import { GENERAL } from '../office/quotas.ts';
import { bookableAfter, lastReleasedDate } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import { statement } from '../statement.ts';
import { atTime, type Instant, inUtc, type LocalDate } from '../time.ts';
import type { PlaceWish } from './allocate.ts';
import { type CapacityWindow, readWindow, WINDOW_COLUMNS } from './window.ts';

/** A wish at an office. */
export interface OfficeWish {
  office: Office;
  wish: PlaceWish;
  /** The office moves people out of a window that it has closed: that one only says from where to search. */
  moved?: boolean;
  /** An officer asks for a person who stands at the desk. */
  atDesk?: boolean;
}

/** The windows of one wish that are locked in one go: the next round takes the next ones. */
const MAX_WINDOWS_AT_ONCE = 4;

/** The first windows that have a place for each of these wishes, locked until the commit; `tried`: not these again. */
export async function lockWindows(
  tx: Transaction,
  wishes: readonly OfficeWish[],
  tried: readonly number[],
  now: Instant,
): Promise<CapacityWindow[]> {
  if (wishes.length === 0) return [];
  const rows = await tx.query(LOCK_WINDOWS, wantedValues(wishes, tried, now));
  return rows.map(readWindow);
}

/** Whether a window has a place that would do for the wish; nothing is locked. `tried`: the windows that have none left. */
export async function hasPlace(
  db: Queryable,
  one: OfficeWish,
  tried: readonly number[],
  now: Instant,
): Promise<boolean> {
  const values = wantedValues([one], tried, now);
  return (await db.query({ name: 'has place', text: OPEN }, values)).length > 0;
}

function wantedValues(wishes: readonly OfficeWish[], tried: readonly number[], now: Instant): unknown[] {
  const wanted = new Map<string, SearchBounds & { need: number }>();
  const reaches = new Map<string, Reach>();
  for (const one of wishes) {
    const { office, wish, atDesk = false } = one;
    const key = lookedUpAs(one);
    const known = wanted.get(key);
    if (known) {
      known.need = Math.min(known.need + 1, MAX_WINDOWS_AT_ONCE);
      continue;
    }
    const place = `${office.code} ${atDesk}`;
    const reach = reaches.get(place) ?? reachOf(office, now, atDesk);
    reaches.set(place, reach);
    wanted.set(key, { need: 1, ...boundsWithin(reach, office, wish) });
  }
  return [JSON.stringify([...wanted.values()]), tried, now.toString()];
}

/** The same for wishes that are looked up together. */
function lookedUpAs({ office, wish, atDesk = false }: OfficeWish): string {
  const { date, window, acceptNextPlace, quotas, unproven = false } = wish;
  return `${office.code} ${date} ${window} ${acceptNextPlace} ${quotas.join()} ${unproven} ${atDesk}`;
}

/** The number of windows that are looked up in one go for each of these wishes, by place. */
export function reachesOf(wishes: readonly OfficeWish[]): number[] {
  const alike = Map.groupBy(wishes, lookedUpAs);
  return wishes.map((one) => Math.min(alike.get(lookedUpAs(one))?.length ?? 1, MAX_WINDOWS_AT_ONCE));
}

/** The bookable span of an office: windows that begin after a moment, on days up to the last. */
interface Reach {
  after: string;
  last: LocalDate;
}

function reachOf(office: Office, now: Instant, atDesk: boolean): Reach {
  return { after: inUtc(bookableAfter(office.policy, now, atDesk)), last: lastReleasedDate(office, now) };
}

/** The bounds of the windows in which a wish can have a place, as they stand in the statements that look for them. */
export function searchBounds({ office, wish, atDesk = false }: OfficeWish, now: Instant) {
  return boundsWithin(reachOf(office, now, atDesk), office, wish);
}

type SearchBounds = ReturnType<typeof boundsWithin>;

function boundsWithin({ after, last }: Reach, office: Office, wish: PlaceWish) {
  return {
    office: office.code,
    window: wish.window,
    after,
    from: wish.date ? inUtc(atTime(wish.date, '00:00', office.timeZone)) : after,
    last: !wish.acceptNextPlace && wish.date ? wish.date : last,
    only: !wish.acceptNextPlace && wish.window !== null,
    quotas: wish.quotas,
    unproven: wish.unproven ?? false,
    lottery: office.policy.lotteryMinutes > 0,
    share: office.policy.unprovenShare,
    worked: workShareOf(office),
  };
}

// A picked window is looked up by its id: joined, it would be looked for among all that there are while they are few.
// Windows whose unproven share is used up are passed over by what is seen before they are locked; it is counted after.
const PICKED_START =
  'select p.starts_at from capacity_window p where p.id = wanted."window" and p.office = wanted.office offset 0';

const HELD_UNPROVEN = `status = 'HELD' and source is not null`;
const CONFIRMED_BY_WORK = `status = 'CONFIRMED' and not proven`;
const HELD_IN_WINDOW = `(select count(*) from booking where window_id = c.id and ${HELD_UNPROVEN})`;
const WORKED_IN_WINDOW = `(select count(*) from booking where window_id = c.id and ${CONFIRMED_BY_WORK})`;

/** The draw gives a day's places before anyone else has them; its own requests are none of an office with a lottery. */
const UNDRAWN =
  'select from lottery l where l.office = c.office and l.date = c.date and l.drawn_at is null and l.draws_at <= $3';

/** The best windows that would do for one of `wanted`, as many as it needs; `when` says where they are looked for. */
const fitting = (when: string) => `
  select c.id from capacity_window c
  where c.office = wanted.office and ${when} and c.taken < c.capacity
    and (c.quota = any(wanted.quotas) or (c.opens_to_all_at <= $3 and '${GENERAL}' = any(wanted.quotas)))
    and c.starts_at > wanted.after and c.date <= wanted.last and c.id <> all ($2::bigint[])
    and (not wanted.unproven or (
      greatest(1, c.capacity * wanted.share / 100) > ${HELD_IN_WINDOW}
      and greatest(1, c.capacity * wanted.worked / 100) > ${HELD_IN_WINDOW} + ${WORKED_IN_WINDOW}))
    and not (wanted.lottery and exists (${UNDRAWN}))
  order by c.starts_at, array_position(wanted.quotas, c.quota) limit wanted.need`;
const AT_PICKED = 'c.starts_at = picked.starts_at';
const BEHIND_PICKED = `not wanted."only" and c.starts_at is distinct from picked.starts_at
    and c.starts_at >= case when wanted."window" is null then wanted."from" else picked.starts_at end`;
// Most who pick a window get it: the office's later windows, which have to be read and sorted, are then not looked at,
// since PostgreSQL takes the parts of a union one after the other and stops at the limit.
const OPEN_IDS = `
    select open.id
    from json_to_recordset($1) as wanted (
      office text, "window" bigint, after timestamptz, "from" timestamptz, last date, "only" boolean, need integer,
      quotas text[], unproven boolean, lottery boolean, share integer, worked integer
    )
    left join lateral (${PICKED_START}) picked on true
    cross join lateral (
      (${fitting(AT_PICKED)}) union all (${fitting(BEHIND_PICKED)}) limit wanted.need
    ) open`;
const OPEN = `
  select ${WINDOW_COLUMNS} from capacity_window w where w.id = any(array(${OPEN_IDS}
  )) order by w.id`;
/** Finds and locks windows: all wishes of a group at once, in the order of the windows' ids. */
export const LOCK_WINDOWS: Statement<CapacityWindow> = { name: 'lock windows', text: `${OPEN} for update` };

/** The bookings of a window that rest on no proof. */
export interface UnprovenCount {
  held: number;
  /** Confirmed by work alone. */
  worked: number;
}

/** Windows that are locked, with their bookings that rest on no proof; null: these are not counted. */
export interface LockedAhead {
  windows: readonly CapacityWindow[];
  unproven: Map<number, UnprovenCount> | null;
}

/**
 * The first windows that have a place for each of these wishes, locked until the commit, and counted along with that if
 * some of those who wish are unproven. The count sees what others held until the windows were locked.
 */
export async function lockAhead(tx: Transaction, wishes: readonly OfficeWish[], now: Instant): Promise<LockedAhead> {
  const locked = lockWindows(tx, wishes, [], now);
  if (!wishes.some(({ wish }) => wish.unproven)) return { windows: await locked, unproven: null };
  const counting = tx.query(COUNT_OPEN, wantedValues(wishes, [], now));
  const [windows, rows] = await Promise.all([locked, counting]);
  const unproven = unprovenById(rows);
  // Another window may be the first with a place by the time the one that was found before is locked.
  return { windows, unproven: windows.every(({ id }) => unproven.has(id)) ? unproven : null };
}
const COUNT_OPEN: Statement<UnprovenCount & { id: number }> = {
  name: 'unproven ahead',
  text: `select c.id, ${HELD_IN_WINDOW}::int as held, ${WORKED_IN_WINDOW}::int as worked
    from capacity_window c where c.id = any(array(${OPEN_IDS}))`,
};

function unprovenById(rows: readonly (UnprovenCount & { id: number })[]): Map<number, UnprovenCount> {
  return new Map(rows.map(({ id, held, worked }) => [id, { held, worked }]));
}

/** The windows without any are left out. */
export async function countUnproven(
  db: Queryable,
  windows: readonly CapacityWindow[],
): Promise<Map<number, UnprovenCount>> {
  const rows = await db.query(COUNT_UNPROVEN, [windows.map(({ id }) => id)]);
  return unprovenById(rows);
}
const COUNT_UNPROVEN = statement<UnprovenCount & { id: number }>('unproven in windows')`
  select id, sum(held)::int as held, sum(worked)::int as worked from (
    select window_id as id, 1 as held, 0 as worked from booking where window_id = any($1) and ${HELD_UNPROVEN}
    union all
    select window_id, 0, 1 from booking where window_id = any($1) and ${CONFIRMED_BY_WORK}
  ) unproven group by id`;
