// The caller of a request, and its rights.
import { Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Asker } from '../src/access/asker.ts';
import { keyExpiry, keyLimitsIn } from '../src/access/keyLife.ts';
import { staffOfAsker } from '../src/access/keys.ts';
import { PERMISSIONS, rolesOf } from '../src/access/permissions.ts';
import { type Instant, minutesBetween } from '../src/time.ts';
import { type Context, reading } from './context.ts';
import { describedEnum } from './describedEnum.ts';
import { utc } from './inputText.ts';
import { OfficeType } from './officeType.ts';
import { DateTimeScalar } from './scalars.ts';

const MINUTES_OF_DAY = 1440;

const ViewerKinds = describedEnum('ViewerKind', 'The kind of caller, which decides what may be called.', {
  ANONYMOUS:
    'Any caller without a key: reads offices and availability, books, and reaches a booking by its code and birth date.',
  SENDER: "A channel adapter that acts for the sender of a message: reaches the sender's own bookings.",
  API_KEY: "Another organisation's front end, with an API key.",
  FRONT_DESK: 'Staff at the front desk of an office.',
  COUNTER_OFFICER: 'Staff at the counters of an office.',
  MANAGER: 'A manager of one office, with all rights of its officers.',
  KIOSK: 'A paired kiosk of an office: checks people in and gives numbers to walk-ins.',
  BOARD: 'A paired lobby board of an office.',
  ADMINISTRATOR: "An administrator of all offices, by a personal key or the server's `ADMIN_KEY`.",
});
type ViewerKind = keyof typeof ViewerKinds;

@ObjectType({ description: 'The caller of the request, and what it may call.' })
export class Viewer {
  @Field(() => ViewerKinds, { description: 'The kind of caller.' })
  kind!: ViewerKind;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the member of staff, or label of the API key; null for the holder of `ADMIN_KEY` and callers without a key.',
  })
  name!: string | null;

  @Field(() => OfficeType, {
    nullable: true,
    description: 'The office at which the officer works; null for callers without one office.',
  })
  office!: OfficeType | null;

  @Field(() => [OfficeType], {
    description:
      'The offices at which the officer works, `office` among them; the header `antrean-office` names the one that a request is for. Empty for callers who are no officers.',
  })
  offices!: OfficeType[];

  @Field(() => [String], { description: 'The root fields that the caller may use: `Mutation.checkIn`.' })
  allowed!: string[];
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'The caller of this request, and what it may call.' })
  viewer(@Ctx() { asker, app }: Context) {
    const name = asker.kind === 'apiKey' ? asker.label : 'name' in asker ? (asker.name ?? null) : null;
    const office = asker.kind === 'officer' || asker.kind === 'device' ? app.offices.get(asker.office) : null;
    const offices = officesOf(asker).map((code) => app.offices.get(code));
    return {
      kind: viewerKindOf(asker),
      name,
      office,
      offices,
      // Looked up only where it is asked for: conversations ask for the bookings alone, with each message.
      get allowed() {
        return allowedTo(asker);
      },
    };
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time from which the personal key is refused unless it is used before; null for callers without a personal key.',
  })
  async keyExpiresAt(@Root() _viewer: Viewer, @Ctx() context: Context): Promise<string | null> {
    return utc(await ownKeyExpiry(context));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Whole days until `keyExpiresAt`; null for callers without a personal key.',
  })
  async keyDaysLeft(@Root() _viewer: Viewer, @Ctx() context: Context): Promise<number | null> {
    const expiry = await ownKeyExpiry(context);
    return expiry && Math.floor(minutesBetween(context.app.now(), expiry) / MINUTES_OF_DAY);
  }
}

function allowedTo(asker: Asker): string[] {
  const roles = rolesOf(asker);
  const allowed = Object.entries(PERMISSIONS).filter(([name, { who }]) => {
    return /^(Query|Mutation|Subscription)\./.test(name) && roles.some((role) => who.includes(role));
  });
  return allowed.map(([field]) => field);
}

async function ownKeyExpiry(context: Context): Promise<Instant | null> {
  const staff = await staffOfAsker(reading(context), context.asker);
  return staff && keyExpiry(staff, keyLimitsIn(context.app.offices)(staff.office));
}

function officesOf(asker: Asker): string[] {
  if (asker.kind !== 'officer') return [];
  return asker.posts?.map(({ office }) => office) ?? [asker.office];
}

const KINDS_BY_ASKER = {
  anonymous: 'ANONYMOUS',
  sender: 'SENDER',
  apiKey: 'API_KEY',
  administrator: 'ADMINISTRATOR',
} as const satisfies Record<Exclude<Asker['kind'], 'officer' | 'device'>, ViewerKind>;

function viewerKindOf(asker: Asker): ViewerKind {
  if (asker.kind === 'device') return asker.device;
  return asker.kind === 'officer' ? asker.role : KINDS_BY_ASKER[asker.kind];
}
