// Offices: found by text, code or number, with their channels, registration and availability.
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { pricesOfPlaces } from '../src/abuse/unprovenPlaces.ts';
import { isAtDesk } from '../src/access/asker.ts';
import { widerNetwork } from '../src/access/source.ts';
import { digitKinds } from '../src/booking/digitRoutes.ts';
import { type BookableHour, type DayAvailability, readAvailability } from '../src/capacity/availability.ts';
import { firstFree } from '../src/capacity/firstFree.ts';
import type { CapacityWindow } from '../src/capacity/window.ts';
import { type OfficeDates, windowsBetween } from '../src/capacity/windows.ts';
import { isRetired, type Office } from '../src/office/settings.ts';
import { examplesFor } from '../src/office/template.ts';
import { phoneNumber } from '../src/phone.ts';
import { CallerError } from '../src/refusal.ts';
import { tellsStrangers } from '../src/standby/tellable.ts';
import { AvailabilityArgs } from './availabilityArgs.ts';
import { type Context, reading } from './context.ts';
import { globalId } from './globalId.ts';
import { ChannelKinds, OfficeChannelType, OfficeType, ServiceType } from './officeType.ts';
import { formatOf, RegistrationFormat } from './registration.ts';
import { DateScalar } from './scalars.ts';
import { checkDays, checkService, quotasOf, servicesOf } from './service.ts';
import { togetherInPlaces } from './togetherInRequest.ts';
import { BookableHourType, CapacityWindowType, DayAvailabilityType } from './window.ts';

@Resolver(() => OfficeType)
export class OfficeResolver {
  @Query(() => [OfficeType], { description: 'Lists all offices, or those that match a text.' })
  offices(
    @Arg('near', () => String, {
      nullable: true,
      description: 'Part of a name, a city, a district that is served or a code; null for all offices.',
    })
    near: string | null,
    @Ctx() { app }: Context,
  ): Office[] {
    const wanted = near?.trim().toLowerCase();
    const all = app.offices.all();
    return all.filter((office) => !wanted || namesOf(office).toLowerCase().includes(wanted));
  }

  @Query(() => OfficeType, {
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
    @Ctx() { app }: Context,
  ): Office | null {
    if (code) return app.offices.find(code) ?? null;
    if (!address) throw new CallerError('BAD_USER_INPUT', 'office needs a code or an address.');
    return app.offices.byAddress(phoneNumber(address) ?? address) ?? null;
  }

  @FieldResolver(() => ID, { description: 'Identifier of the office, opaque and unique over all types.' })
  id(@Root() { code }: Office): string {
    return globalId('Office', code);
  }

  @FieldResolver(() => [ServiceType], { description: 'Services that can be booked; the first is the default.' })
  services(
    @Root() office: Office,
    @Arg('retired', () => Boolean, {
      defaultValue: false,
      description: 'Whether those are there as well that can no longer be booked, by any channel.',
    })
    retired: boolean,
  ) {
    return servicesOf(office).filter((service) => retired || !isRetired(service));
  }

  @FieldResolver(() => [OfficeChannelType], {
    description: 'Phone numbers by which applicants can write to the office, each with a link that opens a chat.',
  })
  channels(@Root() office: Office, @Ctx() context: Context): OfficeChannelType[] {
    const { app } = context;
    context.noteDayOf(office.timeZone);
    const [example = ''] = examplesFor(office, app.now());
    return office.channels.map((channel) => ({ ...channel, link: app.chatLink(office.code, channel, example) }));
  }

  @FieldResolver(() => RegistrationFormat, {
    description: 'Instructions for registering by chat: templates with examples.',
  })
  registration(@Root() office: Office, @Ctx() context: Context): RegistrationFormat {
    context.noteDayOf(office.timeZone);
    return formatOf(office, context.app.now());
  }

  @FieldResolver(() => String, { description: 'Documents to bring, in the language of the request.' })
  bring(@Root() office: Office, @Ctx() { language }: Context): string {
    return office.bring[language];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The price of the next place for this caller: the ALTCHA challenge (version 2), as JSON, that `book` would ask for with WORK_REQUIRED. A device that solves it while the applicant types sends it as `BookInput.work`. Null if the place costs nothing.',
  })
  async placeWork(@Root() office: Office, @Ctx() context: Context): Promise<string | null> {
    const { app, asker } = context;
    const budget = app.budgetOf(asker);
    if (budget === null) return null;
    const tries = await priceAt(context, office);
    return tries > 0 ? app.works.challengeToPay('PLACE', budget, tries) : null;
  }

  @FieldResolver(() => [ChannelKinds], {
    description:
      "Kinds of channel by which `sendNumberProof` sends digits to any number of the office's countries, also of people who never wrote; empty if there are none.",
  })
  digitsBy(@Root() office: Office, @Ctx() { app, language }: Context): string[] {
    return digitKinds(office, language, app);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether people may wait for a place (`requestPlace`) with a number that digits have proven: the office can send both the digits and the news of a place to people who never wrote. Others wait by writing to the office.',
  })
  waitsByDigits(@Root() office: Office, @Ctx() { app, language }: Context): boolean {
    return digitKinds(office, language, app).length > 0 && tellsStrangers(office, language, app);
  }

  @FieldResolver(() => [DayAvailabilityType], { description: 'The availability of each day from a date on.' })
  async availability(
    @Root() office: Office,
    @Args(() => AvailabilityArgs) { from, days, ...sought }: AvailabilityArgs,
    @Ctx() context: Context,
  ): Promise<DayAvailability[]> {
    checkDays(office, sought.service, days);
    const quotas = quotasOf(office, sought, context.asker);
    const viewer = { quotas, from, days, atDesk: isAtDesk(context.asker, office.code) };
    const read = await readAvailability(context.app.windowsByDay, office, viewer, context.app.now());
    context.noteChangeAt(read.changesAt);
    return read.days;
  }

  @FieldResolver(() => BookableHourType, {
    nullable: true,
    description:
      'The first hour with a place that the caller can have, for the default service; null if no released day has one.',
  })
  async nextFree(@Root() office: Office, @Ctx() context: Context): Promise<BookableHour | null> {
    const sought = { service: null, priority: 'NORMAL', channel: null } as const;
    const viewer = { quotas: quotasOf(office, sought, context.asker), atDesk: isAtDesk(context.asker, office.code) };
    const { app } = context;
    const first = await firstFree(app.windowsByDay, office, viewer, app.now());
    context.noteChangeAt(first.changesAt);
    return first.hour;
  }

  @FieldResolver(() => [CapacityWindowType], { description: 'The windows of one day, earliest first.' })
  windows(
    @Root() office: Office,
    @Arg('date', () => DateScalar, { description: "Date of the windows, in the office's time zone." }) date: string,
    @Arg('service', () => ID, {
      nullable: true,
      description: 'Code of the service to be booked; null for any service.',
    })
    service: string | null,
    @Ctx() context: Context,
  ): Promise<CapacityWindow[]> {
    checkService(office, service);
    return windowsAt(context, { office: office.code, from: date, to: date });
  }
}

/** Each on a line of its own: a text never matches across two of them. */
function namesOf({ name, city, code, serves }: Office): string {
  return [name, city, code, ...serves].join('\n');
}

const priceAt = togetherInPlaces(async (context: Context, offices: readonly Office[]) => {
  const budget = context.app.budgetOf(context.asker);
  const budgets = { budget, wider: budget && widerNetwork(budget) };
  return pricesOfPlaces(reading(context), budgets, offices, context.app.now());
});

const windowsAt = togetherInPlaces((context: Context, days: readonly OfficeDates[]) =>
  windowsBetween(reading(context), days),
);
