// The settings of an office, as managers change them.
import { Field, ID, InputType } from 'type-graphql';
import type { ChannelKind } from '../src/channelKinds.ts';
import type { Office } from '../src/office/settings.ts';
import { type SettingsChange } from '../src/replanning/officeChange.ts';
import { NoticesInput, noticesOf } from './notices.ts';
import { ChannelKinds } from './officeType.ts';
import { PolicyInput, QueuePolicyInput } from './policyInput.ts';
import { RegistrationInput, registrationSettings } from './registration.ts';
import { OfficeTextInput } from './texts.ts';
import { TextsInput } from './textsInput.ts';

@InputType({ description: 'A phone number or e-mail address by which applicants can write to the office.' })
export class OfficeChannelInput {
  @Field(() => ChannelKinds, { description: 'The channel that the address belongs to: WHATSAPP, SMS or EMAIL.' })
  kind!: ChannelKind;

  @Field(() => String, {
    description: 'Phone number in E.164 form, `+628111100333`, or e-mail address, `antrean@kanim.example`.',
  })
  address!: string;
}

@InputType({ description: 'A service that applicants can book at the office.' })
export class ServiceInput {
  @Field(() => ID, { description: 'Identifier of the service in capital letters: `E_PASSPORT`.' })
  code!: string;

  @Field(() => TextsInput, { description: 'Name of the service in every language.' })
  name!: TextsInput;

  @Field(() => [ChannelKinds], { description: 'Channels by which the service can be booked.' })
  channels!: ChannelKind[];
}

@InputType({ description: 'Settings of an office; null fields keep their value.' })
export class OfficeSettingsInput {
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

/** Completes settings that are given in part with the present ones, since a setting is replaced as a whole. */
export function completedSettings(
  settings: OfficeSettingsInput,
  { policy, queue, notices, registration }: Office,
): SettingsChange {
  const given = <T extends object>(part: T) =>
    Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null && value !== undefined));
  return {
    ...settings,
    policy: settings.policy && { ...policy, ...policyOf(given(settings.policy)) },
    queue: settings.queue && { ...queue, ...given(settings.queue) },
    notices: settings.notices && noticesOf(settings.notices, notices),
    registration: settings.registration && registrationSettings(settings.registration, registration),
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
