// The notice to a sender for whom an officer has booked: the code, and until when it has to be confirmed.
import type { Booking } from '../src/booking/booking.ts';
import { reachOfApplicant } from '../src/booking/reach.ts';
import type { FailedMessage } from '../src/inbox/failed.ts';
import { addressesOf } from '../src/office/addresses.ts';
import type { Office } from '../src/office/settings.ts';
import type { Notice } from '../src/outbox/notice.ts';

/** By the number that was written to; if the office has it no more, as other notices go. null: there is no way. */
export function acceptedNotice(booking: Booking, message: FailedMessage, office: Office): Notice | null {
  const { channel, from, to } = message;
  const isOwn = addressesOf(office).includes(to);
  const reach = isOwn ? { channel, from: to, office: office.code, to: from } : reachOfApplicant(booking, office);
  if (!reach) return null;
  const zone = office.timeZone;
  const parameters = {
    name: booking.name,
    birthDate: booking.birthDate,
    office: office.name,
    date: booking.window.date,
    from: { at: booking.window.startsAt, zone },
    code: booking.code,
    confirmBy: { at: booking.confirmBy, zone },
  };
  const how = { ...reach, purpose: `accepted:${message.id}`, language: booking.language };
  const about = { booking: booking.code, version: booking.version };
  return { ...how, texts: office.texts, about, notAfter: booking.confirmBy, key: 'held', parameters };
}
