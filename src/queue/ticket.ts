// Tickets and counters, as rows of the database.

import { itemAt } from '../items.ts';
import type { Priority } from '../office/settings.ts';
import { type Selection, select } from '../statement.ts';
import { addDays, atTime, dateIn, type Instant, type LocalDate } from '../time.ts';
import { CounterEntity, TicketEntity } from './entities.ts';
import {
  afterTicketAction,
  type CallReason,
  ENDED_STATUSES,
  TICKET_ACTIONS,
  type TicketAction,
  type TicketStatus,
  UNDO_MINUTES,
} from './lifecycle.ts';

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
  /** Back in the line since then, after parking, a transfer or a no-show. */
  returnedAt: Instant | null;
  counter: string | null;
  /** The only counter that is to call it, after a transfer to that. */
  wantedCounter: string | null;
  reason: CallReason | null;
  calls: number;
  calledAt: Instant | null;
  servingAt: Instant | null;
  endedAt: Instant | null;
  /** Called, and put back into the queue then, from that counter; null: it was called since, or never put back. */
  putBackAt: Instant | null;
  putBackFrom: string | null;
  /** Was told that its turn is near. */
  nearTold: boolean;
  /** Not to be called before, at the visitor's own wish; null: the visitor has not asked. */
  notBefore: Instant | null;
  timesLater: number;
  /** The visitor has rated the visit. */
  rated: boolean;
  /** An officer's note for colleagues; null: none. */
  note: string | null;
  /** The name of a person without a booking; null: not written down, or booked. */
  walkInName: string | null;
}

export const TICKET: Selection<Ticket> = select(TicketEntity, [
  'id',
  'office',
  'date',
  'number',
  'service',
  'status',
  'booking',
  'priority',
  'windowStartsAt',
  'issuedAt',
  'returnedAt',
  'counter',
  'wantedCounter',
  'reason',
  'calls',
  'calledAt',
  'servingAt',
  'endedAt',
  'putBackAt',
  'putBackFrom',
  'nearTold',
  'notBefore',
  'timesLater',
  'rated',
  'note',
  'walkInName',
]);

export const COUNTER: Selection<Counter> = select(CounterEntity, [
  'id',
  'office',
  'label',
  'services',
  'open',
  'officer',
]);

export function canBeUndone(ticket: Ticket, now: Instant): boolean {
  const { status, putBackAt, putBackFrom, endedAt, counter } = ticket;
  if (canBeWithdrawn(ticket, now)) return true;
  const [at, where] = status === 'WAITING' ? [putBackAt, putBackFrom] : [endedAt, counter];
  return at !== null && where !== null && isRecent(at, now);
}

/** A number given out to a person without a booking by mistake, before anyone has called it. */
export function canBeWithdrawn({ booking, status, calls, returnedAt, issuedAt }: Ticket, now: Instant): boolean {
  return booking === null && status === 'WAITING' && calls === 0 && returnedAt === null && isRecent(issuedAt, now);
}

function isRecent(at: Instant, now: Instant): boolean {
  return now.epochMilliseconds - at.epochMilliseconds <= UNDO_MINUTES * 60_000;
}

/** The moment from which the ticket stays as it is; null: that is not known yet. */
export function endOfTicket(ticket: Ticket, timeZone: string): Instant | null {
  const { status, endedAt, counter, date } = ticket;
  if (!endedAt || !ENDED_STATUSES.has(status)) return null;
  if (afterTicketAction(status, 'RESUME')) return atTime(addDays(date, 1), '00:00', timeZone);
  const isUndoable = counter !== null && afterTicketAction(status, 'UNDO') !== null;
  return isUndoable ? endedAt.add({ minutes: UNDO_MINUTES, milliseconds: 1 }) : endedAt;
}

/** The actions that an officer may take on the ticket now; none on one of another day. */
export function allowedTicketActions(ticket: Ticket, now: Instant, timeZone: string): TicketAction[] {
  if (ticket.date !== dateIn(timeZone, now)) return [];
  return TICKET_ACTIONS.filter((action) => {
    if (!afterTicketAction(ticket.status, action)) return false;
    return action !== 'UNDO' || canBeUndone(ticket, now);
  });
}

/** The office that a counter's id names. */
export function officeOfCounter(id: string): string {
  return itemAt(id.split('/'), 0);
}
