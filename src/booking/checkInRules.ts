// When a booking may check in: the desk refuses by this rule, and the holder is shown by it what can be done.
import type { Office } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { dateIn, type Instant, isBefore } from '../time.ts';
import type { Booking } from './booking.ts';
import { checkInOpensAt } from './deadlines.ts';
import { afterAction } from './lifecycle.ts';

/** Right day by the office's own calendar, not too early, not too late; null: nothing against it. */
export function refusedCheckIn(booking: Booking, office: Office, now: Instant): Refusal | null {
  const { timeZone } = office;
  const { date } = booking.window;
  const late = refuse('TOO_LATE', { deadline: { at: booking.forfeitAt, zone: timeZone } });
  if (booking.status === 'FORFEITED') return late;
  if (!afterAction(booking.status, 'CHECK_IN')) return refuse('NOT_ALLOWED_NOW', { status: booking.status });
  const today = dateIn(timeZone, now);
  if (date !== today) return date < today ? late : refuse('WRONG_DAY', { date });
  const opensAt = checkInOpensAt(booking.window, office);
  if (isBefore(now, opensAt)) return refuse('TOO_EARLY', { opensAt: { at: opensAt, zone: timeZone } });
  return isBefore(now, booking.forfeitAt) ? null : late;
}
