// The standby list for earlier places: joining, leaving, and answering offers.
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { auditedBooking } from '../src/booking/audited.ts';
import type { Booking } from '../src/booking/booking.ts';
import type { BookingStep } from '../src/booking/step.ts';
import type { Transaction } from '../src/database.ts';
import type { Refusal } from '../src/refusal.ts';
import {
  acceptOffer,
  declineOffer,
  leaveStandby,
  type OfferAnswer,
  requestStandby,
} from '../src/standby/standbyLine.ts';
import { type Instant, rfc3339 } from '../src/time.ts';
import { BookingResult, BookingType } from './bookingType.ts';
import { change } from './change.ts';
import type { Context } from './context.ts';
import { guarded } from './guardedLookup.ts';
import { ownedBooking } from './ownership.ts';
import { BookingCodeScalar, DateScalar, DateTimeScalar, TypedDateScalar } from './scalars.ts';
import { readWindowId } from './visitTime.ts';
import { CapacityWindowType } from './window.ts';

@ObjectType({ description: 'An earlier place that is reserved for an applicant on standby until they answer.' })
class StandbyOffer {
  @Field(() => CapacityWindowType, { description: 'The window in which the place is free.' })
  window!: CapacityWindowType;

  @Field(() => DateTimeScalar, {
    description: 'Deadline for an answer, after which the place is offered to the next applicant.',
  })
  answerBy!: string;
}

@ObjectType('Standby', { description: "An applicant's position on the standby list for an earlier place." })
class StandbyType {
  @Field(() => DateTimeScalar, { description: 'Time at which the applicant joined the list.' })
  since!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First date on which an earlier place is wanted; null for the earliest possible.',
  })
  earliest!: string | null;

  @Field(() => Int, { description: 'Position on the list, counted from 1.' })
  place!: number;

  @Field(() => StandbyOffer, { nullable: true, description: 'The place offered at present; null if there is none.' })
  offer!: StandbyOffer | null;
}

@InputType({ description: "A booking, with proof that it is the caller's." })
class OfBooking {
  @Field(() => BookingCodeScalar, { description: 'Public code of the booking, as sent to the applicant.' })
  code!: string;

  @Field(() => TypedDateScalar, {
    nullable: true,
    description: "The applicant's birth date, as proof if the caller is not the sender of the booking.",
  })
  birthDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: repeating the request with the same key and input within a day returns the same result.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A booking on standby, for leaving the list or answering an offer.' })
class StandbyInput extends OfBooking {
  @Field(() => ID, {
    nullable: true,
    description:
      'Identifier of the offered window, as it was shown to the applicant. If another window is offered by then, the answer is refused with OFFER_GONE. Null for the present offer, whichever window it is.',
  })
  window?: string | null;
}

@InputType({ description: 'A booking for which an earlier place is wanted.' })
class RequestStandbyInput extends OfBooking {
  @Field(() => TypedDateScalar, {
    nullable: true,
    description: 'First date on which an earlier place is wanted; null for the earliest possible.',
  })
  earliest?: string | null;
}

@Resolver(() => BookingType)
export class StandbyResolver {
  @Mutation(() => BookingResult, {
    description:
      'Puts a booking on the standby list. Freed places are offered in the order of joining, to one applicant at a time. The booking stays as it is meanwhile. Only for proven applicants (STANDBY_UNPROVEN).',
  })
  requestStandby(
    @Arg('input', () => RequestStandbyInput, { description: 'The booking, and the first date wanted.' })
    input: RequestStandbyInput,
    @Ctx() context: Context,
  ) {
    const { offices } = context.app;
    return changeStandby(context, 'requestStandby', input, (tx, request, now) =>
      requestStandby(tx, { ...request, earliest: input.earliest ?? null }, offices.get, now),
    );
  }

  @Mutation(() => BookingResult, { description: 'Takes a booking off the standby list; the booking itself stays.' })
  leaveStandby(
    @Arg('input', () => StandbyInput, { description: 'The booking on standby.' }) input: StandbyInput,
    @Ctx() context: Context,
  ) {
    const { offices } = context.app;
    return changeStandby(context, 'leaveStandby', input, (tx, request, now) =>
      leaveStandby(tx, request, offices.get, now),
    );
  }

  @Mutation(() => BookingResult, {
    description:
      'Accepts the offered place: the code stays, the queue number is new, and it does not count as a change.',
  })
  acceptOffer(
    @Arg('input', () => StandbyInput, { description: 'The booking, and the window that was offered.' })
    input: StandbyInput,
    @Ctx() context: Context,
  ) {
    const { offices } = context.app;
    const answer = offeredWindow(input);
    return changeStandby(context, 'acceptOffer', input, (tx, request, now) =>
      acceptOffer(tx, { ...request, ...answer }, offices.get, now),
    );
  }

  @Mutation(() => BookingResult, {
    description: 'Declines the offered place; the applicant stays on the list for the next one.',
  })
  declineOffer(
    @Arg('input', () => StandbyInput, { description: 'The booking, and the window that was offered.' })
    input: StandbyInput,
    @Ctx() context: Context,
  ) {
    const { offices } = context.app;
    const answer = offeredWindow(input);
    return changeStandby(context, 'declineOffer', input, (tx, request, now) =>
      declineOffer(tx, { ...request, ...answer }, offices.get, now),
    );
  }

  @FieldResolver(() => StandbyType, {
    nullable: true,
    description: 'Position on the standby list and present offer; null if the booking is not on standby.',
  })
  async standby(@Root() { code, office }: Booking, @Ctx() { app }: Context) {
    const zone = app.offices.get(office).timeZone;
    const state = await app.standbyOf(code);
    if (!state) return null;
    const { since, offer, ...rest } = state;
    const shown = offer && { window: offer.window, answerBy: rfc3339(offer.answerBy, zone) };
    return { ...rest, since: rfc3339(since, zone), offer: shown };
  }
}

interface StandbyCaller {
  code: string;
  asker: Context['asker'];
  proof: { birthDate: string | null };
  idempotencyKey: string | null;
}

/** @throws CallerError BAD_USER_INPUT if the identifier is not one of a window. */
function offeredWindow({ window }: StandbyInput): Pick<OfferAnswer, 'window'> {
  return { window: readWindowId(window) };
}

/** Runs a change of the standby list for the booking with that code; lookups of codes are limited. */
async function changeStandby(
  context: Context,
  what: string,
  { code, birthDate = null, idempotencyKey = null }: OfBooking,
  command: (tx: Transaction, request: StandbyCaller, now: Instant) => Promise<BookingStep>,
): Promise<Booking | Refusal> {
  const request = { code, asker: context.asker, proof: { birthDate }, idempotencyKey };
  const where = { what, office: (booking: Booking) => booking.office, subject: code, fields: auditedBooking };
  const work = () => change<Booking | Refusal>(context, where, (tx, now) => command(tx, request, now));
  return ownedBooking(await guarded(context, { code, birthDate }, work));
}
