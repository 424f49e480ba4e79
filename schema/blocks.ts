// Against abuse: addresses that may not book for a while, and those with many bookings that came to nothing.
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { writtenAs } from '../src/access/asker.ts';
import {
  type BlockKind,
  type Block as BlockRow,
  block,
  blockKeyOf,
  blocksOf,
  liftBlock,
  suspectsOf,
} from '../src/booking/blocks.ts';
import { CallerError } from '../src/refusal.ts';
import { addDays, dateIn, type Instant, instant, rfc3339 } from '../src/time.ts';
import { type Context, change, changeOnce, reading } from './context.ts';
import { Office } from './office.ts';
import { connection, decodeCursor, PageInfo, pageSize } from './page.ts';
import { DateTimeScalar } from './scalars.ts';

const BlockKinds: Record<BlockKind, BlockKind> = { STAFF: 'STAFF', FORFEITS: 'FORFEITS' };
registerEnumType(BlockKinds, {
  name: 'BlockKind',
  description: 'Where a block comes from.',
  valuesConfig: {
    STAFF: { description: 'Somebody of the office set it.' },
    FORFEITS: { description: 'Several bookings running were forfeited.' },
  },
});

@ObjectType({ description: 'An address or a person that may not book for a while.' })
class Block {
  @Field(() => ID, { description: 'For `unblockAddress`.' })
  id!: number;

  @Field(() => BlockKinds, { description: 'Where it comes from.' })
  kind!: BlockKind;

  @Field(() => String, { description: 'Why, for staff; whoever is blocked does not see it.' })
  reason!: string;

  @Field(() => String, { description: 'Who set it: `manager 7`, `clock`.' })
  by!: string;
}

@ObjectType({ description: 'An address with bookings that came to nothing.' })
class SuspiciousAddress {
  @Field(() => String, { description: 'A phone number, or the id a channel gave.' })
  address!: string;

  @Field(() => Int, { description: 'Held and never confirmed.' })
  lapsed!: number;

  @Field(() => Int, { description: 'Confirmed, and nobody came.' })
  forfeited!: number;

  @Field(() => Int, { description: 'Given back.' })
  cancelled!: number;

  @Field(() => Int, { description: 'Somebody came.' })
  kept!: number;

  @Field(() => Int, { description: 'To come.' })
  live!: number;

  @Field(() => Boolean, { description: 'Whether it is blocked now.' })
  blocked!: boolean;
}

@ObjectType({ description: 'An address in a list.' })
class SuspiciousAddressEdge {
  @Field(() => SuspiciousAddress, { description: 'The address.' })
  node!: SuspiciousAddress;

  @Field(() => String, { description: 'Its place in the list, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of addresses.' })
class SuspiciousAddressConnection {
  @Field(() => [SuspiciousAddressEdge], { description: 'The addresses of the page.' })
  edges!: SuspiciousAddressEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;
}

@InputType({ description: 'An address that may not book.' })
class BlockAddressInput {
  @Field(() => ID, { nullable: true, description: 'The office; none: all offices, for administrators.' })
  office?: string | null;

  @Field(() => String, { description: 'A phone number, or the id a channel gave.' })
  address!: string;

  @Field(() => String, { description: 'Why, for staff, at most 300 characters.' })
  reason!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; none: until it is lifted.' })
  until?: string | null;

  @Field(() => String, { nullable: true, description: 'Done once for a key, within a day.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A block that is to hold no longer.' })
class UnblockAddressInput {
  @Field(() => ID, { nullable: true, description: 'The office; none: administrators lift any.' })
  office?: string | null;

  @Field(() => ID, { description: 'The block.' })
  block!: string;

  @Field(() => String, { nullable: true, description: 'Lifting twice is lifting once; accepted for uniformity.' })
  idempotencyKey?: string | null;
}

const LONGEST = 366;

@Resolver(() => Block)
export class BlockResolver {
  @Query(() => [Block], { description: 'Managers: blocks that hold at the office, the latest first.' })
  blocks(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Arg('ended', () => Boolean, { defaultValue: false, description: 'Also those that hold no longer.' })
    ended: boolean,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 200.' }) first: number,
    @Ctx() context: Context,
  ): Promise<BlockRow[]> {
    const { house } = context;
    return blocksOf(reading(context), house.offices.get(office).code, ended, pageSize(first), house.now());
  }

  @Query(() => SuspiciousAddressConnection, {
    description: 'Managers: addresses with bookings at the office that lapsed or were forfeited, the worst first.',
  })
  async suspiciousAddresses(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Arg('days', () => Int, {
      defaultValue: 90,
      description: 'Visits of so many days past and of those to come, 1 to 366.',
    })
    days: number,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last one seen.' }) after:
      | string
      | null,
    @Ctx() context: Context,
  ) {
    if (days < 1 || days > LONGEST) throw new CallerError('BAD_USER_INPUT', `days must be from 1 to ${LONGEST}.`);
    const { house } = context;
    const { code, timeZone } = house.offices.get(office);
    const since = addDays(dateIn(timeZone, house.now()), -days);
    const page = await suspectsOf(reading(context), code, since, pageSize(first), readCursor(after), house.now());
    const items = page.items.map((suspect) => ({ ...suspect, address: addressOf(suspect.key) }));
    return connection({ ...page, items }, after, ({ bad, key }) => `${bad} ${key}`);
  }

  @Mutation(() => Block, { description: 'Managers: an address may not book at the office; administrators: anywhere.' })
  blockAddress(
    @Arg('input', () => BlockAddressInput, { description: 'Which, and why.' }) input: BlockAddressInput,
    @Ctx() context: Context,
  ): Promise<BlockRow> {
    const { house, asker } = context;
    const { address, reason, until, idempotencyKey } = input;
    const office = input.office ? house.offices.get(input.office).code : null;
    const order = {
      key: blockKeyOf(address),
      office,
      reason,
      until: until ? instant(until) : null,
      by: writtenAs(asker),
    };
    const what = { what: 'blockAddress', office, subject: order.key };
    const once = { idempotencyKey, input: [office, order.key, reason, until] };
    const again = async () => {
      const [latest] = await blocksWithKey(context, order.key, office);
      return latest as BlockRow;
    };
    const work = async (tx: Parameters<typeof block>[0], now: Instant) => ({
      answer: await block(tx, order, now),
      announcements: [],
    });
    return changeOnce<BlockRow>(context, what, once, work, again);
  }

  @Mutation(() => Block, { description: 'Managers: lifts a block of the office; administrators: any.' })
  unblockAddress(
    @Arg('input', () => UnblockAddressInput, { description: 'Which.' }) input: UnblockAddressInput,
    @Ctx() context: Context,
  ): Promise<BlockRow> {
    const { house, asker } = context;
    const id = Number(input.block);
    if (!Number.isSafeInteger(id)) throw new CallerError('BAD_USER_INPUT', `${input.block} is no block.`);
    const office = input.office ? house.offices.get(input.office).code : null;
    return change<BlockRow>(context, { what: 'unblockAddress', office, subject: input.block }, async (tx, now) => {
      return { answer: await liftBlock(tx, id, office, writtenAs(asker), now), announcements: [] };
    });
  }

  @FieldResolver(() => String, {
    description: 'A phone number or the id a channel gave; of a person, name and birth date.',
  })
  address(@Root() { key }: BlockRow): string {
    return addressOf(key);
  }

  @FieldResolver(() => Office, { nullable: true, description: 'Where it holds; null: at all offices.' })
  office(@Root() { office }: BlockRow, @Ctx() { house }: Context) {
    return office && house.offices.get(office);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Since when.' })
  beganAt(@Root() { beganAt, office }: BlockRow, @Ctx() context: Context): string | null {
    return shown(beganAt, office, context);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'Until when; null: until it is lifted.' })
  endsAt(@Root() { endsAt, office }: BlockRow, @Ctx() context: Context): string | null {
    return shown(endsAt, office, context);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it was lifted; null: it was not.' })
  liftedAt(@Root() { liftedAt, office }: BlockRow, @Ctx() context: Context): string | null {
    return shown(liftedAt, office, context);
  }
}

async function blocksWithKey(context: Context, key: string, office: string | null): Promise<BlockRow[]> {
  const all = await blocksOf(reading(context), office ?? '', true, 200, context.house.now());
  return all.filter((one) => one.key === key && one.office === office);
}

function addressOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

/** Times at an office are in its own zone; what holds everywhere is in UTC. */
function shown(at: Instant | null, office: string | null, { house }: Context): string | null {
  return at && rfc3339(at, office ? house.offices.get(office).timeZone : 'UTC');
}

function readCursor(after: string | null): { bad: number; key: string } | null {
  if (!after) return null;
  const [, bad, key] = /^(\d{1,9}) (.+)$/.exec(decodeCursor(after)) ?? [];
  if (!bad || !key) throw new CallerError('BAD_USER_INPUT', 'after is no cursor of this list.');
  return { bad: Number(bad), key };
}
