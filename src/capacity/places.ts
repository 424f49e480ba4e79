// Shares out the places of windows that are locked for a group of wishes.
import { type UnprovenPressure, unprovenShare, workShareOf } from '../abuse/unproven.ts';
import type { Queryable, Transaction } from '../database.ts';
import { itemAt } from '../items.ts';
import type { Refusal } from '../refusal.ts';
import { type Instant, isBefore, type LocalDate } from '../time.ts';
import { allocate, type OpenWindow } from './allocate.ts';
import {
  countUnproven,
  hasPlace,
  type LockedAhead,
  lockWindows,
  type OfficeWish,
  reachesOf,
  type UnprovenCount,
} from './openWindows.ts';
import { findPicked, pickOf, refusePicked } from './pickedWindows.ts';
import type { CapacityWindow } from './window.ts';
import { full } from './windowRules.ts';

export interface GivenPlace {
  window: CapacityWindow;
  overflowedFrom: LocalDate | null;
  /** For unproven callers: how full their share of the window was. */
  pressure: UnprovenPressure | null;
}

export interface Sharing {
  wishes: readonly OfficeWish[];
  /** Windows that were locked already for these wishes, and perhaps for others. */
  ahead?: LockedAhead | null;
}

/**
 * A place for each wish, in the order they came, or why there is none. The windows given are locked until the commit,
 * their `taken` raised in the rows returned: the caller writes what was given.
 */
export async function sharePlaces(
  tx: Transaction,
  { wishes, ahead = null }: Sharing,
  now: Instant,
): Promise<(GivenPlace | Refusal)[]> {
  const seen = new SeenWindows();
  let windows = seen.raised(ahead?.windows ?? (await lockWindows(tx, wishes, [], now)));
  let counted = ahead?.unproven ?? null;
  let mayFindMore = ahead !== null;
  const picked = await findPicked(tx, wishes, windows);
  const answers: (GivenPlace | Refusal | null)[] = await refusePicked(tx, wishes, picked, now);
  const shares = sharesOf(wishes);
  const tried: number[] = [];
  while (answers.includes(null) && (windows.length > 0 || mayFindMore)) {
    const open = answers.flatMap((answer, index) => (answer ? [] : [index]));
    const ids = new Set(windows.map(({ id }) => id));
    const fullPicked = [...picked.values()].filter(({ id }) => !ids.has(id));
    const shared = open.some((index) => wishes[index]?.wish.unproven);
    // Counted when the windows are locked, by a statement of its own: what others held until then is seen.
    const unproven = shared ? seen.withGiven(counted ?? (await countUnproven(tx, windows))) : null;
    counted = null;
    const given = give({ free: windows, full: fullPicked, unproven }, wishes, open, now);
    for (const [index, place] of given) answers[index] = place;
    const usedUp = windows.filter((window) => isUsedUp(window, unproven, shares));
    tried.push(...usedUp.map(({ id }) => id));
    // Windows that still have places were offered and not accepted: looking again would find the same.
    if (given.size === 0 && !mayFindMore && usedUp.length === 0) break;
    mayFindMore = false;
    const left = wishes.filter((_, index) => !answers[index]);
    windows = left.length === 0 ? [] : seen.raised(await lockWindows(tx, left, tried, now));
  }
  const without = wishes.filter((_, index) => !answers[index]);
  const earlier = await haveEarlier(tx, without, now);
  return wishes.map((one, index) => {
    const { office, wish } = one;
    const hasEarlier = earlier.has(sameChoice(one));
    return answers[index] ?? full(office, { wish, picked: pickOf(wish, picked), hasEarlier }, now);
  });
}

/** Windows as the rounds so far have left them: what they gave is not written yet when a window is read again. */
class SeenWindows {
  readonly #windows = new Map<number, CapacityWindow>();
  readonly #unproven = new Map<number, UnprovenCount>();

  raised(read: readonly CapacityWindow[]): CapacityWindow[] {
    for (const window of read) if (!this.#windows.has(window.id)) this.#windows.set(window.id, window);
    return read.map((window) => this.#windows.get(window.id) ?? window);
  }

  withGiven(counted: UnprovenCounts): Map<number, UnprovenCount> {
    for (const [id, count] of counted) if (!this.#unproven.has(id)) this.#unproven.set(id, count);
    return this.#unproven;
  }
}

/** Of those who asked for a place from some day on and got none: the ones for whom there is a place before it. */
async function haveEarlier(db: Queryable, without: readonly OfficeWish[], now: Instant): Promise<Set<string>> {
  const asked = without.filter(({ wish }) => wish.acceptNextPlace && (wish.date !== null || wish.window !== null));
  const found = new Set<string>();
  for (const [key, one] of new Map(asked.map((each) => [sameChoice(each), each])))
    if (await hasPlace(db, { ...one, wish: { ...one.wish, date: null, window: null } }, [], now)) found.add(key);
  return found;
}

/** The same for those who may have the same places. */
function sameChoice({ office, wish, atDesk = false }: OfficeWish): string {
  return `${office.code} ${wish.quotas.join()} ${wish.unproven ?? false} ${atDesk}`;
}

/** By office: the percentages of a window that unproven holds, and these with bookings confirmed by work, may have. */
type Shares = ReadonlyMap<string, { held: number; together: number }>;

function sharesOf(wishes: readonly OfficeWish[]): Shares {
  return new Map(
    wishes.map(({ office }) => [office.code, { held: office.policy.unprovenShare, together: workShareOf(office) }]),
  );
}

/** By window: the bookings that rest on no proof. */
type UnprovenCounts = ReadonlyMap<number, UnprovenCount>;
const NO_UNPROVEN: UnprovenCount = { held: 0, worked: 0 };

/** `unproven`: if some who are to have a place are unproven. */
function isUsedUp(window: CapacityWindow, unproven: UnprovenCounts | null, shares: Shares): boolean {
  const { taken, capacity } = window;
  return taken >= capacity || (unproven !== null && leftUnproven(window, unproven, shares) <= 0);
}

/** The places of a window that unproven callers may still hold, if it has any. */
function leftUnproven(window: CapacityWindow, unproven: UnprovenCounts, shares: Shares): number {
  const { held, worked } = unproven.get(window.id) ?? NO_UNPROVEN;
  const mostTogether = unprovenShare(window.capacity, shares.get(window.office)?.together ?? 0);
  return Math.min(shareOf(window, shares) - held, mostTogether - held - worked);
}

function shareOf({ office, capacity }: CapacityWindow, shares: Shares): number {
  return unprovenShare(capacity, shares.get(office)?.held ?? 0);
}

interface WindowsOfWish {
  free: readonly CapacityWindow[];
  /** Picked, but without a place that can be had. */
  full: readonly CapacityWindow[];
  /** Raised by what is given; null: none of the wishes is unproven. */
  unproven: Map<number, UnprovenCount> | null;
}

/** The places of the wishes that get one, by place in `wishes`; `open`: the wishes that still need one. */
function give(
  known: WindowsOfWish,
  wishes: readonly OfficeWish[],
  open: readonly number[],
  now: Instant,
): Map<number, GivenPlace> {
  const unproven = known.unproven ?? new Map<number, UnprovenCount>();
  const shares = sharesOf(wishes);
  const full = new Set(known.full.map(({ id }) => id));
  const byOffice = Map.groupBy(open, (index) => wishes[index]?.office.code ?? '');
  const windowsOf = Map.groupBy([...known.free, ...known.full], ({ office }) => office);
  const given = new Map<number, GivenPlace>();
  for (const [office, indexes] of byOffice) {
    const windows = (windowsOf.get(office) ?? []).toSorted(inOrder);
    const byId = new Map(windows.map((window) => [window.id, window]));
    const offered = windows.map((window) => openWindowOf(window, { full, unproven, shares }, now));
    const asking = indexes.map((index) => itemAt(wishes, index));
    const reaches = reachesOf(asking);
    const places = allocate(
      offered,
      asking.map(({ wish }, at) => ({ ...wish, reach: itemAt(reaches, at) })),
    );
    for (const [at, index] of indexes.entries()) {
      const place = places[at];
      const window = place && byId.get(place.window);
      if (!window) continue;
      const { unproven: isUnproven = false, onlyAsks = false } = asking[at]?.wish ?? {};
      if (!onlyAsks) window.taken++;
      const pressure = isUnproven && !onlyAsks ? countIn(window, unproven, shareOf(window, shares)) : null;
      given.set(index, { window, overflowedFrom: place.overflowedFrom, pressure });
    }
  }
  return given;
}

function inOrder(one: CapacityWindow, other: CapacityWindow): number {
  return one.startsAt.epochMilliseconds - other.startsAt.epochMilliseconds;
}

function openWindowOf(
  window: CapacityWindow,
  { full, unproven, shares }: { full: ReadonlySet<number>; unproven: UnprovenCounts; shares: Shares },
  now: Instant,
): OpenWindow {
  const { id, date, quota, startsAt, capacity, taken, opensToAllAt } = window;
  return {
    id,
    date,
    quota,
    openToAll: opensToAllAt !== null && !isBefore(now, opensToAllAt),
    startsAt: startsAt.epochMilliseconds,
    free: full.has(id) ? 0 : capacity - taken,
    freeUnproven: leftUnproven(window, unproven, shares),
  };
}

/** Counts one more unproven hold; returns how it was before. */
function countIn({ id }: CapacityWindow, unproven: Map<number, UnprovenCount>, share: number): UnprovenPressure {
  const { held, worked } = unproven.get(id) ?? NO_UNPROVEN;
  unproven.set(id, { held: held + 1, worked });
  return { held, share };
}
