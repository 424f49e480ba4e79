// A number on the lobby board.
import { Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { describedEnum } from './describedEnum.ts';
import { DateTimeScalar } from './scalars.ts';

const BoardCallStatuses = describedEnum<'CALLED' | 'SERVING'>(
  'BoardCallStatus',
  'Whether a number is still called, or its person has come.',
  { CALLED: 'The number is called and its person is awaited.', SERVING: 'The person is at the counter.' },
);

@ObjectType({ description: 'A queue number called to a counter, as the lobby board shows it.' })
export class BoardCall {
  @Field(() => String, { simple: true, description: 'The queue number called: `A312`.' })
  number!: string;

  @Field(() => String, { simple: true, description: 'Label of the counter to which the number is called: `1`.' })
  counter!: string;

  @Field(() => DateTimeScalar, { simple: true, description: 'Time of the latest call.' })
  calledAt!: string;

  @Field(() => Int, { simple: true, description: 'Number of calls; more than one means the number was called again.' })
  calls!: number;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the person has come to the counter and is being served.',
  })
  serving!: boolean;
}

@ObjectType({ description: 'A queue number that was called before those that are called now.' })
export class RecentCall {
  @Field(() => String, { simple: true, description: 'The queue number that was called: `A311`.' })
  number!: string;

  @Field(() => String, {
    simple: true,
    description: 'Label of the counter to which the number was called: `1`; empty if it waits for another one.',
  })
  counter!: string;

  @Field(() => DateTimeScalar, { simple: true, description: 'Time of the latest call.' })
  calledAt!: string;
}

@Resolver(() => BoardCall)
export class BoardCallResolver {
  @FieldResolver(() => BoardCallStatuses, { description: 'Whether the number is called, or is being served.' })
  status(@Root() { serving }: BoardCall): 'CALLED' | 'SERVING' {
    return serving ? 'SERVING' : 'CALLED';
  }
}
