// The rules of booking and of the queue, as managers change them.
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'The time of day at which a further day becomes bookable.' })
export class ReleaseInput {
  @Field(() => String, { description: "Time of day in the office's time zone: `14:00`." })
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
  @Field(() => Int, {
    nullable: true,
    description: 'Minutes before the window by which the applicant must be at the office, from 0 to 240.',
  })
  arriveMinutesBefore?: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Minimum notice: the least number of minutes between booking and the time of arrival, from 0 to 10080.',
  })
  minimumNoticeMinutes?: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Grace period in minutes after the start of the window, until the booking is forfeited; from 0 to 240.',
  })
  graceMinutes?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes before the window from which check-in is possible, from 0 to 1440.',
  })
  checkInOpensMinutesBefore?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes for which a place is held until it must be confirmed, from 1 to 1440.',
  })
  holdMinutes?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Booking horizon: the number of days ahead that can be booked, from 1 to 366.',
  })
  horizonDays?: number;

  @Field(() => Int, { nullable: true, description: 'Maximum number of live bookings of one sender, from 1 to 5.' })
  maxLiveBookingsPerSender?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum number of times an applicant can move a booking, from 0 to 20.',
  })
  maxChanges?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours before the window after which a booking can no longer be moved, from 0 to 720.',
  })
  changeCutoffHours?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Days after the visit until personal data are deleted, from 1 to 3650.',
  })
  retentionDays?: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Missed visits in a row after which an applicant must wait before booking again, from 0 to 10; 0 disables the rule.',
  })
  forfeitsInRow?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Waiting period in days after too many missed visits in a row, from 1 to 90.',
  })
  forfeitDelayDays?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Overbooking in percent of capacity (0 to 30), to offset no-shows.',
  })
  overbookPercent?: number;

  @Field(() => MinutesInput, {
    nullable: true,
    description:
      'Delay in minutes until a freed place can be booked again, chosen at random in this range; 0 to 0 for no delay.',
  })
  freedPlaceMinutes?: MinutesInput;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes in which an applicant on standby must answer an offer, from 1 to 1440.',
  })
  standbyAnswerMinutes?: number;

  @Field(() => [String], {
    nullable: true,
    description:
      "Country codes (ISO 3166-1 alpha-2) to whose phone numbers `sendProof` sends digits; empty for the countries of the office's own numbers, or else Indonesia.",
  })
  proofCountries?: string[];

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
