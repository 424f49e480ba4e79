// Capacity windows, and the availability of each day.
import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import {
  type BookableHour,
  bookableHours,
  type DayAvailability,
  type DayStatus,
} from '../src/capacity/availability.ts';
import type { CapacityWindow } from '../src/capacity/window.ts';
import { rfc3339 } from '../src/time.ts';
import type { Context } from './context.ts';
import { describedEnum } from './describedEnum.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@ObjectType('CapacityWindow', {
  description: 'A stretch of time for which a number of people can book, such as one hour with 50 places.',
})
export class CapacityWindowType {
  @Field(() => String, {
    simple: true,
    description: 'Code of the quota that these places belong to; `general` for the places without a quota.',
  })
  quota!: string;

  @Field(() => Int, { simple: true, description: 'Number of places in the window.' })
  capacity!: number;
}

@Resolver(() => CapacityWindowType)
export class CapacityWindowResolver {
  @FieldResolver(() => ID, { description: 'Identifier of the window, for `VisitTimeInput.window`.' })
  id(@Root() window: CapacityWindow): string {
    return String(window.id);
  }

  @FieldResolver(() => DateTimeScalar, {
    description: 'Time at which the window begins: the hour for which the person is called.',
  })
  startsAt(@Root() window: CapacityWindow, @Ctx() { app }: Context): string {
    return rfc3339(window.startsAt, app.offices.get(window.office).timeZone);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the window ends.' })
  endsAt(@Root() window: CapacityWindow, @Ctx() { app }: Context): string {
    return rfc3339(window.endsAt, app.offices.get(window.office).timeZone);
  }

  @FieldResolver(() => Int, { description: 'Number of free places, from the same count that booking uses.' })
  remaining(@Root() window: CapacityWindow): number {
    return window.capacity - window.taken;
  }
}

const DayStatuses = describedEnum<DayStatus>('DayStatus', 'Whether a day can be booked, and if not, why.', {
  OPEN: 'Free places are left.',
  FULL: 'All places are taken, or those left can no longer be reached in time.',
  CLOSED: 'The office is closed on that day.',
  NOT_YET_RELEASED: 'The day is not open for booking yet.',
});

@ObjectType('DayAvailability', { description: 'The availability of one day.' })
export class DayAvailabilityType {
  @Field(() => DateScalar, { description: "Date of the day, in the office's time zone." })
  date!: string;

  @Field(() => DayStatuses, { description: 'Whether the day can be booked, and if not, why.' })
  status!: DayStatus;

  @Field(() => Int, { description: 'Number of places of the whole day.' })
  capacity!: number;

  @Field(() => Int, { description: 'Number of free places that can still be reached in time.' })
  remaining!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the day becomes bookable; null if it already is, or the office is closed.',
  })
  releasedAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time until which requests for the day enter its lottery, although it is not released; null if it has none now.',
  })
  lotteryUntil!: string | null;

  @Field(() => [CapacityWindowType], {
    description:
      'The windows that can still be reached in time, earliest first. Each share of an hour that the asker may use is one; `hours` sums them up.',
  })
  windows!: CapacityWindowType[];
}

@ObjectType('BookableHour', {
  description: 'An hour of a day as a person can book it: all shares of its places that the asker may use, summed up.',
})
export class BookableHourType {
  @Field(() => Int, { simple: true, description: 'Number of places in all these shares.' })
  capacity!: number;

  @Field(() => Int, { simple: true, description: 'Number of free places in all these shares.' })
  remaining!: number;

  @Field(() => ID, {
    simple: true,
    nullable: true,
    description:
      'Identifier for `VisitTimeInput.window`; null if no place is free. Whichever share the place is taken from, a booking by it is within this hour.',
  })
  window!: number | null;
}

@Resolver(() => BookableHourType)
export class BookableHourResolver {
  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the hour begins.' })
  startsAt(@Root() { startsAt, office }: BookableHour, @Ctx() { app }: Context): string {
    return rfc3339(startsAt, app.offices.get(office).timeZone);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the hour ends.' })
  endsAt(@Root() { endsAt, office }: BookableHour, @Ctx() { app }: Context): string {
    return rfc3339(endsAt, app.offices.get(office).timeZone);
  }
}

@Resolver(() => DayAvailabilityType)
export class DayAvailabilityResolver {
  @FieldResolver(() => Boolean, {
    description:
      'Whether there is nothing to do but to wait: no released day of the office has a place for these arguments, this day or another, and no lottery takes entries. `requestPlace` keeps a request then. The same on all days of an answer.',
  })
  async mayWait(@Root() { waiting }: DayAvailability, @Ctx() context: Context): Promise<boolean> {
    const { mayWait, changesAt } = await waiting();
    context.noteChangeAt(changesAt);
    return mayWait;
  }

  @FieldResolver(() => [BookableHourType], {
    description: 'The hours that can still be reached in time, earliest first, each once.',
  })
  hours(@Root() { windows }: DayAvailability): BookableHour[] {
    return bookableHours(windows);
  }
}
