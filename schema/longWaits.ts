// Waits at an office that are longer than its rule: told to its officers.
import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { waitingIn } from '../src/queue/line.ts';
import { type LongWait, longWaits } from '../src/queue/longWaits.ts';
import { dateIn } from '../src/time.ts';
import { type Context, reading } from './context.ts';

/** More are not named: by then the office knows. */
const MAX_LONG_WAITS_NAMED = 5;

@ObjectType('LongWait', { description: 'A ticket that waits for longer than the office allows itself.' })
class LongWaitType {
  @Field(() => String, { description: 'Queue number of the ticket: `A312`.' })
  number!: string;

  @Field(() => Int, {
    description: 'Minutes since check-in, the beginning of the booked window, or the return to the queue.',
  })
  minutes!: number;
}

@ObjectType('LongWaits', { description: 'The long waits at an office now.' })
class LongWaitsType {
  @Field(() => Int, { description: 'The limit in minutes, `BookingPolicy.longWaitMinutes`; 0: no wait is too long.' })
  limitMinutes!: number;

  @Field(() => Int, { description: 'Number of tickets that wait for longer.' })
  count!: number;

  @Field(() => [LongWaitType], { description: 'The longest of these waits, at most 5.' })
  longest!: LongWait[];
}

@Resolver()
export class LongWaitsResolver {
  @Query(() => LongWaitsType, {
    description: 'The waits at an office that are longer than its rule. Only for officers.',
  })
  async longWaits(
    @Arg('office', () => ID, { description: 'Code of the office.' }) code: string,
    @Ctx() context: Context,
  ): Promise<LongWaitsType> {
    const { app } = context;
    const office = app.offices.get(code);
    const limitMinutes = office.policy.longWaitMinutes;
    const now = app.now();
    const waiting = await waitingIn(reading(context), [{ office: office.code, date: dateIn(office.timeZone, now) }]);
    const all = longWaits(waiting, limitMinutes, now);
    return { limitMinutes, count: all.length, longest: all.slice(0, MAX_LONG_WAITS_NAMED) };
  }
}
