// The settings of an office, as managers change them.
import { Field, ID, InputType } from 'type-graphql';
import type { ChannelKind } from '../src/channelKinds.ts';
import type { Office, ServiceDetails } from '../src/office/settings.ts';
import { type SettingsChange } from '../src/replanning/officeChange.ts';
import { dateIn, type Instant } from '../src/time.ts';
import { BoardSettingsInput } from './boardSettings.ts';
import { BoardSlideInput } from './boardSlides.ts';
import { NoticesInput, noticesOf } from './notices.ts';
import { ChannelKinds } from './officeType.ts';
import { PolicyInput, QueuePolicyInput } from './policyInput.ts';
import { RegistrationInput, registrationSettings } from './registration.ts';
import { OfficeTextInput } from './texts.ts';
import { TextsInput } from './textsInput.ts';

@InputType({ description: 'A phone number or e-mail address by which applicants can write to the office.' })
export class OfficeChannelInput {
  @Field(() => ChannelKinds, {
    description: 'The channel that the address belongs to: WHATSAPP, SMS, EMAIL or one that the operator has added.',
  })
  kind!: ChannelKind;

  @Field(() => String, {
    description: 'Phone number in E.164 form, `+628111100333`, or e-mail address, `antrean@kanim.example`.',
  })
  address!: string;
}

@InputType({ description: 'Requirements, fee and duration of a service. All of them are replaced.' })
export class ServiceDetailsInput {
  @Field(() => [TextsInput], { description: 'Documents and conditions, each in one line; empty for none.' })
  requirements!: TextsInput[];

  @Field(() => TextsInput, { nullable: true, description: 'Fee in one line: `Rp350.000`; null if it is not known.' })
  fee?: TextsInput | null;

  @Field(() => TextsInput, {
    nullable: true,
    description: 'Time the service takes, in one line: `4 hari kerja`; null if it is not known.',
  })
  duration?: TextsInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'The rule or the page that these details come from: `PP 45/2024`; null for none.',
  })
  source?: string | null;
}

@InputType({ description: 'A service that applicants can book at the office.' })
export class ServiceInput {
  @Field(() => ID, { description: 'Identifier of the service in capital letters: `E_PASSPORT`.' })
  code!: string;

  @Field(() => TextsInput, { description: 'Name of the service in every language.' })
  name!: TextsInput;

  @Field(() => [ChannelKinds], {
    description: 'Channels by which the service can be booked; empty to retire it: its bookings keep it and its name.',
  })
  channels!: ChannelKind[];

  @Field(() => ServiceDetailsInput, {
    nullable: true,
    description:
      'Requirements, fee and duration; null for those that the service has already. Saving them confirms them, as of today. Empty ones remove them.',
  })
  details?: ServiceDetailsInput | null;
}

@InputType({
  description: 'The building that applicants come to, and its telephone. All three are replaced; null for none.',
})
export class PremisesInput {
  @Field(() => String, { nullable: true, description: 'Street and number, in one line: `Jalan Ahmad Yani 19`.' })
  street?: string | null;

  @Field(() => String, { nullable: true, description: 'Link that opens a map; it begins with `https://`.' })
  mapUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Telephone number for calls, with its area code: `0251 8388000` or `+622518388000`. A number without a country is Indonesian.',
  })
  telephone?: string | null;
}

@InputType({ description: 'Settings of an office; null fields keep their value.' })
export class OfficeSettingsInput {
  @Field(() => String, { nullable: true, description: 'Full name of the office: `Kantor Imigrasi Bogor`.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'City in which the office stands.' })
  city?: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Districts and towns whose people come to the office.',
  })
  serves?: string[];

  @Field(() => PremisesInput, {
    nullable: true,
    description: 'Street, map and telephone of the office.',
  })
  premises?: PremisesInput | null;

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

  @Field(() => BoardSettingsInput, {
    nullable: true,
    description: 'Look and sound of the lobby boards: word for a counter, volume, hours of silence and of darkness.',
  })
  boardSettings?: BoardSettingsInput | null;

  @Field(() => [BoardSlideInput], {
    nullable: true,
    description: 'The complete list of pictures and announcements on the lobby boards.',
  })
  boardSlides?: BoardSlideInput[] | null;

  @Field(() => TextsInput, { nullable: true, description: 'Documents to bring, in every language.' })
  bring?: TextsInput;
}

/** Completes settings that are given in part with the present ones, since a setting is replaced as a whole. */
export function completedSettings(
  settings: OfficeSettingsInput,
  { policy, queue, notices, registration, services, timeZone }: Office,
  now: Instant,
): SettingsChange {
  const given = <T extends object>(part: T) =>
    Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null && value !== undefined));
  return {
    ...settings,
    policy: settings.policy && { ...policy, ...policyOf(given(settings.policy)) },
    queue: settings.queue && { ...queue, ...given(settings.queue) },
    notices: settings.notices && noticesOf(settings.notices, notices),
    registration: settings.registration && registrationSettings(settings.registration, registration),
    services: settings.services?.map(({ details, ...service }) => ({
      ...service,
      details: details
        ? confirmedDetails(details, dateIn(timeZone, now))
        : (services.find(({ code }) => code === service.code)?.details ?? null),
    })),
  };
}

/** Details as the office confirms them; null if nothing is left of them. */
function confirmedDetails({ requirements, fee, duration, source }: ServiceDetailsInput, asOf: string) {
  if (requirements.length === 0 && !fee && !duration) return null;
  const details = { requirements, fee: fee ?? null, duration: duration ?? null, source: source ?? null };
  return { ...details, asOf, confirmed: true } satisfies ServiceDetails;
}

function policyOf({ releaseAtOnce, freedPlaceMinutes, release, ...rest }: Partial<PolicyInput>): object {
  return {
    ...rest,
    ...(freedPlaceMinutes && { freedPlaceMinutes: { ...freedPlaceMinutes } }),
    ...(release && { release: { ...release } }),
    ...(releaseAtOnce && { release: null }),
  };
}
