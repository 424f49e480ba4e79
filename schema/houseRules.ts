// The rules that an office keeps to itself: for its managers, who set them.
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { worksAt } from '../src/access/asker.ts';
import type { Office as OfficeData, Policy } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import type { Context } from './context.ts';
import { type BookingPolicy, Office } from './office.ts';

@ObjectType({ description: 'A stretch of minutes.' })
export class Minutes {
  @Field(() => Int, { description: 'At least.' })
  from!: number;

  @Field(() => Int, { description: 'At most.' })
  to!: number;
}

@ObjectType({ description: 'Rules that concern the office itself, besides those of its `policy`.' })
export class HouseRules implements Omit<Policy, keyof BookingPolicy> {
  @Field(() => Int, { description: 'Minutes before the window from which people may check in.' })
  checkInOpensMinutesBefore!: number;

  @Field(() => Int, { description: 'Days after which personal data are deleted.' })
  retentionDays!: number;

  @Field(() => Int, {
    description: 'Whoever did not come so many times running waits before booking again; 0: nobody does.',
  })
  forfeitsInRow!: number;

  @Field(() => Int, { description: 'For how many days.' })
  forfeitDelayDays!: number;

  @Field(() => Int, {
    description: 'So many places in a hundred are sold besides those there are, for people who do not come.',
  })
  overbookPercent!: number;

  @Field(() => Minutes, {
    description: 'A place that came free comes back after so many minutes, at random between these; 0 and 0: at once.',
  })
  freedPlaceMinutes!: Minutes;
}

@Resolver(() => Office)
export class HouseRulesResolver {
  @FieldResolver(() => HouseRules, { description: 'Its managers: the rules that are not for everybody to see.' })
  houseRules(@Root() { code, policy }: OfficeData, @Ctx() { asker }: Context): HouseRules {
    if (!worksAt(asker, code)) throw new CallerError('FORBIDDEN', 'That is for those who work there.');
    return policy;
  }
}
