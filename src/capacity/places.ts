// Finds and locks the windows a group of wishes needs, and shares their places out.

import { type Pressure, unprovenShare } from '../abuse/unproven.ts';
import type { Transaction } from '../database.ts';
import { GENERAL } from '../office/quotas.ts';
import { bookableAfter, lastDate } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import type { Refusal } from '../refusal.ts';
import { atTime, type Instant, inUtc, isBefore, type LocalDate } from '../time.ts';
import { allocate, type Wish } from './allocate.ts';
import { type CapacityWindow, readWindow, WINDOW_COLUMNS } from './window.ts';
import { full, type PickedWindow, type Reachable, refusedWindow } from './windowRules.ts';

export interface OfficeWish {
  office: Office;
  wish: Wish;
  /** The office moves people out of a window that it has closed: that one only says where to begin to look. */
  moved?: boolean;
  /** An officer asks for somebody who stands at the desk. */
  atDesk?: boolean;
}

export interface GivenPlace {
  window: CapacityWindow;
  overflowedFrom: LocalDate | null;
  /** Of those who have proven nothing: how full their share of the window was. */
  pressure: Pressure | null;
}

/**
 * A place for each wish, in the order they came, or why there is none. The windows given are locked until the
 * commit, their `taken` raised in the rows returned: whoever writes them adds what was given. `inLine` is called when
 * all these windows are locked: who asks for them from then on comes after. `ahead`: windows that were locked already
 * for these wishes, and perhaps for others.
 */
export async function sharePlaces(
  tx: Transaction,
  wishes: readonly OfficeWish[],
  now: Instant,
  inLine: () => void = () => {},
  ahead: readonly CapacityWindow[] | null = null,
): Promise<(GivenPlace | Refusal)[]> {
  const given: (GivenPlace | Refusal | null)[] = wishes.map(() => null);
  const tried: number[] = [];
  const picked = new Map<number, Picked>();
  let open = wishes.map((_, index) => index);
  for (let round = 0; open.length > 0; round++) {
    const early = round === 0 ? ahead : null;
    const windows =
      early ??
      (await lockWindows(
        tx,
        open.map((index) => wishes[index] as OfficeWish),
        tried,
        now,
      ));
    if (round === 0) {
      await findPicked(tx, wishes, windows, picked);
      refuseWindows(wishes, picked, await findGone(tx, wishes, picked), given, now);
      open = open.filter((index) => given[index] === null);
    }
    if (windows.length === 0 && !early) break;
    const shared = open.some((index) => wishes[index]?.wish.unproven);
    // Counted when the windows are locked, by a statement of its own: what others held until then is seen.
    const held = shared ? await countUnproven(tx, windows) : new Map<number, number>();
    const known = { free: windows, full: [...picked.values()].filter(({ id }) => !windows.some((w) => w.id === id)) };
    for (const [office, indexes] of byOffice(wishes, open))
      give({ ...known, held }, office, wishes, indexes, given, now);
    for (const window of windows) if (isUsedUp(window, shared ? held : null)) tried.push(window.id);
    const left = open.filter((index) => given[index] === null);
    // Windows that still have places were offered and not accepted: looking again would find the same.
    if (left.length === open.length && !early && windows.some(({ id }) => !tried.includes(id))) break;
    open = left;
  }
  inLine();
  const without = wishes.filter((_, index) => given[index] === null);
  const earlier = await haveEarlier(tx, without, now);
  return given.map((place, index) => {
    const one = wishes[index] as OfficeWish;
    return place ?? full(one.office, one.wish, pickOf(one.wish, picked), now, earlier.has(alike(one)));
  });
}

/** Of those who asked for a place from some day on and got none: for whom there is one before it. */
async function haveEarlier(tx: Transaction, without: readonly OfficeWish[], now: Instant): Promise<Set<string>> {
  const asked = without.filter(({ wish }) => wish.acceptNextPlace && (wish.date !== null || wish.window !== null));
  const found = new Set<string>();
  for (const [key, one] of new Map(asked.map((each) => [alike(each), each])))
    if (await hasPlace(tx, { ...one, wish: { ...one.wish, date: null, window: null } }, now)) found.add(key);
  return found;
}

/** The same for those who may have the same places. */
function alike({ office, wish, atDesk = false }: OfficeWish): string {
  return `${office.code} ${wish.quotas.join()} ${atDesk}`;
}

/** `held`: unproven holds by window, where some who are to have a place have proven nothing. */
function isUsedUp({ id, taken, capacity }: CapacityWindow, held: ReadonlyMap<number, number> | null): boolean {
  return taken >= capacity || (held !== null && (held.get(id) ?? 0) >= unprovenShare(capacity));
}

async function countUnproven(tx: Transaction, windows: readonly CapacityWindow[]): Promise<Map<number, number>> {
  const rows = await tx.query({ name: 'unproven in windows', text: UNPROVEN }, [windows.map(({ id }) => id)]);
  return new Map(rows.map(({ id, held }) => [id, held]));
}
const HELD_UNPROVEN = `status = 'HELD' and source is not null`;
const UNPROVEN = `select window_id as id, count(*)::int as held from booking
  where window_id = any($1) and ${HELD_UNPROVEN} group by 1`;

function byOffice(wishes: readonly OfficeWish[], indexes: readonly number[]): Map<string, number[]> {
  return Map.groupBy(indexes, (index) => (wishes[index] as OfficeWish).office.code);
}

/** A picked window without a place says where to go on looking, so it is found though there is nothing in it to lock. */
async function findPicked(
  tx: Transaction,
  wishes: readonly OfficeWish[],
  windows: readonly CapacityWindow[],
  picked: Map<number, Picked>,
): Promise<void> {
  const picks = new Set(wishes.flatMap(({ wish }) => wish.window ?? []));
  for (const window of windows) if (picks.has(window.id)) picked.set(window.id, { ...window, closed: false });
  const missing = [...picks].filter((id) => !picked.has(id));
  if (missing.length === 0) return;
  const rows = await tx.query({ name: 'picked windows', text: PICKED }, [missing]);
  for (const row of rows) picked.set(row.id, { ...readWindow(row), closed: row.planned === 0 });
}
const PICKED = `select ${WINDOW_COLUMNS}, w.planned from capacity_window w where w.id = any($1)`;

type Picked = CapacityWindow & { closed: boolean };

/** Picked windows that the office has taken away since they were shown. */
async function findGone(
  tx: Transaction,
  wishes: readonly OfficeWish[],
  picked: ReadonlyMap<number, Picked>,
): Promise<Map<number, PickedWindow>> {
  const missing = wishes.flatMap(({ wish: { window } }) => (window === null || picked.has(window) ? [] : window));
  if (missing.length === 0) return new Map();
  const rows = await tx.query({ name: 'gone windows', text: GONE }, [missing]);
  return new Map(rows.map(({ id, office, date }) => [id, { office, date, startsAt: null, closed: true }]));
}
const GONE = 'select id, office, date from withdrawn_window where id = any($1)';

function pickOf({ window }: Wish, picked: ReadonlyMap<number, Picked>): Picked | null {
  return window === null ? null : (picked.get(window) ?? null);
}

/** Those who picked a window that is not there get no other one instead. */
function refuseWindows(
  wishes: readonly OfficeWish[],
  picked: ReadonlyMap<number, Picked>,
  gone: ReadonlyMap<number, PickedWindow>,
  given: (GivenPlace | Refusal | null)[],
  now: Instant,
): void {
  const reaches = new Map<string, Reachable>();
  wishes.forEach(({ office, wish, moved, atDesk }, index) => {
    if (wish.window === null || moved) return;
    const place = `${office.code} ${atDesk}`;
    const reach = reaches.get(place) ?? {
      reachable: bookableAfter(office.policy, now, atDesk),
      last: lastDate(office, now),
    };
    reaches.set(place, reach);
    const found = pickOf(wish, picked) ?? gone.get(wish.window) ?? null;
    given[index] = refusedWindow(found, wish, office, reach);
  });
}

interface KnownWindows {
  free: readonly CapacityWindow[];
  /** Picked, but without a place that can be had. */
  full: readonly CapacityWindow[];
  /** Unproven holds by window, raised by what is given. */
  held: Map<number, number>;
}

function give(
  windows: KnownWindows,
  office: string,
  wishes: readonly OfficeWish[],
  indexes: readonly number[],
  given: (GivenPlace | Refusal | null)[],
  now: Instant,
): void {
  const without = new Set(windows.full.map(({ id }) => id));
  const own = [...windows.free, ...windows.full]
    .filter((w) => w.office === office)
    .sort((a, b) => a.startsAt.epochMilliseconds - b.startsAt.epochMilliseconds);
  const known = new Map(own.map((window) => [window.id, window]));
  const open = own.map((w) => {
    const { id, date, quota } = w;
    const openToAll = w.opensToAllAt !== null && !isBefore(now, w.opensToAllAt);
    return {
      id,
      date,
      quota,
      openToAll,
      startsAt: w.startsAt.epochMilliseconds,
      free: without.has(id) ? 0 : w.capacity - w.taken,
      freeUnproven: unprovenShare(w.capacity) - (windows.held.get(id) ?? 0),
    };
  });
  const places = allocate(
    open,
    indexes.map((index) => (wishes[index] as OfficeWish).wish),
  );
  places.forEach((place, at) => {
    const window = place && known.get(place.window);
    if (!window) return;
    window.taken++;
    const index = indexes[at] as number;
    const pressure = wishes[index]?.wish.unproven ? pressureIn(window, windows.held) : null;
    given[index] = { window, overflowedFrom: place.overflowedFrom, pressure };
  });
}

/** As it is before one more is counted. */
function pressureIn({ id, capacity }: CapacityWindow, counts: Map<number, number>): Pressure {
  const held = counts.get(id) ?? 0;
  counts.set(id, held + 1);
  return { held, share: unprovenShare(capacity) };
}

/** How many windows of one wish are locked in one go: the next round takes the next ones. */
const AT_ONCE = 4;

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

/** Whether a window has a place that would do for somebody who is proven; nothing is locked. */
export async function hasPlace(tx: Transaction, one: OfficeWish, now: Instant): Promise<boolean> {
  const values = wantedValues([{ ...one, wish: { ...one.wish, unproven: false } }], [], now);
  return (await tx.query({ name: 'has place', text: OPEN }, values)).length > 0;
}

function wantedValues(wishes: readonly OfficeWish[], tried: readonly number[], now: Instant): unknown[] {
  const wanted = new Map<string, ReturnType<typeof bounds> & { need: number }>();
  const reaches = new Map<string, Reach>();
  for (const { office, wish, atDesk = false } of wishes) {
    const { date, window, acceptNextPlace, quotas, unproven = false } = wish;
    const key = `${office.code} ${date} ${window} ${acceptNextPlace} ${quotas.join()} ${unproven} ${atDesk}`;
    const known = wanted.get(key);
    if (known) {
      known.need = Math.min(known.need + 1, AT_ONCE);
      continue;
    }
    const place = `${office.code} ${atDesk}`;
    const reach = reaches.get(place) ?? reachOf(office, now, atDesk);
    reaches.set(place, reach);
    wanted.set(key, { need: 1, ...bounds(office, wish, reach) });
  }
  return [JSON.stringify([...wanted.values()]), tried, now.toString()];
}

/** What can be booked at an office now: windows that begin after a moment, on days up to the last. */
interface Reach {
  after: string;
  last: LocalDate;
}

function reachOf(office: Office, now: Instant, atDesk: boolean): Reach {
  return { after: inUtc(bookableAfter(office.policy, now, atDesk)), last: lastDate(office, now) };
}

function bounds(office: Office, wish: Wish, { after, last }: Reach) {
  return {
    office: office.code,
    window: wish.window,
    after,
    from: wish.date ? inUtc(atTime(wish.date, '00:00', office.timeZone)) : after,
    last: !wish.acceptNextPlace && wish.date ? wish.date : last,
    only: !wish.acceptNextPlace && wish.window !== null,
    quotas: wish.quotas,
    unproven: wish.unproven ?? false,
  };
}

// A picked window is looked up by its id: joined, it would be looked for among all that there are while they are few.
// Windows whose unproven share is used up are passed over by what is seen before they are locked; it is counted after.
const PICKED_START =
  'select p.starts_at from capacity_window p where p.id = wanted."window" and p.office = wanted.office offset 0';

/** The best windows that would do for one of `wanted`, as many as it needs; `when` says where they are looked for. */
const fitting = (when: string) => `
  select c.id from capacity_window c
  where c.office = wanted.office and ${when} and c.taken < c.capacity
    and (c.quota = any(wanted.quotas) or (c.opens_to_all_at <= $3 and '${GENERAL}' = any(wanted.quotas)))
    and c.starts_at > wanted.after and c.date <= wanted.last and c.id <> all ($2::bigint[])
    and (not wanted.unproven or greatest(1, c.capacity / 10)
      > (select count(*) from booking where window_id = c.id and ${HELD_UNPROVEN}))
  order by c.starts_at, array_position(wanted.quotas, c.quota) limit wanted.need`;
const AT_PICKED = 'c.starts_at = picked.starts_at';
const BEHIND_PICKED = `not wanted."only" and c.starts_at is distinct from picked.starts_at
    and c.starts_at >= case when wanted."window" is null then wanted."from" else picked.starts_at end`;
// Most who pick a window get it: the office's later windows, which have to be read and sorted, are then not looked at,
// since PostgreSQL takes the parts of a union one after the other and stops at the limit.
const OPEN = `
  select ${WINDOW_COLUMNS} from capacity_window w where w.id = any(array(
    select open.id
    from json_to_recordset($1) as wanted (
      office text, "window" bigint, after timestamptz, "from" timestamptz, last date, "only" boolean, need integer,
      quotas text[], unproven boolean
    )
    left join lateral (${PICKED_START}) picked on true
    cross join lateral (
      (${fitting(AT_PICKED)}) union all (${fitting(BEHIND_PICKED)}) limit wanted.need
    ) open
  )) order by w.id`;
/** Finds and locks windows: all wishes of a group at once, in the order of the windows' ids. */
export const LOCK_WINDOWS = { name: 'lock windows', text: `${OPEN} for update` };
