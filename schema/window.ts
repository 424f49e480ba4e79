// Capacity windows and what is left of each day.
import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import type { DayStatus } from '../src/capacity/availability.ts';
import type { CapacityWindow as WindowRow } from '../src/capacity/window.ts';
import { rfc3339 } from '../src/time.ts';
import type { Context } from './context.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@ObjectType({ description: 'A stretch of time with room for a number of people: an hour with room for fifty, say.' })
export class CapacityWindow {
  @Field(() => String, { simple: true, description: 'The share of the places that is meant: `general`.' })
  quota!: string;

  @Field(() => Int, { simple: true, description: 'Places in all.' })
  capacity!: number;
}

@Resolver(() => CapacityWindow)
export class CapacityWindowResolver {
  @FieldResolver(() => ID, { description: 'For `BookInput.window`.' })
  id(@Root() window: WindowRow): string {
    return String(window.id);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it begins: the hour a person is called for.' })
  startsAt(@Root() window: WindowRow, @Ctx() { house }: Context): string {
    return rfc3339(window.startsAt, house.offices.get(window.office).timeZone);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt(@Root() window: WindowRow, @Ctx() { house }: Context): string {
    return rfc3339(window.endsAt, house.offices.get(window.office).timeZone);
  }

  @FieldResolver(() => Int, { description: 'Places left, from the same count that bookings are taken from.' })
  remaining(@Root() window: WindowRow): number {
    return window.capacity - window.taken;
  }
}

const DayStatuses: Record<DayStatus, DayStatus> = {
  OPEN: 'OPEN',
  FULL: 'FULL',
  CLOSED: 'CLOSED',
  NOT_YET_RELEASED: 'NOT_YET_RELEASED',
};
registerEnumType(DayStatuses, {
  name: 'DayStatus',
  description: 'Whether a day can be booked.',
  valuesConfig: {
    OPEN: { description: 'There are places.' },
    FULL: { description: 'All places are taken, or what is left can no longer be reached in time.' },
    CLOSED: { description: 'The office is closed.' },
    NOT_YET_RELEASED: { description: 'The day is not open for booking yet.' },
  },
});

@ObjectType({ description: 'What is left of one day.' })
export class DayAvailability {
  @Field(() => DateScalar, { description: "The office's date." })
  date!: string;

  @Field(() => DayStatuses, { description: 'Whether the day can be booked.' })
  status!: DayStatus;

  @Field(() => Int, { description: 'Places of the whole day.' })
  capacity!: number;

  @Field(() => Int, { description: 'Places left that can still be reached.' })
  remaining!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the day opens for booking; null where it has, or the office is closed that day.',
  })
  releasedAt!: string | null;

  @Field(() => [CapacityWindow], { description: 'The windows that can still be reached, earliest first.' })
  windows!: CapacityWindow[];
}
