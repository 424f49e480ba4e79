// The bookings that are the caller's own: a sender's live ones, and those that an API key made.
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { type ApiKeyHolder, senderKeyOf } from '../src/access/asker.ts';
import type { Booking } from '../src/booking/booking.ts';
import { bookingsOfKey } from '../src/booking/bookingsOfKey.ts';
import type { BookingStatus } from '../src/booking/lifecycle.ts';
import { instant } from '../src/time.ts';
import { BookingConnection, BookingStatuses } from './bookingType.ts';
import { type Context, reading } from './context.ts';
import { ownedBooking } from './ownership.ts';
import { decodeCursor, pageOfItems, pageSize, wrongCursor } from './page.ts';
import { DateScalar } from './scalars.ts';
import { Viewer } from './viewer.ts';

/** The name of the list in its cursors. */
const OWN_BOOKINGS = 'ownBookings';

@ArgsType()
class OwnBookingsArgs {
  @Field(() => ID, { nullable: true, description: 'Code of the office; null for all.' })
  office?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Date of the visit, in the office's time zone; null for all.",
  })
  date?: string | null;

  @Field(() => [BookingStatuses], {
    nullable: true,
    description: 'Only bookings with one of these statuses; null for all.',
  })
  status?: BookingStatus[] | null;

  @Field(() => Int, { defaultValue: 50, description: 'Number of bookings to return, from 1 to 200.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last booking already received; null for the first page.',
  })
  after?: string | null;
}

@Resolver(() => Viewer)
export class OwnBookingsResolver {
  @FieldResolver(() => BookingConnection, {
    description:
      "The caller's own bookings. Of a sender the live ones, all on one page, the earliest visit first. Of an API key all that it made, the latest first; personal data are masked unless the key has the scope VOUCH. Empty for all other callers.",
  })
  bookings(@Root() _viewer: Viewer, @Args(() => OwnBookingsArgs) wanted: OwnBookingsArgs, @Ctx() context: Context) {
    const { asker, app } = context;
    const { first, date = null, status = null, after = null } = wanted;
    const office = typeof wanted.office === 'string' ? app.offices.get(wanted.office).code : null;
    const own = { office, date, status, first, after };
    return asker.kind === 'apiKey' ? pageOfKey(context, asker, own) : pageOfSender(context, own);
  }
}

/** The arguments, with null for all that were left out. */
type OwnBookingsWish = { [Name in keyof OwnBookingsArgs]-?: Exclude<OwnBookingsArgs[Name], undefined> };

async function pageOfSender({ asker, app }: Context, { office, date, status }: OwnBookingsWish) {
  const sender = senderKeyOf(asker);
  const live = sender ? ((await app.liveBookingsOf(sender)) ?? []) : [];
  const wanted = live.filter(
    (booking) =>
      (office === null || booking.office === office) &&
      (date === null || booking.window.date === date) &&
      (status === null || status.includes(booking.status)),
  );
  const items = wanted.map(ownedBooking);
  const page = { items, total: items.length, hasNext: false, hasPrevious: false, asked: {} };
  return pageOfItems(OWN_BOOKINGS, page, ({ code }) => code);
}

async function pageOfKey(context: Context, { id, scopes }: ApiKeyHolder, wanted: OwnBookingsWish) {
  const { first, after } = wanted;
  const wish = { ...wanted, apiKey: id, first: pageSize(first), after: readHeldCursor(after) };
  const { items, hasNext, countAll } = await bookingsOfKey(reading(context), wish);
  // A key that vouches has identified its applicants: it knows who they are.
  const shown: Booking[] = scopes.includes('VOUCH') ? items.map(ownedBooking) : items;
  const part = { items: shown, hasNext, hasPrevious: wish.after !== null, asked: { after } };
  const page = pageOfItems(OWN_BOOKINGS, part, ({ heldAt, code }) => `${heldAt} ${code}`);
  return {
    ...page,
    // Counted only where it is asked for: a key may have made very many.
    get totalCount() {
      return countAll();
    },
  };
}

/** The moment at which the last booking of the page before was held, and its code. @throws CallerError BAD_USER_INPUT */
function readHeldCursor(after: string | null): { heldAt: Temporal.Instant; code: string } | null {
  const place = decodeCursor(OWN_BOOKINGS, after);
  if (place === null) return null;
  const [, heldAt = '', code = ''] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z) (\w{8})$/.exec(place) ?? [];
  try {
    return { heldAt: instant(heldAt), code };
  } catch {
    throw wrongCursor();
  }
}
