// A visit as its own person sees it, without personal data: the type, and the words for its states.
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Rating } from '../src/visit/ratingIndex.ts';
import type { VisitAction } from '../src/visit/visitActions.ts';
import type { VisitState } from '../src/visit/visitState.ts';
import { describedEnum } from './describedEnum.ts';
import { resultOf } from './refusal.ts';
import { BookingCodeScalar, DateScalar, DateTimeScalar } from './scalars.ts';

export const VisitStates = describedEnum<VisitState>(
  'VisitState',
  'State of a visit, from the hold to the end: the first six of a booking, all others of a number in the queue.',
  {
    HELD: 'A place is held until `confirmBy`; it is kept by sending the code by one of `proofs`.',
    EXPIRED: 'The hold was not confirmed in time, and the place is gone.',
    BOOKED: 'The place is booked; check-in opens at `checkInOpensAt`.',
    CHECK_IN_OPEN: 'The person may check in at the office now, and must before `forfeitsAt`.',
    FORFEITED: 'The person was not there in time, and the place is gone.',
    CANCELLED: 'The booking was cancelled.',
    LEFT: 'The person left the queue.',
    CLOSED: 'The day ended before the number was served.',
    WAITING: 'The number waits in the queue, with `ahead` before it.',
    CALLED: 'The number is called to `counter`; more than one of `calls`: called again.',
    SERVING: 'The person is served at `counter`.',
    PARKED: 'The number is set aside by an officer, and will be called again.',
    SERVED: 'The visit is done.',
    NO_SHOW: 'The number was called in vain. It stays good all day: the person tells an officer and waits again.',
  },
);

export const VisitActions = describedEnum<VisitAction>(
  'VisitAction',
  'A step that the person may take on the page of the visit.',
  {
    GIVE_BACK: 'Give the place back, or leave the queue: `giveBackVisit`.',
    ASK_FOR_TIME: 'Say that one runs late, or ask not to be called for some minutes: `askForTime`.',
    CHECK_IN: 'Check in at the door of the office, by the QR code on the screen there: `checkInAtDoor`.',
    RATE: 'Say how the visit was, once: `rateVisit`.',
  },
);

export const VisitRatingValues = describedEnum<Rating>(
  'VisitRating',
  'Answer to the one question after a visit, on the four-point scale of Indonesian satisfaction surveys (Permenpan RB 14/2017).',
  {
    VERY_POOR: 'Very poor: counts 1 in the index.',
    POOR: 'Poor: counts 2 in the index.',
    GOOD: 'Good: counts 3 in the index.',
    VERY_GOOD: 'Very good: counts 4 in the index.',
  },
);

@ObjectType('Visit', {
  description:
    "One person's visit, from the hold to its end, as the page behind the QR code of a slip shows it. Nothing in it names the person.",
})
export class VisitType {
  @Field(() => VisitStates, { description: 'Current state, which says what the person has to do.' })
  state!: VisitState;

  @Field(() => DateTimeScalar, { description: 'Time of this state.' })
  at!: string;

  @Field(() => DateScalar, { description: "Date of the visit, in the office's time zone." })
  date!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Queue number: `A312`, or `W07` for a walk-in; null before the booking is confirmed.',
  })
  number!: string | null;

  @Field(() => BookingCodeScalar, {
    nullable: true,
    description:
      'Booking code, to be shown at the check-in; null for a walk-in, after the check-in, and once the booking is over.',
  })
  code!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Start of the booked window; null for a walk-in.' })
  startsAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time by which the person must be at the office; null for a walk-in.',
  })
  arriveBy!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time from which the place is lost if the person is not there; null for a walk-in.',
  })
  forfeitsAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the check-in opens; null for a walk-in.',
  })
  checkInOpensAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Deadline for confirming the hold; null unless the state is HELD.',
  })
  confirmBy!: string | null;

  @Field(() => Int, { description: 'Number of times the number was called.' })
  calls!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Time of the latest call; null until the first.' })
  calledAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'The first moment at which time alone changes the state, of which no live view tells: ask again then. Null if it does not.',
  })
  changesAt!: string | null;

  @Field(() => [VisitActions], { description: 'Steps that the person may take now.' })
  allowedActions!: VisitAction[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time until which the person asked not to be called; null if that is over, or was not asked.',
  })
  notBefore!: string | null;

  @Field(() => Boolean, { description: 'Whether the visit was rated. The rating itself is kept without the visit.' })
  rated!: boolean;

  @Field(() => Boolean, { description: 'Whether nothing of this visit changes any more.' })
  over!: boolean;

  @Field(() => DateTimeScalar, {
    description: 'Time from which the secret opens nothing any more: some days after the visit.',
  })
  pageUntil!: string;
}

export const VisitResult = resultOf(
  'VisitResult',
  'The visit after the step, or a refusal that leaves it as it was.',
  () => VisitType,
);

@InputType({ description: 'A visit, and a step of its person.' })
export class VisitInput {
  @Field(() => String, {
    description: 'The secret of the visit: the last part of `Booking.visitUrl` or `Ticket.visitUrl`.',
  })
  secret!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: the same key and input change nothing more within a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The rating of a visit by its person.' })
export class RateVisitInput extends VisitInput {
  @Field(() => VisitRatingValues, { description: 'The answer that the person chose.' })
  rating!: Rating;
}

@InputType({ description: 'A browser that is no longer to be told of a visit.' })
export class StopAlertsInput extends VisitInput {
  @Field(() => String, {
    description: '`PushSubscription.endpoint` of the browser: an https address of its push service.',
  })
  endpoint!: string;
}

@InputType({ description: 'A browser that asks for the alerts of a visit, as its `PushManager.subscribe` gives it.' })
export class StartAlertsInput extends StopAlertsInput {
  @Field(() => String, { description: 'Public key of the browser, `PushSubscription.getKey("p256dh")`, as base64url.' })
  p256dh!: string;

  @Field(() => String, {
    description: 'Secret that the browser shares, `PushSubscription.getKey("auth")`, as base64url.',
  })
  auth!: string;
}
