// Tells people whose booking came from another system the code and the number that it has here.
import type { Booking } from '../../src/booking/booking.ts';
import { arriveBy } from '../../src/booking/deadlines.ts';
import { saying } from '../../src/booking/notices.ts';
import { reachOfApplicant } from '../../src/booking/reach.ts';
import type { Offices } from '../../src/office/settings.ts';
import type { Notice } from '../../src/outbox/notice.ts';

/** In the hours in which people may be disturbed; none for those who cannot be written to. */
export function importedNotices(bookings: readonly Booking[], offices: Offices): Notice[] {
  return bookings.flatMap((booking) => {
    const office = offices(booking.office);
    const reach = reachOfApplicant(booking, office);
    if (!reach) return [];
    const { code, version, window, queueNumber, forfeitAt, language } = booking;
    const zone = office.timeZone;
    const said = saying('confirmed', {
      number: queueNumber ?? '',
      office: office.name,
      date: window.date,
      from: { at: window.startsAt, zone },
      arriveBy: { at: arriveBy(window, office), zone },
      deadline: { at: forfeitAt, zone },
      code,
      bring: office.bring[language],
    });
    const purpose = `IMPORTED:${code}`;
    const about = { booking: code, version };
    const notAfter = window.startsAt;
    return { ...reach, ...said, purpose, language, texts: office.texts, about, notAfter, once: true, calm: true };
  });
}
