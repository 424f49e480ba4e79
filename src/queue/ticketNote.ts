// Writes what officers put on a ticket: a note for their colleagues, and the name of a person without a booking.
import { writtenAs } from '../access/asker.ts';
import { readName } from '../applicantName.ts';
import { cleanText } from '../cleanText.ts';
import type { Transaction } from '../database.ts';
import { CallerError, refuse } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import { dateIn, type Instant, type LocalDate } from '../time.ts';
import { queueChanged } from './checkIn.ts';
import { TicketEntity, TicketEventEntity } from './entities.ts';
import { openLine, ticketByNumber } from './line.ts';
import { refusedTicketStep, stepOnce, type TicketStep } from './once.ts';
import type { TicketInput } from './serve.ts';
import type { Ticket } from './ticket.ts';

const notedTables = tablesOf(TicketEntity, TicketEventEntity);

/** Characters. */
export const MAX_TICKET_NOTE_LENGTH = 200;

export interface TicketNoting extends TicketInput {
  /** Empty or null: the note is removed. */
  note: string | null;
  /** Null: the name is removed. Undefined: it stays. */
  walkInName: string | null | undefined;
  /** Null: today. On a ticket of another day, texts can only be removed. */
  date: LocalDate | null;
}

/** One line without signs that cannot be seen; null: nothing is left. @throws CallerError BAD_USER_INPUT */
export function readTicketNote(text: string): string | null {
  const note = cleanText(text).replace(/\s+/g, ' ').trim();
  if (note.length > MAX_TICKET_NOTE_LENGTH)
    throw new CallerError('BAD_USER_INPUT', `A note has at most ${MAX_TICKET_NOTE_LENGTH} characters.`);
  return note || null;
}

/** @throws CallerError NOT_FOUND, BAD_USER_INPUT */
export async function noteTicket(tx: Transaction, input: TicketNoting, now: Instant): Promise<TicketStep> {
  const { office, number, asker, idempotencyKey, date } = input;
  const note = input.note === null ? null : readTicketNote(input.note);
  const name = input.walkInName?.trim() ? readName(input.walkInName) : null;
  if (input.walkInName?.trim() && name === null)
    return refusedTicketStep(refuse('INVALID_NAME', {}, { field: 'walkInName' }));
  const given = [office.code, number, note, input.walkInName === null ? '' : (input.walkInName ?? null), date];
  return stepOnce(tx, { asker, operation: 'noteTicket', idempotencyKey, input: given, now }, async () => {
    await openLine(tx, office, now);
    const today = dateIn(office.timeZone, now);
    const ticket = await ticketByNumber(tx, office.code, date ?? today, number);
    if (!ticket) throw new CallerError('NOT_FOUND', `There is no number ${number.slice(0, 20)} on that day.`);
    const walkInName = input.walkInName === undefined ? ticket.walkInName : name;
    mustBeWritable(ticket, { note, walkInName }, today);
    const answer: Ticket = { ...ticket, note, walkInName };
    const event = { ticket: ticket.id, at: now, action: 'NOTE', by: writtenAs(asker), detail: null };
    await notedTables(tx).insertInto('ticket_event').values(event).execute();
    await notedTables(tx).updateTable('ticket').set({ note, walkInName }).where('id', '=', ticket.id).execute();
    return { answer, announcements: queueChanged(office), before: ticket };
  });
}

type TicketTexts = Pick<Ticket, 'note' | 'walkInName'>;

function mustBeWritable(ticket: Ticket, { note, walkInName }: TicketTexts, today: LocalDate): void {
  if (walkInName !== null && ticket.booking)
    throw new CallerError('BAD_USER_INPUT', 'A person with a booking has the name of the booking: `correctMyData`.');
  const adds = note !== null || (walkInName !== null && walkInName !== ticket.walkInName);
  if (adds && ticket.date !== today)
    throw new CallerError('BAD_USER_INPUT', 'On a ticket of another day, texts can only be removed.');
}
