// Offices: what they are called, how to reach them, what they offer, and what is free.
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { isStaff } from '../src/access/asker.ts';
import { serviceMeant } from '../src/booking/rules.ts';
import { availability } from '../src/capacity/availability.ts';
import { windowsBetween } from '../src/capacity/windows.ts';
import { CHANNEL_KINDS, type ChannelKind } from '../src/channel.ts';
import { queriesOn } from '../src/database.ts';
import { quotasFor } from '../src/office/quotas.ts';
import type { Office as OfficeData, Policy, Priority, Service as ServiceData } from '../src/office/settings.ts';
import { examplesFor } from '../src/office/template.ts';
import { phoneNumber } from '../src/phone.ts';
import { CallerError } from '../src/refusal.ts';
import type { Context } from './context.ts';
import { Priorities } from './priority.ts';
import { resultOf } from './refusal.ts';
import { formatOf, RegistrationFormat } from './registration.ts';
import { DateScalar } from './scalars.ts';
import { CapacityWindow, DayAvailability } from './window.ts';

export const ChannelKinds = Object.fromEntries(CHANNEL_KINDS.map((kind) => [kind, kind])) as Record<
  ChannelKind,
  ChannelKind
>;
registerEnumType(ChannelKinds, {
  name: 'ChannelKind',
  description: 'A way in which an applicant contacts an office.',
  valuesConfig: {
    WHATSAPP: { description: "A message to the office's WhatsApp number." },
    SMS: { description: "A text message (SMS) to the office's number." },
    WEB: { description: 'The booking page or the web form.' },
    COUNTER: { description: 'In person, at the office.' },
    API: { description: "Another organisation's front end, by an API key." },
  },
});

@ObjectType({ description: 'A phone number by which applicants can write to the office.' })
export class OfficeChannel {
  @Field(() => ChannelKinds, { description: 'The channel that the number belongs to: WHATSAPP or SMS.' })
  kind!: ChannelKind;

  @Field(() => String, { description: 'Phone number in E.164 form: `+628111100333`.' })
  address!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Link (wa.me or sms:) that opens a chat with the registration line already typed; in a demonstration it opens the simulator if the channel is not set up. Null if the channel has no such link.',
  })
  link!: string | null;
}

@ObjectType({ description: 'A service that applicants can book at an office.' })
export class Service {
  @Field(() => ID, {
    description: 'Identifier of the service within the office, for `BookInput.service`: `E_PASSPORT`.',
  })
  code!: string;

  @Field(() => [ChannelKinds], { description: 'Channels by which the service can be booked.' })
  channels!: ChannelKind[];
}

@ObjectType({ description: 'The time of day at which a further day becomes bookable.' })
export class Release {
  @Field(() => String, { description: "Time of day in the office's time zone: `14:00`." })
  at!: string;

  @Field(() => Int, { description: 'Maximum random delay in minutes, different for each day.' })
  jitterMinutes!: number;
}

@ObjectType({ description: 'The public booking rules of an office.' })
export class BookingPolicy
  // How many more are booked than there is room for is their managers' (Office.overbooking), and nobody is to know when
  // a place that came free comes back.
  implements Omit<Policy, 'overbookPercent' | 'freedPlaceMinutes'>
{
  @Field(() => Int, { description: 'Minutes before the window by which the applicant must be at the office.' })
  arriveMinutesBefore!: number;

  @Field(() => Int, {
    description:
      'Minimum notice: the least number of minutes between booking and the time of arrival. Applicants cannot book a nearer window; officers at the desk can.',
  })
  minimumNoticeMinutes!: number;

  @Field(() => Int, {
    description: 'Grace period in minutes after the start of the window, until the booking is forfeited; 0 for none.',
  })
  graceMinutes!: number;

  @Field(() => Int, { description: 'Minutes for which a place is held until it must be confirmed.' })
  holdMinutes!: number;

  @Field(() => Int, { description: 'Booking horizon: the number of days ahead that can be booked.' })
  horizonDays!: number;

  @Field(() => Int, { description: 'Maximum number of live bookings of one sender: 1, or up to 5 for a family.' })
  maxLiveBookingsPerSender!: number;

  @Field(() => Int, { description: 'Maximum number of times an applicant can move a booking.' })
  maxChanges!: number;

  @Field(() => Int, { description: 'Hours before the window after which a booking can no longer be moved.' })
  changeCutoffHours!: number;

  @Field(() => [String], {
    description:
      "Country codes (ISO 3166-1 alpha-2) to whose phone numbers `sendProof` sends digits; empty for the countries of the office's own numbers, or else Indonesia.",
  })
  proofCountries!: string[];

  @Field(() => Int, { description: 'Minutes in which an applicant on standby must answer an offer.' })
  standbyAnswerMinutes!: number;

  @Field(() => Int, { description: 'Minutes before the window from which check-in is possible.' })
  checkInOpensMinutesBefore!: number;

  @Field(() => Int, {
    description: 'Missed visits in a row after which an applicant must wait before booking again; 0 disables the rule.',
  })
  forfeitsInRow!: number;

  @Field(() => Int, { description: 'Waiting period in days after too many missed visits in a row.' })
  forfeitDelayDays!: number;

  @Field(() => Int, {
    description: 'Days after the visit until names, birth dates, phone numbers and photos are deleted.',
  })
  retentionDays!: number;

  @Field(() => Release, {
    nullable: true,
    description: 'The time of day at which a further day becomes bookable; null for midnight.',
  })
  release!: Release | null;
}

@ObjectType({ description: 'A public office that applicants visit, in one time zone.' })
export class Office {
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

  @Field(() => [Service], { description: 'Services that can be booked; the first is the default.' })
  services!: Service[];
}

export const OfficeResult = resultOf(
  'OfficeResult',
  'The office after the change, or a refusal that leaves it as it was.',
  () => Office,
);

@Resolver(() => Service)
export class ServiceResolver {
  @FieldResolver(() => String, { description: 'Name of the service in the language of the request.' })
  name(@Root() service: ServiceData, @Ctx() { language }: Context): string {
    return service.name[language];
  }

  @FieldResolver(() => [String], { description: 'Name of the service in every language, Indonesian first.' })
  names(@Root() service: ServiceData): string[] {
    return [service.name.id, service.name.en];
  }
}

@Resolver(() => Office)
export class OfficeResolver {
  @Query(() => [Office], { description: 'Lists all offices, or those that match a text.' })
  offices(
    @Arg('near', () => String, {
      nullable: true,
      description: 'Part of a name, a city or a code; null for all offices.',
    })
    near: string | null,
    @Ctx() { house }: Context,
  ): OfficeData[] {
    const wanted = near?.trim().toLowerCase();
    const all = house.offices.all();
    return all.filter(({ name, city, code }) => !wanted || `${name} ${city} ${code}`.toLowerCase().includes(wanted));
  }

  @Query(() => Office, {
    nullable: true,
    description: 'Finds one office by its code or by one of its phone numbers; null if there is none.',
  })
  office(
    @Arg('code', () => ID, { nullable: true, description: 'Code of the office: `BOGOR`.' }) code: string | null,
    @Arg('address', () => String, {
      nullable: true,
      description: "One of the office's phone numbers, as a message names its recipient.",
    })
    address: string | null,
    @Ctx() { house }: Context,
  ): OfficeData | null {
    if (!code && !address) throw new CallerError('BAD_USER_INPUT', 'office needs a code or an address.');
    if (code) return house.offices.find(code) ?? null;
    return house.offices.byAddress(phoneNumber(address ?? '') ?? (address as string)) ?? null;
  }

  @FieldResolver(() => [OfficeChannel], {
    description: 'Phone numbers by which applicants can write to the office, each with a link that opens a chat.',
  })
  channels(@Root() office: OfficeData, @Ctx() { house }: Context): OfficeChannel[] {
    const [example = ''] = examplesFor(office, house.now());
    return office.channels.map((channel) => ({ ...channel, link: house.chatLink(office.code, channel, example) }));
  }

  @FieldResolver(() => RegistrationFormat, {
    description: 'Instructions for registering by chat: templates with examples.',
  })
  registration(@Root() office: OfficeData, @Ctx() { house }: Context): RegistrationFormat {
    return formatOf(office, house.now());
  }

  @FieldResolver(() => String, { description: 'Documents to bring, in the language of the request.' })
  bring(@Root() office: OfficeData, @Ctx() { language }: Context): string {
    return office.bring[language];
  }

  @FieldResolver(() => [DayAvailability], { description: 'The availability of each day from a date on.' })
  availability(
    @Root() office: OfficeData,
    @Arg('service', () => ID, {
      nullable: true,
      description: 'Code of the service to be booked; null for any service.',
    })
    service: string | null,
    @Arg('channel', () => ChannelKinds, {
      defaultValue: 'WEB',
      description: 'Channel of the booking: shows the windows that can be booked by it.',
    })
    channel: ChannelKind,
    @Arg('from', () => DateScalar, { nullable: true, description: 'The first day; null, or a past date, for today.' })
    from: string | null,
    @Arg('days', () => Int, { defaultValue: 14, description: 'Number of days, from 1 to 92.' }) days: number,
    @Arg('priority', () => Priorities, {
      defaultValue: 'NORMAL',
      description: 'Priority of the applicant: shows the windows open to it.',
    })
    priority: Priority,
    @Ctx() { house, asker }: Context,
  ): Promise<DayAvailability[]> {
    checkDays(office, service, days);
    const quotas = quotasOf(office, service, channel, priority);
    const free = availability(queriesOn(house.pool), office, quotas, from, days, house.now(), isStaff(asker));
    return free as Promise<unknown> as Promise<DayAvailability[]>;
  }

  @FieldResolver(() => [CapacityWindow], { description: 'The windows of one day, earliest first.' })
  windows(
    @Root() office: OfficeData,
    @Arg('date', () => DateScalar, { description: "Date of the windows, in the office's time zone." }) date: string,
    @Arg('service', () => ID, {
      nullable: true,
      description: 'Code of the service to be booked; null for any service.',
    })
    service: string | null,
    @Ctx() { house }: Context,
  ): Promise<CapacityWindow[]> {
    checkService(office, service);
    return windowsBetween(queriesOn(house.pool), office, date, date) as Promise<unknown> as Promise<CapacityWindow[]>;
  }
}

/** @throws CallerError where the service is not there, or so many days are not shown. */
export function checkDays(office: OfficeData, service: string | null, days: number): OfficeData {
  if (days < 1 || days > 92) throw new CallerError('BAD_USER_INPUT', 'days must be from 1 to 92.');
  checkService(office, service);
  return office;
}

/** The quotas that somebody who asks like this may use. */
export function quotasOf(
  office: OfficeData,
  service: string | null,
  channel: ChannelKind,
  priority: Priority,
): readonly string[] {
  const meant = serviceMeant({ service }, office, channel)?.code ?? '';
  return quotasFor(office, { service: meant, channel, priority });
}

/** A service by its code, also where the office has stopped offering it. */
export function shownService(office: OfficeData, code: string): ServiceData {
  const known = office.services.find((service) => service.code === code);
  return known ?? { code, name: { id: code, en: code }, channels: [] };
}

function checkService(office: OfficeData, code: string | null): void {
  if (!code || office.services.some((service) => service.code === code)) return;
  throw new CallerError('NOT_FOUND', `${office.code} has no service ${code}.`);
}
