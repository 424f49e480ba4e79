// Managers change an office's settings; administrators add offices.
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { ChannelKind } from '../src/channel.ts';
import type { Transaction } from '../src/database.ts';
import { addOffice, changeOffice, type SettingsChange } from '../src/office/change.ts';
import type { Office as OfficeData } from '../src/office/settings.ts';
import { seedCounters } from '../src/queue/counters.ts';
import type { Instant } from '../src/time.ts';
import { type Context, change, changeOnce } from './context.ts';
import { NoticesInput, noticesOf } from './notices.ts';
import { ChannelKinds, Office, OfficeResult } from './office.ts';
import { RegistrationInput, registrationOf } from './registration.ts';
import { checkTexts, OfficeTextInput } from './texts.ts';

@ObjectType({ description: 'Settings of the queue at an office.' })
export class QueuePolicy {
  @Field(() => Int, {
    description: 'Every nth call goes to an applicant with priority, if one is waiting (1: always, 0: never).',
  })
  priorityEvery!: number;

  @Field(() => Int, {
    description: 'Walk-in tickets per day, in addition to places that were forfeited or never booked.',
  })
  walkInPlaces!: number;
}

@InputType({ description: 'A phone number by which applicants can write to the office.' })
class OfficeChannelInput {
  @Field(() => ChannelKinds, { description: 'The channel that the number belongs to: WHATSAPP or SMS.' })
  kind!: ChannelKind;

  @Field(() => String, { description: 'Phone number in E.164 form: `+628111100333`.' })
  address!: string;
}

@InputType({ description: 'A text in every language.' })
export class TextsInput {
  @Field(() => String, { description: 'The text in Indonesian.' })
  id!: string;

  @Field(() => String, { description: 'The text in English.' })
  en!: string;
}

@InputType({ description: 'A service that applicants can book at the office.' })
class ServiceInput {
  @Field(() => ID, { description: 'Identifier of the service in capital letters: `E_PASSPORT`.' })
  code!: string;

  @Field(() => TextsInput, { description: 'Name of the service in every language.' })
  name!: TextsInput;

  @Field(() => [ChannelKinds], { description: 'Channels by which the service can be booked.' })
  channels!: ChannelKind[];
}

@InputType({ description: 'The time of day at which a further day becomes bookable.' })
class ReleaseInput {
  @Field(() => String, { description: "Time of day in the office's time zone: `14:00`." })
  at!: string;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'Maximum random delay in minutes, different for each day, from 0 to 720.',
  })
  jitterMinutes!: number;
}

@InputType({ description: 'A range of minutes.' })
class MinutesInput {
  @Field(() => Int, { defaultValue: 0, description: 'Lower bound, in minutes.' })
  from!: number;

  @Field(() => Int, { description: 'Upper bound, in minutes, at most 1440.' })
  to!: number;
}

@InputType({ description: 'Booking rules of an office; null fields keep their value.' })
class PolicyInput {
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
class QueuePolicyInput {
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

@InputType({ description: 'Settings of an office; null fields keep their value.' })
class OfficeSettingsInput {
  @Field(() => String, { nullable: true, description: 'Full name of the office: `Kantor Imigrasi Bogor`.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'City in which the office stands.' })
  city?: string;

  @Field(() => [OfficeChannelInput], {
    nullable: true,
    description: 'The complete list of phone numbers by which applicants can write to the office.',
  })
  channels?: OfficeChannelInput[];

  @Field(() => [ServiceInput], {
    nullable: true,
    description: 'The complete list of services; the first is the default.',
  })
  services?: ServiceInput[];

  @Field(() => RegistrationInput, {
    nullable: true,
    description: 'Settings of registration by chat: templates, photo, and intake hours.',
  })
  registration?: RegistrationInput;

  @Field(() => PolicyInput, { nullable: true, description: 'Booking rules that change.' })
  policy?: PolicyInput;

  @Field(() => QueuePolicyInput, { nullable: true, description: 'Settings of the queue that change.' })
  queue?: QueuePolicyInput;

  @Field(() => NoticesInput, { nullable: true, description: 'Settings of notices that change.' })
  notices?: NoticesInput;

  @Field(() => [OfficeTextInput], {
    nullable: true,
    description: 'The complete list of texts that the office words itself.',
  })
  texts?: OfficeTextInput[];

  @Field(() => TextsInput, { nullable: true, description: 'Documents to bring, in every language.' })
  bring?: TextsInput;
}

@InputType({ description: 'A change to the settings of an office.' })
class ChangeOfficeInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => OfficeSettingsInput, {
    description: 'The settings that change. They take precedence over the offices file.',
  })
  settings!: OfficeSettingsInput;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: making the same change again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Data of a new office.' })
class AddOfficeInput {
  @Field(() => ID, { description: 'Identifier of the new office in capital letters: `JAKARTA_PUSAT`.' })
  code!: string;

  @Field(() => String, { description: 'IANA time zone: `Asia/Jakarta`.' })
  timeZone!: string;

  @Field(() => ID, {
    description: 'Code of an existing office whose hours, services and rules are copied.',
  })
  like!: string;

  @Field(() => OfficeSettingsInput, {
    description: 'Settings that differ from the copied office; `name` and `city` are required.',
  })
  settings!: OfficeSettingsInput;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the office is added once for a key.',
  })
  idempotencyKey?: string | null;
}

@Resolver(() => Office)
export class OfficeChangeResolver {
  @Mutation(() => OfficeResult, { description: 'Changes the settings of an office. Only for managers.' })
  async changeOffice(
    @Arg('input', () => ChangeOfficeInput, { description: 'The office and the settings that change.' })
    input: ChangeOfficeInput,
    @Ctx() context: Context,
  ) {
    const { code } = context.house.offices.get(input.office);
    const { settings } = input;
    checkTexts(settings.texts);
    await change(
      context,
      { what: 'changeOffice', office: code, subject: Object.keys(settings).join(', ') },
      async (tx, now) => {
        const whole = (office: OfficeData) => completed(settings, office);
        const changed = await changeOffice(tx, code, whole, context.house.offices.all(), now);
        return { answer: changed, announcements: [{ event: 'office', office: code }] };
      },
    );
    return renewed(context, code);
  }

  @Mutation(() => OfficeResult, {
    description: 'Adds an office, copied from an existing one. Only for administrators.',
  })
  async addOffice(
    @Arg('input', () => AddOfficeInput, { description: 'Code, time zone and settings of the new office.' })
    input: AddOfficeInput,
    @Ctx() context: Context,
  ) {
    const { code, timeZone, like, settings } = input;
    const model = context.house.offices.get(like);
    checkTexts(settings.texts);
    const what = { what: 'addOffice', office: null, subject: code };
    const once = { idempotencyKey: input.idempotencyKey, input: [code, timeZone, like, settings] };
    const add = async (tx: Transaction, now: Instant) => {
      const office = await addOffice(
        tx,
        { code, timeZone },
        model,
        completed(settings, model),
        context.house.offices.all(),
        now,
      );
      await seedCounters(tx, office);
      return { answer: office, announcements: [{ event: 'office' as const, office: code }] };
    };
    await changeOnce<OfficeData>(context, what, once, add, async () => context.house.offices.get(code));
    return renewed(context, code);
  }

  @FieldResolver(() => QueuePolicy, { description: 'Settings of the queue at the office.' })
  queue(@Root() office: OfficeData): QueuePolicy {
    return office.queue;
  }
}

/** What is named in part is filled up with what there is: a setting is replaced as a whole. */
function completed(
  settings: OfficeSettingsInput,
  { policy, queue, notices, registration }: OfficeData,
): SettingsChange {
  const given = <T extends object>(part: T) =>
    Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null && value !== undefined));
  return {
    ...settings,
    policy: settings.policy && { ...policy, ...policyOf(given(settings.policy)) },
    queue: settings.queue && { ...queue, ...given(settings.queue) },
    notices: settings.notices && noticesOf(settings.notices, notices),
    registration: settings.registration && registrationOf(settings.registration, registration),
  };
}

function policyOf({ releaseAtOnce, freedPlaceMinutes, release, ...rest }: Partial<PolicyInput>): object {
  return {
    ...rest,
    ...(freedPlaceMinutes && { freedPlaceMinutes: { ...freedPlaceMinutes } }),
    ...(release && { release: { ...release } }),
    ...(releaseAtOnce && { release: null }),
  };
}

async function renewed({ house }: Context, code: string): Promise<OfficeData> {
  await house.offices.reload();
  return house.offices.get(code);
}
