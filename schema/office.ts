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
import { asTransaction } from '../src/database.ts';
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
  description: 'How somebody reaches an office.',
  valuesConfig: {
    WHATSAPP: { description: "A message to the office's WhatsApp number." },
    SMS: { description: "A text message to the office's number." },
    WEB: { description: 'The booking page or a web form.' },
    COUNTER: { description: 'In person, at the office.' },
    API: { description: "Somebody else's front end." },
  },
});

@ObjectType({ description: 'A number of the office.' })
export class OfficeChannel {
  @Field(() => ChannelKinds, { description: 'What kind of number it is.' })
  kind!: ChannelKind;

  @Field(() => String, { description: 'The number, E.164.' })
  address!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Opens the chat with the registration line already typed: a wa.me or sms: link; in a demonstration the simulator, where the channel is not set up.',
  })
  link!: string | null;
}

@ObjectType({ description: 'What is asked for at an office.' })
export class Service {
  @Field(() => ID, { description: 'For `BookInput.service`.' })
  code!: string;

  @Field(() => [ChannelKinds], { description: 'By which channels it can be booked.' })
  channels!: ChannelKind[];
}

@ObjectType({ description: 'When a new day opens for booking, every day.' })
export class Release {
  @Field(() => String, { description: 'In office time: `14:00`.' })
  at!: string;

  @Field(() => Int, { description: 'Up to so many minutes later, different for each day.' })
  jitterMinutes!: number;
}

@ObjectType({ description: 'The rules of booking at this office.' })
export class BookingPolicy
  // How many more are booked than there is room for is their managers' (Office.overbooking), and nobody is to know when
  // a place that came free comes back.
  implements Omit<Policy, 'overbookPercent' | 'freedPlaceMinutes'>
{
  @Field(() => Int, { description: 'How many minutes before the window people must be there.' })
  arriveMinutesBefore!: number;

  @Field(() => Int, {
    description:
      'Minimum notice: the least number of minutes between booking and the time to be there. Applicants get no nearer window; officers can still book one at the desk.',
  })
  minimumNoticeMinutes!: number;

  @Field(() => Int, {
    description: "Minutes after the window's start until a booking is forfeited. 0: late is forfeited.",
  })
  graceMinutes!: number;

  @Field(() => Int, { description: 'Minutes a place is held until it is confirmed.' })
  holdMinutes!: number;

  @Field(() => Int, { description: 'How many days ahead can be booked.' })
  horizonDays!: number;

  @Field(() => Int, { description: 'Live bookings of one sender at most: 1, or up to 5 for a family.' })
  maxLiveBookingsPerSender!: number;

  @Field(() => Int, { description: 'How often a booking can be moved.' })
  maxChanges!: number;

  @Field(() => Int, { description: 'Hours before the window after which it can no longer be moved.' })
  changeCutoffHours!: number;

  @Field(() => [String], {
    description:
      "Countries (ISO 3166) to whose numbers `sendProof` sends digits; empty: those of the office's own numbers, or Indonesia.",
  })
  proofCountries!: string[];

  @Field(() => Int, { description: 'Minutes somebody on standby may think about a place.' })
  standbyAnswerMinutes!: number;

  @Field(() => Int, { description: 'How many minutes before the window people can check in.' })
  checkInOpensMinutesBefore!: number;

  @Field(() => Int, { description: 'Visits missed in a row after which the next booking has to wait; 0: any number.' })
  forfeitsInRow!: number;

  @Field(() => Int, { description: 'How many days it has to wait then.' })
  forfeitDelayDays!: number;

  @Field(() => Int, { description: 'Days after the visit until names, birth dates, numbers and photos are deleted.' })
  retentionDays!: number;

  @Field(() => Release, { nullable: true, description: 'When a new day opens for booking; null: at midnight.' })
  release!: Release | null;
}

@ObjectType({ description: 'A place people go to, with one time zone.' })
export class Office {
  @Field(() => ID, { description: 'Its code: `BOGOR`.' })
  code!: string;

  @Field(() => String, { description: 'Its name: `Kantor Imigrasi Bogor`.' })
  name!: string;

  @Field(() => String, { description: 'The city it is in.' })
  city!: string;

  @Field(() => String, { description: 'IANA time zone: `Asia/Jakarta`.' })
  timeZone!: string;

  @Field(() => [String], { description: 'The languages it answers in, the usual one first: `id`, `en`.' })
  languages!: string[];

  @Field(() => BookingPolicy, { description: 'The rules of booking here.' })
  policy!: BookingPolicy;

  @Field(() => [Service], { description: 'What can be asked for; the first is meant where none is named.' })
  services!: Service[];
}

export const OfficeResult = resultOf('OfficeResult', 'An office, or why not.', () => Office);

@Resolver(() => Service)
export class ServiceResolver {
  @FieldResolver(() => String, { description: "Its name, in the request's language." })
  name(@Root() service: ServiceData, @Ctx() { language }: Context): string {
    return service.name[language];
  }

  @FieldResolver(() => [String], { description: 'Its name in every language, Indonesian first.' })
  names(@Root() service: ServiceData): string[] {
    return [service.name.id, service.name.en];
  }
}

@Resolver(() => Office)
export class OfficeResolver {
  @Query(() => [Office], { description: 'All offices, or those whose name, city or code holds the text.' })
  offices(
    @Arg('near', () => String, { nullable: true, description: 'Part of a name or a city.' }) near: string | null,
    @Ctx() { house }: Context,
  ): OfficeData[] {
    const wanted = near?.trim().toLowerCase();
    const all = house.offices.all();
    return all.filter(({ name, city, code }) => !wanted || `${name} ${city} ${code}`.toLowerCase().includes(wanted));
  }

  @Query(() => Office, {
    nullable: true,
    description: 'One office, by its code or by one of its numbers; null where there is none.',
  })
  office(
    @Arg('code', () => ID, { nullable: true, description: 'The code: `BOGOR`.' }) code: string | null,
    @Arg('address', () => String, { nullable: true, description: 'One of its numbers, as a message was sent to it.' })
    address: string | null,
    @Ctx() { house }: Context,
  ): OfficeData | null {
    if (!code && !address) throw new CallerError('BAD_USER_INPUT', 'office needs a code or an address.');
    if (code) return house.offices.find(code) ?? null;
    return house.offices.byAddress(phoneNumber(address ?? '') ?? (address as string)) ?? null;
  }

  @FieldResolver(() => [OfficeChannel], { description: 'Its numbers, each with a link that opens the chat.' })
  channels(@Root() office: OfficeData, @Ctx() { house }: Context): OfficeChannel[] {
    const [example = ''] = examplesFor(office, house.now());
    return office.channels.map((channel) => ({ ...channel, link: house.chatLink(office.code, channel, example) }));
  }

  @FieldResolver(() => RegistrationFormat, { description: 'How to register by chat here, ready to show.' })
  registration(@Root() office: OfficeData, @Ctx() { house }: Context): RegistrationFormat {
    return formatOf(office, house.now());
  }

  @FieldResolver(() => String, { description: "What to bring, in the request's language." })
  bring(@Root() office: OfficeData, @Ctx() { language }: Context): string {
    return office.bring[language];
  }

  @FieldResolver(() => [DayAvailability], { description: 'What is left of each day.' })
  availability(
    @Root() office: OfficeData,
    @Arg('service', () => ID, { nullable: true, description: 'Only where the service is offered.' }) service:
      | string
      | null,
    @Arg('channel', () => ChannelKinds, { defaultValue: 'WEB', description: 'As that channel may book.' })
    channel: ChannelKind,
    @Arg('from', () => DateScalar, { nullable: true, description: 'The first day; none, or a day past: today.' }) from:
      | string
      | null,
    @Arg('days', () => Int, { defaultValue: 14, description: 'How many days, 1 to 92.' }) days: number,
    @Arg('priority', () => Priorities, { defaultValue: 'NORMAL', description: 'As that person may book.' })
    priority: Priority,
    @Ctx() { house, asker }: Context,
  ): Promise<DayAvailability[]> {
    checkDays(office, service, days);
    const quotas = quotasOf(office, service, channel, priority);
    const free = availability(asTransaction(house.pool), office, quotas, from, days, house.now(), isStaff(asker));
    return free as Promise<unknown> as Promise<DayAvailability[]>;
  }

  @FieldResolver(() => [CapacityWindow], { description: 'The windows of one day, earliest first.' })
  windows(
    @Root() office: OfficeData,
    @Arg('date', () => DateScalar, { description: "The office's date." }) date: string,
    @Arg('service', () => ID, { nullable: true, description: 'Only where the service is offered.' }) service:
      | string
      | null,
    @Ctx() { house }: Context,
  ): Promise<CapacityWindow[]> {
    checkService(office, service);
    return windowsBetween(asTransaction(house.pool), office, date, date) as Promise<unknown> as Promise<
      CapacityWindow[]
    >;
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
