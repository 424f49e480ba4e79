// Offices as the contract shows them: names, numbers, services and booking rules.

import { Field, ID, Int, ObjectType } from 'type-graphql';
import { BUILT_IN_KINDS, type ChannelKind, channelKinds, traitsOf } from '../src/channelKinds.ts';
import type { PolicyNumbers } from '../src/office/numberSettings.ts';
import type { Policy, ServiceDetails } from '../src/office/settings.ts';
import type { Language } from '../src/time.ts';
import { describedEnum } from './describedEnum.ts';
import { Languages } from './languages.ts';
import { NodeType } from './nodeType.ts';
import { declareShownNumbers } from './policyNumbers.ts';
import { resultOf } from './refusal.ts';
import { DateScalar, LocalTimeScalar, PhoneNumberScalar } from './scalars.ts';

/** Stands for kinds of which rows tell, but of which the server knows nothing any more. */
export const UNKNOWN_KIND = 'OTHER';

/** Those of channels from outside, which this server has and others have not. */
const OUTSIDE_MEANINGS = Object.fromEntries(
  channelKinds().flatMap((kind) => (BUILT_IN_KINDS.includes(kind) ? [] : [[kind, traitsOf(kind).about ?? kind]])),
);

export const ChannelKinds = describedEnum<ChannelKind | typeof UNKNOWN_KIND>(
  'ChannelKind',
  'A way in which an applicant contacts an office. Servers may have further ones: take a value that you do not know for another channel, and its name from `OfficeChannel.name`.',
  {
    WHATSAPP: "A message to the office's WhatsApp number.",
    SMS: "A text message (SMS) to the office's number.",
    EMAIL: "A mail to the office's address.",
    WEB: 'The booking page or the web form.',
    COUNTER: 'In person, at the office.',
    API: "Another organisation's front end, by an API key.",
    OTHER: 'A channel that this server had once and does not have now. Never an input.',
    ...OUTSIDE_MEANINGS,
  },
);

@ObjectType('OfficeChannel', {
  description: 'A phone number, e-mail address or other address by which applicants can write to the office.',
})
export class OfficeChannelType {
  @Field(() => ChannelKinds, {
    description: 'The channel that the address belongs to: WHATSAPP, SMS, EMAIL or one that the operator has added.',
  })
  kind!: ChannelKind;

  @Field(() => String, {
    description:
      'Phone number in E.164 form, `+628111100333`, e-mail address, `antrean@kanim.example`, or an address in the form of another channel.',
  })
  address!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Link (wa.me, sms: or mailto:) that opens a message with the registration line already typed; in a demonstration it opens the simulator if the channel is not set up. Null if the channel has no such link.',
  })
  link!: string | null;
}

@ObjectType('ServiceDetails', {
  description: 'Requirements, fee and duration of a service, for applicants to know before they come.',
})
export class ServiceDetailsType {
  @Field(() => String, {
    nullable: true,
    description: 'The rule or the page that these details come from: `PP 45/2024`; null if not set.',
  })
  source!: string | null;

  @Field(() => DateScalar, { description: 'Date on which these details were right.' })
  asOf!: string;

  @Field(() => Boolean, {
    description:
      'Whether the office has checked these details. If not, they are general rules: show them as such, with their date.',
  })
  confirmed!: boolean;
}

@ObjectType('Service', { implements: NodeType, description: 'A service that applicants can book at an office.' })
export class ServiceType {
  @Field(() => ID, {
    description: 'Identifier of the service within the office, for `BookInput.service`: `E_PASSPORT`.',
  })
  code!: string;

  @Field(() => [ChannelKinds], { description: 'Channels by which the service can be booked; empty if it is retired.' })
  channels!: ChannelKind[];

  @Field(() => ServiceDetailsType, {
    nullable: true,
    description: 'Requirements, fee and duration of the service; null if the office has set none.',
  })
  details!: ServiceDetails | null;
}

@ObjectType('Premises', { description: 'The building that applicants come to, and its telephone.' })
export class PremisesType {
  @Field(() => String, { nullable: true, description: 'Street and number: `Jalan Ahmad Yani 19`; null if not set.' })
  street!: string | null;

  @Field(() => String, { nullable: true, description: 'Link over https that opens a map; null if not set.' })
  mapUrl!: string | null;

  @Field(() => PhoneNumberScalar, {
    nullable: true,
    description: 'Telephone number for calls, `+622518388000`; null if not set.',
  })
  telephone!: string | null;
}

@ObjectType('Release', { description: 'The time of day at which a further day becomes bookable.' })
export class ReleaseType {
  @Field(() => LocalTimeScalar, { description: "Time of day in the office's time zone: `14:00`." })
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

  @Field(() => [ID], {
    description:
      'Codes of offices without WhatsApp and SMS whose digits this office sends by its own numbers; empty for none.',
  })
  sendsDigitsFor!: string[];

  @Field(() => ReleaseType, {
    nullable: true,
    description: 'The time of day at which a further day becomes bookable; null for midnight.',
  })
  release!: ReleaseType | null;
}
declareShownNumbers(BookingPolicy, 'policy');

@ObjectType('Office', { implements: NodeType, description: 'A public office that applicants visit, in one time zone.' })
export class OfficeType {
  @Field(() => ID, { description: 'Identifier of the office in this API: `BOGOR`.' })
  code!: string;

  @Field(() => String, { description: 'Full name of the office: `Kantor Imigrasi Bogor`.' })
  name!: string;

  @Field(() => String, { description: 'City in which the office stands.' })
  city!: string;

  @Field(() => [String], {
    description:
      'Districts and towns whose people come to this office, by which `offices(near:)` finds it, too: `Cibinong`.',
  })
  serves!: string[];

  @Field(() => String, { description: 'IANA time zone: `Asia/Jakarta`.' })
  timeZone!: string;

  @Field(() => PremisesType, { description: 'Street, map and telephone of the office.' })
  premises!: PremisesType;

  @Field(() => [Languages], { description: 'Languages in which the office answers, the default first.' })
  languages!: Language[];

  @Field(() => BookingPolicy, { description: 'Public rules for bookings at this office.' })
  policy!: BookingPolicy;
}

export const OfficeResult = resultOf(
  'OfficeResult',
  'The office after the change, or a refusal that leaves it as it was.',
  () => OfficeType,
);
