// Builders for tickets that wait: each as usual unless told otherwise.
import type { Ticket } from '../../src/queue/ticket.ts';
import { addMinutes, type Instant, instant } from '../../src/time.ts';

/** The first window of the day of the seed's Monday begins. */
export const EIGHT = instant('2017-08-07T08:00:00+07:00');

/** That many minutes after eight. */
export function at(minutes: number): Instant {
  return addMinutes(EIGHT, minutes);
}

/** A normal person, booked for eight, checked in at half past seven. */
export function makeTicket(changes: Partial<Ticket> = {}): Ticket {
  const id = changes.id ?? 1;
  return {
    id,
    office: 'BOGOR',
    date: '2017-08-07',
    number: `A1${String(id).padStart(2, '0')}`,
    service: 'PASSPORT',
    status: 'WAITING',
    booking: null,
    priority: 'NORMAL',
    windowStartsAt: EIGHT,
    issuedAt: at(-30),
    returnedAt: null,
    counter: null,
    wantedCounter: null,
    reason: null,
    calls: 0,
    calledAt: null,
    servingAt: null,
    endedAt: null,
    putBackAt: null,
    putBackFrom: null,
    nearTold: false,
    notBefore: null,
    timesLater: 0,
    rated: false,
    note: null,
    walkInName: null,
    ...changes,
  };
}
