// Tickets and counters, as rows of the database.
import type { Priority } from '../office/settings.ts';
import type { Instant, LocalDate } from '../time.ts';
import { afterTicketAction, TICKET_ACTIONS, type TicketAction, type TicketStatus, UNDO_MINUTES } from './lifecycle.ts';

export interface Counter {
  /** `BOGOR/1`: the office is part of it. */
  id: string;
  office: string;
  label: string;
  /** Codes of the services it serves; none: all. */
  services: string[];
  open: boolean;
  officer: string | null;
}

/** Why a ticket was called when it was. */
export const CALL_REASONS = ['RETURNED', 'PRIORITY', 'WINDOW', 'WALK_IN', 'EARLY'] as const;
export type CallReason = (typeof CALL_REASONS)[number];

export interface Ticket {
  id: number;
  office: string;
  date: LocalDate;
  number: string;
  service: string;
  status: TicketStatus;
  /** Its code; null for a walk-in. */
  booking: string | null;
  priority: Priority;
  /** When the booked window begins; null for a walk-in. */
  windowStartsAt: Instant | null;
  /** Checked in, or given out. */
  issuedAt: Instant;
  /** Back in the line since then, after parking or a transfer. */
  returnedAt: Instant | null;
  counter: string | null;
  /** The only counter that is to call it, after a transfer to that. */
  wantedCounter: string | null;
  reason: CallReason | null;
  calls: number;
  calledAt: Instant | null;
  servingAt: Instant | null;
  endedAt: Instant | null;
  /** Was told that its turn is near. */
  nearTold: boolean;
}

export const TICKET_COLUMNS = `id, office, date, number, service, status, booking, priority, window_starts_at, issued_at,
  returned_at, counter, wanted_counter, reason, calls, called_at, serving_at, ended_at, near_told`;

// biome-ignore lint/suspicious/noExplicitAny: the row is what the columns above say.
export function readTicket(row: any): Ticket {
  return {
    id: row.id,
    office: row.office,
    date: row.date,
    number: row.number,
    service: row.service,
    status: row.status,
    booking: row.booking,
    priority: row.priority,
    windowStartsAt: row.window_starts_at,
    issuedAt: row.issued_at,
    returnedAt: row.returned_at,
    counter: row.counter,
    wantedCounter: row.wanted_counter,
    reason: row.reason,
    calls: row.calls,
    calledAt: row.called_at,
    servingAt: row.serving_at,
    endedAt: row.ended_at,
    nearTold: row.near_told,
  };
}

export function canBeUndone(ticket: Ticket, now: Instant): boolean {
  if (!ticket.endedAt || !ticket.counter) return false;
  return now.epochMilliseconds - ticket.endedAt.epochMilliseconds <= UNDO_MINUTES * 60_000;
}

/** The actions that an officer may take on the ticket now. */
export function allowedTicketActions(ticket: Ticket, now: Instant): TicketAction[] {
  return TICKET_ACTIONS.filter((action) => {
    if (!afterTicketAction(ticket.status, action)) return false;
    return action !== 'UNDO' || canBeUndone(ticket, now);
  });
}

/** The office that a counter's id names. */
export function officeOfCounter(id: string): string {
  return id.split('/')[0] as string;
}
