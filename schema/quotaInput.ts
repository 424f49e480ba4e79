// Quotas, as managers set them.
import { Field, ID, InputType, Int } from 'type-graphql';
import type { ChannelKind } from '../src/channelKinds.ts';
import type { Priority } from '../src/office/settings.ts';
import { CapacityChangeInput } from './capacityChangeInput.ts';
import { ChannelKinds } from './officeType.ts';
import { Priorities } from './priority.ts';
import { TextsInput } from './textsInput.ts';

@InputType({ description: 'A quota: a named share of each window for certain applicants.' })
export class QuotaInput {
  @Field(() => ID, { description: 'Code of the quota in lower case: `priority`.' })
  code!: string;

  @Field(() => TextsInput, { description: 'Name shown to applicants and staff, in each language.' })
  name!: TextsInput;

  @Field(() => String, {
    description: 'Letter with which its queue numbers begin, unique in the office; W is reserved for walk-ins.',
  })
  line!: string;

  @Field(() => [Priorities], {
    defaultValue: [],
    description: 'Only for applicants with one of these priorities; empty for all.',
  })
  priorities!: Priority[];

  @Field(() => [ID], { defaultValue: [], description: 'Only for bookings of these services, by code; empty for all.' })
  services!: string[];

  @Field(() => [ChannelKinds], { defaultValue: [], description: 'Only for bookings by these channels; empty for all.' })
  channels!: ChannelKind[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the places are reserved for walk-ins, who come without a booking.',
  })
  walkIns!: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Whether applicants of this quota may also use general places, including those that other quotas have released.',
  })
  generalToo!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes before a window at which unused places of the quota become general; null for never.',
  })
  opensMinutesBefore?: number | null;
}

@InputType({ description: 'The complete list of quotas of an office.' })
export class SetQuotasInput extends CapacityChangeInput {
  @Field(() => [QuotaInput], {
    description: 'All quotas; one that is missing is removed. The schedule sets the number of places of each.',
  })
  quotas!: QuotaInput[];
}
