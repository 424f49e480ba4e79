// Notices to people on standby: of a place they could have, and that they are asked no more.

import type { Booking } from '../booking/booking.ts';
import { buttonFor } from '../booking/notices.ts';
import { reachOfApplicant } from '../booking/reach.ts';
import type { CapacityWindow } from '../capacity/window.ts';
import { calmFrom, tells } from '../office/notices.ts';
import type { Office } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { type Instant, isBefore } from '../time.ts';

/** An offer that cannot be told, or that comes in the night, gives no time to think about it. */
export function mayOffer(office: Office, now: Instant): boolean {
  return tells(office, 'STANDBY_OFFER') && !isBefore(now, calmFrom(office.notices, office.timeZone, now));
}

interface PlaceOffer {
  /** The id of the freed place. */
  place: number;
  window: CapacityWindow;
  booking: Booking;
  office: Office;
  until: Instant;
}

/** null: the applicant cannot be written to. */
export function offerNotice({ place, window, booking, office, until }: PlaceOffer): Notice | null {
  const reach = reachOfApplicant(booking, office);
  if (!reach) return null;
  const zone = office.timeZone;
  const parameters = {
    office: office.name,
    date: window.date,
    from: { at: window.startsAt, zone },
    answerBy: { at: until, zone },
    code: booking.code,
  };
  return {
    ...reach,
    purpose: `offer:${place}:${booking.code}`,
    language: booking.language,
    texts: office.texts,
    about: { booking: booking.code, version: booking.version },
    notAfter: until,
    key: 'offer',
    parameters,
    buttons: [buttonFor('ACCEPT', booking), buttonFor('DECLINE', booking)],
  };
}

/** Two offers were not answered. `standby`: names their turn in the line. */
export function endedNotice(standby: number, booking: Booking, office: Office): Notice | null {
  const reach = reachOfApplicant(booking, office);
  if (!reach) return null;
  return {
    ...reach,
    purpose: `standby ended:${standby}`,
    language: booking.language,
    texts: office.texts,
    about: { booking: booking.code, version: booking.version },
    notAfter: booking.window.startsAt,
    once: true,
    calm: true,
    key: 'standbyEnded',
    parameters: { office: office.name },
  };
}
