// Ratings of visits by their visitors, for managers.
import { Args, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { checkedRange } from '../src/figures/read.ts';
import { readRatings } from '../src/visit/rateVisit.ts';
import { type RatingCounts, satisfactionIndex, sumOfRatings } from '../src/visit/ratingIndex.ts';
import { type Context, readingStale } from './context.ts';
import { ServiceType } from './officeType.ts';
import { shownService } from './service.ts';
import { DailyStatisticsArgs } from './statistics.ts';

@ObjectType()
abstract class RatedVisits implements RatingCounts {
  @Field(() => Int, { description: 'Number of ratings VERY_POOR.' })
  veryPoor!: number;

  @Field(() => Int, { description: 'Number of ratings POOR.' })
  poor!: number;

  @Field(() => Int, { description: 'Number of ratings GOOD.' })
  good!: number;

  @Field(() => Int, { description: 'Number of ratings VERY_GOOD.' })
  veryGood!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Satisfaction index, from 25 to 100 with one decimal: the mean of the answers, 1 to 4, times 25 (Permenpan RB 14/2017). Null without ratings.',
  })
  index!: number | null;
}

@ObjectType('ServiceRatings', { description: 'Ratings of the visits for one service.' })
class ServiceRatings extends RatedVisits {
  @Field(() => ServiceType, { description: 'Service that the visits were for in the end.' })
  service!: ServiceType;
}

@ObjectType('VisitRatings', { description: 'Ratings of the visits of an office in a period.' })
class VisitRatings extends RatedVisits {
  @Field(() => [ServiceRatings], { description: 'The same by service; services without ratings are left out.' })
  services!: ServiceRatings[];
}

@Resolver()
export class VisitRatingsResolver {
  @Query(() => VisitRatings, {
    description: 'Ratings of the visits of an office in a period of at most 400 days. Only for managers.',
  })
  async visitRatings(
    @Args(() => DailyStatisticsArgs) { office: code, from, to }: DailyStatisticsArgs,
    @Ctx() context: Context,
  ): Promise<VisitRatings> {
    const office = context.app.offices.get(code);
    const rows = await readRatings(readingStale(context), office.code, checkedRange(from, to));
    const services = rows.map(({ service, ...counts }) => ({
      ...shownCounts(counts),
      service: shownService(office, service),
    }));
    return { ...shownCounts(sumOfRatings(rows)), services };
  }
}

function shownCounts(counts: RatingCounts): RatedVisits {
  return { ...counts, index: satisfactionIndex(counts) };
}
