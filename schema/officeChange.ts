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

@ObjectType({ description: 'How the line at the office runs.' })
export class QueuePolicy {
  @Field(() => Int, {
    description: 'Every so manieth call goes to a priority person, where one waits; 1: always first, 0: no difference.',
  })
  priorityEvery!: number;

  @Field(() => Int, {
    description: 'Places a day for people without a booking, besides those forfeited or never sold.',
  })
  walkInPlaces!: number;
}

@InputType({ description: 'A number of the office.' })
class OfficeChannelInput {
  @Field(() => ChannelKinds, { description: 'WHATSAPP or SMS.' })
  kind!: ChannelKind;

  @Field(() => String, { description: 'The number, E.164.' })
  address!: string;
}

@InputType({ description: 'A text in each language.' })
export class TextsInput {
  @Field(() => String, { description: 'In Indonesian.' })
  id!: string;

  @Field(() => String, { description: 'In English.' })
  en!: string;
}

@InputType({ description: 'A service that the office offers.' })
class ServiceInput {
  @Field(() => ID, { description: 'Capitals: `E_PASSPORT`.' })
  code!: string;

  @Field(() => TextsInput, { description: 'Its name.' })
  name!: TextsInput;

  @Field(() => [ChannelKinds], { description: 'By which channels it can be booked.' })
  channels!: ChannelKind[];
}

@InputType({ description: 'When a new day opens for booking.' })
class ReleaseInput {
  @Field(() => String, { description: 'In office time: `14:00`.' })
  at!: string;

  @Field(() => Int, { defaultValue: 0, description: 'Up to so many minutes later, different for each day, 0 to 720.' })
  jitterMinutes!: number;
}

@InputType({ description: 'A stretch of minutes.' })
class MinutesInput {
  @Field(() => Int, { defaultValue: 0, description: 'At least.' })
  from!: number;

  @Field(() => Int, { description: 'At most, 1440.' })
  to!: number;
}

@InputType({ description: 'Rules of booking; those left out stay.' })
class PolicyInput {
  @Field(() => Int, { nullable: true, description: 'How many minutes before the window people must be there.' })
  arriveMinutesBefore?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Minimum notice: the least number of minutes between booking and the time to be there, 0 to 10080.',
  })
  minimumNoticeMinutes?: number;

  @Field(() => Int, { nullable: true, description: "Minutes after the window's start until a booking is forfeited." })
  graceMinutes?: number;

  @Field(() => Int, { nullable: true, description: 'Minutes before the window from which people may check in.' })
  checkInOpensMinutesBefore?: number;

  @Field(() => Int, { nullable: true, description: 'Minutes a place is held until it is confirmed.' })
  holdMinutes?: number;

  @Field(() => Int, { nullable: true, description: 'How many days ahead can be booked.' })
  horizonDays?: number;

  @Field(() => Int, { nullable: true, description: 'Live bookings of one sender at most, 1 to 5.' })
  maxLiveBookingsPerSender?: number;

  @Field(() => Int, { nullable: true, description: 'How often a booking can be moved.' })
  maxChanges?: number;

  @Field(() => Int, { nullable: true, description: 'Hours before the window after which it can no longer be moved.' })
  changeCutoffHours?: number;

  @Field(() => Int, { nullable: true, description: 'Days after which personal data are deleted.' })
  retentionDays?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Whoever did not come so many times running waits before booking again, 0 to 10; 0: nobody does.',
  })
  forfeitsInRow?: number;

  @Field(() => Int, { nullable: true, description: 'For how many days, 1 to 90.' })
  forfeitDelayDays?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'So many places in a hundred are sold besides those there are, for people who do not come; 0 to 30.',
  })
  overbookPercent?: number;

  @Field(() => MinutesInput, {
    nullable: true,
    description: 'A place that came free comes back after so many minutes, at random between these; 0 and 0: at once.',
  })
  freedPlaceMinutes?: MinutesInput;

  @Field(() => Int, { nullable: true, description: 'Minutes somebody on standby may think about a place, 1 to 1440.' })
  standbyAnswerMinutes?: number;

  @Field(() => [String], {
    nullable: true,
    description:
      "Countries (ISO 3166) to whose numbers `sendProof` sends digits; empty: those of the office's own numbers, or Indonesia.",
  })
  proofCountries?: string[];

  @Field(() => ReleaseInput, { nullable: true, description: 'When a new day opens for booking.' })
  release?: ReleaseInput;

  @Field(() => Boolean, { nullable: true, description: 'true: a new day opens at midnight, whatever `release` said.' })
  releaseAtOnce?: boolean;
}

@InputType({ description: 'How the line runs; those left out stay.' })
class QueuePolicyInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Every so manieth call goes to a priority person; 1: always first, 0: no difference.',
  })
  priorityEvery?: number;

  @Field(() => Int, { nullable: true, description: 'Places a day for people without a booking.' })
  walkInPlaces?: number;
}

@InputType({ description: 'Settings of an office; those left out stay.' })
class OfficeSettingsInput {
  @Field(() => String, { nullable: true, description: 'Its name.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'The city it is in.' })
  city?: string;

  @Field(() => [OfficeChannelInput], { nullable: true, description: 'All its numbers.' })
  channels?: OfficeChannelInput[];

  @Field(() => [ServiceInput], {
    nullable: true,
    description: 'All its services; the first is meant where none is named.',
  })
  services?: ServiceInput[];

  @Field(() => RegistrationInput, { nullable: true, description: 'How to register by chat.' })
  registration?: RegistrationInput;

  @Field(() => PolicyInput, { nullable: true, description: 'Rules of booking.' })
  policy?: PolicyInput;

  @Field(() => QueuePolicyInput, { nullable: true, description: 'How the line runs.' })
  queue?: QueuePolicyInput;

  @Field(() => NoticesInput, { nullable: true, description: 'What people are told unasked.' })
  notices?: NoticesInput;

  @Field(() => [OfficeTextInput], { nullable: true, description: 'All sentences it says in its own words.' })
  texts?: OfficeTextInput[];

  @Field(() => TextsInput, { nullable: true, description: 'What to bring.' })
  bring?: TextsInput;
}

@InputType({ description: "A change to an office's settings." })
class ChangeOfficeInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => OfficeSettingsInput, { description: 'What changes; it stands above what the offices file says.' })
  settings!: OfficeSettingsInput;

  @Field(() => String, { nullable: true, description: 'The same change twice is one change; accepted for uniformity.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A new office.' })
class AddOfficeInput {
  @Field(() => ID, { description: 'Its code, capitals: `JAKARTA_PUSAT`.' })
  code!: string;

  @Field(() => String, { description: 'IANA time zone: `Asia/Jakarta`.' })
  timeZone!: string;

  @Field(() => ID, {
    description: 'An office whose hours, services and rules it takes over, but for what is said here.',
  })
  like!: string;

  @Field(() => OfficeSettingsInput, { description: 'What is different; a name and a city at least.' })
  settings!: OfficeSettingsInput;

  @Field(() => String, { nullable: true, description: 'Done once for a key, within a day.' })
  idempotencyKey?: string | null;
}

@Resolver(() => Office)
export class OfficeChangeResolver {
  @Mutation(() => OfficeResult, { description: "Managers: change an office's settings." })
  async changeOffice(
    @Arg('input', () => ChangeOfficeInput, { description: 'What.' }) input: ChangeOfficeInput,
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

  @Mutation(() => OfficeResult, { description: 'Administrators: one more office.' })
  async addOffice(
    @Arg('input', () => AddOfficeInput, { description: 'Which.' }) input: AddOfficeInput,
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

  @FieldResolver(() => QueuePolicy, { description: 'How the line at the office runs.' })
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
