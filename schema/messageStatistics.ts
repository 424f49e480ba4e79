// Counts and delays of an office's messages.
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { countMessages, lastHeard, oldestUnsent, pausedNumbers } from '../src/correspondence/statistics.ts';
import { CallerError } from '../src/refusal.ts';
import { type Instant, rfc3339 } from '../src/time.ts';
import { type Context, reading, readingStale } from './context.ts';

import { MessageStatistics } from './messagesType.ts';

const MAX_COUNTED_DAYS = 31;

@Resolver(() => MessageStatistics)
export class MessageStatisticsResolver {
  @Query(() => MessageStatistics, { description: "Counts and delays of an office's messages. Only for officers." })
  async messageStatistics(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Arg('days', () => Int, {
      defaultValue: 1,
      description: 'Period counted, in days of 24 hours up to now, from 1 to 31.',
    })
    days: number,
    @Ctx() context: Context,
  ) {
    if (days < 1 || days > MAX_COUNTED_DAYS)
      throw new CallerError('BAD_USER_INPUT', `days must be 1 to ${MAX_COUNTED_DAYS}.`);
    const { app } = context;
    const where = app.offices.get(office);
    const [tx, numbers] = [reading(context), where.channels.map(({ address }) => address)];
    const [counts, oldest, heard, paused] = await Promise.all([
      countMessages(readingStale(context), [where.code], app.now().subtract({ hours: 24 * days })),
      oldestUnsent(tx, [where.code]),
      lastHeard(tx, [{ office: where.code, numbers }]),
      pausedNumbers(tx, numbers),
    ]);
    const shown = (at: Instant | null) => at && rfc3339(at, where.timeZone);
    return {
      counts,
      oldestUnsentAt: shown(oldest),
      lastHeard: heard.map(({ number, at }) => ({ number, at: shown(at) })),
      paused: paused.map((one) => ({ ...one, since: shown(one.since), until: shown(one.until) })),
    };
  }
}
