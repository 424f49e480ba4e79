// The officers' actions on a ticket: call again, serve, finish, park, resume, put back, transfer, no-show, and undo.
import { type Asker, writtenAs } from '../access/asker.ts';
import { rolesAtWork } from '../access/posts.ts';
import { BookingEntity } from '../booking/entities.ts';
import { ERASED_PERSON } from '../booking/erased.ts';
import type { Transaction } from '../database.ts';
import { lockKeys } from '../locks.ts';
import type { Priority } from '../office/settings.ts';
import { type Office, serviceOf } from '../office/settings.ts';
import { CallerError, type Refusal, refuse } from '../refusal.ts';
import { select, statement } from '../statement.ts';
import { dateIn, type Instant } from '../time.ts';
import { queueChanged } from './checkIn.ts';
import { afterTicketAction, type TicketAction } from './lifecycle.ts';
import { counterById, moveTicket, type OpenLine, openLine, ticketAt, ticketByNumber } from './line.ts';
import { refusedTicketStep, stepOnce, type TicketStep } from './once.ts';
import { noteRecalled } from './tell.ts';
import { canBeUndone, canBeWithdrawn, type Ticket } from './ticket.ts';

export interface TicketInput {
  office: Office;
  number: string;
  asker: Asker;
  idempotencyKey: string | null;
}

export interface Transfer extends TicketInput {
  service: string | null;
  /** The counter that is to call it. */
  counter: string | null;
}

type TicketChange = (
  tx: Transaction,
  ticket: Ticket,
  line: OpenLine,
  input: TicketInput,
) => Promise<Partial<Ticket> | Refusal>;

const backInLine = (line: OpenLine) => ({
  counter: null,
  returnedAt: line.now,
  calledAt: null,
  servingAt: null,
  reason: null,
  putBackAt: null,
  putBackFrom: null,
});

/** Called, and not to be served now: back to the place it had, after a rest in which the others are called. */
async function restInLine(_tx: Transaction, { counter }: Ticket, { now }: OpenLine): Promise<Partial<Ticket>> {
  return { counter: null, calledAt: null, reason: null, putBackAt: now, putBackFrom: counter };
}

/** The changes of each step besides the status. */
const TICKET_CHANGES: Record<Exclude<TicketAction, 'CALL' | 'TRANSFER'>, TicketChange> = {
  RECALL: async (tx, ticket, { office, now }) => {
    const again = { calls: ticket.calls + 1, calledAt: now };
    const counter = ticket.counter ? await counterById(tx, ticket.counter) : null;
    if (counter) await noteRecalled(tx, office, { called: { ...ticket, ...again }, counter: counter.label }, now);
    return again;
  },
  SERVE: async (_tx, _ticket, { now }) => ({ servingAt: now }),
  FINISH: async (tx, ticket, { now }) => {
    await setLive(tx, ticket, false);
    return { endedAt: now };
  },
  NO_SHOW: async (tx, ticket, { now }) => {
    await setLive(tx, ticket, false);
    return { endedAt: now };
  },
  PARK: async () => ({ counter: null }),
  PUT_BACK: restInLine,
  RESUME: returnToLine,
  UNDO: undo,
};

/**
 * A wrong no-show, finish or return to the queue is taken back within five minutes, at the same open counter, if no other
 * ticket is at it.
 */
async function undo(tx: Transaction, ticket: Ticket, { now }: OpenLine): Promise<Partial<Ticket> | Refusal> {
  const counter = ticket.counter ?? ticket.putBackFrom;
  const busy = counter ? await ticketAt(tx, counter) : null;
  if (busy) return refuse('NOT_ALLOWED_NOW', { status: `${busy.number} ${busy.status}` });
  if (!counter || !canBeUndone(ticket, now)) return refuse('NOT_ALLOWED_NOW', { status: ticket.status });
  if (!(await counterById(tx, counter))?.open) return refuse('COUNTER_CLOSED', {});
  if (ticket.status === 'WAITING') return { counter, calledAt: now, putBackAt: null, putBackFrom: null };
  if (!(await setLive(tx, ticket, true))) return refuse('NOT_ALLOWED_NOW', { status: ticket.status });
  return { endedAt: null };
}

/** Set aside, or gone when called and here after all: back in the line with the same number. */
async function returnToLine(tx: Transaction, ticket: Ticket, line: OpenLine): Promise<Partial<Ticket> | Refusal> {
  if (ticket.endedAt && !(await setLive(tx, ticket, true))) return refuse('NOT_ALLOWED_NOW', { status: ticket.status });
  return { ...backInLine(line), endedAt: null };
}

/** Served or gone, a person may book again; taken back, the booking is live again unless another has been made since. */
export async function setLive(tx: Transaction, { booking }: Ticket, live: boolean): Promise<boolean> {
  if (!booking) return true;
  if (live && !(await waitForOthersOf(tx, booking))) return true;
  const text = `update booking b set live = $2 where code = $1 and not ($2 and exists (
    select from booking other where other.live and other.code <> b.code
      and (other.person_key = b.person_key or (other.sender_key = b.sender_key and other.sender_slot = b.sender_slot))
  )) returning code`;
  return (await tx.query({ name: 'set live', text }, [booking, live])).length > 0;
}

/**
 * A booking that is just being made for the same person or sender goes first: two live bookings would break a promise.
 * False where the person was erased since: there is no one to have another.
 */
async function waitForOthersOf(tx: Transaction, booking: string): Promise<boolean> {
  const [keys] = await tx.query(KEYS_OF_BOOKING, [booking]);
  if (keys?.personKey === ERASED_PERSON.personKey) return false;
  await lockKeys(
    tx,
    [keys?.personKey, keys?.senderKey].filter((key) => key != null),
  );
  return true;
}
const KEYS_OF_BOOKING = statement('keys of booking')`
  select ${select(BookingEntity, ['personKey', 'senderKey'])} from booking where code = $1`;

/** @throws CallerError NOT_FOUND where the office has no such number today. */
export async function act(
  tx: Transaction,
  action: keyof typeof TICKET_CHANGES,
  input: TicketInput,
  now: Instant,
): Promise<TicketStep> {
  const { office, number, asker, idempotencyKey } = input;
  return stepOnce(tx, { asker, operation: action, idempotencyKey, input: [office.code, number], now }, () =>
    changeTicket(tx, { action, change: TICKET_CHANGES[action] }, input, now),
  );
}

/** To another service or counter, and back in the line ahead of newcomers. @throws CallerError NOT_FOUND */
export async function transfer(tx: Transaction, input: Transfer, now: Instant): Promise<TicketStep> {
  const { office, number, asker, idempotencyKey, service, counter } = input;
  if (!service && !counter) throw new CallerError('BAD_USER_INPUT', 'transfer needs a service or a counter.');
  const who = { asker, operation: 'transfer', idempotencyKey, input: [office.code, number, service, counter], now };
  return stepOnce(tx, who, () => changeTicket(tx, { action: 'TRANSFER', change: transferTo(input) }, input, now));
}

function transferTo({ office, service, counter }: Transfer): TicketChange {
  return async (tx, ticket, line) => {
    const meant = service ?? ticket.service;
    if (!serviceOf(office, meant)) return refuse('NOT_OFFERED', { office: office.name }, { field: 'service' });
    const target = counter === null ? null : await counterById(tx, counter);
    if (counter !== null && target?.office !== office.code)
      throw new CallerError('NOT_FOUND', `There is no counter ${counter.slice(0, 60)}.`);
    return { ...backInLine(line), service: meant, wantedCounter: counter };
  };
}

export interface SetPriority extends TicketInput {
  priority: Priority;
}

/** A claim to priority confirmed, corrected or set, while the ticket waits. @throws CallerError NOT_FOUND */
export async function setPriority(tx: Transaction, input: SetPriority, now: Instant): Promise<TicketStep> {
  const { office, number, asker, idempotencyKey, priority } = input;
  const who = { asker, operation: 'setPriority', idempotencyKey, input: [office.code, number, priority], now };
  return stepOnce(tx, who, async () => {
    await openLine(tx, office, now);
    const ticket = await theTicket(tx, input, now);
    if (ticket.status !== 'WAITING' && ticket.status !== 'PARKED')
      return refusedTicketStep(refuse('NOT_ALLOWED_NOW', { status: ticket.status }));
    const event = { action: 'PRIORITY', by: writtenAs(asker), now, detail: { priority } };
    const answer = await moveTicket(tx, ticket, { priority }, event);
    return { answer, announcements: queueChanged(office), before: ticket };
  });
}

async function theTicket(tx: Transaction, { office, number }: TicketInput, now: Instant): Promise<Ticket> {
  const ticket = await ticketByNumber(tx, office.code, dateIn(office.timeZone, now), number);
  if (!ticket) throw new CallerError('NOT_FOUND', `There is no number ${number.slice(0, 20)} today.`);
  return ticket;
}

interface MeantStep {
  action: TicketAction | 'WITHDRAW';
  change: TicketChange;
}

/**
 * To undo a number that was given out by mistake is to withdraw it. @throws CallerError FORBIDDEN if the front desk undoes a step of a
 * counter
 */
function stepMeant(step: MeantStep, ticket: Ticket, asker: Asker, now: Instant): MeantStep {
  if (step.action !== 'UNDO' || !canBeUndone(ticket, now)) return step;
  if (canBeWithdrawn(ticket, now))
    return { action: 'WITHDRAW', change: async (_tx, _ticket, line) => ({ endedAt: line.now }) };
  if (asker.kind === 'officer' && rolesAtWork(asker).every((role) => role === 'FRONT_DESK'))
    throw new CallerError(
      'FORBIDDEN',
      'The front desk undoes numbers that it has given out; counters undo their steps.',
    );
  return step;
}

async function changeTicket(tx: Transaction, step: MeantStep, input: TicketInput, now: Instant): Promise<TicketStep> {
  const { office, asker } = input;
  const line = await openLine(tx, office, now);
  const ticket = await theTicket(tx, input, now);
  const { action, change } = stepMeant(step, ticket, asker, now);
  const status = afterTicketAction(ticket.status, action);
  if (!status) return refusedTicketStep(refuse('NOT_ALLOWED_NOW', { status: ticket.status }));
  const changed = await change(tx, ticket, line, input);
  if ('refused' in changed) return refusedTicketStep(changed);
  const event = { action, by: writtenAs(asker), now, ...(ticket.counter && { detail: { counter: ticket.counter } }) };
  const moved = await moveTicket(tx, ticket, { ...changed, status }, event);
  return { answer: moved, announcements: queueChanged(office), before: ticket };
}
