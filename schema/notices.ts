// Settings of the notices that an office sends on its own initiative; they are public.
import { Field, FieldResolver, InputType, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { type NoticeKind, type NoticeSettings } from '../src/office/notices.ts';
import type { Office } from '../src/office/settings.ts';
import { describedEnum } from './describedEnum.ts';
import { OfficeType } from './officeType.ts';
import { LocalTimeScalar } from './scalars.ts';

const NoticeKinds = describedEnum<NoticeKind>(
  'NoticeKind',
  'A notice that an office sends on its own initiative. Replies to messages are always sent, and are no notices.',
  {
    REMINDER_DAY_BEFORE: 'Reminder on the day before the visit: time, place, and how to cancel.',
    REMINDER_TWO_HOURS: 'Reminder two hours before the time of arrival.',
    TURN_NEAR: 'The person has checked in, and only a few people are ahead.',
    CALLED: 'The queue number is called, with the counter.',
    FORFEITED: 'The booking was forfeited: what that means, and how to book again.',
    MOVED: 'The office closed or reduced a day, and gave the booking another day or hour.',
    STANDBY_OFFER: 'An earlier place is offered to an applicant on standby. If switched off, no places are offered.',
    PASSPORT_READY: 'The passport is ready for collection.',
    REGISTRATION_TRIED:
      'Another caller tried to register the person or number of this booking, whose holder is proven; at most once a day.',
  },
);

@ObjectType({
  description:
    "Hours in which notices may disturb people, in the office's time zone. Notices that can wait are sent only then.",
})
export class CalmHours {
  @Field(() => LocalTimeScalar, { description: 'Start of the range: `07:00`.' })
  from!: string;

  @Field(() => LocalTimeScalar, { description: 'End of the range: `21:00`.' })
  to!: string;
}

@ObjectType('OfficeNotices', { description: 'Settings of the notices that an office sends on its own initiative.' })
export class OfficeNoticesType implements Omit<NoticeSettings, 'off'> {
  @Field(() => LocalTimeScalar, {
    description: "Time of day at which reminders for the next day are sent, in the office's time zone: `16:00`.",
  })
  remindAt!: string;

  @Field(() => CalmHours, { description: 'Hours in which notices are sent; those that can wait are kept until then.' })
  hours!: CalmHours;

  @Field(() => [NoticeKinds], { description: 'Notices that this office does not send.' })
  off!: readonly NoticeKind[];

  @Field(() => Int, { description: 'Number of people ahead at which TURN_NEAR is sent.' })
  nearTurn!: number;

  @Field(() => Boolean, { description: 'Whether a notice that one channel cannot deliver is sent by the other.' })
  fallback!: boolean;
}

@InputType({ description: "Hours in which notices are sent, in the office's time zone." })
class CalmHoursInput {
  @Field(() => LocalTimeScalar, { description: 'Start of the range: `07:00`.' })
  from!: string;

  @Field(() => LocalTimeScalar, { description: 'End of the range, later than `from`: `21:00`.' })
  to!: string;
}

@InputType({ description: 'Settings of notices; null fields keep their value.' })
export class NoticesInput {
  @Field(() => LocalTimeScalar, {
    nullable: true,
    description: "Time of day at which reminders for the next day are sent, in the office's time zone: `16:00`.",
  })
  remindAt?: string;

  @Field(() => CalmHoursInput, {
    nullable: true,
    description: 'Hours in which notices are sent; those that can wait are kept until then.',
  })
  hours?: CalmHoursInput;

  @Field(() => [NoticeKinds], {
    nullable: true,
    description: 'The complete list of notices that are not sent; empty to send all.',
  })
  off?: NoticeKind[];

  @Field(() => Int, { nullable: true, description: 'Number of people ahead at which TURN_NEAR is sent, from 0 to 50.' })
  nearTurn?: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a notice that one channel cannot deliver is sent by the other.',
  })
  fallback?: boolean;
}

/** The settings in the form of the offices file. */
export function noticesOf(input: NoticesInput, present: NoticeSettings): object {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));
  const whole = { ...present, ...given };
  return { ...whole, hours: `${whole.hours.from}-${whole.hours.to}` };
}

@Resolver(() => OfficeType)
export class OfficeNoticesResolver {
  @FieldResolver(() => OfficeNoticesType, {
    description: 'Settings of the notices that the office sends on its own initiative.',
  })
  notices(@Root() office: Office): OfficeNoticesType {
    return office.notices;
  }
}
