// Addresses with many unused bookings, which managers may want to block.
import { Args, ArgsType, Ctx, Field, ID, Int, Query, Resolver } from 'type-graphql';
import { blockedBy } from '../src/abuse/blockKeys.ts';
import { suspectsOf } from '../src/booking/suspects.ts';
import { CallerError } from '../src/refusal.ts';
import { addDays, dateIn } from '../src/time.ts';
import { SuspiciousAddressConnection } from './blocksType.ts';
import { type Context, reading } from './context.ts';
import { noteReading } from './noteReading.ts';
import { decodeCursor, pageOfItems, pageSize, wrongCursor } from './page.ts';

const MAX_SUSPECT_DAYS = 366;

@ArgsType()
class SuspiciousAddressesArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => Int, {
    defaultValue: 90,
    description: 'Period looked at: visits of this many past days (1 to 366), and all visits still to come.',
  })
  days!: number;

  @Field(() => Int, { defaultValue: 50, description: 'Number of addresses to return, from 1 to 200.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last address already received; null for the first page.',
  })
  after!: string | null;
}

@Resolver()
export class SuspiciousAddressResolver {
  @Query(() => SuspiciousAddressConnection, {
    description:
      'Lists addresses of which at least two bookings at the office expired or were forfeited, and at least as many as were kept, those with the most first. Numbers are shown in full, so every access is logged. Only for managers.',
  })
  async suspiciousAddresses(
    @Args(() => SuspiciousAddressesArgs) { office, days, first, after }: SuspiciousAddressesArgs,
    @Ctx() context: Context,
  ) {
    if (days < 1 || days > MAX_SUSPECT_DAYS)
      throw new CallerError('BAD_USER_INPUT', `days must be from 1 to ${MAX_SUSPECT_DAYS}.`);
    const { app } = context;
    const { code, timeZone } = app.offices.get(office);
    const now = app.now();
    const since = addDays(dateIn(timeZone, now), -days);
    const part = { first: pageSize(first), after: readSuspectCursor(after) };
    const page = await suspectsOf(reading(context), { office: code, since }, part, now);
    // An address has no reference that does not tell it: its persons are counted.
    const others = page.items.length;
    const subject = `${days} days`;
    await noteReading(context, { what: 'suspiciousAddresses', office: code, subject, subjects: [], others });
    const items = page.items.map((suspect) => ({ ...suspect, address: blockedBy(suspect.key).address }));
    const shown = { ...page, items, hasPrevious: part.after !== null, asked: { after } };
    return pageOfItems('suspiciousAddresses', shown, ({ bad, key }) => `${bad} ${key}`);
  }
}

function readSuspectCursor(after: string | null): { bad: number; key: string } | null {
  const place = decodeCursor('suspiciousAddresses', after);
  if (place === null) return null;
  const [, bad, key] = /^(\d{1,9}) (.+)$/.exec(place) ?? [];
  if (!bad || !key) throw wrongCursor();
  return { bad: Number(bad), key };
}
