// The lottery of a newly opened day: anyone can check that its order was fixed before the first entry.
import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { countDraws, drawsOf, findLottery, type ShownLottery } from '../src/lottery/read.ts';
import { rfc3339 } from '../src/time.ts';
import { relayConnection } from './connection.ts';
import { type Context, reading } from './context.ts';
import { pageOfItems, pageSize, readIdCursor } from './page.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@ObjectType({ description: 'An entry of a lottery, under a pseudonym, in the order of the draw.' })
class LotteryDraw {
  @Field(() => Int, { description: 'Position in the order of the draw, from 1.' })
  position!: number;

  @Field(() => String, { description: 'Pseudonym of the person, the same as in the place log.' })
  ticket!: string;

  @Field(() => Boolean, { description: 'Whether the entry was given a place.' })
  placed!: boolean;
}

const LotteryDrawConnection = relayConnection('LotteryDraw', () => LotteryDraw, {
  one: 'entry',
  many: 'entries',
  list: 'entries, in the order of the draw',
  field: 'draws(after:)',
});

@ObjectType('OpeningLottery', {
  description:
    'The lottery of a day: those who asked for its places within `BookingPolicy.lotteryMinutes` of its opening are given them in random order. Entries are ordered by HMAC-SHA-256 of `ticket`, with the bytes of `seed` as the key, in hexadecimal, in ascending order.',
})
export class OpeningLotteryType {
  office!: string;

  @Field(() => DateScalar, { description: 'Day of the places.' })
  date!: string;

  @Field(() => String, {
    description: "SHA-256 digest of the seed's bytes, in hexadecimal digits: public before the first entry.",
  })
  seedHash!: string;

  @Field(() => String, { nullable: true, description: 'Seed: 32 random bytes in base64; null until the draw is over.' })
  seed!: string | null;
}

type LotteryRow = ShownLottery;

@Resolver(() => OpeningLotteryType)
export class OpeningLotteryResolver {
  @Query(() => OpeningLotteryType, {
    nullable: true,
    description: 'Returns the lottery of a day at an office; null if none is held or known yet.',
  })
  async openingLottery(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Arg('date', () => DateScalar, { description: 'Day of the places.' }) date: string,
    @Ctx() context: Context,
  ): Promise<LotteryRow | null> {
    const { code } = context.app.offices.get(office);
    return findLottery(reading(context), { office: code, date });
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time from which requests for the day enter the lottery.' })
  opensAt(@Root() lottery: LotteryRow, @Ctx() { app }: Context): string {
    return rfc3339(lottery.opensAt, app.offices.get(lottery.office).timeZone);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time until which requests for the day enter the lottery.' })
  drawsAt(@Root() lottery: LotteryRow, @Ctx() { app }: Context): string {
    return rfc3339(lottery.drawsAt, app.offices.get(lottery.office).timeZone);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the draw was over; null if it is not.',
  })
  drawnAt(@Root() lottery: LotteryRow, @Ctx() { app }: Context): string | null {
    return lottery.drawnAt && rfc3339(lottery.drawnAt, app.offices.get(lottery.office).timeZone);
  }

  @FieldResolver(() => Int, { description: 'Number of entries drawn so far.' })
  drawn(@Root() lottery: LotteryRow, @Ctx() context: Context): Promise<number> {
    return countDraws(reading(context), lottery);
  }

  @FieldResolver(() => LotteryDrawConnection, { description: 'Entries in the order of the draw.' })
  async draws(
    @Root() lottery: LotteryRow,
    @Arg('first', () => Int, { defaultValue: 100, description: 'Number of entries to return, from 1 to 200.' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last entry already received; null for the first page.',
    })
    after: string | null,
    @Ctx() context: Context,
  ) {
    const [size, begun] = [pageSize(first), readIdCursor('draws', after)];
    const draws = await drawsOf(reading(context), lottery, { first: size + 1, after: begun ?? 0 });
    const next = { hasNext: draws.length > size, hasPrevious: begun !== null, asked: { after } };
    const page = { items: draws.slice(0, size), ...next };
    return pageOfItems('draws', page, ({ position }) => position);
  }
}
