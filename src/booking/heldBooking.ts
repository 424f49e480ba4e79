// A booking as it is when its place has just been taken: held until it is confirmed.
import { unprovenHoldMinutes } from '../abuse/unproven.ts';
import { newCode } from '../bookingCode.ts';
import type { GivenPlace } from '../capacity/places.ts';
import type { CapacityWindow } from '../capacity/window.ts';
import type { Office } from '../office/settings.ts';
import type { Instant } from '../time.ts';
import type { Booking } from './booking.ts';
import { confirmBy, forfeitAt } from './deadlines.ts';
import type { PreparedBooking } from './prepare.ts';

export interface HoldTimes {
  now: Instant;
  confirmBy(window: CapacityWindow, office: Office): Instant;
  forfeitAt(window: CapacityWindow, office: Office): Instant;
}

/** The times are the same for all of a group in one window: instants are expensive to make and to write. */
export function holdTimes(now: Instant): HoldTimes {
  const confirm = new Map<CapacityWindow, Instant>();
  /** By milliseconds: mostly one for all windows, written once. */
  const written = new Map<number, Instant>();
  const forfeit = new Map<CapacityWindow, Instant>();
  return {
    now,
    confirmBy(window, office) {
      const known = confirm.get(window);
      if (known) return known;
      const own = confirmBy(window, office, office.policy.holdMinutes, now);
      const at = written.get(own.epochMilliseconds) ?? own;
      written.set(own.epochMilliseconds, at);
      confirm.set(window, at);
      return at;
    },
    forfeitAt(window, office) {
      const at = forfeit.get(window) ?? forfeitAt(window, office);
      forfeit.set(window, at);
      return at;
    },
  };
}

export function heldBooking(wanted: PreparedBooking, given: GivenPlace, times: HoldTimes): Booking {
  const { request, office } = wanted;
  const { window, overflowedFrom } = given;
  return {
    code: newCode(),
    status: 'HELD',
    live: true,
    office: office.code,
    service: wanted.service,
    window,
    name: wanted.name,
    birthDate: request.birthDate,
    address: request.address ?? null,
    phone: request.phone ?? null,
    photo: request.photo ?? null,
    senderKey: wanted.sender,
    proven: wanted.proven,
    source: wanted.budget,
    channel: wanted.channel,
    language: request.language,
    priority: wanted.priority,
    queueNumber: null,
    heldAt: times.now,
    confirmBy: heldUntil(given, office, times),
    confirmedAt: null,
    forfeitAt: times.forfeitAt(window, office),
    overflowedFrom,
    changes: 0,
    freeChanges: 0,
    version: 1,
  };
}

/** Unproven places are held shorter the fewer are left. */
function heldUntil({ window, pressure }: GivenPlace, office: Office, times: HoldTimes): Instant {
  if (!pressure) return times.confirmBy(window, office);
  return confirmBy(window, office, unprovenHoldMinutes(office.policy.holdMinutes, pressure), times.now);
}
