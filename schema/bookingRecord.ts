// The history of a booking, and the digits that were sent for it.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Booking } from '../src/booking/booking.ts';
import { historyOf } from '../src/booking/find.ts';
import { digitsSentFor } from '../src/booking/proof.ts';
import { rfc3339 } from '../src/time.ts';
import { actorAt } from './actor.ts';
import { BookingEventType, BookingType } from './bookingType.ts';
import { type Context, reading } from './context.ts';
import type { Owned } from './ownership.ts';
import { SentDigitsType } from './sentDigits.ts';
import { togetherInRequest } from './togetherInRequest.ts';

@Resolver(() => BookingType)
export class BookingRecordResolver {
  @FieldResolver(() => SentDigitsType, {
    nullable: true,
    description:
      'The digits that `sendProof` sent last for this booking, and whether they arrived; null if none were sent, and for callers who do not hold the booking.',
  })
  async digits(@Root() booking: Owned<Booking>, @Ctx() context: Context): Promise<SentDigitsType | null> {
    const sent = booking.isOwned ? await sentDigits(context, booking.code) : undefined;
    const { timeZone } = context.app.offices.get(booking.office);
    return sent ? { status: sent.status, expiresAt: rfc3339(sent.expiresAt, timeZone) } : null;
  }

  @FieldResolver(() => [BookingEventType], { description: 'Everything that happened to the booking, oldest first.' })
  async history(@Root() booking: Booking, @Ctx() context: Context): Promise<BookingEventType[]> {
    const events = (await historyWith(context, booking.code)) ?? [];
    const { timeZone } = context.app.offices.get(booking.office);
    return events.map(({ at, action, by }) => {
      return { action, by: actorAt(by, booking.office), at: rfc3339(at, timeZone) };
    });
  }
}

const sentDigits = togetherInRequest((context: Context, codes: readonly string[]) =>
  digitsSentFor(reading(context), codes),
);
const historyWith = togetherInRequest((context: Context, codes: readonly string[]) =>
  historyOf(reading(context), codes),
);
