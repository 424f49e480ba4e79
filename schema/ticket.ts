// Tickets and counters: who is in the line, who is called where, and what officers do about it.
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { worksAt } from '../src/access/asker.ts';
import type { Booking as BookingRow } from '../src/booking/booking.ts';
import { findBookings } from '../src/booking/find.ts';
import type { Priority } from '../src/office/settings.ts';
import { placeInLine } from '../src/queue/board.ts';
import { checkIn, issueTicket } from '../src/queue/checkIn.ts';
import { closeCounter, openCounter } from '../src/queue/counters.ts';
import { ticketsOf } from '../src/queue/find.ts';
import { type TicketAction, type TicketStatus } from '../src/queue/lifecycle.ts';
import { counterById, countersOf, ticketAt, ticketByNumber, ticketOfBooking } from '../src/queue/line.ts';
import { act, callNext, setPriority, transfer } from '../src/queue/serve.ts';
import {
  allowedTicketActions,
  type CallReason,
  type Counter as CounterRow,
  officeOfCounter,
  type Ticket as TicketRow,
} from '../src/queue/ticket.ts';
import { CallerError } from '../src/refusal.ts';
import { dateIn, type Instant, rfc3339 } from '../src/time.ts';
import { guarded, isOwned, ownedBy } from './booking.ts';
import { Booking } from './bookingType.ts';
import { type Context, change, lineToday, reading } from './context.ts';
import { Office, Service, shownService } from './office.ts';
import { connection, decodeCursor, pageSize } from './page.ts';
import { Priorities } from './priority.ts';
import { DateTimeScalar } from './scalars.ts';
import {
  CallNextInput,
  CheckInInput,
  CloseCounterInput,
  IssueTicketInput,
  OpenCounterInput,
  SetPriorityInput,
  TicketInput,
  TransferInput,
} from './ticketInput.ts';
import {
  CallReasons,
  Counter,
  CounterResult,
  Ticket,
  TicketActions,
  TicketConnection,
  TicketResult,
  TicketStatuses,
} from './ticketType.ts';

const NUMBER = 'The ticket of today to act on.';

/** Tickets reached by a booking that the caller has shown to be theirs. */
const held = new WeakSet<TicketRow>();

/** Whether the caller may know why this person goes first: it tells of age, health or a child on the way. */
function isShown(ticket: TicketRow, { asker }: Context): boolean {
  return worksAt(asker, ticket.office) || held.has(ticket);
}

@Resolver(() => Ticket)
export class TicketResolver {
  @Query(() => Ticket, {
    nullable: true,
    description: 'Finds a ticket of today by its queue number; null if there is none.',
  })
  ticket(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Arg('number', () => String, { description: 'Queue number of the ticket: `A312`.' }) number: string,
    @Ctx() context: Context,
  ): Promise<TicketRow | null> {
    return todaysTicket(context, office, number);
  }

  @Query(() => TicketConnection, { description: "Lists today's tickets in the order of issue. Only for officers." })
  async tickets(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Arg('status', () => [TicketStatuses], {
      nullable: true,
      description: 'Only tickets with one of these statuses; null for all.',
    })
    status: TicketStatus[] | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Number of tickets to return, from 1 to 200.' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last ticket already received; null for the first page.',
    })
    after: string | null,
    @Ctx() context: Context,
  ) {
    const { house } = context;
    const date = dateIn(house.offices.get(office).timeZone, house.now());
    const last = after ? Number(decodeCursor(after)) : 0;
    if (!Number.isSafeInteger(last)) throw new CallerError('BAD_USER_INPUT', 'after is no cursor of this list.');
    const page = await ticketsOf(reading(context), office, date, status, pageSize(first), last);
    return connection(page, after, ({ id }) => String(id));
  }

  @Mutation(() => TicketResult, {
    description:
      'Checks in a booking, which becomes a ticket in the queue. Checking in again returns the same ticket. Only for the front desk.',
  })
  checkIn(
    @Arg('input', () => CheckInInput, {
      description: 'The office, the booking code, and the priority seen by the officer.',
    })
    input: CheckInInput,
    @Ctx() context: Context,
  ) {
    const { house, asker } = context;
    const office = house.offices.get(input.office);
    const { code, priority = null, idempotencyKey = null } = input;
    const step = { office, code, priority, asker, idempotencyKey };
    return guarded(context, office.code, () =>
      change(context, { what: 'checkIn', office: office.code, subject: code }, (tx, now) =>
        checkIn(tx, step, house.offices.get, now),
      ),
    );
  }

  @Mutation(() => TicketResult, {
    description: 'Issues a ticket to a walk-in, a person without a booking. Only for the front desk.',
  })
  issueTicket(
    @Arg('input', () => IssueTicketInput, {
      description: 'The office, the service, and the priority seen by the officer.',
    })
    input: IssueTicketInput,
    @Ctx() context: Context,
  ) {
    const office = context.house.offices.get(input.office);
    const { service = null, idempotencyKey = null } = input;
    const walkIn = { office, service, priority: input.priority ?? 'NORMAL', asker: context.asker, idempotencyKey };
    return change(context, { what: 'issueTicket', office: office.code, subject: service }, (tx, now) =>
      issueTicket(tx, walkIn, now),
    );
  }

  @Mutation(() => TicketResult, {
    description: 'Confirms or corrects the priority that an applicant claimed. Only for officers.',
  })
  setPriority(
    @Arg('input', () => SetPriorityInput, { description: NUMBER }) input: SetPriorityInput,
    @Ctx() context: Context,
  ) {
    const step = { ...ticketInput(input, context), priority: input.priority };
    return change(context, audited('setPriority', input), (tx, now) => setPriority(tx, step, now));
  }

  @Mutation(() => TicketResult, {
    description:
      'Calls the next ticket in the queue to a counter. Refused with QUEUE_EMPTY if none is waiting. Only for counter officers.',
  })
  callNext(
    @Arg('input', () => CallNextInput, { description: 'The counter that is free.' }) input: CallNextInput,
    @Ctx() context: Context,
  ) {
    const office = officeWith(input.counter, context);
    const call = { office, counter: input.counter, asker: context.asker, idempotencyKey: input.idempotencyKey ?? null };
    return change(context, { what: 'callNext', office: office.code, subject: input.counter }, (tx, now) =>
      callNext(tx, call, now),
    );
  }

  @Mutation(() => TicketResult, {
    description: 'Calls the number again and highlights it on the board. Only for counter officers.',
  })
  recall(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('RECALL', 'recall', input, context);
  }

  @Mutation(() => TicketResult, {
    description: 'Starts serving a called ticket, when the person has come to the counter. Only for counter officers.',
  })
  serve(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('SERVE', 'serve', input, context);
  }

  @Mutation(() => TicketResult, {
    description: 'Finishes serving a ticket; the counter is free. Only for counter officers.',
  })
  finish(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('FINISH', 'finish', input, context);
  }

  @Mutation(() => TicketResult, {
    description: 'Sets a ticket aside, to be resumed later; the counter is free. Only for counter officers.',
  })
  park(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('PARK', 'park', input, context);
  }

  @Mutation(() => TicketResult, {
    description: 'Puts a parked ticket back into the queue, ahead of new tickets. Only for counter officers.',
  })
  resume(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('RESUME', 'resume', input, context);
  }

  @Mutation(() => TicketResult, {
    description: 'Transfers a ticket to another service or counter, ahead of new tickets. Only for counter officers.',
  })
  transfer(
    @Arg('input', () => TransferInput, { description: 'The ticket, and the service or counter to transfer it to.' })
    input: TransferInput,
    @Ctx() context: Context,
  ) {
    const step = { ...ticketInput(input, context), service: input.service ?? null, counter: input.counter ?? null };
    return change(context, audited('transfer', input), (tx, now) => transfer(tx, step, now));
  }

  @Mutation(() => TicketResult, {
    description: 'Marks a called ticket as no-show, when the person did not come. Only for counter officers.',
  })
  markNoShow(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('NO_SHOW', 'markNoShow', input, context);
  }

  @Mutation(() => TicketResult, {
    description: 'Undoes a wrong `finish` or `markNoShow`, within five minutes. Only for counter officers.',
  })
  undo(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('UNDO', 'undo', input, context);
  }

  @FieldResolver(() => Priorities, {
    nullable: true,
    description:
      'Priority as confirmed or set by an officer. Shown to officers of the office and the holder of the booking; null for others.',
  })
  priority(@Root() ticket: TicketRow, @Ctx() context: Context): Priority | null {
    return isShown(ticket, context) ? ticket.priority : null;
  }

  @FieldResolver(() => CallReasons, {
    nullable: true,
    description:
      'The rule by which the ticket was called at that moment; null until it is called. Shown to officers of the office and the holder of the booking; null for others.',
  })
  callReason(@Root() ticket: TicketRow, @Ctx() context: Context): CallReason | null {
    return isShown(ticket, context) ? ticket.reason : null;
  }

  @FieldResolver(() => Office, { description: 'The office at which the person waits.' })
  office(@Root() ticket: TicketRow, @Ctx() { house }: Context) {
    return house.offices.get(ticket.office);
  }

  @FieldResolver(() => Service, { description: 'The service that the person waits for.' })
  service(@Root() ticket: TicketRow, @Ctx() { house }: Context) {
    return shownService(house.offices.get(ticket.office), ticket.service);
  }

  @FieldResolver(() => Booking, {
    nullable: true,
    description: 'The booking that was checked in; null for a walk-in. Shown to officers only.',
  })
  async booking(@Root() ticket: TicketRow, @Ctx() context: Context): Promise<BookingRow | null> {
    if (!ticket.booking || !worksAt(context.asker, ticket.office)) return null;
    const found = (await findBookings(reading(context), [ticket.booking])).get(ticket.booking);
    return found ? ownedBy(found) : null;
  }

  @FieldResolver(() => Counter, {
    nullable: true,
    description: 'The counter that called the ticket; null until it is called.',
  })
  counter(@Root() ticket: TicketRow, @Ctx() context: Context): Promise<CounterRow | null> | null {
    return ticket.counter ? counterById(reading(context), ticket.counter) : null;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time of check-in, or of issue to a walk-in.' })
  issuedAt(@Root() ticket: TicketRow, @Ctx() context: Context): string {
    return written(ticket.issuedAt, ticket, context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the latest call; null until the ticket is called.',
  })
  calledAt(@Root() ticket: TicketRow, @Ctx() context: Context): string | null {
    return ticket.calledAt && written(ticket.calledAt, ticket, context);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Number of tickets ahead in the queue; null once the ticket is called.',
  })
  async ahead(@Root() ticket: TicketRow, @Ctx() context: Context): Promise<number | null> {
    return placeInLine(await lineToday(context, ticket.office), ticket).ahead;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Estimated minutes until the call, from today's service times; null until enough people have been served.",
  })
  async estimatedWaitMinutes(@Root() ticket: TicketRow, @Ctx() context: Context): Promise<number | null> {
    return placeInLine(await lineToday(context, ticket.office), ticket).minutes;
  }

  @FieldResolver(() => [TicketActions], { description: 'Actions that an officer may take with the ticket now.' })
  allowedActions(@Root() ticket: TicketRow, @Ctx() { house }: Context): TicketAction[] {
    return allowedTicketActions(ticket, house.now());
  }
}

@Resolver(() => Counter)
export class CounterResolver {
  @Mutation(() => CounterResult, {
    description: 'Opens a counter, so that it can call people. Only for counter officers.',
  })
  openCounter(
    @Arg('input', () => OpenCounterInput, { description: 'The counter, and the services offered there.' })
    input: OpenCounterInput,
    @Ctx() context: Context,
  ) {
    const office = officeWith(input.counter, context);
    const opening = { office, counter: input.counter, services: input.services ?? null, asker: context.asker };
    return change(context, { what: 'openCounter', office: office.code, subject: input.counter }, (tx, now) =>
      openCounter(tx, opening, now),
    );
  }

  @Mutation(() => CounterResult, {
    description: 'Closes a counter; a ticket at the counter must be finished first. Only for counter officers.',
  })
  closeCounter(
    @Arg('input', () => CloseCounterInput, { description: 'The counter to close.' }) input: CloseCounterInput,
    @Ctx() context: Context,
  ) {
    const office = officeWith(input.counter, context);
    const closing = { office, counter: input.counter, services: null, asker: context.asker };
    return change(context, { what: 'closeCounter', office: office.code, subject: input.counter }, (tx, now) =>
      closeCounter(tx, closing, now),
    );
  }

  @FieldResolver(() => [Service], { description: 'Services offered at the counter.' })
  services(@Root() counter: CounterRow, @Ctx() { house }: Context) {
    const { services } = house.offices.get(counter.office);
    return services.filter(({ code }) => counter.services.length === 0 || counter.services.includes(code));
  }

  @FieldResolver(() => Ticket, {
    nullable: true,
    description: 'The ticket called to the counter or being served there; null if there is none.',
  })
  serving(@Root() counter: CounterRow, @Ctx() context: Context): Promise<TicketRow | null> {
    return ticketAt(reading(context), counter.id);
  }
}

/** The links back: from an office to its counters, from a booking to its ticket. */
@Resolver(() => Office)
export class OfficeCountersResolver {
  @FieldResolver(() => [Counter], { description: 'Counters of the office, ordered by label.' })
  counters(@Root() office: { code: string }, @Ctx() context: Context): Promise<CounterRow[]> {
    return countersOf(reading(context), office.code);
  }
}

@Resolver(() => Booking)
export class BookingTicketResolver {
  @FieldResolver(() => Ticket, {
    nullable: true,
    description: 'The ticket in the queue; null until the booking is checked in.',
  })
  async ticket(@Root() booking: BookingRow, @Ctx() context: Context): Promise<TicketRow | null> {
    if (booking.status !== 'CHECKED_IN') return null;
    const ticket = await ticketOfBooking(reading(context), booking.code);
    if (ticket && isOwned(booking)) held.add(ticket);
    return ticket;
  }
}

export function todaysTicket(context: Context, office: string, number: string): Promise<TicketRow | null> {
  const { timeZone } = context.house.offices.get(office);
  return ticketByNumber(reading(context), office, dateIn(timeZone, context.house.now()), number.trim().toUpperCase());
}

function officeWith(counter: string, { house }: Context) {
  return house.offices.get(officeOfCounter(counter));
}

function ticketInput({ office, number, idempotencyKey = null }: TicketInput, { house, asker }: Context) {
  return { office: house.offices.get(office), number: number.trim().toUpperCase(), asker, idempotencyKey };
}

function audited(what: string, { office, number }: TicketInput) {
  return { what, office, subject: number };
}

function doStep(action: Parameters<typeof act>[1], what: string, input: TicketInput, context: Context) {
  return change(context, audited(what, input), (tx, now) => act(tx, action, ticketInput(input, context), now));
}

function written(at: Instant, ticket: TicketRow, { house }: Context): string {
  return rfc3339(at, house.offices.get(ticket.office).timeZone);
}
