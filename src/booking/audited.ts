// A booking as the audit log compares it. The log is kept for good, so it names no one.
import type { Booking } from './booking.ts';

export function auditedBooking(booking: Booking): object {
  const { status, service, window, priority, queueNumber, proven, changes } = booking;
  const { date, quota, startsAt } = window;
  return { status, service, date, startsAt, quota, priority, queueNumber, proven, changes };
}
