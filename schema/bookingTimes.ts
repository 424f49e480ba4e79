// The times of a booking: when to be there, from when the place is lost, and until when it is held.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Booking } from '../src/booking/booking.ts';
import { arriveBy, latestConfirmation } from '../src/booking/deadlines.ts';
import { rfc3339 } from '../src/time.ts';
import { BookingType } from './bookingType.ts';
import type { Context } from './context.ts';
import { DateTimeScalar } from './scalars.ts';

@Resolver(() => BookingType)
export class BookingTimesResolver {
  @FieldResolver(() => DateTimeScalar, {
    description: 'Time by which the applicant must be at the office; the place is lost at `forfeitsAt`.',
  })
  arriveBy(@Root() booking: Booking, @Ctx() context: Context): string {
    const office = context.app.offices.get(booking.office);
    return rfc3339(arriveBy(booking.window, office), office.timeZone);
  }

  @FieldResolver(() => DateTimeScalar, {
    description:
      'Time from which the place is lost if the applicant is not there: the start of the window, and `BookingPolicy.graceMinutes`.',
  })
  forfeitsAt(@Root() booking: Booking, @Ctx() context: Context): string {
    return rfc3339(booking.forfeitAt, context.app.offices.get(booking.office).timeZone);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Deadline for confirming the hold, after which it expires; null once the booking is no hold.',
  })
  confirmBy(@Root() booking: Booking, @Ctx() context: Context): string | null {
    return booking.status === 'HELD'
      ? rfc3339(booking.confirmBy, context.app.offices.get(booking.office).timeZone)
      : null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the hold expired because it was not confirmed; null unless the status is EXPIRED.',
  })
  lapsedAt(@Root() booking: Booking, @Ctx() context: Context): string | null {
    if (booking.status !== 'EXPIRED') return null;
    const office = context.app.offices.get(booking.office);
    return rfc3339(latestConfirmation(booking, office), office.timeZone);
  }
}
