// Calls to a counter: the next ticket by the rule, or one of the queue that the officer chooses.
import { type Asker, writtenAs } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { CallerError, type Refusal, refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { queueChanged } from './checkIn.ts';
import { TICKET_LIFE } from './lifecycle.ts';
import {
  counterById,
  moveTicket,
  noteCall,
  type OpenLine,
  openLine,
  ticketAt,
  ticketByNumber,
  waitingIn,
} from './line.ts';
import { type Line, type NextCall, next } from './next.ts';
import { refusedTicketStep, stepOnce, type TicketStep } from './once.ts';
import { noteCalled } from './tell.ts';
import type { Counter, Ticket } from './ticket.ts';

export interface CallNext {
  office: Office;
  counter: string;
  asker: Asker;
  idempotencyKey: string | null;
}

export interface CallTicket extends CallNext {
  number: string;
}

/** The next ticket for the counter. While one is at it, no other is called. @throws CallerError NOT_FOUND */
export function callNext(tx: Transaction, input: CallNext, now: Instant): Promise<TicketStep> {
  const { asker, idempotencyKey } = input;
  const who = { asker, operation: 'callNext', idempotencyKey, input: [input.counter], now };
  return stepOnce(tx, who, () =>
    callTo(tx, input, now, (waiting, order, counter) => next(waiting, order, counter) ?? refuse('QUEUE_EMPTY', {})),
  );
}

/**
 * A ticket that the officer chooses, whatever its place and its service are; the turns of priority count it as any call.
 * @throws CallerError NOT_FOUND where there is no such counter, or no such number today
 */
export function callTicket(tx: Transaction, input: CallTicket, now: Instant): Promise<TicketStep> {
  const { office, asker, idempotencyKey, number } = input;
  const who = { asker, operation: 'callTicket', idempotencyKey, input: [input.counter, number], now };
  return stepOnce(tx, who, () =>
    callTo(tx, input, now, async (waiting, _order, _counter, { date }) => {
      const chosen = waiting.find((ticket) => ticket.number === number);
      if (chosen) return { ticket: chosen, reason: 'CHOSEN' };
      const there = await ticketByNumber(tx, office.code, date, number);
      if (!there) throw new CallerError('NOT_FOUND', `There is no number ${number.slice(0, 20)} today.`);
      return refuse('NOT_ALLOWED_NOW', { status: there.status });
    }),
  );
}

type Choice = (
  waiting: readonly Ticket[],
  order: Line,
  counter: Counter,
  line: OpenLine,
) => NextCall | Refusal | Promise<NextCall | Refusal>;

async function callTo(tx: Transaction, input: CallNext, now: Instant, choose: Choice): Promise<TicketStep> {
  const { office, asker } = input;
  const line = await openLine(tx, office, now);
  const counter = await counterById(tx, input.counter);
  if (!counter) throw new CallerError('NOT_FOUND', `There is no counter ${input.counter.slice(0, 60)}.`);
  if (!counter.open) return refusedTicketStep(refuse('COUNTER_CLOSED', {}));
  const there = await ticketAt(tx, counter.id);
  if (there) return refusedTicketStep(refuse('NOT_ALLOWED_NOW', { status: `${there.number} ${there.status}` }));
  const order = { now, priorityEvery: office.queue.priorityEvery, sincePriority: line.sincePriority };
  const waiting = await waitingIn(tx, [{ office: office.code, date: line.date }]);
  const call = await choose(waiting, order, counter, line);
  if ('refused' in call) return refusedTicketStep(call);
  await noteCall(tx, line, call.ticket.priority !== 'NORMAL');
  const change = {
    status: TICKET_LIFE.WAITING.CALL,
    counter: counter.id,
    reason: call.reason,
    calls: call.ticket.calls + 1,
    calledAt: now,
    putBackAt: null,
    putBackFrom: null,
  } as const;
  const called = await moveTicket(tx, call.ticket, change, {
    action: 'CALL',
    by: writtenAs(asker),
    now,
    detail: { counter: counter.id, reason: call.reason },
  });
  await noteCalled(tx, office, { called, counter: counter.label, waiting, line: order });
  return { answer: called, announcements: queueChanged(office), before: call.ticket };
}
