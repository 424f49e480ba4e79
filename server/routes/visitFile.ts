// The visit of a booking as a file for a calendar: at its address, and with mails.
import type { Booking } from '../../src/booking/booking.ts';
import { arriveBy } from '../../src/booking/deadlines.ts';
import { findBookings } from '../../src/booking/find.ts';
import type { MessageFile } from '../../src/channel/messages.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Office } from '../../src/office/settings.ts';
import { bookingOf } from '../../src/outbox/subject.ts';
import { type Clock, type Instant, rfc3339 } from '../../src/time.ts';
import { visitCalendar } from './calendarFile.ts';

export function visitFileOf(booking: Booking, office: Office, now: Instant): MessageFile {
  const at = (moment: Instant) => rfc3339(moment, office.timeZone);
  const content = visitCalendar({
    code: booking.code,
    version: booking.version,
    cancelled: !booking.live && booking.status !== 'CHECKED_IN',
    at: at(now),
    startsAt: at(booking.window.startsAt),
    endsAt: at(booking.window.endsAt),
    arriveBy: at(arriveBy(booking.window, office)),
    timeZone: office.timeZone,
    officeName: office.name,
    city: office.city,
    queueNumber: booking.queueNumber,
    language: booking.language,
  });
  return { name: `antrean-${booking.code}.ics`, contentType: 'text/calendar; charset=utf-8', content };
}

/** The files of a mail: the visit, once it is confirmed, and its cancellation; a hold may lapse and is in no calendar. */
export function visitFiles({ pool, offices, clock }: { pool: Pool; offices: Directory; clock: Clock }) {
  return async (message: Parameters<typeof bookingOf>[0]): Promise<MessageFile[]> => {
    const code = bookingOf(message);
    const booking = code === null ? undefined : (await findBookings(queriesOn(pool), [code])).get(code);
    if (!booking || booking.queueNumber === null) return [];
    return [visitFileOf(booking, offices.get(booking.office), clock.now())];
  };
}
