// Standing by for an earlier place, as applicants and officers see it.
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Booking as BookingRow } from '../src/booking/booking.ts';
import type { Step } from '../src/booking/step.ts';
import type { Transaction } from '../src/database.ts';
import type { Refusal } from '../src/refusal.ts';
import {
  acceptOffer,
  declineOffer,
  leaveStandby,
  type OfferAnswer,
  requestStandby,
  standbyOf,
} from '../src/standby/standbyLine.ts';
import { type Instant, rfc3339 } from '../src/time.ts';
import { guarded, ownedBy } from './booking.ts';
import { readWindowId } from './bookingInput.ts';
import { Booking, BookingResult } from './bookingType.ts';
import { type Context, change, reading } from './context.ts';
import { BookingCodeScalar, DateScalar, DateTimeScalar } from './scalars.ts';
import { CapacityWindow } from './window.ts';

@ObjectType({ description: 'An earlier place that is kept for somebody while they think about it.' })
class StandbyOffer {
  @Field(() => CapacityWindow, { description: 'The hour.' })
  window!: CapacityWindow;

  @Field(() => DateTimeScalar, { description: 'Without an answer by then the next in line is asked.' })
  answerBy!: string;
}

@ObjectType({ description: 'A place in the line of those who want an earlier hour.' })
class Standby {
  @Field(() => DateTimeScalar, { description: 'Since when.' })
  since!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Not before that day; null: as early as can be.' })
  earliest!: string | null;

  @Field(() => Int, { description: 'How many are asked before, and oneself: from 1.' })
  place!: number;

  @Field(() => StandbyOffer, { nullable: true, description: 'What is being offered; null: nothing now.' })
  offer!: StandbyOffer | null;
}

@InputType({ description: 'Whose booking it is.' })
class OfBooking {
  @Field(() => BookingCodeScalar, { description: 'The code.' })
  code!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The applicant's birth date, as proof where the number proves nothing.",
  })
  birthDate?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key and input give the same answer for a day.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A booking on standby.' })
class StandbyInput extends OfBooking {
  @Field(() => ID, {
    nullable: true,
    description:
      'With an answer to an offer: the window offered, as it was shown. Where another is offered by then, nothing is done (OFFER_GONE). None: whichever is offered.',
  })
  window?: string | null;
}

@InputType({ description: 'Who wants an earlier place.' })
class RequestStandbyInput extends OfBooking {
  @Field(() => DateScalar, { nullable: true, description: 'Not before that day; none: as early as can be.' })
  earliest?: string | null;
}

@Resolver(() => Booking)
export class StandbyResolver {
  @Mutation(() => BookingResult, {
    description:
      'Asks for an earlier place: places that come free are offered in the order of asking, one person at a time. The booking stays as it is meanwhile.',
  })
  requestStandby(
    @Arg('input', () => RequestStandbyInput, { description: 'Who.' }) input: RequestStandbyInput,
    @Ctx() context: Context,
  ) {
    const { offices } = context.house;
    return put(context, 'requestStandby', input, (tx, request, now) =>
      requestStandby(tx, { ...request, earliest: input.earliest ?? null }, offices.get, now),
    );
  }

  @Mutation(() => BookingResult, { description: 'Wants no earlier place any more; the booking stays.' })
  leaveStandby(
    @Arg('input', () => StandbyInput, { description: 'Who.' }) input: StandbyInput,
    @Ctx() context: Context,
  ) {
    const { offices } = context.house;
    return put(context, 'leaveStandby', input, (tx, request, now) => leaveStandby(tx, request, offices.get, now));
  }

  @Mutation(() => BookingResult, {
    description: 'Takes the place offered: the code stays, the queue number is new, and it counts as no change.',
  })
  acceptOffer(@Arg('input', () => StandbyInput, { description: 'Who.' }) input: StandbyInput, @Ctx() context: Context) {
    const { offices } = context.house;
    const answer = answerOf(input);
    return put(context, 'acceptOffer', input, (tx, request, now) =>
      acceptOffer(tx, { ...request, ...answer }, offices.get, now),
    );
  }

  @Mutation(() => BookingResult, {
    description: 'Does not want the place offered; the next one is offered all the same.',
  })
  declineOffer(
    @Arg('input', () => StandbyInput, { description: 'Who.' }) input: StandbyInput,
    @Ctx() context: Context,
  ) {
    const { offices } = context.house;
    const answer = answerOf(input);
    return put(context, 'declineOffer', input, (tx, request, now) =>
      declineOffer(tx, { ...request, ...answer }, offices.get, now),
    );
  }

  @FieldResolver(() => Standby, {
    nullable: true,
    description: 'Whether an earlier place is wanted, and what is offered.',
  })
  async standby(@Root() { code, office }: BookingRow, @Ctx() context: Context) {
    const { house } = context;
    const zone = house.offices.get(office).timeZone;
    const state = await standbyOf(reading(context), code, house.now());
    if (!state) return null;
    const { since, offer, ...rest } = state;
    const shown = offer && { window: offer.window, answerBy: rfc3339(offer.answerBy, zone) };
    return { ...rest, since: rfc3339(since, zone), offer: shown };
  }
}

interface Request {
  code: string;
  asker: Context['asker'];
  proof: { birthDate: string | null };
  idempotencyKey: string | null;
}

/** @throws CallerError where the window is none. */
function answerOf({ window }: StandbyInput): Pick<OfferAnswer, 'window'> {
  return { window: readWindowId(window) };
}

/** Codes are guarded against trying out as everywhere. */
async function put(
  context: Context,
  what: string,
  { code, birthDate = null, idempotencyKey = null }: OfBooking,
  command: (tx: Transaction, request: Request, now: Instant) => Promise<Step>,
): Promise<BookingRow | Refusal> {
  const request = { code, asker: context.asker, proof: { birthDate }, idempotencyKey };
  const where = { what, office: (booking: BookingRow) => booking.office, subject: code };
  const work = () => change<BookingRow | Refusal>(context, where, (tx, now) => command(tx, request, now));
  return ownedBy(await guarded(context, null, work));
}
