// Who is asking, and what they have.
import { Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root, registerEnumType } from 'type-graphql';
import { type Asker, senderKeyOf } from '../src/access/asker.ts';
import { liveBookingsOf } from '../src/booking/find.ts';
import { asTransaction } from '../src/database.ts';
import { Booking, ownedBy } from './booking.ts';
import type { Context } from './context.ts';

const ViewerKinds = { ANONYMOUS: 'ANONYMOUS', SENDER: 'SENDER', ADMINISTRATOR: 'ADMINISTRATOR' } as const;
type ViewerKind = keyof typeof ViewerKinds;
registerEnumType(ViewerKinds, {
  name: 'ViewerKind',
  description: 'What kind of caller.',
  valuesConfig: {
    ANONYMOUS: {
      description: 'Anybody: reads offices and what is free, books, and reaches a booking with code and birth date.',
    },
    SENDER: {
      description: "A channel adapter speaking for the sender of a message: reaches the sender's own bookings.",
    },
    ADMINISTRATOR: { description: "The holder of the administrator's key." },
  },
});

@ObjectType({ description: 'Who is asking, and what they may do.' })
export class Viewer {
  @Field(() => ViewerKinds, { description: 'What kind of caller.' })
  kind!: ViewerKind;
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is asking, and what they may do.' })
  viewer(@Ctx() { asker }: Context): Viewer {
    return { kind: asker.kind.toUpperCase() as Uppercase<Asker['kind']> };
  }

  @FieldResolver(() => [Booking], {
    description: "The sender's live bookings, the earliest visit first; empty for those who are no sender.",
  })
  async bookings(@Root() _viewer: Viewer, @Ctx() { asker, house }: Context) {
    const key = senderKeyOf(asker);
    return key ? (await liveBookingsOf(asTransaction(house.pool), key)).map(ownedBy) : [];
  }
}
