// The bookings that were lost when the data was restored from a backup: their codes are unknown, and their people are told why.
import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { LostTime } from '../src/inbox/restoration.ts';
import { sayLostCode } from '../src/messages/index.ts';
import type { Refusal } from '../src/refusal.ts';
import { addMinutes, isBefore, rfc3339 } from '../src/time.ts';
import type { AppContext } from './appContext.ts';
import type { Context } from './context.ts';
import { DateTimeScalar } from './scalars.ts';

const DAY_MINUTES = 24 * 60;

/** null: none, or none that can be still to come. */
export function lostTimeNow({ lostTime, offices, now }: AppContext): LostTime | null {
  if (lostTime === null) return null;
  const horizonDays = Math.max(0, ...offices.all().map(({ policy }) => policy.horizonDays));
  return isBefore(now(), addMinutes(lostTime.restoredAt, (horizonDays + 1) * DAY_MINUTES)) ? lostTime : null;
}

/** Whether the code may be of a booking that was lost: all unknown codes have the same answer. */
export function timeOfLostCode({ refused }: Pick<Refusal, 'refused'>, app: AppContext): LostTime | null {
  return refused === 'UNKNOWN_CODE' ? lostTimeNow(app) : null;
}

/** The offices of a server are of one country: the zone of the first is named with the times. */
export function zoneOfServer({ offices }: AppContext): string {
  return offices.all()[0]?.timeZone ?? 'UTC';
}

@ObjectType('LostBookings', {
  description: 'The time between a backup and the restoration of the data from it, whose bookings are lost.',
})
class LostBookingsType {
  @Field(() => DateTimeScalar, { description: 'The moment of the backup.' })
  since!: string;

  @Field(() => DateTimeScalar, { description: 'The moment of the restoration.' })
  until!: string;

  @Field(() => String, {
    description: 'The explanation and the advice for a person whose code is unknown, in the language of the request.',
  })
  message!: string;
}

@Resolver()
export class LostBookingsResolver {
  @Query(() => LostBookingsType, {
    nullable: true,
    description:
      'The bookings that were lost when the data was restored from a backup; null if it never was, or no lost booking can be still to come. Show its message beside "unknown code".',
  })
  lostBookings(@Ctx() { app, language }: Context): LostBookingsType | null {
    const lost = lostTimeNow(app);
    if (!lost) return null;
    const zone = zoneOfServer(app);
    return {
      since: rfc3339(lost.takenAt, zone),
      until: rfc3339(lost.restoredAt, zone),
      message: sayLostCode(language, lost, zone),
    };
  }
}
