// Allocates places: a pure function over windows and requests, in order of arrival.

import { itemAt } from '../items.ts';
import { mayHave } from '../office/quotas.ts';
import type { LocalDate } from '../time.ts';

/** A share of a window as far as allocating goes. */
export interface OpenWindow {
  id: number;
  date: LocalDate;
  /** When it begins: the shares of one window begin together. */
  startsAt: number;
  quota: string;
  /** The quota's unused places are open to all by now. */
  openToAll: boolean;
  /** Free places. */
  free: number;
  /** How many of them unproven callers may have; none named: all. */
  freeUnproven?: number;
}

/** A wish for a place, at the earliest. */
export interface PlaceWish {
  /** Not before this day; null: as early as can be. */
  date: LocalDate | null;
  /** Not before this window, which must be among those given; null: from the day's first. */
  window: number | null;
  /** false: only that window, or that day where no window is named. */
  acceptNextPlace: boolean;
  /** The quotas whose places may be had, the one to use first in front. */
  quotas: readonly string[];
  /** Comes of a caller who has proven nothing, and so has part of a window only. */
  unproven?: boolean;
  /** Takes no place: it is only asked whether there is one. */
  onlyAsks?: boolean;
  /**
   * The windows that were looked up for this wish, counted among those that it fits and that had a place. None named:
   * all. Behind them lie windows that were looked up for other wishes, and there may be nearer ones between.
   */
  reach?: number;
}

/** The window given, or null where there is none; `overflowedFrom` is the day asked for where another was given. */
export interface AllocatedPlace {
  window: number;
  overflowedFrom: LocalDate | null;
}

/**
 * Gives each wish the first place it fits, the earlier wish first. `windows` are in order of time; a place that one wish
 * takes is gone for the next. Of the shares of one window the wish's first quota comes first. A wish that has used up its
 * reach gets none for now, and neither do those behind it. Without such a one, no wish is turned away
 * while any window within its reach has a place that it may have and accepts.
 */
export function allocate(windows: readonly OpenWindow[], wishes: readonly PlaceWish[]): (AllocatedPlace | null)[] {
  const free = windows.map((window) => window.free);
  const unproven = windows.map((window) => Math.min(window.free, window.freeUnproven ?? window.free));
  // The window at which wishes alike begin to look: those they passed over stay full.
  const begin = new Map<string, number>();
  const ends = new Map<string, number>();
  let hasToWait = false;
  return wishes.map((wish) => {
    if (hasToWait) return null;
    const key = `${wish.date} ${wish.window} ${wish.quotas.join()} ${wish.unproven ?? false}`;
    const left = (at: number) => (wish.unproven ? Math.min(itemAt(unproven, at), itemAt(free, at)) : itemAt(free, at));
    const rank = (at: number) => (left(at) <= 0 ? NEVER : rankOf(itemAt(windows, at), wish.quotas));
    let at = begin.get(key) ?? firstFor(windows, wish);
    let found = -1;
    while (at < windows.length && found < 0) {
      const end = endOfShares(windows, at);
      found = bestShare(at, end, rank);
      if (found < 0) at = end;
    }
    begin.set(key, at);
    const farthest = `${key} ${wish.acceptNextPlace} ${wish.reach}`;
    const end = ends.get(farthest) ?? endOfReach(windows, wish);
    ends.set(farthest, end);
    const window = found < end ? windows[found] : undefined;
    // Further windows may have a place for it: those behind it wait, so that none of them takes that place before it.
    hasToWait = !window && end !== EVERYWHERE;
    if (!window || !fits(windows, window, wish)) return null;
    const taken = wish.onlyAsks ? 0 : 1;
    free[found] = itemAt(free, found) - taken;
    if (wish.unproven) unproven[found] = itemAt(unproven, found) - taken;
    const asked = wish.date ?? windows.find(({ id }) => id === wish.window)?.date ?? null;
    return { window: window.id, overflowedFrom: window.date === asked ? null : asked };
  });
}

/** The end of a reach that takes in all there is. */
const EVERYWHERE = Number.POSITIVE_INFINITY;

/** The window before which a wish has to find its place: the shares of one window are all within reach. */
function endOfReach(windows: readonly OpenWindow[], wish: PlaceWish): number {
  const { reach = EVERYWHERE, quotas } = wish;
  const hasPlace = ({ free, freeUnproven = free }: OpenWindow) =>
    (wish.unproven ? Math.min(free, freeUnproven) : free) > 0;
  const isForIt = (share: OpenWindow) => hasPlace(share) && rankOf(share, quotas) < NEVER && fits(windows, share, wish);
  let left = reach;
  let at = firstFor(windows, wish);
  while (at < windows.length && left > 0) {
    const end = endOfShares(windows, at);
    left -= windows.slice(at, end).filter(isForIt).length;
    at = end;
  }
  return left > 0 ? EVERYWHERE : at;
}

function endOfShares(windows: readonly OpenWindow[], at: number): number {
  const start = windows[at]?.startsAt;
  let end = at + 1;
  while (windows[end]?.startsAt === start && end < windows.length) end++;
  return end;
}

/** The rank of a share that the wish cannot have. */
const NEVER = Number.POSITIVE_INFINITY;

/** The share of the lowest rank from `from` to before `end`; -1: none that the wish can have. */
function bestShare(from: number, end: number, rankAt: (at: number) => number): number {
  let best = -1;
  let bestRank = NEVER;
  for (let at = from; at < end; at++) {
    const rank = rankAt(at);
    if (rank < bestRank) {
      best = at;
      bestRank = rank;
    }
  }
  return best;
}

/** Own quotas in their order, then what others left over. */
function rankOf({ quota, openToAll }: OpenWindow, quotas: readonly string[]): number {
  if (!mayHave(quotas, quota, openToAll)) return NEVER;
  const own = quotas.indexOf(quota);
  return own >= 0 ? own : quotas.length;
}

function firstFor(windows: readonly OpenWindow[], wish: PlaceWish): number {
  const picked = windows.find((window) => window.id === wish.window);
  // A window that is not there is not the same as no window picked.
  if (!picked && wish.window !== null) return windows.length;
  const at = windows.findIndex((window) =>
    picked ? window.startsAt >= picked.startsAt : wish.date === null || window.date >= wish.date,
  );
  return at < 0 ? windows.length : at;
}

function fits(windows: readonly OpenWindow[], window: OpenWindow, wish: PlaceWish): boolean {
  if (wish.acceptNextPlace) return true;
  if (wish.window !== null)
    return windows.some(({ id, startsAt }) => id === wish.window && startsAt === window.startsAt);
  return wish.date === null || window.date === wish.date;
}
