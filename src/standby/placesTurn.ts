// The outcome of a turn of freed places.
import type { Announcement } from '../events.ts';
import type { Notice } from '../outbox/notice.ts';

export interface PlacesTurn {
  /** Offers made, lapsed, and places given back. */
  done: number;
  announcements: Announcement[];
  notices: Notice[];
}

/** The outcomes of several steps as one. */
export function sumOfTurns(turns: readonly PlacesTurn[]): PlacesTurn {
  return {
    done: turns.reduce((sum, { done }) => sum + done, 0),
    announcements: turns.flatMap(({ announcements }) => announcements),
    notices: turns.flatMap(({ notices }) => notices),
  };
}
