// Offices as the contract shows them: names, numbers, services and booking rules.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChannelKind } from '../src/channelKinds.ts';
import type { PolicyNumbers } from '../src/office/numberSettings.ts';
import type { Policy } from '../src/office/settings.ts';
import { describedEnum } from './describedEnum.ts';
import { declareShownNumbers } from './policyNumbers.ts';
import { resultOf } from './refusal.ts';

export const ChannelKinds = describedEnum<ChannelKind>(
  'ChannelKind',
  'A way in which an applicant contacts an office.',
  {
    WHATSAPP: "A message to the office's WhatsApp number.",
    SMS: "A text message (SMS) to the office's number.",
    EMAIL: "A mail to the office's address.",
    WEB: 'The booking page or the web form.',
    COUNTER: 'In person, at the office.',
    API: "Another organisation's front end, by an API key.",
  },
);

@ObjectType('OfficeChannel', {
  description: 'A phone number or e-mail address by which applicants can write to the office.',
})
export class OfficeChannelType {
  @Field(() => ChannelKinds, { description: 'The channel that the address belongs to: WHATSAPP, SMS or EMAIL.' })
  kind!: ChannelKind;

  @Field(() => String, {
    description: 'Phone number in E.164 form, `+628111100333`, or e-mail address, `antrean@kanim.example`.',
  })
  address!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Link (wa.me, sms: or mailto:) that opens a message with the registration line already typed; in a demonstration it opens the simulator if the channel is not set up. Null if the channel has no such link.',
  })
  link!: string | null;
}

@ObjectType('Service', { description: 'A service that applicants can book at an office.' })
export class ServiceType {
  @Field(() => ID, {
    description: 'Identifier of the service within the office, for `BookInput.service`: `E_PASSPORT`.',
  })
  code!: string;

  @Field(() => [ChannelKinds], { description: 'Channels by which the service can be booked.' })
  channels!: ChannelKind[];
}

@ObjectType('Release', { description: 'The time of day at which a further day becomes bookable.' })
export class ReleaseType {
  @Field(() => String, { description: "Time of day in the office's time zone: `14:00`." })
  at!: string;

  @Field(() => Int, { description: 'Maximum random delay in minutes, different for each day.' })
  jitterMinutes!: number;
}

@ObjectType({ description: 'The public booking rules of an office.' })
export class BookingPolicy
  // The time after which a freed place comes back is a secret, so that none can be passed on.
  implements Omit<Policy, keyof PolicyNumbers | 'freedPlaceMinutes'>
{
  @Field(() => [String], {
    description:
      "Country codes (ISO 3166-1 alpha-2) to whose phone numbers `sendProof` sends digits; empty for the countries of the office's own numbers, or else Indonesia.",
  })
  proofCountries!: string[];

  @Field(() => ReleaseType, {
    nullable: true,
    description: 'The time of day at which a further day becomes bookable; null for midnight.',
  })
  release!: ReleaseType | null;
}
declareShownNumbers(BookingPolicy, 'policy');

@ObjectType('Office', { description: 'A public office that applicants visit, in one time zone.' })
export class OfficeType {
  @Field(() => ID, { description: 'Identifier of the office in this API: `BOGOR`.' })
  code!: string;

  @Field(() => String, { description: 'Full name of the office: `Kantor Imigrasi Bogor`.' })
  name!: string;

  @Field(() => String, { description: 'City in which the office stands.' })
  city!: string;

  @Field(() => String, { description: 'IANA time zone: `Asia/Jakarta`.' })
  timeZone!: string;

  @Field(() => [String], { description: 'Languages in which the office answers, the default first: `id`, `en`.' })
  languages!: string[];

  @Field(() => BookingPolicy, { description: 'Public rules for bookings at this office.' })
  policy!: BookingPolicy;

  @Field(() => [ServiceType], { description: 'Services that can be booked; the first is the default.' })
  services!: ServiceType[];
}

export const OfficeResult = resultOf(
  'OfficeResult',
  'The office after the change, or a refusal that leaves it as it was.',
  () => OfficeType,
);
