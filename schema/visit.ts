// A visit by its secret: what the person's own page asks for once, and follows live.
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Booking } from '../src/booking/booking.ts';
import { hasChat } from '../src/office/settings.ts';
import { placeInLine } from '../src/queue/dayLine.ts';
import { countersById } from '../src/queue/line.ts';
import { type Counter, type Ticket } from '../src/queue/ticket.ts';
import { CallerError } from '../src/refusal.ts';
import { dateIn } from '../src/time.ts';
import { wasMovedByOffice, wasTransferred } from '../src/visit/findVisit.ts';
import { endOfVisit } from '../src/visit/visitEnd.ts';
import type { VisitReference } from '../src/visit/visitSecrets.ts';
import type { VisitRows } from '../src/visit/visitState.ts';
import { BY_THE_HUB } from './board.ts';
import { BookingType } from './bookingType.ts';
import { type Context, reading } from './context.ts';
import { OfficeChannelType, OfficeType, ServiceType } from './officeType.ts';
import type { Owned } from './ownership.ts';
import { shownService } from './service.ts';
import { CounterType, TicketType } from './ticketType.ts';
import { type ShownVisit, visitOfSecret } from './visitOfSecret.ts';
import { VisitType } from './visitType.ts';

const SECRET_MEANT = 'The secret of the visit: the last part of `Booking.visitUrl` or `Ticket.visitUrl`.';

@Resolver(() => VisitType)
export class VisitResolver {
  @Query(() => VisitType, {
    nullable: true,
    description:
      'Finds a visit by the secret of its page, which is all the proof that is asked for. Null if there is none, or its time is over. Wrong secrets count as guesses.',
  })
  visit(@Arg('secret', () => String, { description: SECRET_MEANT }) secret: string, @Ctx() context: Context) {
    return visitOfSecret(context, secret);
  }

  @Subscription(() => VisitType, {
    ...BY_THE_HUB,
    name: 'visit',
    description:
      'Sends a visit at once, then again at each change, and completes once it is over and cannot be taken back. A secret that opens nothing ends the operation with NOT_FOUND. Changes by time alone are not sent: ask again at `changesAt`.',
  })
  async visitChanged(
    @Arg('secret', () => String, { description: SECRET_MEANT }) secret: string,
    @Ctx() context: Context,
  ): Promise<ShownVisit> {
    const visit = await visitOfSecret(context, secret);
    if (!visit) throw new CallerError('NOT_FOUND', 'There is no visit of this secret, or its time is over.');
    followVisit(visit.rows, context);
    return visit;
  }

  @FieldResolver(() => String, { description: 'URL of the page of this visit; its last part is the secret.' })
  url(@Root() { rows }: ShownVisit, @Ctx() context: Context): string {
    return visitUrlOf(context, referenceTo(rows));
  }

  @FieldResolver(() => OfficeType, { description: 'The office to visit.' })
  office(@Root() { rows }: ShownVisit) {
    return rows.office;
  }

  @FieldResolver(() => ServiceType, { description: 'The service for which the person comes.' })
  service(@Root() { rows: { office, booking, ticket } }: ShownVisit) {
    return shownService(office, (ticket ?? booking)?.service ?? '');
  }

  @FieldResolver(() => [OfficeChannelType], {
    description:
      'Links that send the code to the office and so keep the place that is held; empty unless the state is HELD.',
  })
  proofs(@Root() { state, rows: { booking, office } }: ShownVisit, @Ctx() { app }: Context): OfficeChannelType[] {
    if (!booking || state !== 'HELD' || !hasChat(office)) return [];
    return office.channels.map((channel) => ({ ...channel, link: app.chatLink(office.code, channel, booking.code) }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'URL of the booking code as a QR code (PNG); null if `code` is.',
  })
  barcodeUrl(@Root() { code }: ShownVisit, @Ctx() { app }: Context): string | null {
    return code && app.links(code).qr;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'URL of the visit as an iCalendar file (.ics); null unless the booking is confirmed and still to come.',
  })
  calendarUrl(@Root() { code, number }: ShownVisit, @Ctx() { app }: Context): string | null {
    return code && number && app.links(code).calendar;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'URL of the slip of the visit as a PDF of one A6 page, with the QR code to show; null without a number, and once the visit is over. It is in the language of the booking, or in that of `?lang=id` or `?lang=en`.',
  })
  slipUrl(@Root() { number, over, rows }: ShownVisit, @Ctx() context: Context): string | null {
    return number && !over ? slipUrlOf(context, referenceTo(rows)) : null;
  }

  @FieldResolver(() => String, {
    description:
      'Public key of this server at push services (VAPID), for `PushManager.subscribe`; see `startVisitAlerts`.',
  })
  alertKey(@Root() _visit: ShownVisit, @Ctx() { app }: Context): string {
    return app.alertKey;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the office moved the booking to the day and hour it has.' })
  movedByOffice(
    @Root() { rows: { booking, ticket } }: ShownVisit,
    @Ctx() context: Context,
  ): boolean | Promise<boolean> {
    return booking && !ticket ? wasMovedByOffice(reading(context), booking.code) : false;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the number waits again because an officer sent it on to another service or counter.',
  })
  transferred(@Root() { state, rows: { ticket } }: ShownVisit, @Ctx() context: Context): boolean | Promise<boolean> {
    return ticket?.returnedAt && state === 'WAITING' ? wasTransferred(reading(context), ticket.id) : false;
  }

  @FieldResolver(() => CounterType, {
    nullable: true,
    description:
      'The counter that called the number, or the only one that may call it after a transfer; null for none.',
  })
  async counter(@Root() { rows: { ticket } }: ShownVisit, @Ctx() context: Context): Promise<Counter | null> {
    const id = ticket?.counter ?? ticket?.wantedCounter;
    return id ? ((await countersById(reading(context), [id])).get(id) ?? null) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Number of people ahead in the queue; null unless the state is WAITING.',
  })
  async ahead(@Root() { rows: { ticket, office } }: ShownVisit, @Ctx() context: Context): Promise<number | null> {
    return ticket && placeInLine(await context.lineToday(office.code), ticket).ahead;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Estimated minutes until the call: the median of today's latest service times, for the counters that are open. Null until enough people have been served.",
  })
  async estimatedWaitMinutes(
    @Root() { rows: { ticket, office } }: ShownVisit,
    @Ctx() context: Context,
  ): Promise<number | null> {
    return ticket && placeInLine(await context.lineToday(office.code), ticket).minutes;
  }
}

@Resolver(() => BookingType)
export class BookingVisitResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'URL of the page of this visit, from the hold to its end, live. It opens without further proof, so it is shown only to officers and those who have proven that the booking is theirs; null for others.',
  })
  visitUrl(@Root() { code, isOwned }: Owned<Booking>, @Ctx() context: Context): string | null {
    return isOwned ? visitUrlOf(context, { booking: code }) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'URL of the slip of this visit as a PDF, as `Visit.slipUrl`; null unless the booking is confirmed and still to come, and for those to whom `visitUrl` is not shown.',
  })
  slipUrl(@Root() { code, isOwned, status, queueNumber }: Owned<Booking>, @Ctx() context: Context): string | null {
    return isOwned && queueNumber && status === 'CONFIRMED' ? slipUrlOf(context, { booking: code }) : null;
  }
}

@Resolver(() => TicketType)
export class TicketVisitResolver {
  @FieldResolver(() => String, {
    description: 'URL of the page on which the person follows this number, for the slip. Shown to officers and kiosks.',
  })
  visitUrl(@Root() { id, issuedAt, booking }: Ticket, @Ctx() context: Context): string {
    return visitUrlOf(context, booking ? { booking } : { ticket: id, issuedAt });
  }
}

function visitUrlOf({ app }: Context, reference: VisitReference): string {
  return `${app.publicUrl}/t/${app.visits.secretOf(reference)}`;
}

function slipUrlOf({ app }: Context, reference: VisitReference): string {
  return `${app.publicUrl}/slips/${app.visits.secretOf(reference)}/antrean.pdf`;
}

function referenceTo({ booking, ticket }: VisitRows): VisitReference {
  return booking ? { booking: booking.code } : { ticket: ticket.id, issuedAt: ticket.issuedAt };
}

/** A booking tells of itself, and its number changes with the queue. */
function followVisit(rows: VisitRows, context: Context): void {
  const { booking, ticket, office } = rows;
  if (booking) context.followed.add(`booking ${booking.code}`).add(`bookings ${office.code}`);
  // On its day from before the check-in: the queue may be announced before this view has followed it.
  const isToday = booking?.window.date === dateIn(office.timeZone, context.app.now());
  if (ticket || isToday) context.followed.add(`queue ${office.code}`);
  context.noteEndAt(endOfVisit(rows, context.app.now()));
}
