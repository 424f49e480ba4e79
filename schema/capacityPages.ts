// The capacity changes of an office, and the bookings that each of them moved, page by page.
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { type DayChange, dayChangesOf } from '../src/replanning/dayChange.ts';
import { BookingMoveConnection, CapacityChange, CapacityChangeConnection } from './capacityType.ts';
import { type Context, reading } from './context.ts';
import { changeTime, movesBy } from './dayChangeReads.ts';
import { noteReading } from './noteReading.ts';
import { pageOfItems, pageSize, readIdCursor, readIdPart, TwoWayArgs } from './page.ts';

@ArgsType()
class CapacityChangesArgs extends TwoWayArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;
}

@Resolver(() => CapacityChange)
export class CapacityPagesResolver {
  @Query(() => CapacityChangeConnection, {
    description: 'Lists the capacity changes of an office, newest first. Only for managers.',
  })
  async capacityChanges(
    @Args(() => CapacityChangesArgs) { office, ...args }: CapacityChangesArgs,
    @Ctx() context: Context,
  ) {
    const { code } = context.app.offices.get(office);
    const page = await dayChangesOf(reading(context), code, readIdPart('capacityChanges', args));
    return pageOfItems('capacityChanges', { ...page, asked: args }, ({ id }) => id ?? '');
  }

  @FieldResolver(() => BookingMoveConnection, {
    description:
      'Bookings that were moved, ordered by their old window. Applicants whom no message can reach come first: staff must phone them. A preview shows the first 200.',
  })
  async moves(
    @Root() day: DayChange,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Number of bookings to return, from 1 to 200.' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last booking already received; null for the first page.',
    })
    after: string | null,
    @Ctx() context: Context,
  ) {
    const [size, skip] = [pageSize(first), readIdCursor('moves', after) ?? 0];
    const moves =
      day.moves?.slice(skip, skip + size) ?? (await movesBy(context, { change: day.id as number, first: size, skip }));
    await noteReading(context, { what: 'moves', office: day.office, subjects: moves.map(({ code }) => code) });
    const items = moves.map(({ from, to, ...move }) => {
      return { ...move, from: changeTime(from, day.office, context), to: changeTime(to, day.office, context) };
    });
    const total = day.moves?.length ?? day.moved;
    const next = { hasNext: skip + items.length < total, hasPrevious: skip > 0, asked: { after } };
    const page = { items, total: day.moved, ...next };
    // The moves of a change stay as they are, so that the place in the list is a cursor.
    return pageOfItems('moves', page, (_move, index) => skip + index + 1);
  }
}
