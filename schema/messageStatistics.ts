// Counts and delays of an office's messages: each figure is read if it is asked for.
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { countMessages, lastHeard, oldestUnsent, pausedNumbers } from '../src/correspondence/statistics.ts';
import { countUnreached } from '../src/correspondence/unreached.ts';
import type { Office } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import { type Instant, rfc3339 } from '../src/time.ts';
import { type Context, reading, readingStale } from './context.ts';
import { LastHeardType, MessageCountType, MessageStatistics, PausedNumberType } from './messagesType.ts';
import { DateTimeScalar } from './scalars.ts';

const MAX_COUNTED_DAYS = 31;

@Resolver(() => MessageStatistics)
export class MessageStatisticsResolver {
  @Query(() => MessageStatistics, { description: "Counts and delays of an office's messages. Only for officers." })
  messageStatistics(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Arg('days', () => Int, {
      defaultValue: 1,
      description: 'Period counted, in days of 24 hours up to now, from 1 to 31.',
    })
    days: number,
    @Ctx() { app }: Context,
  ): MessageStatistics {
    if (days < 1 || days > MAX_COUNTED_DAYS)
      throw new CallerError('BAD_USER_INPUT', `days must be 1 to ${MAX_COUNTED_DAYS}.`);
    return { office: app.offices.get(office).code, days };
  }

  @FieldResolver(() => [MessageCountType], {
    description: 'Numbers of messages in the period, by direction, channel, kind and state.',
  })
  counts(@Root() { office, days }: MessageStatistics, @Ctx() context: Context) {
    return countMessages(readingStale(context), [office], context.app.now().subtract({ hours: 24 * days }));
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the oldest message still to be sent was written; null if none is waiting.',
  })
  async oldestUnsentAt(@Root() { office }: MessageStatistics, @Ctx() context: Context) {
    return shownAt(await oldestUnsent(reading(context), [office]), context.app.offices.get(office));
  }

  @FieldResolver(() => [LastHeardType], { description: "The latest inbound message to each of the office's numbers." })
  async lastHeard(@Root() { office }: MessageStatistics, @Ctx() context: Context) {
    const where = context.app.offices.get(office);
    const heard = await lastHeard(reading(context), [{ office, numbers: addressesOf(where) }]);
    return heard.map(({ number, at }) => ({ number, at: shownAt(at, where) }));
  }

  @FieldResolver(() => [PausedNumberType], {
    description: "The office's numbers by which sending is paused at present.",
  })
  async paused(@Root() { office }: MessageStatistics, @Ctx() context: Context) {
    const where = context.app.offices.get(office);
    const paused = await pausedNumbers(reading(context), addressesOf(where));
    return paused.map((one) => ({ ...one, since: shownAt(one.since, where), until: shownAt(one.until, where) }));
  }

  @FieldResolver(() => Int, {
    description:
      'Number of bookings of coming visits whose applicants were not reached: a message of the last 14 days about the booking is `FAILED` or `UNKNOWN`, none was sent since, and it can be sent again.',
  })
  unreached(@Root() { office }: MessageStatistics, @Ctx() context: Context): Promise<number> {
    return countUnreached(reading(context), office, context.app.now());
  }
}

function addressesOf({ channels }: Office): string[] {
  return channels.map(({ address }) => address);
}

function shownAt(at: Instant | null, { timeZone }: Office): string | null {
  return at && rfc3339(at, timeZone);
}
