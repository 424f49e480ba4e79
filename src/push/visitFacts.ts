// Reads the facts of visits that phones are told of: a few statements for all visits of an office.
import { type Booking } from '../booking/booking.ts';
import { findBookings } from '../booking/find.ts';
import type { Queryable } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { dayLines, placeInLine } from '../queue/dayLine.ts';
import { countersById, ticketById, ticketsOfBookings } from '../queue/line.ts';
import type { Ticket } from '../queue/ticket.ts';
import { type Instant, type LocalDate } from '../time.ts';
import { dateOfVisit, type VisitRows } from '../visit/visitState.ts';
import type { VisitFacts } from './phoneAlert.ts';

/** A booking by its code, or a walk-in's ticket by its id. */
export interface VisitOfPhone {
  booking: string | null;
  ticket: number | null;
}

export interface FoundVisit {
  facts: VisitFacts;
  date: LocalDate;
  /** Of its booking; null: a walk-in. */
  version: number | null;
}

/** In the order of `wanted`; null: it is gone. */
export async function factsOfVisits(
  db: Queryable,
  office: Office,
  wanted: readonly VisitOfPhone[],
  now: Instant,
): Promise<(FoundVisit | null)[]> {
  const codes = wanted.flatMap(({ booking }) => booking ?? []);
  const [bookings, tickets, walkIns] = await Promise.all([
    findBookings(db, codes),
    ticketsOfBookings(db, codes),
    Promise.all(wanted.map(({ ticket }) => (ticket === null ? null : ticketById(db, ticket)))),
  ]);
  const visits = wanted.map(({ booking: code }, index) => {
    const booking = code === null ? null : (bookings.get(code) ?? null);
    const ticket = code === null ? (walkIns[index] ?? null) : (tickets.get(code) ?? null);
    return booking || ticket ? ({ booking, ticket, office } as VisitRows) : null;
  });
  const waits = visits.some((visit) => visit?.ticket?.status === 'WAITING');
  const [line] = waits ? await dayLines(db, [office], now) : [];
  const counters = await countersById(
    db,
    visits.flatMap((visit) => visit?.ticket?.counter ?? []),
  );
  return visits.map((visit) => {
    if (!visit) return null;
    const { booking, ticket } = visit;
    const ahead = line && ticket ? placeInLine(line, ticket).ahead : null;
    const counter = ticket?.counter ? (counters.get(ticket.counter)?.label ?? null) : null;
    const facts = { ...factsOfRows(booking, ticket), ahead, counter };
    return { facts, date: dateOfVisit(visit), version: booking?.version ?? null };
  });
}

function factsOfRows(booking: Booking | null, ticket: Ticket | null): Omit<VisitFacts, 'ahead' | 'counter'> {
  return {
    startsAt: booking?.window.startsAt.toString() ?? null,
    isCancelled: booking?.status === 'CANCELLED',
    isCalled: ticket?.status === 'CALLED',
    isWaiting: ticket?.status === 'WAITING',
    calledAt: ticket?.calledAt?.toString() ?? null,
    number: ticket?.number ?? booking?.queueNumber ?? null,
    calls: ticket?.calls ?? 0,
  };
}
