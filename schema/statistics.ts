// Managers see what happened day by day; administrators at all offices.
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { worksAt } from '../src/access/asker.ts';
import type { DayFigures } from '../src/figures/figures.ts';
import { MEASURED_DAYS, measuredDays, noShowPercent } from '../src/figures/overbooking.ts';
import { checkedRange } from '../src/figures/read.ts';
import type { Office as OfficeData } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import { dateIn } from '../src/time.ts';
import type { Context } from './context.ts';
import { Office, shownService } from './office.ts';
import { DateScalar } from './scalars.ts';
import {
  ChannelStatistics,
  DailyStatistics,
  HourStatistics,
  Overbooking,
  ServiceStatistics,
} from './statisticsType.ts';

@Resolver(() => DailyStatistics)
export class StatisticsResolver {
  @Query(() => [DailyStatistics], {
    description: 'Managers: figures of every day from one to another, 400 days at most.',
  })
  dailyStatistics(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Arg('from', () => DateScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'The last day.' }) to: string,
    @Ctx() { house }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DayFigures[]> {
    return house.figures([house.offices.get(office)], checkedRange(from, to), asksForParts(info));
  }

  @Query(() => [DailyStatistics], {
    description: 'Administrators: the same for several offices, one after the other; 400 days at most.',
  })
  statistics(
    @Arg('from', () => DateScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'The last day.' }) to: string,
    @Arg('offices', () => [ID], { nullable: true, description: 'Which offices; none: all.' }) offices: string[] | null,
    @Ctx() { house }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DayFigures[]> {
    const meant = offices ? [...new Set(offices)].map((code) => house.offices.get(code)) : house.offices.all();
    return house.figures(meant, checkedRange(from, to), asksForParts(info));
  }

  @FieldResolver(() => Office, { description: 'Where.' })
  office(@Root() { office }: DayFigures, @Ctx() { house }: Context) {
    return house.offices.get(office);
  }

  @FieldResolver(() => [ServiceStatistics], { description: 'The same by service.' })
  services(@Root() { office, parts }: DayFigures, @Ctx() { house }: Context) {
    const where = house.offices.get(office);
    return parts?.services.map((part) => ({ ...part, service: shownService(where, part.service) }));
  }

  @FieldResolver(() => [ChannelStatistics], { description: 'The same by channel.' })
  channels(@Root() { parts }: DayFigures) {
    return parts?.channels;
  }

  @FieldResolver(() => [HourStatistics], { description: 'The same by the hour for which people are booked.' })
  hours(@Root() { parts }: DayFigures) {
    return parts?.hours;
  }
}

@Resolver(() => Office)
export class OverbookingResolver {
  @FieldResolver(() => Overbooking, {
    description: 'Its managers: how many places it sells beyond those there are, beside how many people do not come.',
  })
  async overbooking(@Root() office: OfficeData, @Ctx() { house, asker }: Context): Promise<Overbooking> {
    if (!worksAt(asker, office.code)) throw new CallerError('FORBIDDEN', 'That is for those who work there.');
    const range = measuredDays(dateIn(office.timeZone, house.now()));
    const measured = noShowPercent(await house.figures([office], range, false));
    return { percent: office.policy.overbookPercent, measuredNoShowPercent: measured, days: MEASURED_DAYS };
  }
}

const PARTS = ['services', 'channels', 'hours'];

/** Parts are many times as much to read as totals, and a year of all offices is many days. */
function asksForParts({ fieldNodes, fragments }: GraphQLResolveInfo): boolean {
  const asks = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((one) => {
      if (one.kind === 'Field') return PARTS.includes(one.name.value);
      return asks(one.kind === 'InlineFragment' ? one.selectionSet : fragments[one.name.value]?.selectionSet);
    }) ?? false;
  return fieldNodes.some(({ selectionSet }) => asks(selectionSet));
}
