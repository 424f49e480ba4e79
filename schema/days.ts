// Schedules, exceptions and quotas of an office, which are public.
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type OpeningDay, openingAfter, openingOn } from '../src/office/hours.ts';
import type { DayHours, Office, Period, Quota, Schedule } from '../src/office/settings.ts';
import { dateIn } from '../src/time.ts';
import type { Context } from './context.ts';
import { OfficeType } from './officeType.ts';
import { DateScalar } from './scalars.ts';
import { WEEKDAY_NAMES } from './scheduleInput.ts';
import { OpeningDayType, QuotaType, ScheduleExceptionType, ScheduleType } from './scheduleType.ts';

@Resolver(() => OfficeType)
export class OfficeDaysResolver {
  @FieldResolver(() => [ScheduleType], {
    description: 'Weekly schedules in order of time, each valid until the next begins.',
  })
  schedules(@Root() { schedule, schedules }: Office): ScheduleType[] {
    return [shownSchedule(null, schedule), ...schedules.map(({ from, schedule: later }) => shownSchedule(from, later))];
  }

  @FieldResolver(() => [ScheduleExceptionType], {
    description: 'Days that differ from the weekly schedule: holidays, short days, extra days.',
  })
  exceptions(
    @Root() { exceptions }: Office,
    @Arg('from', () => DateScalar, {
      nullable: true,
      description: 'Only exceptions on this date or later; null for no lower bound.',
    })
    from: string | null,
    @Arg('to', () => DateScalar, {
      nullable: true,
      description: 'Only exceptions on this date or earlier; null for no upper bound.',
    })
    to: string | null,
  ): ScheduleExceptionType[] {
    const wanted = [...exceptions.values()].filter(({ date }) => (!from || date >= from) && (!to || date <= to));
    const shown = wanted.map(({ open, ...day }) => ({ ...day, open: open && shownHours(open) }));
    return shown.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  }

  @FieldResolver(() => OpeningDayType, {
    description: 'The present day: its hours, or the reason for which it has none.',
  })
  openingToday(@Root() office: Office, @Ctx() context: Context): OpeningDayType {
    context.noteDayOf(office.timeZone);
    return shownDay(openingOn(office, dateIn(office.timeZone, context.app.now())));
  }

  @FieldResolver(() => OpeningDayType, {
    nullable: true,
    description: 'The next day after today on which the office is open; null if it is none within sixty days.',
  })
  openingNext(@Root() office: Office, @Ctx() context: Context): OpeningDayType | null {
    context.noteDayOf(office.timeZone);
    const next = openingAfter(office, dateIn(office.timeZone, context.app.now()));
    return next && shownDay(next);
  }

  @FieldResolver(() => [QuotaType], { description: "Named shares of the office's windows for certain applicants." })
  quotas(@Root() { quotas }: Office): Quota[] {
    return quotas;
  }
}

@Resolver(() => QuotaType)
export class QuotaResolver {
  @FieldResolver(() => String, { description: 'Name of the quota in the language of the request.' })
  name(@Root() { name }: Quota, @Ctx() { language }: Context): string {
    return name[language];
  }
}

function shownSchedule(from: string | null, { windowMinutes, capacity, line, shares, week }: Schedule): ScheduleType {
  return {
    from,
    windowMinutes,
    capacity,
    line,
    shares: Object.entries(shares).map(([quota, places]) => ({ quota, places })),
    week: Object.entries(week).flatMap(([day, hours]) => {
      const weekday = WEEKDAY_NAMES[Number(day) - 1];
      return weekday ? [{ weekday, ...shownHours(hours) }] : [];
    }),
  };
}

function shownDay({ date, hours, reason }: OpeningDay): OpeningDayType {
  return { date, hours: hours && shownHours(hours), reason };
}

function shownHours({ hours, breaks, windowMinutes, capacity }: DayHours) {
  const own = { windowMinutes: windowMinutes ?? null, capacity: capacity ?? null };
  return { hours: shownPeriod(hours), breaks: breaks.map(shownPeriod), ...own };
}

function shownPeriod({ from, to }: Period): string {
  return `${from}-${to}`;
}
