// Keys of an office of every kind: listed with their last use, and ended.
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { StaffRole } from '../src/access/asker.ts';
import {
  compareOfficeKeys,
  endOfficeKeys,
  isOfficeKeyId,
  type OfficeKey,
  type OfficeKeyKind,
  officeKeysOf,
  ownKeyIdOf,
} from '../src/access/officeKeys.ts';
import { CallerError } from '../src/refusal.ts';
import { endWebhooksOfRevokedKeys } from '../src/webhooks/webhooks.ts';
import { change } from './change.ts';
import { relayConnection } from './connection.ts';
import { type Context, reading } from './context.ts';
import { describedEnum } from './describedEnum.ts';
import { utc } from './inputText.ts';
import { OfficeKeyListArgs, pageOfKeys } from './keyPages.ts';
import { DateTimeScalar } from './scalars.ts';
import { StaffRoles } from './staffRoles.ts';

const OfficeKeyKinds = describedEnum<OfficeKeyKind>(
  'OfficeKeyKind',
  'Tells whether a person or something else signs in with a key.',
  {
    STAFF: 'The personal key of a member of staff.',
    SESSION: 'A browser in which a member of staff is signed in by the identity provider or a card.',
    KIOSK: 'A kiosk that was paired with `startPairing`.',
    BOARD: 'A lobby board that was paired with `startPairing`.',
    API_KEY:
      'An API key that is bound to the office. If it is bound to others, too, it stays for those when it ends here.',
  },
);

@ObjectType('OfficeKey', { description: 'A key of an office, without its secret.' })
export class OfficeKeyType {
  @Field(() => ID, { description: 'Identifier of the key, for `EndOfficeKeysInput.ids`: `STAFF/7`.' })
  id!: string;

  @Field(() => OfficeKeyKinds, { description: 'Tells whose key it is.' })
  kind!: OfficeKeyKind;

  @Field(() => String, { description: 'Full name of the member of staff, or the label of the device or program.' })
  name!: string;

  @Field(() => StaffRoles, {
    nullable: true,
    description: 'Role of the member of staff; null for devices and programs.',
  })
  role!: StaffRole | null;
}

const OfficeKeyConnection = relayConnection('OfficeKey', () => OfficeKeyType, {
  one: 'key',
  many: 'keys',
  list: 'keys of an office: kind after kind, and of each kind the oldest first',
  field: 'officeKeys(after:)',
  isCounted: true,
});

@InputType({ description: 'Keys of an office that end, because their owners leave or have lost them.' })
class EndOfficeKeysInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => [ID], { description: 'Identifiers of the keys, `OfficeKey.id`, at most 200.' })
  ids!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: ending a key again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'The keys that were ended.' })
class EndedKeys {
  @Field(() => [OfficeKeyType], {
    description: 'The keys in the order of the request, also those that had ended before.',
  })
  keys!: OfficeKeyType[];
}

@Resolver(() => OfficeKeyType)
export class OfficeKeyResolver {
  @Query(() => OfficeKeyConnection, {
    description:
      'Lists everything that signs in at an office, and when each key was last used. Sessions that are over are not listed. Only for managers.',
  })
  async officeKeys(@Args(() => OfficeKeyListArgs) { office, ...args }: OfficeKeyListArgs, @Ctx() context: Context) {
    const { code, policy } = context.app.offices.get(office);
    const keys = await officeKeysOf(reading(context), code, { limits: policy, now: context.app.now() });
    const listed = args.ended ? keys : keys.filter(({ endedAt }) => endedAt === null);
    return pageOfKeys('officeKeys', listed, args, { isId: isOfficeKeyId, compare: compareOfficeKeys });
  }

  @Mutation(() => EndedKeys, {
    description: 'Ends keys of an office, all or none; they stop working at once. Only for managers.',
  })
  async endOfficeKeys(
    @Arg('input', () => EndOfficeKeysInput, { description: 'The office, and up to 200 identifiers from `officeKeys`.' })
    input: EndOfficeKeysInput,
    @Ctx() context: Context,
  ) {
    const { code: office, policy: limits } = context.app.offices.get(input.office);
    const { ids } = input;
    const what = { what: 'endOfficeKeys', office, subject: ids.join(' '), fields: auditedKeys };
    const keys = await change<OfficeKey[]>(context, what, async (tx, now) => {
      const done = await endOfficeKeys(tx, { office, ids, limits }, now);
      if ('unknown' in done) throw new CallerError('NOT_FOUND', `${office} has no key ${done.unknown.slice(0, 40)}.`);
      await endWebhooksOfRevokedKeys(tx, now);
      return {
        answer: done.ended.map(({ ended }) => ended),
        announcements: [],
        repeated: done.ended.every(({ repeated }) => repeated),
        before: done.ended.map(({ ended, repeated }) => (repeated ? ended : { ...ended, endedAt: null })),
      };
    });
    return { keys };
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller of this request uses the key.' })
  isOwn(@Root() { id }: OfficeKey, @Ctx() { asker }: Context): boolean {
    return id === ownKeyIdOf(asker);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the key was made.' })
  createdAt(@Root() { createdAt }: OfficeKey): string | null {
    return utc(createdAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the key was last used, to the minute; null if it never was.',
  })
  lastUsedAt(@Root() { lastUsedAt }: OfficeKey): string | null {
    return utc(lastUsedAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time from which the key is refused unless it is used before, by `HouseRules.staffKeyDays` and `staffKeyIdleDays`; null if it does not expire.',
  })
  expiresAt(@Root() { expiresAt }: OfficeKey): string | null {
    return utc(expiresAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the key was ended; null while it was not.',
  })
  endedAt(@Root() { endedAt }: OfficeKey): string | null {
    return utc(endedAt);
  }
}

function auditedKeys(keys: OfficeKey[]): object {
  return Object.fromEntries(keys.map(({ id, name, role, endedAt }) => [id, { name, role, endedAt }]));
}
