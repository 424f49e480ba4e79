// Daily statistics as the contract shows them: the same figures for the whole day and for each part of it.
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { ChannelKind } from '../src/channelKinds.ts';
import type { Figures, Places } from '../src/figures/figures.ts';
import { ChannelKinds, ServiceType } from './officeType.ts';
import { DateScalar } from './scalars.ts';

@ObjectType()
abstract class Counts implements Omit<Figures, 'bookedNoShows'> {
  @Field(() => Int, {
    description: 'Number of bookings for that day, in any status; a moved booking counts on its new day.',
  })
  booked!: number;

  @Field(() => Int, { description: 'Number of `booked` that were confirmed.' })
  confirmed!: number;

  @Field(() => Int, { description: 'Number of `booked` that were given because the day asked for was full.' })
  overflowed!: number;

  @Field(() => Int, { description: 'Number of `booked` that were cancelled.' })
  cancelled!: number;

  @Field(() => Int, { description: 'Number of `booked` whose hold expired without confirmation.' })
  lapsed!: number;

  @Field(() => Int, { description: 'Number of `booked` that were confirmed and not checked in by the deadline.' })
  forfeited!: number;

  @Field(() => Int, { description: 'Number of `booked` that were checked in.' })
  checkedIn!: number;

  @Field(() => Int, { description: 'Number of tickets issued to people without a booking.' })
  walkIns!: number;

  @Field(() => Int, { description: 'Number of tickets that were served.' })
  served!: number;

  @Field(() => Int, { description: 'Number of tickets that were called without anyone coming.' })
  noShows!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Median wait in minutes, from check-in or ticket to the first call; null if no ticket was called.',
  })
  medianWaitMinutes!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '90th percentile of the wait in minutes; null if no ticket was called.',
  })
  p90WaitMinutes!: number | null;

  @Field(() => Float, { nullable: true, description: 'Median service time in minutes; null if no ticket was served.' })
  medianServiceMinutes!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '90th percentile of the service time in minutes; null if no ticket was served.',
  })
  p90ServiceMinutes!: number | null;
}

@ObjectType()
abstract class CountsWithPlaces extends Counts implements Places {
  @Field(() => Int, { description: 'Number of places that could be booked.' })
  capacity!: number;

  @Field(() => Int, { description: 'Number of places that were taken.' })
  taken!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Utilisation: `taken` divided by `capacity`, from 0 to 1; null if there were no places.',
  })
  useOfCapacity!: number | null;
}

@ObjectType({
  description:
    'Figures of one service. Bookings count for the service booked, tickets for the service they were last waiting for.',
})
export class ServiceStatistics extends Counts {
  @Field(() => ServiceType, { description: 'The service that these figures are about.' })
  service!: ServiceType;
}

@ObjectType({ description: 'Figures of one channel. Walk-in tickets count for the counter.' })
export class ChannelStatistics extends Counts {
  @Field(() => ChannelKinds, { description: 'The channel that these figures are about.' })
  channel!: ChannelKind;
}

@ObjectType({
  description:
    'Figures of one hour: of bookings whose window begins in it, and of walk-ins whose ticket was issued in it.',
})
export class HourStatistics extends CountsWithPlaces {
  @Field(() => Int, { description: "Hour of the day in the office's time zone, from 0 to 23." })
  hour!: number;
}

@ObjectType({
  description:
    'Figures of one counter: tickets count at the counter that called them last, bookings at none. Waits are those of its tickets.',
})
export class CounterStatistics extends Counts {
  @Field(() => String, { description: 'Label of the counter: `1`.' })
  counter!: string;
}

@ObjectType({ description: 'Figures of one day of an office, as of the moment of the request.' })
export class DailyStatistics extends CountsWithPlaces {
  @Field(() => DateScalar, { description: "Date of the figures, in the office's time zone." })
  date!: string;
}

@ObjectType({ description: 'Overbooking of an office, compared with its measured no-show rate.' })
export class Overbooking {
  @Field(() => Int, { description: 'Overbooking in percent of capacity, as the office has set it.' })
  percent!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Measured no-show rate, in percent of confirmed bookings that were not cancelled: applicants who did not check in or did not come when called. Null if no applicant was expected.',
  })
  measuredNoShowPercent!: number | null;

  @Field(() => Int, {
    description:
      'Number of confirmed bookings, not cancelled, that the rate is measured from: a rate of few tells little.',
  })
  measuredBookings!: number;

  @Field(() => Int, { description: 'Number of those bookings whose applicants did not come.' })
  measuredNoShows!: number;

  @Field(() => Int, { description: 'Number of days over which the rate is measured, up to yesterday.' })
  days!: number;
}
