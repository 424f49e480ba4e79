// Who gets which place: a pure function over windows and requests, in order of arrival.
import type { LocalDate } from '../time.ts';

/** A window as far as allocating goes. */
export interface OpenWindow {
  id: number;
  date: LocalDate;
  ordinal: number;
  /** Free places. */
  free: number;
}

/** What is wanted, at the earliest. */
export interface Wish {
  /** Not before this day; null: as early as can be. */
  date: LocalDate | null;
  /** Not before this window of that day; null: from the first. */
  window: number | null;
  /** false: only that window, or that day where no window is named. */
  acceptNextPlace: boolean;
}

/** The window given, or null where there is none; `overflowedFrom` is the day asked for where another was given. */
export interface Place {
  window: number;
  overflowedFrom: LocalDate | null;
}

/**
 * Gives each wish the first place it fits, the earlier wish first. `windows` are in order of time; what a wish takes
 * is gone for the next. Nobody is turned away while any window offered has a place and the wish accepts it.
 */
export function allocate(windows: readonly OpenWindow[], wishes: readonly Wish[]): (Place | null)[] {
  const free = windows.map((window) => window.free);
  // Where wishes alike begin to look: what they passed over stays full.
  const begin = new Map<string, number>();
  return wishes.map((wish) => {
    const key = `${wish.date} ${wish.window}`;
    let at = begin.get(key) ?? firstFor(windows, wish);
    while (at < windows.length && (free[at] as number) <= 0) at++;
    begin.set(key, at);
    const window = windows[at];
    if (!window || !fits(window, wish)) return null;
    free[at] = (free[at] as number) - 1;
    const asked = wish.date ?? windows.find(({ id }) => id === wish.window)?.date ?? null;
    return { window: window.id, overflowedFrom: window.date === asked ? null : asked };
  });
}

function firstFor(windows: readonly OpenWindow[], wish: Wish): number {
  if (wish.window !== null) {
    const picked = windows.findIndex((window) => window.id === wish.window);
    if (picked >= 0) return picked;
  }
  const at = windows.findIndex((window) => wish.date === null || window.date >= wish.date);
  return at < 0 ? windows.length : at;
}

function fits(window: OpenWindow, wish: Wish): boolean {
  if (wish.acceptNextPlace) return true;
  if (wish.window !== null) return window.id === wish.window;
  return wish.date === null || window.date === wish.date;
}
