// Bookings: held, confirmed, moved, given back; and what may be seen of one.
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
import { prepare } from '../src/booking/book.ts';
import { type Booking as BookingRow, PRIORITIES, type Priority } from '../src/booking/booking.ts';
import { cancel, reschedule } from '../src/booking/change.ts';
import { readCode } from '../src/booking/code.ts';
import { bookingsOf, findBookings, historyOf } from '../src/booking/find.ts';
import { BOOKING_STATUSES, type BookingStatus } from '../src/booking/lifecycle.ts';
import { allowedActions, arriveBy, isTheirs } from '../src/booking/rules.ts';
import { languageFrom } from '../src/messages/index.ts';
import { hasChat } from '../src/office/settings.ts';
import { CallerError, isRefusal, type Refusal as RefusalRow } from '../src/refusal.ts';
import { type Instant, rfc3339 } from '../src/time.ts';
import { type Context, change, reading } from './context.ts';
import { ChannelKinds, chatLink, Office, OfficeChannel, Service, shownService } from './office.ts';
import { connection, decodeCursor, PageInfo, pageSize } from './page.ts';
import { resultOf } from './refusal.ts';
import { BookingCodeScalar, DateScalar, DateTimeScalar, PhoneNumberScalar } from './scalars.ts';
import { CapacityWindow } from './window.ts';

const STATUS_MEANINGS: Record<BookingStatus, string> = {
  HELD: 'The place is held until `confirmBy`; the code must come back by then.',
  CONFIRMED: 'Agreed; the queue number is given.',
  CHECKED_IN: 'The person is at the office.',
  EXPIRED: 'The hold was not confirmed in time.',
  CANCELLED: 'Given back.',
  FORFEITED: 'Not checked in by the deadline ("hangus").',
};
const BookingStatuses = Object.fromEntries(BOOKING_STATUSES.map((status) => [status, status])) as Record<
  BookingStatus,
  BookingStatus
>;
registerEnumType(BookingStatuses, {
  name: 'BookingStatus',
  description: 'Where a booking stands in its life.',
  valuesConfig: Object.fromEntries(
    Object.entries(STATUS_MEANINGS).map(([status, description]) => [status, { description }]),
  ),
});

const BookingActions = {
  CONFIRM: 'CONFIRM',
  RESCHEDULE: 'RESCHEDULE',
  CANCEL: 'CANCEL',
  CHECK_IN: 'CHECK_IN',
} as const;
type BookingAction = keyof typeof BookingActions;
registerEnumType(BookingActions, {
  name: 'BookingAction',
  description: 'What may be done with a booking.',
  valuesConfig: {
    CONFIRM: { description: 'Send the code back: `confirmBooking`.' },
    RESCHEDULE: { description: 'Move it: `rescheduleBooking`.' },
    CANCEL: { description: 'Give it back: `cancelBooking`.' },
    CHECK_IN: { description: 'Check in at the office.' },
  },
});

export const Priorities = Object.fromEntries(PRIORITIES.map((priority) => [priority, priority])) as Record<
  Priority,
  Priority
>;
registerEnumType(Priorities, {
  name: 'Priority',
  description: 'Who is served ahead, by a ratio the office sets.',
  valuesConfig: {
    NORMAL: { description: 'In order.' },
    ELDERLY: { description: 'Over 60.' },
    CHILD: { description: 'Under 5.' },
    DISABILITY: { description: 'With a disability.' },
    PREGNANT: { description: 'Pregnant.' },
  },
});

@ObjectType({ description: 'The person who comes.' })
export class Applicant {
  @Field(() => String, {
    simple: true,
    description: 'The name; masked (`B*** S******`) for everybody but its owner and officers.',
  })
  name!: string;

  @Field(() => DateScalar, { simple: true, nullable: true, description: 'Date of birth; null where masked.' })
  birthDate!: string | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The address, where the office asks for one; null where masked.',
  })
  address!: string | null;

  @Field(() => PhoneNumberScalar, { simple: true, nullable: true, description: 'The number given; null where masked.' })
  phone!: string | null;
}

@ObjectType({ description: "One step in a booking's life." })
export class BookingEvent {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: string;

  @Field(() => String, { description: 'What: BOOK, CONFIRM, RESCHEDULE, CANCEL, CHECK_IN, EXPIRE, FORFEIT.' })
  action!: string;

  @Field(() => String, { description: 'By whom: `applicant by WHATSAPP`, `clock`.' })
  by!: string;
}

@ObjectType({ description: 'An agreed visit; held until it is confirmed.' })
export class Booking {
  @Field(() => BookingCodeScalar, { simple: true, description: 'The public reference, shown at the office.' })
  code!: string;

  @Field(() => BookingStatuses, { simple: true, description: 'Where it stands.' })
  status!: BookingStatus;

  @Field(() => CapacityWindow, { simple: true, description: 'The hour.' })
  window!: CapacityWindow;

  @Field(() => ChannelKinds, { simple: true, description: 'How it was made.' })
  channel!: keyof typeof ChannelKinds;

  @Field(() => Priorities, { simple: true, description: 'As claimed by the applicant; an officer confirms it.' })
  priority!: Priority;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The number on the board, `A312`; given on confirmation.',
  })
  queueNumber!: string | null;

  @Field(() => DateScalar, {
    simple: true,
    nullable: true,
    description: 'The date asked for was full: this is the next place.',
  })
  overflowedFrom!: string | null;
}

const BookingResult = resultOf('BookingResult', 'A booking, or why not.', () => Booking);

@InputType({ description: 'The person who comes.' })
class ApplicantInput {
  @Field(() => String, { description: "As on the identity card: letters, blanks and ' . , - / only, at most 100." })
  name!: string;

  @Field(() => DateScalar, { description: 'Date of birth.' })
  birthDate!: string;

  @Field(() => String, { nullable: true, description: 'At most 300 characters; asked for by some offices.' })
  address?: string | null;
}

@InputType({ description: 'A place asked for.' })
class BookInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => ID, { nullable: true, description: "The service; none: the office's first for this channel." })
  service?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day wanted; none: the first with a place.' })
  visitDate?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A window picked from availability; none: the first of the day with a place.',
  })
  window?: string | null;

  @Field(() => ApplicantInput, { description: 'Who comes. Name and birth date cannot be changed afterwards.' })
  applicant!: ApplicantInput;

  @Field(() => Priorities, {
    nullable: true,
    defaultValue: 'NORMAL',
    description: 'Claimed by the applicant, confirmed by an officer.',
  })
  priority?: Priority | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'false: refuse with alternatives where the day or window is full, instead of the next place.',
  })
  acceptNextPlace?: boolean | null;

  @Field(() => PhoneNumberScalar, { nullable: true, description: "The applicant's number: one live booking each." })
  phone?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Where the photo of the identity card is, as the channel that took it names it.',
  })
  photo?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "`id` or `en`: of this answer and of later messages; none: the request's.",
  })
  language?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same key and input give the same booking for a day. At most 200 characters.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A code sent back.' })
class ConfirmBookingInput {
  @Field(() => BookingCodeScalar, { description: 'The code.' })
  code!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The applicant's birth date: proof for those who are no sender.",
  })
  birthDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Confirming is the same however often it is done; accepted for uniformity.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Another day or hour for a booking.' })
class RescheduleBookingInput {
  @Field(() => BookingCodeScalar, { description: 'The code; it stays.' })
  code!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The applicant's birth date: proof for those who are no sender.",
  })
  birthDate?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day wanted; none: the first with a place.' })
  visitDate?: string | null;

  @Field(() => ID, { nullable: true, description: 'A window picked from availability.' })
  window?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'false: refuse where the day or window is full.',
  })
  acceptNextPlace?: boolean | null;

  @Field(() => String, { nullable: true, description: 'The same key and input give the same answer for a day.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A booking given back.' })
class CancelBookingInput {
  @Field(() => BookingCodeScalar, { description: 'The code.' })
  code!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The applicant's birth date: proof for those who are no sender.",
  })
  birthDate?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key and input give the same answer for a day.' })
  idempotencyKey?: string | null;
}

/** Whether the caller has shown, in this request, that a booking is theirs; others see it masked. */
const owners = new WeakMap<BookingRow, true>();

export function ownedBy<T extends BookingRow | RefusalRow>(answer: T): T {
  if (!isRefusal(answer)) owners.set(answer, true);
  return answer;
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
    if (!wrong) await house.guesses.right(source, office);
  }
}

@ObjectType({ description: 'A booking in a list.' })
class BookingEdge {
  @Field(() => Booking, { description: 'The booking.' })
  node!: Booking;

  @Field(() => String, { description: 'Its place in the list, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of bookings.' })
class BookingConnection {
  @Field(() => [BookingEdge], { description: 'The bookings of the page.' })
  edges!: BookingEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;
}

@Resolver(() => Booking)
export class BookingResolver {
  @Query(() => Booking, {
    nullable: true,
    description:
      'One booking. Officers and the sender who made it need only the code; anyone else also gives the birth date. Null where there is none or it is not theirs.',
  })
  async booking(
    @Arg('code', () => BookingCodeScalar, { description: 'The code.' }) code: string,
    @Arg('birthDate', () => DateScalar, { nullable: true, description: "The applicant's birth date, as proof." })
    birthDate: string | null,
    @Ctx() context: Context,
  ): Promise<BookingRow | null> {
    return guarded(context, null, async () => {
      const found = (await findBookings(reading(context), [code])).get(code);
      return found && isTheirs(found, context.asker, { birthDate }) ? ownedBy(found) : null;
    });
  }

  @Query(() => BookingConnection, { description: "Officers: the day's bookings, in the order of their windows." })
  async bookings(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Arg('date', () => DateScalar, { description: "The office's date." }) date: string,
    @Arg('status', () => [BookingStatuses], { nullable: true, description: 'Only these.' }) status:
      | BookingStatus[]
      | null,
    @Arg('search', () => String, { nullable: true, description: 'Part of a name, a code or a queue number.' }) search:
      | string
      | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last one seen.' }) after:
      | string
      | null,
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

  @Mutation(() => BookingResult, { description: 'Takes a place and holds it until the code comes back.' })
  async book(
    @Arg('input', () => BookInput, { description: 'What is asked for.' }) input: BookInput,
    @Ctx() context: Context,
  ) {
    const { house, asker } = context;
    if (input.language) context.language = languageFrom(input.language);
    const { applicant, idempotencyKey, window, ...rest } = input;
    const request = {
      ...rest,
      ...applicant,
      address: readAddress(applicant.address),
      window: readWindowId(window),
      language: context.language,
    };
    const office = house.offices.get(input.office);
    return ownedBy(await house.book(prepare(request, office, asker, idempotencyKey, house.now(), context.source)));
  }

  @Mutation(() => BookingResult, {
    description:
      'Confirms a hold: gives the queue number. By chat the message proves the number; on the web the code must be sent to the office (`proofs`).',
  })
  async confirmBooking(
    @Arg('input', () => ConfirmBookingInput, { description: 'The code, and proof.' }) input: ConfirmBookingInput,
    @Ctx() context: Context,
  ) {
    const { house, asker } = context;
    const proof = { birthDate: input.birthDate ?? null };
    const confirmation = { code: input.code, asker, proof, source: context.source };
    return ownedBy(await guarded(context, null, () => house.confirm(confirmation)));
  }

  @Mutation(() => BookingResult, {
    description: 'Moves a booking; the code stays, a confirmed one gets a new queue number.',
  })
  async rescheduleBooking(
    @Arg('input', () => RescheduleBookingInput, { description: 'Which, and where to.' }) input: RescheduleBookingInput,
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

  @Mutation(() => BookingResult, { description: 'Gives a place back.' })
  async cancelBooking(
    @Arg('input', () => CancelBookingInput, { description: 'Which.' }) input: CancelBookingInput,
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

  @FieldResolver(() => Office, { description: 'Where.' })
  office(@Root() booking: BookingRow, @Ctx() { house }: Context) {
    return house.offices.get(booking.office);
  }

  @FieldResolver(() => Service, { description: 'What for.' })
  service(@Root() booking: BookingRow, @Ctx() { house }: Context) {
    return shownService(house.offices.get(booking.office), booking.service);
  }

  @FieldResolver(() => Applicant, { description: 'Who comes.' })
  applicant(@Root() booking: BookingRow): Applicant {
    if (owners.has(booking)) return booking;
    return { name: booking.name.replace(/(?<=\p{L})\p{L}/gu, '*'), birthDate: null, address: null, phone: null };
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Be there by then.' })
  arriveBy(@Root() booking: BookingRow, @Ctx() context: Context): string {
    const office = context.house.offices.get(booking.office);
    return rfc3339(arriveBy(booking.window as never, office), office.timeZone);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'A hold that is not confirmed by then lapses; null once it is none.',
  })
  confirmBy(@Root() booking: BookingRow, @Ctx() context: Context): string | null {
    return booking.status === 'HELD' ? written(booking, booking.confirmBy, context) : null;
  }

  @FieldResolver(() => [OfficeChannel], {
    description: 'Links that send the code to the office and so prove the number; empty once confirmed.',
  })
  proofs(@Root() booking: BookingRow, @Ctx() { house }: Context): OfficeChannel[] {
    const office = house.offices.get(booking.office);
    if (booking.status !== 'HELD' || !hasChat(office)) return [];
    return office.channels.map((channel) => ({ ...channel, link: chatLink(channel, booking.code) }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'A picture of the code (QR, PNG); the address is known to the holder of the code only.',
  })
  barcodeUrl(@Root() booking: BookingRow, @Ctx() { house }: Context): string {
    return house.links(booking.code).qr;
  }

  @FieldResolver(() => String, { nullable: true, description: 'A picture of the code (Code 128, PNG).' })
  code128Url(@Root() booking: BookingRow, @Ctx() { house }: Context): string {
    return house.links(booking.code).code128;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The visit as a calendar file (.ics); null while it is only held.',
  })
  calendarUrl(@Root() booking: BookingRow, @Ctx() { house }: Context): string | null {
    return booking.queueNumber ? house.links(booking.code).calendar : null;
  }

  @FieldResolver(() => [BookingActions], { description: 'What may be done with it now.' })
  allowedActions(@Root() booking: BookingRow, @Ctx() { house }: Context): BookingAction[] {
    return allowedActions(booking, house.offices.get(booking.office), house.now()) as BookingAction[];
  }

  @FieldResolver(() => Int, { description: 'How often it was moved.' })
  changes(@Root() booking: BookingRow): number {
    return booking.changes;
  }

  @FieldResolver(() => [BookingEvent], { description: 'Its life so far, oldest first.' })
  async history(@Root() booking: BookingRow, @Ctx() context: Context): Promise<BookingEvent[]> {
    const events = await historyOf(reading(context), booking.code);
    return events.map((event) => ({ ...event, at: written(booking, event.at, context) }));
  }
}

function written(booking: BookingRow, at: Instant, { house }: Context): string {
  return rfc3339(at, house.offices.get(booking.office).timeZone);
}

function audited(what: string, subject: string) {
  return { what, office: (booking: BookingRow) => booking.office, subject };
}

function readWindowId(id: string | null | undefined): number | null {
  if (id === null || id === undefined) return null;
  if (!/^\d{1,15}$/.test(id)) throw new CallerError('BAD_USER_INPUT', `There is no window ${id.slice(0, 40)}.`);
  return Number(id);
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

const LONGEST_ADDRESS = 300;

function readAddress(address: string | null | undefined): string | null {
  const text = address?.replace(/\s+/g, ' ').trim() || null;
  if (text && text.length > LONGEST_ADDRESS) {
    throw new CallerError('BAD_USER_INPUT', `applicant.address has more than ${LONGEST_ADDRESS} characters.`);
  }
  return text;
}
