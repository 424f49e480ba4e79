// Whether a booked person may still say that they run late: pure.
import type { Office } from '../office/settings.ts';
import { dateIn, type Instant, isBefore } from '../time.ts';
import type { Booking } from './booking.ts';
import { forfeitAt } from './deadlines.ts';

/** On the day of the visit, in time, and once: a place that is kept longer already is not kept longer still. */
export function mayRunLate(booking: Booking, office: Office, now: Instant): boolean {
  const { status, window } = booking;
  if (status !== 'CONFIRMED' || office.policy.laterMinutes === 0) return false;
  if (window.date !== dateIn(office.timeZone, now) || !isBefore(now, booking.forfeitAt)) return false;
  return !isBefore(forfeitAt(window, office), booking.forfeitAt);
}
