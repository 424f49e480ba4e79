// Makes the rows of the day's list from bookings and tickets: pure.
import type { BookingStatus, Priority, TicketStatus } from '../../clients/types.ts';
import type { DeskTexts } from '../texts/desk/texts.ts';
import type { DeskTicket } from './deskState.ts';
import type { ListedFragment } from './documents.ts';
import { ticketPersonName } from './ticketPerson.ts';

export interface DayRow {
  number: string;
  /** The code of the booking; null for a number without one. */
  code: string | null;
  name: string;
  birthDate: string | null;
  startsAt: string | null;
  service: string;
  priority: Priority;
  /** An officer's note on the ticket. */
  note: string | null;
  status: string;
  tone: 'good' | 'care' | 'bad' | 'plain';
  canCheckIn: boolean;
  /** Parked, or called in vain, and may come back into the queue. */
  canReturn: boolean;
}

const STATUS_TONES: Readonly<Record<BookingStatus, DayRow['tone']>> = {
  HELD: 'care',
  CONFIRMED: 'plain',
  CHECKED_IN: 'good',
  EXPIRED: 'bad',
  CANCELLED: 'bad',
  FORFEITED: 'bad',
};

const TICKET_TONES: Readonly<Partial<Record<TicketStatus, DayRow['tone']>>> = {
  WAITING: 'plain',
  PARKED: 'care',
  NO_SHOW: 'bad',
};

/** `at` is the office's moment. */
export function rowOfBooking(booking: ListedFragment, at: string, say: DeskTexts): DayRow {
  const { applicant, window, service, status, ticket } = booking;
  const canCheckIn = booking.allowedActions.includes('CHECK_IN');
  const outsideTime = window.startsAt > at ? say.tooEarly : say.tooLate;
  const own = status === 'CONFIRMED' && !canCheckIn ? outsideTime : say.bookingStatuses[status];
  return {
    number: booking.queueNumber ?? '–',
    code: booking.code,
    name: applicant.name,
    birthDate: applicant.birthDate,
    startsAt: window.startsAt,
    service: service.name,
    priority: booking.priority,
    note: ticket?.note ?? null,
    status: ticket ? ticketStatus(ticket, say) : own,
    tone: ticket?.notBefore ? 'care' : STATUS_TONES[status],
    canCheckIn,
    canReturn: ticket?.allowedActions.includes('RESUME') ?? false,
  };
}

export function rowOfTicket(ticket: DeskTicket, say: DeskTexts): DayRow {
  const { booking, status } = ticket;
  return {
    number: ticket.number,
    code: booking?.code ?? null,
    name: ticketPersonName(ticket, say),
    birthDate: booking?.applicant.birthDate ?? null,
    startsAt: booking?.window.startsAt ?? null,
    service: ticket.service.name,
    priority: ticket.priority ?? 'NORMAL',
    note: ticket.note,
    status: ticketStatus(ticket, say),
    tone: ticket.notBefore ? 'care' : (TICKET_TONES[status] ?? 'good'),
    canCheckIn: false,
    canReturn: ticket.allowedActions.includes('RESUME'),
  };
}

/** Those who have asked for more time are not called before it, though they wait. */
export function ticketStatus(
  { status, counter, notBefore }: Pick<DeskTicket, 'status' | 'notBefore'> & { counter: { label: string } | null },
  say: DeskTexts,
): string {
  const more = counter ? say.at(counter.label) : notBefore ? say.notBefore(notBefore.slice(11, 16)) : null;
  return `${say.ticketStatuses[status]}${more ? `, ${more}` : ''}`;
}
