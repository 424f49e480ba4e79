// The steps of visitors themselves in the queue, from the pages of their visits: some minutes more, and going without being served.
import { type Asker, writtenAs } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { refuse } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import { addMinutes, type Instant } from '../time.ts';
import { queueChanged } from './checkIn.ts';
import { TicketEntity } from './entities.ts';
import { afterTicketAction } from './lifecycle.ts';
import { moveTicket, openLine, ticketById } from './line.ts';
import { refusedTicketStep, stepOnce, type TicketStep } from './once.ts';
import { setLive } from './serve.ts';
import type { Ticket } from './ticket.ts';
import { mayAskForTime, mayLeave } from './visitorRules.ts';

const ticketRows = tablesOf(TicketEntity);

export interface VisitorStep {
  office: Office;
  /** The id of the visitor's ticket. */
  ticket: number;
  asker: Asker;
  idempotencyKey: string | null;
}

/** The ticket keeps its place in the order, and is not called before that time is over; one that was called waits again. */
export function askForTime(tx: Transaction, step: VisitorStep, now: Instant): Promise<TicketStep> {
  return takeVisitorStep(tx, { ...step, operation: 'askForTime', may: mayAskForTime }, now, async (ticket, by) => {
    const { office } = step;
    const notBefore = addMinutes(now, office.policy.laterMinutes);
    const timesLater = ticket.timesLater + 1;
    const called = { counter: null, returnedAt: now, calledAt: null, reason: null };
    const status = afterTicketAction(ticket.status, 'LATER') ?? ticket.status;
    const change = { ...(ticket.status === 'CALLED' && called), status, notBefore, timesLater };
    await ticketRows(tx).updateTable('ticket').set({ notBefore, timesLater }).where('id', '=', ticket.id).execute();
    return moveTicket(tx, ticket, change, { action: 'LATER', by, now, detail: { until: notBefore.toString() } });
  });
}

/** The place goes to those behind, and the person may book again. */
export function leaveQueue(tx: Transaction, step: VisitorStep, now: Instant): Promise<TicketStep> {
  return takeVisitorStep(tx, { ...step, operation: 'leaveQueue', may: mayLeave }, now, async (ticket, by) => {
    await setLive(tx, ticket, false);
    const status = afterTicketAction(ticket.status, 'LEAVE') ?? ticket.status;
    return moveTicket(tx, ticket, { status, counter: null, endedAt: now }, { action: 'LEAVE', by, now });
  });
}

interface KindOfStep extends VisitorStep {
  operation: string;
  may(ticket: Ticket, office: Office, now: Instant): boolean;
}

function takeVisitorStep(
  tx: Transaction,
  { office, ticket: id, asker, idempotencyKey, operation, may }: KindOfStep,
  now: Instant,
  move: (ticket: Ticket, by: string) => Promise<Ticket>,
): Promise<TicketStep> {
  return stepOnce(tx, { asker, operation, idempotencyKey, input: [id], now }, async () => {
    await openLine(tx, office, now);
    const ticket = await ticketById(tx, id);
    if (!ticket || !may(ticket, office, now))
      return refusedTicketStep(refuse('NOT_ALLOWED_NOW', { status: ticket?.status ?? 'CANCELLED' }));
    const answer = await move(ticket, writtenAs(asker));
    return { answer, announcements: queueChanged(office), before: ticket };
  });
}
