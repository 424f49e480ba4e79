// The rules of booking and of the queue, as managers change them.
import { Field, ID, InputType, Int } from 'type-graphql';
import { declareNumberInputs } from './policyNumbers.ts';
import { LocalTimeScalar } from './scalars.ts';

@InputType({ description: 'The time of day at which a further day becomes bookable.' })
export class ReleaseInput {
  @Field(() => LocalTimeScalar, { description: "Time of day in the office's time zone: `14:00`." })
  at!: string;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'Maximum random delay in minutes, different for each day, from 0 to 720.',
  })
  jitterMinutes!: number;
}

@InputType({ description: 'A range of minutes.' })
export class MinutesInput {
  @Field(() => Int, { defaultValue: 0, description: 'Lower bound, in minutes.' })
  from!: number;

  @Field(() => Int, { description: 'Upper bound, in minutes, at most 1440.' })
  to!: number;
}

@InputType({ description: 'Booking rules of an office; null fields keep their value.' })
export class PolicyInput {
  @Field(() => MinutesInput, {
    nullable: true,
    description:
      'Delay in minutes until a freed place can be booked again, chosen at random in this range; 0 to 0 for no delay.',
  })
  freedPlaceMinutes?: MinutesInput;

  @Field(() => [String], {
    nullable: true,
    description:
      "Country codes (ISO 3166-1 alpha-2) to whose phone numbers `sendProof` sends digits; empty for the countries of the office's own numbers, or else Indonesia.",
  })
  proofCountries?: string[];

  @Field(() => [ID], {
    nullable: true,
    description:
      'Codes of offices without WhatsApp and SMS whose digits this office sends by its own numbers, which it pays for; empty for none.',
  })
  sendsDigitsFor?: string[];

  @Field(() => ReleaseInput, {
    nullable: true,
    description: 'The time of day at which a further day becomes bookable.',
  })
  release?: ReleaseInput;

  @Field(() => Boolean, {
    nullable: true,
    description: 'If true, a further day becomes bookable at midnight, and `release` is removed.',
  })
  releaseAtOnce?: boolean;
}
declareNumberInputs(PolicyInput);

@InputType({ description: 'Settings of the queue; null fields keep their value.' })
export class QueuePolicyInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Every nth call goes to an applicant with priority, if one is waiting (1: always, 0: never).',
  })
  priorityEvery?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Walk-in tickets per day, in addition to places that were forfeited or never booked.',
  })
  walkInPlaces?: number;
}
