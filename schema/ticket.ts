// Tickets and counters: who is in the line, who is called where, and what officers do about it.
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { worksAt } from '../src/access/asker.ts';
import type { Booking as BookingRow, Priority } from '../src/booking/booking.ts';
import { findBookings } from '../src/booking/find.ts';
import { placeOf } from '../src/queue/board.ts';
import { checkIn, issueTicket } from '../src/queue/checkIn.ts';
import { closeCounter, openCounter } from '../src/queue/counters.ts';
import { ticketsOf } from '../src/queue/find.ts';
import { TICKET_ACTIONS, TICKET_STATUSES, type TicketAction, type TicketStatus } from '../src/queue/lifecycle.ts';
import { counterById, countersOf, ticketAt, ticketByNumber, ticketOfBooking } from '../src/queue/line.ts';
import { act, callNext, setPriority, transfer } from '../src/queue/serve.ts';
import {
  allowedTicketActions,
  CALL_REASONS,
  type CallReason,
  type Counter as CounterRow,
  officeOfCounter,
  type Ticket as TicketRow,
} from '../src/queue/ticket.ts';
import { CallerError } from '../src/refusal.ts';
import { dateIn, type Instant, rfc3339 } from '../src/time.ts';
import { Booking, guarded, ownedBy, Priorities } from './booking.ts';
import { type Context, change, lineToday, reading } from './context.ts';
import { Office, Service, shownService } from './office.ts';
import { connection, decodeCursor, PageInfo, pageSize } from './page.ts';
import { resultOf } from './refusal.ts';
import { BookingCodeScalar, DateTimeScalar } from './scalars.ts';

const STATUS_MEANINGS: Record<TicketStatus, string> = {
  WAITING: 'In the line.',
  CALLED: 'Called to a counter.',
  SERVING: 'At the counter.',
  SERVED: 'Done.',
  PARKED: 'Set aside, to be resumed.',
  NO_SHOW: 'Called, but did not come.',
  CANCELLED: 'Out of the line: the day ended.',
};
export const TicketStatuses = Object.fromEntries(TICKET_STATUSES.map((status) => [status, status])) as Record<
  TicketStatus,
  TicketStatus
>;
registerEnumType(TicketStatuses, {
  name: 'TicketStatus',
  description: 'Where a ticket stands in its life.',
  valuesConfig: Object.fromEntries(
    Object.entries(STATUS_MEANINGS).map(([status, description]) => [status, { description }]),
  ),
});

const ACTION_MEANINGS: Record<TicketAction, string> = {
  CALL: 'Call it: `callNext`.',
  RECALL: 'Call it once more.',
  SERVE: 'It has come to the counter.',
  FINISH: 'Done with it.',
  PARK: 'Set it aside.',
  RESUME: 'Back into the line, ahead of newcomers.',
  TRANSFER: 'To another service or counter.',
  NO_SHOW: 'It did not come: `markNoShow`.',
  UNDO: 'Take a wrong finish or no-show back, within five minutes.',
};
const TicketActions = Object.fromEntries(TICKET_ACTIONS.map((action) => [action, action])) as Record<
  TicketAction,
  TicketAction
>;
registerEnumType(TicketActions, {
  name: 'TicketAction',
  description: 'What an officer may do with a ticket.',
  valuesConfig: Object.fromEntries(
    Object.entries(ACTION_MEANINGS).map(([action, description]) => [action, { description }]),
  ),
});

const REASON_MEANINGS: Record<CallReason, string> = {
  RETURNED: 'It came back from parking or a transfer: ahead of newcomers.',
  PRIORITY: "It was a priority person's turn, by the office's ratio.",
  WINDOW: 'Its window has begun: earlier window first, then earlier check-in.',
  WALK_IN: 'A walk-in, when nobody whose window has begun waits.',
  EARLY: 'Early for its window, when nobody else waits.',
};
const CallReasons = Object.fromEntries(CALL_REASONS.map((reason) => [reason, reason])) as Record<
  CallReason,
  CallReason
>;
registerEnumType(CallReasons, {
  name: 'CallReason',
  description: 'Why a ticket was called when it was.',
  valuesConfig: Object.fromEntries(
    Object.entries(REASON_MEANINGS).map(([reason, description]) => [reason, { description }]),
  ),
});

@ObjectType({ description: 'Where people are served.' })
export class Counter {
  @Field(() => ID, { description: 'For the counter mutations; the office is part of it: `BOGOR/1`.' })
  id!: string;

  @Field(() => String, { description: 'What the board shows: `1`.' })
  label!: string;

  @Field(() => Boolean, { description: 'Whether it calls people.' })
  open!: boolean;

  @Field(() => String, { nullable: true, description: 'Who opened it.' })
  officer!: string | null;
}

@ObjectType({ description: "A person's presence in line on one day; from a checked-in booking or a walk-in." })
export class Ticket {
  @Field(() => String, { description: 'The number on the board: `A312`; `W07` for a walk-in.' })
  number!: string;

  @Field(() => TicketStatuses, { description: 'Where it stands.' })
  status!: TicketStatus;

  @Field(() => Priorities, { description: 'As confirmed or set by the officer.' })
  priority!: Priority;

  @Field(() => CallReasons, { nullable: true, description: 'Why it was called when it was; null until then.' })
  reason!: CallReason | null;

  @Field(() => Int, { description: 'How often it was called.' })
  calls!: number;
}

@ObjectType({ description: 'A ticket in a list.' })
class TicketEdge {
  @Field(() => Ticket, { description: 'The ticket.' })
  node!: Ticket;

  @Field(() => String, { description: 'Its place in the list, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of tickets.' })
class TicketConnection {
  @Field(() => [TicketEdge], { description: 'The tickets of the page.' })
  edges!: TicketEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;
}

const TicketResult = resultOf('TicketResult', 'A ticket, or why not.', () => Ticket);
const CounterResult = resultOf('CounterResult', 'A counter, or why not.', () => Counter);

const KEY = 'The same key and input give the same answer for a day.';

@InputType({ description: 'Somebody with a booking is at the office.' })
class CheckInInput {
  @Field(() => ID, { description: 'The office they are at.' })
  office!: string;

  @Field(() => BookingCodeScalar, { description: 'The code, as text, or as read from the QR or Code 128.' })
  code!: string;

  @Field(() => Priorities, { nullable: true, description: 'As the officer sees it; none: as the applicant claimed.' })
  priority?: Priority | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Somebody without a booking is at the office.' })
class IssueTicketInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => ID, { nullable: true, description: "The service; none: the office's first." })
  service?: string | null;

  @Field(() => Priorities, { nullable: true, defaultValue: 'NORMAL', description: 'As the officer sees it.' })
  priority?: Priority | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter to open.' })
class OpenCounterInput {
  @Field(() => ID, { description: 'The counter: `BOGOR/1`.' })
  counter!: string;

  @Field(() => [ID], { nullable: true, description: 'What it serves from now on; none: as before; empty: all.' })
  services?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Opening an open counter gives the same answer; accepted for uniformity.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter to close.' })
class CloseCounterInput {
  @Field(() => ID, { description: 'The counter: `BOGOR/1`.' })
  counter!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Closing a closed counter gives the same answer; accepted for uniformity.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter is free for the next person.' })
class CallNextInput {
  @Field(() => ID, { description: 'The counter: `BOGOR/1`.' })
  counter!: string;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: "A ticket of today's line." })
class TicketInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => String, { description: 'The number: `A312`.' })
  number!: string;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A ticket to be served elsewhere.' })
class TransferInput extends TicketInput {
  @Field(() => ID, { nullable: true, description: 'To another service.' })
  service?: string | null;

  @Field(() => ID, { nullable: true, description: 'To that counter alone.' })
  counter?: string | null;
}

@InputType({ description: "A ticket's priority as the officer sees it." })
class SetPriorityInput extends TicketInput {
  @Field(() => Priorities, { description: 'NORMAL takes a claim back.' })
  priority!: Priority;
}

const NUMBER = 'Which ticket.';

@Resolver(() => Ticket)
export class TicketResolver {
  @Query(() => Ticket, {
    nullable: true,
    description: "A number in an office's line of today; null where there is none.",
  })
  ticket(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Arg('number', () => String, { description: 'The number: `A312`.' }) number: string,
    @Ctx() context: Context,
  ): Promise<TicketRow | null> {
    return todaysTicket(context, office, number);
  }

  @Query(() => TicketConnection, { description: "Officers: the day's tickets, in the order they were given out." })
  async tickets(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Arg('status', () => [TicketStatuses], { nullable: true, description: 'Only these.' }) status:
      | TicketStatus[]
      | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last one seen.' }) after:
      | string
      | null,
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
    description: 'Front desk: a booking becomes a ticket in the line. Twice gives the same ticket.',
  })
  checkIn(
    @Arg('input', () => CheckInInput, { description: 'Who, and where.' }) input: CheckInInput,
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

  @Mutation(() => TicketResult, { description: 'Front desk: a ticket for somebody without a booking.' })
  issueTicket(
    @Arg('input', () => IssueTicketInput, { description: 'What for.' }) input: IssueTicketInput,
    @Ctx() context: Context,
  ) {
    const office = context.house.offices.get(input.office);
    const { service = null, idempotencyKey = null } = input;
    const walkIn = { office, service, priority: input.priority ?? 'NORMAL', asker: context.asker, idempotencyKey };
    return change(context, { what: 'issueTicket', office: office.code, subject: service }, (tx, now) =>
      issueTicket(tx, walkIn, now),
    );
  }

  @Mutation(() => TicketResult, { description: 'Officers: confirm or correct a claim to priority.' })
  setPriority(
    @Arg('input', () => SetPriorityInput, { description: NUMBER }) input: SetPriorityInput,
    @Ctx() context: Context,
  ) {
    const step = { ...ticketInput(input, context), priority: input.priority };
    return change(context, audited('setPriority', input), (tx, now) => setPriority(tx, step, now));
  }

  @Mutation(() => TicketResult, { description: 'Counters: call the next person.' })
  callNext(
    @Arg('input', () => CallNextInput, { description: 'Which counter.' }) input: CallNextInput,
    @Ctx() context: Context,
  ) {
    const office = officeWith(input.counter, context);
    const call = { office, counter: input.counter, asker: context.asker, idempotencyKey: input.idempotencyKey ?? null };
    return change(context, { what: 'callNext', office: office.code, subject: input.counter }, (tx, now) =>
      callNext(tx, call, now),
    );
  }

  @Mutation(() => TicketResult, { description: 'Counters: call once more; the board shows it anew.' })
  recall(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('RECALL', 'recall', input, context);
  }

  @Mutation(() => TicketResult, { description: 'Counters: the person has come.' })
  serve(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('SERVE', 'serve', input, context);
  }

  @Mutation(() => TicketResult, { description: 'Counters: done.' })
  finish(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('FINISH', 'finish', input, context);
  }

  @Mutation(() => TicketResult, { description: 'Counters: set aside; the counter is free.' })
  park(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('PARK', 'park', input, context);
  }

  @Mutation(() => TicketResult, { description: 'Counters: back into the line, ahead of newcomers.' })
  resume(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('RESUME', 'resume', input, context);
  }

  @Mutation(() => TicketResult, { description: 'Counters: to another service or counter, ahead of newcomers there.' })
  transfer(
    @Arg('input', () => TransferInput, { description: 'Which, and where to.' }) input: TransferInput,
    @Ctx() context: Context,
  ) {
    const step = { ...ticketInput(input, context), service: input.service ?? null, counter: input.counter ?? null };
    return change(context, audited('transfer', input), (tx, now) => transfer(tx, step, now));
  }

  @Mutation(() => TicketResult, { description: 'Counters: called, but nobody came.' })
  markNoShow(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('NO_SHOW', 'markNoShow', input, context);
  }

  @Mutation(() => TicketResult, { description: 'Counters: take a wrong finish or no-show back, within five minutes.' })
  undo(@Arg('input', () => TicketInput, { description: NUMBER }) input: TicketInput, @Ctx() context: Context) {
    return doStep('UNDO', 'undo', input, context);
  }

  @FieldResolver(() => Office, { description: 'Where.' })
  office(@Root() ticket: TicketRow, @Ctx() { house }: Context) {
    return house.offices.get(ticket.office);
  }

  @FieldResolver(() => Service, { description: 'What for.' })
  service(@Root() ticket: TicketRow, @Ctx() { house }: Context) {
    return shownService(house.offices.get(ticket.office), ticket.service);
  }

  @FieldResolver(() => Booking, { nullable: true, description: 'Officers: the booking behind it; null for a walk-in.' })
  async booking(@Root() ticket: TicketRow, @Ctx() context: Context): Promise<BookingRow | null> {
    if (!ticket.booking || !worksAt(context.asker, ticket.office)) return null;
    const found = (await findBookings(reading(context), [ticket.booking])).get(ticket.booking);
    return found ? ownedBy(found) : null;
  }

  @FieldResolver(() => Counter, { nullable: true, description: 'The counter that called it.' })
  counter(@Root() ticket: TicketRow, @Ctx() context: Context): Promise<CounterRow | null> | null {
    return ticket.counter ? counterById(reading(context), ticket.counter) : null;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Checked in, or given out.' })
  issuedAt(@Root() ticket: TicketRow, @Ctx() context: Context): string {
    return written(ticket.issuedAt, ticket, context);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it was last called.' })
  calledAt(@Root() ticket: TicketRow, @Ctx() context: Context): string | null {
    return ticket.calledAt && written(ticket.calledAt, ticket, context);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'People ahead; null once called.' })
  async ahead(@Root() ticket: TicketRow, @Ctx() context: Context): Promise<number | null> {
    return placeOf(await lineToday(context, ticket.office), ticket).ahead;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "Minutes until it is called, from the day's real service times; null rather than a guess.",
  })
  async estimatedWaitMinutes(@Root() ticket: TicketRow, @Ctx() context: Context): Promise<number | null> {
    return placeOf(await lineToday(context, ticket.office), ticket).minutes;
  }

  @FieldResolver(() => [TicketActions], { description: 'What an officer may do with it now.' })
  allowedActions(@Root() ticket: TicketRow, @Ctx() { house }: Context): TicketAction[] {
    return allowedTicketActions(ticket, house.now());
  }
}

@Resolver(() => Counter)
export class CounterResolver {
  @Mutation(() => CounterResult, { description: 'Counters: open, to call people.' })
  openCounter(
    @Arg('input', () => OpenCounterInput, { description: 'Which.' }) input: OpenCounterInput,
    @Ctx() context: Context,
  ) {
    const office = officeWith(input.counter, context);
    const opening = { office, counter: input.counter, services: input.services ?? null, asker: context.asker };
    return change(context, { what: 'openCounter', office: office.code, subject: input.counter }, (tx, now) =>
      openCounter(tx, opening, now),
    );
  }

  @Mutation(() => CounterResult, { description: 'Counters: close; whoever is before it is finished with first.' })
  closeCounter(
    @Arg('input', () => CloseCounterInput, { description: 'Which.' }) input: CloseCounterInput,
    @Ctx() context: Context,
  ) {
    const office = officeWith(input.counter, context);
    const closing = { office, counter: input.counter, services: null, asker: context.asker };
    return change(context, { what: 'closeCounter', office: office.code, subject: input.counter }, (tx, now) =>
      closeCounter(tx, closing, now),
    );
  }

  @FieldResolver(() => [Service], { description: 'What it serves.' })
  services(@Root() counter: CounterRow, @Ctx() { house }: Context) {
    const { services } = house.offices.get(counter.office);
    return services.filter(({ code }) => counter.services.length === 0 || counter.services.includes(code));
  }

  @FieldResolver(() => Ticket, { nullable: true, description: 'Who is before it: called or being served.' })
  serving(@Root() counter: CounterRow, @Ctx() context: Context): Promise<TicketRow | null> {
    return ticketAt(reading(context), counter.id);
  }
}

/** The links back: from an office to its counters, from a booking to its ticket. */
@Resolver(() => Office)
export class OfficeCountersResolver {
  @FieldResolver(() => [Counter], { description: 'Its counters.' })
  counters(@Root() office: { code: string }, @Ctx() context: Context): Promise<CounterRow[]> {
    return countersOf(reading(context), office.code);
  }
}

@Resolver(() => Booking)
export class BookingTicketResolver {
  @FieldResolver(() => Ticket, { nullable: true, description: 'The ticket in the line, once checked in.' })
  ticket(@Root() booking: BookingRow, @Ctx() context: Context): Promise<TicketRow | null> | null {
    return booking.status === 'CHECKED_IN' ? ticketOfBooking(reading(context), booking.code) : null;
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
