// Bookings: found by their code, listed by day, and the fields that a caller may see of one.

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { priceToConfirm } from '../src/abuse/work.ts';
import { isProven, worksAt } from '../src/access/asker.ts';
import { maskedName } from '../src/applicantName.ts';
import type { Booking } from '../src/booking/booking.ts';
import { workBudgets } from '../src/booking/confirm.ts';
import { digitKinds } from '../src/booking/digitRoutes.ts';
import { bookingsOf } from '../src/booking/find.ts';
import { type BookingStatus } from '../src/booking/lifecycle.ts';
import { allowedActions, canOnlyWork, holderActions, wasProven } from '../src/booking/rules.ts';
import { queriesOn } from '../src/database.ts';
import { sayReply } from '../src/messages/index.ts';
import { hasChat } from '../src/office/settings.ts';
import { instant } from '../src/time.ts';
import { bookingOfCaller } from './bookingOfCaller.ts';
import {
  Applicant,
  type BookingAction,
  BookingActions,
  BookingConnection,
  BookingStatuses,
  BookingType,
} from './bookingType.ts';
import { type Context, reading } from './context.ts';
import { globalId } from './globalId.ts';
import { noteReading, rootFieldOf } from './noteReading.ts';
import { OfficeChannelType, OfficeType, ServiceType } from './officeType.ts';
import { type Owned, ownedBooking } from './ownership.ts';
import { decodeCursor, pageOfItems, pageSize, wrongCursor } from './page.ts';
import { BookingCodeScalar, DateScalar } from './scalars.ts';
import { shownService } from './service.ts';

@ArgsType()
class BookingsArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => DateScalar, { description: "Date of the visit, in the office's time zone." })
  date!: string;

  @Field(() => [BookingStatuses], {
    nullable: true,
    description: 'Only bookings with one of these statuses; null for all.',
  })
  status!: BookingStatus[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only bookings that match: part of a name, a booking code, or a queue number.',
  })
  search!: string | null;

  @Field(() => Int, { defaultValue: 50, description: 'Number of bookings to return, from 1 to 200.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last booking already received; null for the first page.',
  })
  after!: string | null;
}

@Resolver(() => BookingType)
export class BookingResolver {
  @Query(() => BookingType, {
    nullable: true,
    description:
      'Finds a booking by its code. Officers, and the sender who made it, need only the code; all others must also give the birth date. Null if there is no such booking or the proof does not match.',
  })
  booking(
    @Arg('code', () => BookingCodeScalar, { description: 'Public code of the booking, as sent to the applicant.' })
    code: string,
    @Arg('birthDate', () => DateScalar, {
      nullable: true,
      description: "The applicant's birth date, as proof. Not needed by officers and the sender.",
    })
    birthDate: string | null,
    @Ctx() context: Context,
  ): Promise<Booking | null> {
    return bookingOfCaller(context, { code, birthDate });
  }

  @Query(() => BookingConnection, { description: 'Lists the bookings of a day, ordered by window. Only for officers.' })
  async bookings(
    @Args(() => BookingsArgs) { office, date, status, search, first, after }: BookingsArgs,
    @Ctx() context: Context,
  ) {
    const { code } = context.app.offices.get(office);
    const last = readBookingCursor(after);
    const page = await bookingsOf(
      reading(context),
      { office: code, date, status, search: search?.trim() || null },
      pageSize(first),
      last,
    );
    const items = page.items.map(ownedBooking);
    const shown = { ...page, items, hasPrevious: last !== null, asked: { after } };
    return pageOfItems('bookings', shown, (booking) => `${booking.window.startsAt} ${booking.code}`);
  }

  @FieldResolver(() => ID, {
    description: 'Identifier of the booking, opaque and unique over all types: caches may go by it.',
  })
  id(@Root() { code }: Booking): string {
    return globalId('Booking', code);
  }

  @FieldResolver(() => OfficeType, { description: 'The office to visit.' })
  office(@Root() booking: Booking, @Ctx() { app }: Context) {
    return app.offices.get(booking.office);
  }

  @FieldResolver(() => ServiceType, { description: 'The service for which the applicant comes.' })
  service(@Root() booking: Booking, @Ctx() { app }: Context) {
    return shownService(app.offices.get(booking.office), booking.service);
  }

  @FieldResolver(() => Applicant, {
    description:
      'The person who comes to the office. Personal data are masked unless the caller has proven that the booking is theirs, or is an officer.',
  })
  applicant(
    @Root() booking: Owned<Booking>,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Applicant | Promise<Applicant> {
    if (booking.isOwned) return readApplicant(booking, context, info);
    return { name: maskedName(booking.name), birthDate: null, address: null, phone: null };
  }

  @FieldResolver(() => [OfficeChannelType], {
    description:
      'Links that send the code to the office and so prove the phone number; empty once the booking is confirmed.',
  })
  proofs(@Root() booking: Booking, @Ctx() { app }: Context): OfficeChannelType[] {
    const office = app.offices.get(booking.office);
    if (booking.status !== 'HELD' || !hasChat(office)) return [];
    return office.channels.map((channel) => ({ ...channel, link: app.chatLink(office.code, channel, booking.code) }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Proof of work required before `confirmBooking`, if the office has no channel to prove a number by: an ALTCHA challenge (version 2) as JSON, for this booking alone, valid for ten minutes. Null if none is required.',
  })
  async work(@Root() booking: Booking, @Ctx() { app, asker }: Context): Promise<string | null> {
    const asked =
      booking.status === 'HELD' &&
      !isProven(asker) &&
      !wasProven(booking) &&
      canOnlyWork(booking, app.offices.get(booking.office));
    if (!asked) return null;
    const budgets = workBudgets(app.budgetOf(asker), booking.office);
    return app.works.challenge(booking.code, await priceToConfirm(queriesOn(app.pool), budgets, app.now()));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'URL of the booking code as a QR code (PNG). Only holders of the code know the URL.',
  })
  barcodeUrl(@Root() booking: Booking, @Ctx() { app }: Context): string {
    return app.links(booking.code).qr;
  }

  @FieldResolver(() => String, { nullable: true, description: 'URL of the booking code as a Code 128 bar code (PNG).' })
  code128Url(@Root() booking: Booking, @Ctx() { app }: Context): string {
    return app.links(booking.code).code128;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'URL of the visit as an iCalendar file (.ics); null until the booking is confirmed.',
  })
  calendarUrl(@Root() booking: Booking, @Ctx() { app }: Context): string | null {
    return booking.queueNumber ? app.links(booking.code).calendar : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "URL of the photo of the identity card, valid for ten minutes and as long as the caller's key is; null if there is none. Shown to officers only.",
  })
  async photoUrl(@Root() { photo, office, code }: Booking, @Ctx() context: Context): Promise<string | null> {
    if (!photo?.startsWith('photo:') || !worksAt(context.asker, office)) return null;
    await noteReading(context, { what: 'photoUrl', office, subjects: [code] });
    return (await context.app.fileLinks.photo(context.asker, photo)).url;
  }

  @FieldResolver(() => [BookingActions], { description: "Actions that the status and the office's rules allow now." })
  async allowedActions(@Root() booking: Booking, @Ctx() { app }: Context): Promise<BookingAction[]> {
    const office = app.offices.get(booking.office);
    const isWaiting = booking.status === 'CONFIRMED';
    const standby = isWaiting ? await app.standbyOf(booking.code) : undefined;
    const canSendDigits = booking.status === 'HELD' && digitKinds(office, booking.language, app).length > 0;
    const further = holderActions(booking, { standby, canSendDigits }, office, app.now());
    return [...(allowedActions(booking, office, app.now()) as BookingAction[]), ...further];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'A sentence saying that the priority claimed in `book` contradicts the birth date and was not kept. Null otherwise, and in every later reading.',
  })
  priorityNote(@Root() { isClaimDropped }: Claimed, @Ctx() { language }: Context): string | null {
    return isClaimDropped ? sayReply(language, 'notePriorityByAge', {}) : null;
  }

  @FieldResolver(() => Int, { description: 'Number of times the booking was moved by the applicant.' })
  changes(@Root() booking: Booking): number {
    return booking.changes;
  }
}

/** A booking just made, whose claimed priority its birth date contradicts. */
interface Claimed extends Booking {
  isClaimDropped?: true;
}

/** The caller of `book` has given the data of its own booking, and is shown nothing new there. */
function readApplicant(booking: Booking, context: Context, info: GraphQLResolveInfo): Applicant | Promise<Applicant> {
  const what = rootFieldOf(info);
  if (what === 'book' && info.path.prev?.prev === undefined) return booking;
  // A promise only at a key's first reading of the day, since the lists of a day are long.
  const noted = noteReading(context, { what, office: booking.office, subjects: [booking.code] });
  return noted ? noted.then(() => booking) : booking;
}

/** The window and code of the last booking of the page before. @throws CallerError BAD_USER_INPUT */
function readBookingCursor(after: string | null): { startsAt: string; code: string } | null {
  const place = decodeCursor('bookings', after);
  if (place === null) return null;
  const [, startsAt = '', code = ''] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z) (\w{8})$/.exec(place) ?? [];
  try {
    return { startsAt: instant(startsAt).toString(), code };
  } catch {
    throw wrongCursor();
  }
}
