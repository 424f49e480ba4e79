// The times of a booking: until when it is held, when to be there, and from when on it is too late.
import type { CapacityWindow } from '../capacity/window.ts';
import type { Office } from '../office/settings.ts';
import { addMinutes, type Instant, isBefore, MINUTE_MS } from '../time.ts';
import type { Booking } from './booking.ts';

export function arriveBy(window: CapacityWindow, office: Office): Instant {
  return addMinutes(window.startsAt, -office.policy.arriveMinutesBefore);
}

/** A hold ends at least so long before one must be there; where there is less time than twice that, half of it is left. */
const CONFIRM_MINUTES_BEFORE = 5;

/** The time until which a new place is held: `holdMinutes`, but never until the applicant must be there. */
export function confirmBy(window: CapacityWindow, office: Office, holdMinutes: number, now: Instant): Instant {
  const there = window.startsAt.epochMilliseconds - office.policy.arriveMinutesBefore * MINUTE_MS;
  const left = Math.max(0, (there - now.epochMilliseconds) / MINUTE_MS);
  const most = Math.max(left - CONFIRM_MINUTES_BEFORE, left / 2);
  return addMinutes(now, Math.min(holdMinutes, most));
}

/** A place in a window that begins then or later is held for all minutes of a hold. */
export function heldInFullFrom({ policy }: Office, now: Instant): Instant {
  return addMinutes(now, policy.holdMinutes + CONFIRM_MINUTES_BEFORE + policy.arriveMinutesBefore);
}

/** Too late from then on: the start of the window, and the grace the office gives. */
export function forfeitAt(window: CapacityWindow, office: Office): Instant {
  return addMinutes(window.startsAt, office.policy.graceMinutes);
}

export function isLapsed(booking: Pick<Booking, 'status' | 'confirmBy'>, now: Instant): boolean {
  return booking.status === 'HELD' && !isBefore(now, booking.confirmBy);
}

/** The end of the hold, or where the office has become stricter since, the time to be there. */
export function latestConfirmation({ confirmBy, window }: Booking, office: Office): Instant {
  const there = arriveBy(window, office);
  return isBefore(there, confirmBy) ? there : confirmBy;
}

/** Not before that time may an applicant check in. */
export function checkInOpensAt(window: CapacityWindow, office: Office): Instant {
  return addMinutes(window.startsAt, -office.policy.checkInOpensMinutesBefore);
}
