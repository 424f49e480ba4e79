// Files that a browser can fetch for some minutes, in the name of whoever asked for their address.
import { Arg, Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { worksAt } from '../src/access/asker.ts';
import { checkedRange } from '../src/figures/read.ts';
import type { Office as OfficeData } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import { rfc3339 } from '../src/time.ts';
import type { Context, FileLink } from './context.ts';
import { Office } from './office.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@ObjectType({
  description: "Addresses of a day's list. Whoever has one sees names: it is for the one who asked, and not for long.",
})
export class DayListLinks {
  @Field(() => String, {
    description: 'As a table for a spreadsheet. With `&separator=;` as an Indonesian one takes it.',
  })
  csv!: string;

  @Field(() => String, { description: 'As a page to print.' })
  html!: string;

  @Field(() => DateTimeScalar, { description: 'They can be used until then.' })
  expiresAt!: string;
}

@ObjectType({ description: 'The address of a table of figures.' })
export class StatisticsLink {
  @Field(() => String, {
    description: 'As a table for a spreadsheet. With `&separator=;` as an Indonesian one takes it.',
  })
  csv!: string;

  @Field(() => DateTimeScalar, { description: 'It can be used until then.' })
  expiresAt!: string;
}

@Resolver(() => Office)
export class OfficeFilesResolver {
  @FieldResolver(() => DayListLinks, {
    description: 'Its officers: who is expected on that day, to print or to keep for when everything is down.',
  })
  async dayList(
    @Root() office: OfficeData,
    @Arg('date', () => DateScalar, { description: "The office's date." }) date: string,
    @Ctx() context: Context,
  ): Promise<DayListLinks> {
    const { asker, house } = mustWorkThere(context, office);
    const csv = await house.fileLinks.dayList(asker, office.code, date, 'csv');
    const html = await house.fileLinks.dayList(asker, office.code, date, 'html');
    return { csv: csv.url, html: html.url, expiresAt: until(csv, office) };
  }

  @FieldResolver(() => StatisticsLink, { description: 'Its managers: `dailyStatistics` as a table, with all parts.' })
  async statisticsFile(
    @Root() office: OfficeData,
    @Arg('from', () => DateScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'The last day, 399 later at most.' }) to: string,
    @Ctx() context: Context,
  ): Promise<StatisticsLink> {
    const { asker, house } = mustWorkThere(context, office);
    const csv = await house.fileLinks.figures(asker, office.code, checkedRange(from, to));
    return { csv: csv.url, expiresAt: until(csv, office) };
  }
}

function mustWorkThere(context: Context, office: OfficeData): Context {
  if (worksAt(context.asker, office.code)) return context;
  throw new CallerError('FORBIDDEN', 'That is for those who work there.');
}

function until({ expiresAt }: FileLink, { timeZone }: OfficeData): string {
  return rfc3339(expiresAt, timeZone);
}
