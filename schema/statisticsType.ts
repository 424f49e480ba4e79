// Figures of an office's day as managers see them: the same counts for the whole day and for each part of it.
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { ChannelKind } from '../src/channel.ts';
import type { Figures, Places } from '../src/figures/figures.ts';
import { ChannelKinds, Service } from './office.ts';
import { DateScalar } from './scalars.ts';

@ObjectType()
abstract class Counts implements Omit<Figures, 'bookedNoShows'> {
  @Field(() => Int, {
    description: 'Bookings for that day, whatever became of them; one that was moved counts where it is now.',
  })
  booked!: number;

  @Field(() => Int, { description: 'Of these, confirmed.' })
  confirmed!: number;

  @Field(() => Int, { description: 'Of these, given because the day asked for was full.' })
  overflowed!: number;

  @Field(() => Int, { description: 'Of these, cancelled.' })
  cancelled!: number;

  @Field(() => Int, { description: 'Of these, never confirmed, so that the place went to others.' })
  lapsed!: number;

  @Field(() => Int, { description: 'Of these, confirmed and not checked in by the deadline.' })
  forfeited!: number;

  @Field(() => Int, { description: 'Of these, checked in.' })
  checkedIn!: number;

  @Field(() => Int, { description: 'Tickets given to people without a booking.' })
  walkIns!: number;

  @Field(() => Int, { description: 'Tickets that were served.' })
  served!: number;

  @Field(() => Int, { description: 'Tickets that were called in vain.' })
  noShows!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Half of those called waited so many minutes at most, from check-in or ticket to the first call.',
  })
  medianWaitMinutes!: number | null;

  @Field(() => Float, { nullable: true, description: 'Nine in ten of those called waited so many minutes at most.' })
  p90WaitMinutes!: number | null;

  @Field(() => Float, { nullable: true, description: 'Half of those served took so many minutes at most.' })
  medianServiceMinutes!: number | null;

  @Field(() => Float, { nullable: true, description: 'Nine in ten of those served took so many minutes at most.' })
  p90ServiceMinutes!: number | null;
}

@ObjectType()
abstract class CountsWithPlaces extends Counts implements Places {
  @Field(() => Int, { description: 'Places there were to book.' })
  capacity!: number;

  @Field(() => Int, { description: 'Places that somebody had.' })
  taken!: number;

  @Field(() => Float, {
    nullable: true,
    description: '`taken` by `capacity`, 0 to 1; null where there were no places.',
  })
  useOfCapacity!: number | null;
}

@ObjectType({
  description: 'Figures for one service: bookings by what was booked, tickets by what they were last for.',
})
export class ServiceStatistics extends Counts {
  @Field(() => Service, { description: 'Which service.' })
  service!: Service;
}

@ObjectType({ description: 'Figures for one channel; tickets given out at the door are those of the counter.' })
export class ChannelStatistics extends Counts {
  @Field(() => ChannelKinds, { description: 'Which channel.' })
  channel!: ChannelKind;
}

@ObjectType({
  description:
    'Figures for one hour: of those whose window begins in it, and of walk-ins whose ticket was given out in it.',
})
export class HourStatistics extends CountsWithPlaces {
  @Field(() => Int, { description: 'The hour in office time, 0 to 23.' })
  hour!: number;
}

@ObjectType({ description: "Figures of an office's day, as they are at the moment of asking." })
export class DailyStatistics extends CountsWithPlaces {
  @Field(() => DateScalar, { description: "The office's date." })
  date!: string;
}

@ObjectType({ description: 'What an office sells beyond its places, and how many of those expected do not come.' })
export class Overbooking {
  @Field(() => Int, { description: 'So many places in a hundred are sold besides those there are.' })
  percent!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of those who had confirmed and not cancelled: percent that did not check in, or not come when called; null where nobody was expected.',
  })
  measuredNoShowPercent!: number | null;

  @Field(() => Int, { description: 'Measured over so many days, up to yesterday.' })
  days!: number;
}
