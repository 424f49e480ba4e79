// Chooses the bookings that must move when a window is to have fewer places: pure.

/** A window that is to have fewer places. */
export interface Shrinking {
  /** Places it will have. */
  planned: number;
  /** Places taken by any booking. */
  taken: number;
}

/**
 * Those who came first stay. `movable` are the window's bookings that can be moved, the oldest first; those who are in
 * the house already stay in any case.
 */
export function whoMoves<Booking>({ planned, taken }: Shrinking, movable: readonly Booking[]): Booking[] {
  const settled = taken - movable.length;
  return movable.slice(Math.max(0, planned - settled));
}
