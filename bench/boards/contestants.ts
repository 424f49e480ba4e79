// The contestants of the boards' bench, the numbers of subscribers, and what is measured of one turn.
import type { Heard } from './listeners.ts';

export const BOARD_CONTESTANTS = ['antrean', 'graphql-ws', 'ws'] as const;
export type BoardContestant = (typeof BOARD_CONTESTANTS)[number];

/** The most first: memory is measured on a fresh server. */
export const SUBSCRIBER_COUNTS = [5000, 1000, 100] as const;
export type SubscriberCount = (typeof SUBSCRIBER_COUNTS)[number];

export interface BoardTurn extends Heard {
  /** Milliseconds of the server's processor time for each event. */
  serverCpu: number;
}
