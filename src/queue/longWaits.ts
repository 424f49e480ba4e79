// Waits that are longer than the office allows itself: a pure rule over the tickets that wait.
import { type Instant, isBefore } from '../time.ts';
import type { Ticket } from './ticket.ts';

export interface LongWait {
  number: string;
  minutes: number;
}

/** Those who came early wait from the beginning of their window, those who came back from their return. */
export function waitsSince({ issuedAt, returnedAt, windowStartsAt }: Ticket): Instant {
  if (returnedAt) return returnedAt;
  return windowStartsAt && isBefore(issuedAt, windowStartsAt) ? windowStartsAt : issuedAt;
}

/** The tickets whose wait is longer than the limit, the longest first; 0: no wait is too long. */
export function longWaits(waiting: readonly Ticket[], limitMinutes: number, now: Instant): LongWait[] {
  if (limitMinutes === 0) return [];
  return waiting
    .map((ticket) => ({ number: ticket.number, minutes: minutesSince(waitsSince(ticket), now) }))
    .filter(({ minutes }) => minutes > limitMinutes)
    .sort((a, b) => b.minutes - a.minutes || a.number.localeCompare(b.number));
}

function minutesSince(since: Instant, now: Instant): number {
  return Math.floor((now.epochMilliseconds - since.epochMilliseconds) / 60_000);
}
