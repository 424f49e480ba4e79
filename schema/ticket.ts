// Tickets: found by their number, listed by day, and the fields that a caller may see of one.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { worksAt } from '../src/access/asker.ts';
import type { Booking } from '../src/booking/booking.ts';
import { findBookings } from '../src/booking/find.ts';
import type { Priority } from '../src/office/settings.ts';
import { placeInLine } from '../src/queue/dayLine.ts';
import { ticketsOf } from '../src/queue/find.ts';
import type { CallReason, TicketAction, TicketStatus } from '../src/queue/lifecycle.ts';
import { countersById, ticketByNumber, ticketsOfBookings } from '../src/queue/line.ts';
import { isPutOff } from '../src/queue/next.ts';
import { allowedTicketActions, type Counter, type Ticket } from '../src/queue/ticket.ts';
import { dateIn, type Instant, type LocalDate, rfc3339 } from '../src/time.ts';
import { BookingType } from './bookingType.ts';
import { type Context, reading } from './context.ts';
import { globalId } from './globalId.ts';
import { noteReading, rootFieldOf } from './noteReading.ts';
import { OfficeType, ServiceType } from './officeType.ts';
import { type Owned, ownedBooking, ticketOf } from './ownership.ts';
import { pageOfItems, pageSize, readIdCursor } from './page.ts';
import { Priorities } from './priority.ts';
import { DateTimeScalar } from './scalars.ts';
import { shownService } from './service.ts';
import { CallReasons, CounterType, TicketActions, TicketConnection, TicketStatuses, TicketType } from './ticketType.ts';
import { togetherInRequest } from './togetherInRequest.ts';

@ArgsType()
class TicketsArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => [TicketStatuses], {
    nullable: true,
    description: 'Only tickets with one of these statuses; null for all.',
  })
  status!: TicketStatus[] | null;

  @Field(() => Int, { defaultValue: 50, description: 'Number of tickets to return, from 1 to 200.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last ticket already received; null for the first page.',
  })
  after!: string | null;
}

@Resolver(() => TicketType)
export class TicketResolver {
  @Query(() => TicketType, {
    nullable: true,
    description: 'Finds a ticket of today by its queue number; null if there is none.',
  })
  ticket(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Arg('number', () => String, { description: 'Queue number of the ticket: `A312`.' }) number: string,
    @Ctx() context: Context,
  ): Promise<Ticket | null> {
    return todaysTicket(context, office, number);
  }

  @Query(() => TicketConnection, { description: "Lists today's tickets in the order of issue. Only for officers." })
  async tickets(@Args(() => TicketsArgs) { office, status, first, after }: TicketsArgs, @Ctx() context: Context) {
    const { app } = context;
    const date = dateIn(app.offices.get(office).timeZone, app.now());
    const last = readIdCursor('tickets', after);
    const page = await ticketsOf(reading(context), { office, date, status }, pageSize(first), last ?? 0);
    return pageOfItems('tickets', { ...page, hasPrevious: last !== null, asked: { after } }, ({ id }) => id);
  }

  @FieldResolver(() => Priorities, {
    nullable: true,
    description:
      'Priority as confirmed or set by an officer. Shown to officers of the office and the holder of the booking; null for others.',
  })
  priority(@Root() ticket: Owned<Ticket>, @Ctx() context: Context): Priority | null {
    return isShown(ticket, context) ? ticket.priority : null;
  }

  @FieldResolver(() => CallReasons, {
    nullable: true,
    description:
      'The rule by which the ticket was called at that moment; null until it is called. Shown to officers of the office and the holder of the booking; null for others.',
  })
  callReason(@Root() ticket: Owned<Ticket>, @Ctx() context: Context): CallReason | null {
    return isShown(ticket, context) ? ticket.reason : null;
  }

  @FieldResolver(() => ID, {
    description: 'Identifier of the ticket, opaque and unique over all days and offices: caches may go by it.',
  })
  id(@Root() ticket: Ticket): string {
    return globalId('Ticket', `${ticket.office}/${ticket.date}/${ticket.number}`);
  }

  @FieldResolver(() => OfficeType, { description: 'The office at which the person waits.' })
  office(@Root() ticket: Ticket, @Ctx() { app }: Context) {
    return app.offices.get(ticket.office);
  }

  @FieldResolver(() => ServiceType, { description: 'The service that the person waits for.' })
  service(@Root() ticket: Ticket, @Ctx() { app }: Context) {
    return shownService(app.offices.get(ticket.office), ticket.service);
  }

  @FieldResolver(() => BookingType, {
    nullable: true,
    description: 'The booking that was checked in; null for a walk-in. Shown to officers only.',
  })
  async booking(@Root() ticket: Ticket, @Ctx() context: Context): Promise<Booking | null> {
    if (!ticket.booking || !worksAt(context.asker, ticket.office)) return null;
    const found = await bookingWith(context, ticket.booking);
    return found ? ownedBooking(found) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Name of a person without a booking; null if it was not written down, or has a booking. Only for officers of the office.',
  })
  walkInName(@Root() ticket: Ticket, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return officersText(ticket, ticket.walkInName, context, info);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Note of an officer for colleagues; null if there is none. Only for officers of the office.',
  })
  note(@Root() ticket: Ticket, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return officersText(ticket, ticket.note, context, info);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Start of the booked window; null for a walk-in. Shown to officers and kiosks.',
  })
  startsAt(@Root() ticket: Ticket, @Ctx() context: Context): string | null {
    return ticket.windowStartsAt && ticketTime(ticket.windowStartsAt, ticket, context);
  }

  @FieldResolver(() => CounterType, {
    nullable: true,
    description: 'The counter that called the ticket; null until it is called.',
  })
  async counter(@Root() ticket: Ticket, @Ctx() context: Context): Promise<Counter | null> {
    return (ticket.counter && (await counterWith(context, ticket.counter))) || null;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time of check-in, or of issue to a walk-in.' })
  issuedAt(@Root() ticket: Ticket, @Ctx() context: Context): string {
    return ticketTime(ticket.issuedAt, ticket, context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time before which the waiting person asked not to be called; null if there is none, or it is over. Shown to officers of the office and the holder of the booking; null for others.',
  })
  notBefore(@Root() ticket: Owned<Ticket>, @Ctx() context: Context): string | null {
    const { notBefore } = ticket;
    if (!notBefore || ticket.status !== 'WAITING' || !isPutOff(ticket, context.app.now())) return null;
    return isShown(ticket, context) ? ticketTime(notBefore, ticket, context) : null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the latest call; null until the ticket is called.',
  })
  calledAt(@Root() ticket: Ticket, @Ctx() context: Context): string | null {
    return ticket.calledAt && ticketTime(ticket.calledAt, ticket, context);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Number of tickets ahead in the queue; null once the ticket is called.',
  })
  async ahead(@Root() ticket: Ticket, @Ctx() context: Context): Promise<number | null> {
    return placeInLine(await context.lineToday(ticket.office), ticket).ahead;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Estimated minutes until the call, from today's service times; null until enough people have been served.",
  })
  async estimatedWaitMinutes(@Root() ticket: Ticket, @Ctx() context: Context): Promise<number | null> {
    return placeInLine(await context.lineToday(ticket.office), ticket).minutes;
  }

  @FieldResolver(() => [TicketActions], { description: 'Actions that an officer may take with the ticket now.' })
  allowedActions(@Root() ticket: Ticket, @Ctx() { app }: Context): TicketAction[] {
    return allowedTicketActions(ticket, app.now(), app.offices.get(ticket.office).timeZone);
  }
}

@Resolver(() => BookingType)
export class BookingTicketResolver {
  @FieldResolver(() => TicketType, {
    nullable: true,
    description: 'The ticket in the queue; null until the booking is checked in.',
  })
  async ticket(@Root() booking: Owned<Booking>, @Ctx() context: Context): Promise<Ticket | null> {
    if (booking.status !== 'CHECKED_IN') return null;
    const ticket = await checkedIn(context, booking.code);
    return ticket ? ticketOf(booking, ticket) : null;
  }
}

const bookingWith = togetherInRequest((context: Context, codes: readonly string[]) =>
  findBookings(reading(context), codes),
);
const counterWith = togetherInRequest((context: Context, ids: readonly string[]) =>
  countersById(reading(context), ids),
);
export const checkedIn = togetherInRequest((context: Context, codes: readonly string[]) =>
  ticketsOfBookings(reading(context), codes),
);

export function todaysTicket(context: Context, office: string, number: string): Promise<Ticket | null> {
  const { timeZone } = context.app.offices.get(office);
  return ticketOfDay(context, { office, date: dateIn(timeZone, context.app.now()), number });
}

export function ticketOfDay(
  context: Context,
  { office, date, number }: { office: string; date: LocalDate; number: string },
): Promise<Ticket | null> {
  return ticketByNumber(reading(context), office, date, number.trim().toUpperCase());
}

/** The priority tells of age, health or pregnancy: only officers of the office and the holder see it. */
function isShown(ticket: Owned<Ticket>, { asker }: Context): boolean {
  return worksAt(asker, ticket.office) || ticket.isOwned === true;
}

/** Shows the text of an officer about the person to officers of the office only, and notes it as a reading. */
function officersText(ticket: Ticket, text: string | null, context: Context, info: GraphQLResolveInfo) {
  const { office, booking, date, number } = ticket;
  if (text === null || !worksAt(context.asker, office)) return null;
  const subjects = [booking ?? `ticket ${date} ${number}`];
  const noted = noteReading(context, { what: rootFieldOf(info), office, subjects });
  return noted ? noted.then(() => text) : text;
}

function ticketTime(at: Instant, ticket: Ticket, { app }: Context): string {
  return rfc3339(at, app.offices.get(ticket.office).timeZone);
}
