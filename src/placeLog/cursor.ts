// How far the place log has come in the history of bookings, whose rows may be committed in another order than their ids.

export interface PlaceCursor {
  /** Every event up to this one is in the log. */
  done: number;
  /** An event that was seen. */
  mark: number;
  /** A transaction that began after the mark was seen. Ids are given out in order, to transactions with lower numbers. */
  markedBy: number | null;
}

export interface CursorTurn {
  /** The latest event that was seen in this turn. */
  seen: number;
  /** Number of the turn's own transaction. */
  own: number;
  /** All transactions with lower numbers had ended before the turn read the events. */
  ended: number;
}

/** The cursor after a turn that left no visible event out. */
export function nextCursor(cursor: PlaceCursor, { seen, own, ended }: CursorTurn): PlaceCursor {
  const { done, mark, markedBy } = cursor;
  if (mark === done) return seen > mark ? { done, mark: seen, markedBy: null } : cursor;
  // A database restored elsewhere counts its transactions from the beginning.
  if (markedBy === null || markedBy > own) return { done, mark, markedBy: own };
  return ended >= markedBy ? { done: mark, mark: Math.max(mark, seen), markedBy: null } : cursor;
}
