// Internal rules of an office, which only its managers see.
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { worksAt } from '../src/access/asker.ts';
import type { Office, Policy } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import type { Context } from './context.ts';
import { OfficeType } from './officeType.ts';
import { declareShownNumbers } from './policyNumbers.ts';

@ObjectType({ description: 'A range of minutes.' })
export class Minutes {
  @Field(() => Int, { description: 'Lower bound, in minutes.' })
  from!: number;

  @Field(() => Int, { description: 'Upper bound, in minutes.' })
  to!: number;
}

@ObjectType({ description: 'Internal rules of an office, in addition to its public `policy`.' })
export class HouseRules implements Pick<Policy, 'freedPlaceMinutes'> {
  @Field(() => Minutes, {
    description:
      'Delay in minutes until a freed place can be booked again, chosen at random in this range; 0 to 0 for no delay.',
  })
  freedPlaceMinutes!: Minutes;
}
declareShownNumbers(HouseRules, 'houseRules');

@Resolver(() => OfficeType)
export class HouseRulesResolver {
  @FieldResolver(() => HouseRules, {
    description: 'Internal rules that are not public. Only for managers of the office.',
  })
  houseRules(@Root() { code, policy }: Office, @Ctx() { asker }: Context): HouseRules {
    if (!worksAt(asker, code)) throw new CallerError('FORBIDDEN', 'That is for those who work there.');
    return policy;
  }
}
