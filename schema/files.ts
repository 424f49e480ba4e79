// URLs of files that a browser can fetch for some minutes, with the rights of the caller who asked for them.
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { worksAt } from '../src/access/asker.ts';
import { checkedNamedRange, checkedRange } from '../src/figures/read.ts';
import type { Office } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import { rfc3339 } from '../src/time.ts';
import type { FileLink } from './appContext.ts';
import type { Context } from './context.ts';
import { OfficeType } from './officeType.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@ObjectType({
  description:
    "URLs of a day's list of bookings. They show names to anyone who has them, so they are meant for the caller only and expire soon.",
})
export class DayListLinks {
  @Field(() => String, {
    description: 'URL of the list as a CSV file. Append `&separator=;` for spreadsheets with Indonesian settings.',
  })
  csv!: string;

  @Field(() => String, { description: 'URL of the list as a page to print.' })
  html!: string;

  @Field(() => DateTimeScalar, { description: 'Time at which the URLs stop working.' })
  expiresAt!: string;
}

@ObjectType({ description: 'URL of a file of daily statistics.' })
export class StatisticsLink {
  @Field(() => String, {
    description:
      'URL of the statistics as a CSV file. Append `&separator=;` for spreadsheets with Indonesian settings.',
  })
  csv!: string;

  @Field(() => DateTimeScalar, { description: 'Time at which the URL stops working.' })
  expiresAt!: string;
}

@ObjectType({
  description:
    'URL of a file of bookings. With applicants it shows names to anyone who has it, so it is meant for the caller only and expires soon.',
})
export class BookingsLink {
  @Field(() => String, {
    description: 'URL of the bookings as a CSV file. Append `&separator=;` for spreadsheets with Indonesian settings.',
  })
  csv!: string;

  @Field(() => DateTimeScalar, { description: 'Time at which the URL stops working.' })
  expiresAt!: string;
}

@ObjectType({ description: 'URL of an export of the place log.' })
export class PlaceLogLink {
  @Field(() => String, {
    description: 'URL of the export: JSON, one object per line. `npm run verify-places -- <file>` verifies it.',
  })
  jsonl!: string;

  @Field(() => DateTimeScalar, { description: 'Time at which the URL stops working.' })
  expiresAt!: string;
}

@ArgsType()
class BookingsFileArgs {
  @Field(() => DateScalar, { description: "First day of the period, in the office's time zone." })
  from!: string;

  @Field(() => DateScalar, {
    description: 'Last day of the period, at most 399 days after the first; with applicants, at most 30.',
  })
  to!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether code, name and date of birth of each applicant are in it. They count towards `HouseRules.dailyReadings`.',
  })
  applicants!: boolean;
}

@Resolver(() => OfficeType)
export class OfficeFilesResolver {
  @FieldResolver(() => DayListLinks, {
    description:
      'The list of bookings of a day, to print or to keep in case of an outage. Only for officers of the office.',
  })
  async dayList(
    @Root() office: Office,
    @Arg('date', () => DateScalar, { description: "Date of the visits, in the office's time zone." }) date: string,
    @Ctx() context: Context,
  ): Promise<DayListLinks> {
    const { asker, app } = mustWorkThere(context, office);
    const csv = await app.fileLinks.dayList(asker, office.code, date, 'csv');
    const html = await app.fileLinks.dayList(asker, office.code, date, 'html');
    return { csv: csv.url, html: html.url, expiresAt: expiryTime(csv, office) };
  }

  @FieldResolver(() => StatisticsLink, {
    description: 'The result of `dailyStatistics` as a file, with all breakdowns. Only for managers of the office.',
  })
  async statisticsFile(
    @Root() office: Office,
    @Arg('from', () => DateScalar, { description: "First day of the period, in the office's time zone." }) from: string,
    @Arg('to', () => DateScalar, { description: 'Last day of the period, at most 399 days after the first.' })
    to: string,
    @Ctx() context: Context,
  ): Promise<StatisticsLink> {
    const { asker, app } = mustWorkThere(context, office);
    const csv = await app.fileLinks.figures(asker, office.code, checkedRange(from, to));
    return { csv: csv.url, expiresAt: expiryTime(csv, office) };
  }

  @FieldResolver(() => BookingsLink, {
    description:
      'All bookings for the days of a period as a file, also those that were cancelled or not confirmed. Without `applicants` it names no one. Only for managers of the office.',
  })
  async bookingsFile(
    @Root() office: Office,
    @Args(() => BookingsFileArgs) { from, to, applicants }: BookingsFileArgs,
    @Ctx() context: Context,
  ): Promise<BookingsLink> {
    const { asker, app } = mustWorkThere(context, office);
    const range = applicants ? checkedNamedRange(from, to) : checkedRange(from, to);
    const csv = await app.fileLinks.bookings(asker, office.code, range, applicants);
    return { csv: csv.url, expiresAt: expiryTime(csv, office) };
  }

  @FieldResolver(() => PlaceLogLink, {
    description:
      'The place log of a period as a file for an auditor: every place given, moved, cancelled or forfeited, in order. It contains pseudonyms and no names. It begins after the last signed head before the period and ends with the first one after it. Only for managers of the office.',
  })
  async placeLogFile(
    @Root() office: Office,
    @Arg('from', () => DateScalar, { description: "First day of the period, in the office's time zone." }) from: string,
    @Arg('to', () => DateScalar, { description: 'Last day of the period, at most 399 days after the first.' })
    to: string,
    @Ctx() context: Context,
  ): Promise<PlaceLogLink> {
    const { asker, app } = mustWorkThere(context, office);
    const jsonl = await app.fileLinks.places(asker, office.code, checkedRange(from, to));
    return { jsonl: jsonl.url, expiresAt: expiryTime(jsonl, office) };
  }
}

function mustWorkThere(context: Context, office: Office): Context {
  if (worksAt(context.asker, office.code)) return context;
  throw new CallerError('FORBIDDEN', 'That is for those who work there.');
}

function expiryTime({ expiresAt }: FileLink, { timeZone }: Office): string {
  return rfc3339(expiresAt, timeZone);
}
