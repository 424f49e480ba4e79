// Capacity changes by their identifiers, and the bookings that they moved, read together for all changes of a request.

import { CallerError } from '../src/refusal.ts';
import { type MovesWish, movedBookings } from '../src/replanning/dayChange.ts';
import { type Instant, rfc3339 } from '../src/time.ts';
import { type Context, reading } from './context.ts';
import { togetherInPlaces } from './togetherInRequest.ts';

export const movesBy = togetherInPlaces((context: Context, wishes: readonly MovesWish[]) =>
  movedBookings(reading(context), wishes),
);

/** In the zone of the office that was changed. */
export function changeTime(at: Instant, office: string, { app }: Context): string {
  return rfc3339(at, app.offices.get(office).timeZone);
}

/** @throws CallerError BAD_USER_INPUT */
export function readChangeId(id: string): number {
  const number = Number(id);
  if (!Number.isSafeInteger(number) || number < 1) throw new CallerError('BAD_USER_INPUT', `${id} is no change.`);
  return number;
}
