// The calendar of holidays to which an office is subscribed: its address, how reading went, and the days that it proposes.
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { inTransaction } from '../src/database.ts';
import type { HolidayKind } from '../src/office/holidayKind.ts';
import { officeAsItStands } from '../src/office/read.ts';
import type { CalendarFault } from '../src/replanning/entities.ts';
import {
  declineHolidays,
  endHolidaySubscription,
  type HolidayCalendar,
  type HolidayProposal,
  holidayCalendarOf,
  holidayProposals,
  subscribeHolidays,
} from '../src/replanning/holidayCalendar.ts';
import { mustBeCallable } from '../src/webhooks/addresses.ts';
import { changeOnce } from './change.ts';
import { type Context, reading } from './context.ts';
import { changeTime } from './dayChangeReads.ts';
import { describedEnum } from './describedEnum.ts';
import { HolidayKinds } from './holidayType.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

const CalendarFaults = describedEnum<CalendarFault>(
  'CalendarFault',
  'The reason for which a calendar could not be read.',
  {
    NOT_ALLOWED: 'The address, or one to which it redirects, is not a public one.',
    NOT_REACHED: 'No server answered there within 15 seconds.',
    REFUSED: 'The server answered with an error, or with one redirect after the other.',
    TOO_LARGE: 'The answer has more than 800,000 bytes.',
    NOT_READ: 'The answer is no calendar, or one that cannot be read.',
  },
);

const HolidayActions = describedEnum<HolidayProposal['action']>(
  'HolidayAction',
  'A decision that is proposed for a day.',
  {
    CLOSE: 'Close: the calendar has a public holiday on which the office is open.',
    OPEN: 'Open again: the day was closed by the calendar, which has it no more.',
  },
);

@ObjectType('HolidayProposal', { description: 'A difference between the calendar and the days of the office.' })
class HolidayProposalType {
  @Field(() => DateScalar, { description: "Date of the day, in the office's time zone." })
  date!: string;

  @Field(() => String, { description: 'Name of the day in the calendar, or the reason for which it is closed.' })
  reason!: string;

  @Field(() => HolidayKinds, { description: 'The standing of the day in the calendar.' })
  kind!: HolidayKind;

  @Field(() => HolidayActions, { description: 'The decision that is proposed.' })
  action!: HolidayProposal['action'];

  @Field(() => Int, { description: 'Number of bookings on the day that would have to move.' })
  bookings!: number;
}

@ObjectType('HolidayCalendar', {
  description:
    'The calendar of holidays to which an office is subscribed. It is read once a day, and closes no day by itself.',
})
export class HolidayCalendarType {
  @Field(() => String, { description: 'The address of the calendar.' })
  url!: string;

  @Field(() => CalendarFaults, {
    nullable: true,
    description: 'The reason for which the last attempt to read it failed; null if it was read.',
  })
  fault!: CalendarFault | null;
}

@InputType({ description: 'A calendar to which an office subscribes.' })
class SubscribeHolidaysInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => String, {
    description:
      'Address of an iCalendar file or of a table, `https://` or `webcal://`. The same address again has it read at once.',
  })
  url!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: the same address again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The subscription of an office that ends.' })
class EndHolidaySubscriptionInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: repeating the request with the same key within a day is an error that changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Proposed days that stay as they are.' })
class DeclineHolidaysInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => [DateScalar], { description: 'Dates that are proposed no more.' })
  dates!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: declining a day again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@Resolver(() => HolidayCalendarType)
export class HolidayCalendarResolver {
  @Query(() => HolidayCalendarType, {
    nullable: true,
    description:
      'Reads the calendar of holidays to which the office is subscribed; null if it is to none. Only for managers.',
  })
  holidayCalendar(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<HolidayCalendar | null> {
    return holidayCalendarOf(reading(context), context.app.offices.get(office).code);
  }

  @Mutation(() => HolidayCalendarType, {
    description:
      'Subscribes an office to a calendar of holidays, which is read at once and then once a day. Its days are proposed, and closed by `importHolidays` without `calendar`. Only for managers.',
  })
  subscribeHolidays(
    @Arg('input', () => SubscribeHolidaysInput, { description: 'The office, and the address of the calendar.' })
    input: SubscribeHolidaysInput,
    @Ctx() context: Context,
  ): Promise<HolidayCalendar> {
    const { code } = context.app.offices.get(input.office);
    const url = calendarUrl(context, input.url);
    const what = { what: 'subscribeHolidays', office: code, subject: URL.parse(url)?.host ?? null };
    const keyed = { idempotencyKey: null, input: [code, url] };
    return changeOnce(context, what, keyed, async (tx, now) => {
      return { answer: await subscribeHolidays(tx, code, url, now), announcements: [] };
    });
  }

  @Mutation(() => HolidayCalendarType, {
    description:
      'Ends the subscription of an office to a calendar of holidays; days that it closed stay closed. Only for managers.',
  })
  endHolidaySubscription(
    @Arg('input', () => EndHolidaySubscriptionInput, { description: 'The office whose subscription is ended.' })
    input: EndHolidaySubscriptionInput,
    @Ctx() context: Context,
  ): Promise<HolidayCalendar> {
    const { code } = context.app.offices.get(input.office);
    const what = { what: 'endHolidaySubscription', office: code, subject: null };
    return changeOnce(context, what, { idempotencyKey: input.idempotencyKey, input: [code] }, async (tx) => {
      return { answer: await endHolidaySubscription(tx, code), announcements: [] };
    });
  }

  @Mutation(() => HolidayCalendarType, {
    description:
      'Declines proposed days: the office stays as it is on them, and they are proposed no more. Only for managers.',
  })
  declineHolidays(
    @Arg('input', () => DeclineHolidaysInput, { description: 'The office, and the days.' }) input: DeclineHolidaysInput,
    @Ctx() context: Context,
  ): Promise<HolidayCalendar> {
    const { code } = context.app.offices.get(input.office);
    const what = { what: 'declineHolidays', office: code, subject: input.dates.join(', ').slice(0, 200) };
    const keyed = { idempotencyKey: null, input: [code, input.dates] };
    return changeOnce(context, what, keyed, async (tx) => {
      return { answer: await declineHolidays(tx, code, input.dates), announcements: [] };
    });
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the last attempt to read it; null while it is being read for the first time.',
  })
  askedAt(@Root() { askedAt, office }: HolidayCalendar, @Ctx() context: Context): string | null {
    return askedAt && changeTime(askedAt, office, context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which it was read last without a fault; null if it never was.',
  })
  readAt(@Root() { readAt, office }: HolidayCalendar, @Ctx() context: Context): string | null {
    return readAt && changeTime(readAt, office, context);
  }

  @FieldResolver(() => [HolidayProposalType], {
    description: 'Proposed days from today on, in order of time; those that were declined are left out.',
  })
  proposals(@Root() calendar: HolidayCalendar, @Ctx() { app }: Context): Promise<HolidayProposal[]> {
    return inTransaction(app.pool, async (tx) =>
      holidayProposals(tx, await officeAsItStands(tx, calendar.office), calendar, app.now()),
    );
  }
}

/** Calendar programs write `webcal` for https. @throws RefusedInput */
function calendarUrl({ app }: Context, text: string): string {
  const url = text.trim().replace(/^webcals?:/i, 'https:');
  mustBeCallable(url, app.deliveryRules);
  return url;
}
