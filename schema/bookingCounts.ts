// The bookings of a day in numbers, asked once or followed live by the desks of an office.
import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver, Subscription } from 'type-graphql';
import { type BookingCounts, countBookingsOfDay } from '../src/booking/dayCounts.ts';
import { dateIn } from '../src/time.ts';
import { BY_THE_HUB } from './board.ts';
import { type Context, reading } from './context.ts';
import { DateScalar } from './scalars.ts';

@ObjectType('BookingCounts', { description: "The numbers of an office's bookings for today." })
class BookingCountsType {
  @Field(() => DateScalar, { description: "Today, in the office's time zone." })
  date!: string;

  @Field(() => Int, { description: 'Number of bookings whose places are held until they are confirmed.' })
  held!: number;

  @Field(() => Int, { description: 'Number of confirmed bookings whose applicants have not come yet.' })
  confirmed!: number;

  @Field(() => Int, { description: 'Number of bookings that were checked in, also those already served.' })
  checkedIn!: number;

  @Field(() => Int, {
    description:
      'Changes of the bookings for today: another number means that a list of them is out of date. It falls if a booking moves to another day.',
  })
  changes!: number;
}

@Resolver(() => BookingCountsType)
export class BookingCountsResolver {
  @Query(() => BookingCountsType, {
    description: "The numbers of an office's bookings for today, without personal data. Only for officers.",
  })
  bookingCounts(
    @Arg('office', () => ID, { description: 'Code of the office.' }) code: string,
    @Ctx() context: Context,
  ): Promise<BookingCounts> {
    const { app } = context;
    const office = app.offices.get(code);
    return countBookingsOfDay(reading(context), office.code, dateIn(office.timeZone, app.now()));
  }

  @Subscription(() => BookingCountsType, {
    ...BY_THE_HUB,
    name: 'bookingCounts',
    description:
      "Sends the numbers of an office's bookings for today at once, then again at each change of one of them: held, confirmed, moved, cancelled, checked in. Only for officers.",
  })
  bookingCountsChanged(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<BookingCounts> {
    return this.bookingCounts(office, context);
  }
}
