// A booking, followed live by those who can prove that it is theirs.
import { Arg, Ctx, Resolver, Subscription } from 'type-graphql';
import type { Booking } from '../src/booking/booking.ts';
import { CallerError } from '../src/refusal.ts';
import { BY_THE_HUB } from './board.ts';
import { bookingOfCaller } from './bookingOfCaller.ts';
import { BookingType } from './bookingType.ts';
import type { Context } from './context.ts';
import { BookingCodeScalar, DateScalar } from './scalars.ts';

@Resolver(() => BookingType)
export class BookingLiveResolver {
  @Subscription(() => BookingType, {
    ...BY_THE_HUB,
    name: 'booking',
    description:
      'Sends a booking at once, then again at each change: confirmed, moved, cancelled, forfeited, offered an earlier place, checked in, called, served. The proof is that of `Query.booking`; without it the operation ends with NOT_FOUND.',
  })
  async bookingChanged(
    @Arg('code', () => BookingCodeScalar, { description: 'Public code of the booking, as sent to the applicant.' })
    code: string,
    @Arg('birthDate', () => DateScalar, {
      nullable: true,
      description: "The applicant's birth date, as proof. Not needed by officers and the sender.",
    })
    birthDate: string | null,
    @Ctx() context: Context,
  ): Promise<Booking> {
    const found = await bookingOfCaller(context, { code, birthDate });
    if (!found) throw new CallerError('NOT_FOUND', `There is no booking ${code}, or the birth date is another.`);
    context.followed.add(`bookings ${found.office}`);
    // Its ticket changes with the queue, of which the booking itself tells nothing.
    if (found.status === 'CHECKED_IN') context.followed.add(`queue ${found.office}`);
    return found;
  }
}
