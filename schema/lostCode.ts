// Tells of an unknown code that its booking may have been lost when the data was restored from a backup.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Refusal } from '../src/refusal.ts';
import { rfc3339 } from '../src/time.ts';
import type { Context } from './context.ts';
import { timeOfLostCode, zoneOfServer } from './lostBookings.ts';
import { RefusalType } from './refusal.ts';
import { DateTimeScalar } from './scalars.ts';

@Resolver(() => RefusalType)
export class LostCodeResolver {
  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'For UNKNOWN_CODE, after the data was restored from a backup: the moment of the backup. The code may be of a booking that was made since then and is lost; `message` says what the person does. Null for other codes, and once no lost booking can be still to come.',
  })
  lostSince(@Root() refusal: Refusal, @Ctx() { app }: Context): string | null {
    const lost = timeOfLostCode(refusal, app);
    return lost && rfc3339(lost.takenAt, zoneOfServer(app));
  }
}
