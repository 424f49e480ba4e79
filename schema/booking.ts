// Bookings: held, confirmed, moved, given back; and what may be seen of one.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isProven, worksAt } from '../src/access/asker.ts';
import { prepare } from '../src/booking/book.ts';
import type { Booking as BookingRow } from '../src/booking/booking.ts';
import { cancel, reschedule } from '../src/booking/change.ts';
import { readCode } from '../src/booking/code.ts';
import { bookingsOf, findBookings, historyOf } from '../src/booking/find.ts';
import { type BookingStatus } from '../src/booking/lifecycle.ts';
import { sendProof } from '../src/booking/proof.ts';
import { allowedActions, arriveBy, canOnlyWork, isTheirs } from '../src/booking/rules.ts';
import { hasChat } from '../src/office/settings.ts';
import { hasPhoto } from '../src/photos/photos.ts';
import { CallerError, isRefusal, type Refusal as RefusalRow } from '../src/refusal.ts';
import { type Instant, rfc3339 } from '../src/time.ts';
import {
  BookInput,
  CancelBookingInput,
  ConfirmBookingInput,
  RescheduleBookingInput,
  readAddress,
  readLanguage,
  readWindowId,
  SendProofInput,
} from './bookingInput.ts';
import {
  Applicant,
  Booking,
  type BookingAction,
  BookingActions,
  BookingConnection,
  BookingEvent,
  BookingResult,
  BookingStatuses,
} from './bookingType.ts';
import { type Context, change, reading } from './context.ts';
import { Office, OfficeChannel, Service, shownService } from './office.ts';
import { mustBookOnce } from './oneBooking.ts';
import { connection, decodeCursor, pageSize } from './page.ts';
import { BookingCodeScalar, DateScalar, DateTimeScalar } from './scalars.ts';

/** Whether the caller has shown, in this request, that a booking is theirs; others see it masked. */
const owners = new WeakMap<BookingRow, true>();

export function ownedBy<T extends BookingRow | RefusalRow>(answer: T): T {
  if (!isRefusal(answer)) owners.set(answer, true);
  return answer;
}

export function isOwned(booking: BookingRow): boolean {
  return owners.has(booking);
}

/**
 * Looks something up by a code that the caller names: codes can't be tried out, whoever tries too many that are not
 * known is told to wait. Senders prove themselves and pay for each message.
 */
export async function guarded<T extends object | null>(
  context: Context,
  office: string | null,
  look: () => Promise<T>,
): Promise<T> {
  const { house, source } = context;
  if (source === null) return look();
  await house.guesses.begin(source, office);
  let wrong = false;
  try {
    const found = await look();
    wrong = !found || ('refused' in found && found.refused === 'UNKNOWN_CODE');
    return found;
  } finally {
    await house.guesses.end(source, office, wrong);
  }
}

@Resolver(() => Booking)
export class BookingResolver {
  @Query(() => Booking, {
    nullable: true,
    description:
      'Finds a booking by its code. Officers, and the sender who made it, need only the code; all others must also give the birth date. Null if there is no such booking or the proof does not match.',
  })
  async booking(
    @Arg('code', () => BookingCodeScalar, { description: 'Public code of the booking, as sent to the applicant.' })
    code: string,
    @Arg('birthDate', () => DateScalar, {
      nullable: true,
      description: "The applicant's birth date, as proof. Not needed by officers and the sender.",
    })
    birthDate: string | null,
    @Ctx() context: Context,
  ): Promise<BookingRow | null> {
    return guarded(context, null, async () => {
      const found = (await findBookings(reading(context), [code])).get(code);
      return found && isTheirs(found, context.asker, { birthDate }) ? ownedBy(found) : null;
    });
  }

  @Query(() => BookingConnection, { description: 'Lists the bookings of a day, ordered by window. Only for officers.' })
  async bookings(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Arg('date', () => DateScalar, { description: "Date of the visit, in the office's time zone." }) date: string,
    @Arg('status', () => [BookingStatuses], {
      nullable: true,
      description: 'Only bookings with one of these statuses; null for all.',
    })
    status: BookingStatus[] | null,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Only bookings that match: part of a name, a booking code, or a queue number.',
    })
    search: string | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Number of bookings to return, from 1 to 200.' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last booking already received; null for the first page.',
    })
    after: string | null,
    @Ctx() context: Context,
  ) {
    const { code } = context.house.offices.get(office);
    const page = await bookingsOf(
      reading(context),
      { office: code, date, status, search: search?.trim() || null },
      pageSize(first),
      readCursor(after),
    );
    page.items.forEach(ownedBy);
    return connection(page, after, (booking) => `${booking.window.startsAt} ${booking.code}`);
  }

  @Mutation(() => BookingResult, {
    description:
      'Reserves a place and holds it until it is confirmed by `confirmBooking`, for `BookingPolicy.holdMinutes` at most. Callers without an API key may book one place per request and hold a few places at a time.',
  })
  async book(
    @Arg('input', () => BookInput, { description: 'The office, the applicant, and the wanted day or window.' })
    input: BookInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    mustBookOnce(context.asker, info);
    const { house, asker } = context;
    context.language = readLanguage(input.language) ?? context.language;
    const { applicant, idempotencyKey, window, ...rest } = input;
    const request = {
      ...rest,
      ...applicant,
      address: readAddress(applicant.address),
      window: readWindowId(window),
      language: context.language,
    };
    const office = house.offices.get(input.office);
    await checkPhoto(input.photo, office.code, context);
    return ownedBy(
      await house.book(
        prepare(request, office, asker, idempotencyKey, house.now(), context.source, house.budgetOf(asker)),
      ),
    );
  }

  @Mutation(() => BookingResult, {
    description:
      'Confirms a hold and assigns the queue number. By chat the message proves the phone number. On the web the code must be sent to the office (`proofs`), or the digits of `sendProof` given. If the office has neither WhatsApp nor SMS, a proof of work is required for this booking (`Booking.work`), for at most three bookings a day from one network.',
  })
  async confirmBooking(
    @Arg('input', () => ConfirmBookingInput, {
      description: 'The booking code, and the proof that the caller may confirm it.',
    })
    input: ConfirmBookingInput,
    @Ctx() context: Context,
  ) {
    const { house, asker } = context;
    const proof = { birthDate: input.birthDate ?? null, digits: input.digits?.slice(0, 20) ?? null };
    const work = input.work ? await house.works.solved(input.code, input.work) : null;
    const budget = house.budgetOf(asker);
    const confirmation = { code: input.code, asker, proof, source: context.source, work, budget };
    return ownedBy(await guarded(context, null, () => house.confirm(confirmation)));
  }

  @Mutation(() => BookingResult, {
    description:
      "Sends six digits to the phone number of a held booking, by the office's WhatsApp or SMS; `confirmBooking` accepts them as proof. Only numbers of the office's countries are served (`BookingPolicy.proofCountries`), at most three times a day for one number and twenty times a day from one network.",
  })
  async sendProof(
    @Arg('input', () => SendProofInput, { description: 'The held booking whose phone number is to be proven.' })
    input: SendProofInput,
    @Ctx() context: Context,
  ) {
    const { house, asker } = context;
    const proof = { birthDate: input.birthDate ?? null };
    const request = { code: input.code, asker, proof, budget: house.budgetOf(asker) };
    const send = () =>
      change<BookingRow | RefusalRow>(context, audited('sendProof', input.code), (tx, now) =>
        sendProof(tx, request, house.offices.get, now),
      );
    return ownedBy(await guarded(context, null, send));
  }

  @Mutation(() => BookingResult, {
    description:
      'Moves a booking to another day or window. The code stays; a confirmed booking gets a new queue number.',
  })
  async rescheduleBooking(
    @Arg('input', () => RescheduleBookingInput, { description: 'The booking, and the wanted day or window.' })
    input: RescheduleBookingInput,
    @Ctx() context: Context,
  ) {
    const { house, asker } = context;
    const wish = {
      code: input.code,
      asker,
      proof: { birthDate: input.birthDate ?? null },
      idempotencyKey: input.idempotencyKey ?? null,
      visitDate: input.visitDate ?? null,
      window: readWindowId(input.window),
      acceptNextPlace: input.acceptNextPlace ?? true,
    };
    return ownedBy(
      await guarded(context, null, () =>
        change(context, audited('rescheduleBooking', input.code), (tx, now) =>
          reschedule(tx, wish, house.offices.get, now),
        ),
      ),
    );
  }

  @Mutation(() => BookingResult, { description: 'Cancels a booking; its place becomes free for others.' })
  async cancelBooking(
    @Arg('input', () => CancelBookingInput, { description: 'The booking to cancel.' }) input: CancelBookingInput,
    @Ctx() context: Context,
  ) {
    const { house, asker } = context;
    const { code, idempotencyKey = null, birthDate = null } = input;
    const cancellation = { code, asker, proof: { birthDate }, idempotencyKey };
    return ownedBy(
      await guarded(context, null, () =>
        change(context, audited('cancelBooking', code), (tx, now) => cancel(tx, cancellation, house.offices.get, now)),
      ),
    );
  }

  @FieldResolver(() => Office, { description: 'The office to visit.' })
  office(@Root() booking: BookingRow, @Ctx() { house }: Context) {
    return house.offices.get(booking.office);
  }

  @FieldResolver(() => Service, { description: 'The service for which the applicant comes.' })
  service(@Root() booking: BookingRow, @Ctx() { house }: Context) {
    return shownService(house.offices.get(booking.office), booking.service);
  }

  @FieldResolver(() => Applicant, {
    description:
      'The person who comes to the office. Personal data are masked unless the caller has proven that the booking is theirs, or is an officer.',
  })
  applicant(@Root() booking: BookingRow): Applicant {
    if (isOwned(booking)) return booking;
    return { name: booking.name.replace(/(?<=\p{L})\p{L}/gu, '*'), birthDate: null, address: null, phone: null };
  }

  @FieldResolver(() => DateTimeScalar, {
    description:
      'Time by which the applicant must be at the office; later the booking is forfeited, after `BookingPolicy.graceMinutes`.',
  })
  arriveBy(@Root() booking: BookingRow, @Ctx() context: Context): string {
    const office = context.house.offices.get(booking.office);
    return rfc3339(arriveBy(booking.window as never, office), office.timeZone);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Deadline for confirming the hold, after which it expires; null once the booking is no hold.',
  })
  confirmBy(@Root() booking: BookingRow, @Ctx() context: Context): string | null {
    return booking.status === 'HELD' ? written(booking, booking.confirmBy, context) : null;
  }

  @FieldResolver(() => [OfficeChannel], {
    description:
      'Links that send the code to the office and so prove the phone number; empty once the booking is confirmed.',
  })
  proofs(@Root() booking: BookingRow, @Ctx() { house }: Context): OfficeChannel[] {
    const office = house.offices.get(booking.office);
    if (booking.status !== 'HELD' || !hasChat(office)) return [];
    return office.channels.map((channel) => ({ ...channel, link: house.chatLink(office.code, channel, booking.code) }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Proof of work required before `confirmBooking`, if the office has no channel to prove a number by: an ALTCHA challenge (version 2) as JSON, for this booking alone, valid for ten minutes. Null if none is required.',
  })
  async work(@Root() booking: BookingRow, @Ctx() { house, asker }: Context): Promise<string | null> {
    const asked =
      booking.status === 'HELD' && !isProven(asker) && canOnlyWork(booking, house.offices.get(booking.office));
    return asked ? house.works.challenge(booking.code) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'URL of the booking code as a QR code (PNG). Only holders of the code know the URL.',
  })
  barcodeUrl(@Root() booking: BookingRow, @Ctx() { house }: Context): string {
    return house.links(booking.code).qr;
  }

  @FieldResolver(() => String, { nullable: true, description: 'URL of the booking code as a Code 128 bar code (PNG).' })
  code128Url(@Root() booking: BookingRow, @Ctx() { house }: Context): string {
    return house.links(booking.code).code128;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'URL of the visit as an iCalendar file (.ics); null until the booking is confirmed.',
  })
  calendarUrl(@Root() booking: BookingRow, @Ctx() { house }: Context): string | null {
    return booking.queueNumber ? house.links(booking.code).calendar : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'URL of the photo of the identity card, valid for ten minutes; null if there is none. Shown to officers only.',
  })
  photoUrl(@Root() { photo, office }: BookingRow, @Ctx() { house, asker }: Context): string | null {
    return photo?.startsWith('photo:') && worksAt(asker, office) ? house.photoLink(photo) : null;
  }

  @FieldResolver(() => [BookingActions], { description: "Actions that the status and the office's rules allow now." })
  allowedActions(@Root() booking: BookingRow, @Ctx() { house }: Context): BookingAction[] {
    return allowedActions(booking, house.offices.get(booking.office), house.now()) as BookingAction[];
  }

  @FieldResolver(() => Int, { description: 'Number of times the booking was moved by the applicant.' })
  changes(@Root() booking: BookingRow): number {
    return booking.changes;
  }

  @FieldResolver(() => [BookingEvent], { description: 'Everything that happened to the booking, oldest first.' })
  async history(@Root() booking: BookingRow, @Ctx() context: Context): Promise<BookingEvent[]> {
    const events = await historyOf(reading(context), booking.code);
    return events.map((event) => ({ ...event, at: written(booking, event.at, context) }));
  }
}

/**
 * A photo must be there, and have been sent to that office. One that comes with a chat message goes by the name of the
 * message, since it is fetched after the answer. @throws CallerError BAD_USER_INPUT
 */
async function checkPhoto(photo: string | null | undefined, office: string, context: Context): Promise<void> {
  if (photo === null || photo === undefined) return;
  if (context.asker.kind === 'sender' && !photo.startsWith('photo:')) return;
  if (await hasPhoto(reading(context), photo, office)) return;
  throw new CallerError(
    'BAD_USER_INPUT',
    `photo: must name one that was sent to ${office}, photo:… as its form gave it.`,
  );
}

function written(booking: BookingRow, at: Instant, { house }: Context): string {
  return rfc3339(at, house.offices.get(booking.office).timeZone);
}

function audited(what: string, subject: string) {
  return { what, office: (booking: BookingRow) => booking.office, subject };
}

/** Where the last page ended: its last booking's window and code. @throws CallerError BAD_USER_INPUT */
function readCursor(after: string | null): { startsAt: string; code: string } | null {
  if (!after) return null;
  const [startsAt = '', last = ''] = decodeCursor(after).split(' ');
  const code = readCode(last);
  if (!code || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(startsAt) || Number.isNaN(Date.parse(startsAt)))
    throw new CallerError('BAD_USER_INPUT', 'after is no cursor of this list.');
  return { startsAt, code };
}
