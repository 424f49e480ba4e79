// Daily statistics of one office or of several.
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { worksAt } from '../src/access/asker.ts';
import type { DayFigures } from '../src/figures/figures.ts';
import { MEASURED_DAYS, measuredDays, measuredNoShows } from '../src/figures/overbooking.ts';
import { checkedRange } from '../src/figures/read.ts';
import type { Office } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import { dateIn } from '../src/time.ts';
import type { Context } from './context.ts';
import { OfficeType } from './officeType.ts';
import { DateScalar } from './scalars.ts';
import { shownService } from './service.ts';
import {
  ChannelStatistics,
  CounterStatistics,
  DailyStatistics,
  HourStatistics,
  Overbooking,
  ServiceStatistics,
} from './statisticsType.ts';
import { togetherInRequest } from './togetherInRequest.ts';

/** An office and a period of days. */
@ArgsType()
export class DailyStatisticsArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => DateScalar, { description: "First day of the period, in the office's time zone." })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day of the period, at most 399 days after the first.' })
  to!: string;
}

@ArgsType()
class StatisticsArgs {
  @Field(() => DateScalar, { description: "First day of the period, in each office's time zone." })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day of the period, at most 399 days after the first.' })
  to!: string;

  @Field(() => [ID], { nullable: true, description: 'Codes of the offices; null for all offices.' })
  offices!: string[] | null;
}

@Resolver(() => DailyStatistics)
export class StatisticsResolver {
  @Query(() => [DailyStatistics], {
    description: 'Statistics of an office for each day of a period of at most 400 days. Only for managers.',
  })
  dailyStatistics(
    @Args(() => DailyStatisticsArgs) { office, from, to }: DailyStatisticsArgs,
    @Ctx() { app }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DayFigures[]> {
    return app.figures([app.offices.get(office)], checkedRange(from, to), selectsBreakdowns(info));
  }

  @Query(() => [DailyStatistics], {
    description:
      'Daily statistics of several offices, one office after the other, for a period of at most 400 days. Only for administrators.',
  })
  statistics(
    @Args(() => StatisticsArgs) { from, to, offices }: StatisticsArgs,
    @Ctx() { app }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DayFigures[]> {
    const meant = offices ? [...new Set(offices)].map((code) => app.offices.get(code)) : app.offices.all();
    return app.figures(meant, checkedRange(from, to), selectsBreakdowns(info));
  }

  @FieldResolver(() => OfficeType, { description: 'The office whose day it is.' })
  office(@Root() { office }: DayFigures, @Ctx() { app }: Context) {
    return app.offices.get(office);
  }

  @FieldResolver(() => [ServiceStatistics], { description: 'The same figures by service.' })
  services(@Root() { office, parts }: DayFigures, @Ctx() { app }: Context) {
    const where = app.offices.get(office);
    return parts?.services.map((part) => ({ ...part, service: shownService(where, part.service) }));
  }

  @FieldResolver(() => [ChannelStatistics], { description: 'The same figures by channel.' })
  channels(@Root() { parts }: DayFigures) {
    return parts?.channels;
  }

  @FieldResolver(() => [HourStatistics], { description: 'The same figures by hour of the booked window.' })
  hours(@Root() { parts }: DayFigures) {
    return parts?.hours;
  }

  @FieldResolver(() => [CounterStatistics], {
    description:
      'The figures of tickets by counter; empty for days that were over before the server counted by counter.',
  })
  counters(@Root() { parts }: DayFigures) {
    return parts?.counters;
  }
}

@Resolver(() => OfficeType)
export class OverbookingResolver {
  @FieldResolver(() => Overbooking, {
    description: 'Overbooking of the office, compared with its measured no-show rate. Only for managers of the office.',
  })
  async overbooking(@Root() office: Office, @Ctx() context: Context): Promise<Overbooking> {
    if (!worksAt(context.asker, office.code)) throw new CallerError('FORBIDDEN', 'That is for those who work there.');
    const { expected, missing, percent } = measuredNoShows((await measuredAt(context, office)) ?? []);
    return {
      percent: office.policy.overbookPercent,
      measuredNoShowPercent: percent,
      measuredBookings: expected,
      measuredNoShows: missing,
      days: MEASURED_DAYS,
    };
  }
}

/** Offices at which it is the same day are read together. */
const measuredAt = togetherInRequest(async ({ app }: Context, offices: readonly Office[]) => {
  const byDay = Map.groupBy(offices, ({ timeZone }) => dateIn(timeZone, app.now()));
  const read = [...byDay].map(([today, some]) => app.figures(some, measuredDays(today), false));
  const byOffice = Map.groupBy((await Promise.all(read)).flat(), ({ office }) => office);
  return new Map(offices.map((office) => [office, byOffice.get(office.code) ?? []]));
});

const BREAKDOWNS = ['services', 'channels', 'hours', 'counters'];

/** Whether breakdowns are selected: they cost many times as much to read as totals. */
function selectsBreakdowns({ fieldNodes, fragments }: GraphQLResolveInfo): boolean {
  const asks = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((one) => {
      if (one.kind === 'Field') return BREAKDOWNS.includes(one.name.value);
      return asks(one.kind === 'InlineFragment' ? one.selectionSet : fragments[one.name.value]?.selectionSet);
    }) ?? false;
  return fieldNodes.some(({ selectionSet }) => asks(selectionSet));
}
