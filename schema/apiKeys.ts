// API keys of other organisations' front ends: listed, created and revoked.
import {
  Arg,
  Args,
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
} from 'type-graphql';
import { SCOPES, type Scope } from '../src/access/asker.ts';
import { auditedApiKey } from '../src/access/audited.ts';
import { type ApiKey, apiKeys, makeApiKey, revokeApiKey } from '../src/access/keys.ts';
import { CallerError } from '../src/refusal.ts';
import { endWebhooksOfRevokedKeys } from '../src/webhooks/webhooks.ts';
import { change, changeOnce } from './change.ts';
import { relayConnection } from './connection.ts';
import { type Context, reading } from './context.ts';
import { describedEnum } from './describedEnum.ts';
import { readNumericId, trimmedText, utc } from './inputText.ts';
import { KeyListArgs, pageOfKeys } from './keyPages.ts';
import { DateTimeScalar } from './scalars.ts';

const MAX_KEY_LABEL_LENGTH = 100;
const MAX_REQUESTS_PER_MINUTE = 100_000;

const Scopes = describedEnum<Scope>('Scope', 'A permission of an API key.', {
  READ: 'Reads offices, availability, lobby boards and tickets, and bookings by code and birth date.',
  BOOK: 'Reads, and also books, confirms, moves and cancels.',
  VOUCH:
    'Includes BOOK, for a front end whose operator has identified the applicant. Its bookings count as proven: they need no further proof to be confirmed, and do not count towards the limits on unproven places.',
  CHECK_IN:
    'Checks people in by their codes, at the offices of the key, which must be named. Never with a priority, as a kiosk.',
  WALK_IN:
    'Gives numbers to visitors without a booking, at the offices of the key, which must be named. Never with a priority.',
  DESK: 'The front desk in a program of another make, at the offices of the key, which must be named. Includes VOUCH, CHECK_IN and WALK_IN, with the priorities seen; lists the bookings and tickets of a day with their applicants, sets priorities, and reaches bookings there by the code alone. Its readings count towards `HouseRules.dailyReadings`.',
});

@ObjectType('ApiKey', { description: "An API key, with which another organisation's front end calls this API." })
class ApiKeyType {
  @Field(() => ID, { description: 'Identifier of the key, for `revokeApiKey`.' })
  id!: number;

  @Field(() => String, { description: 'Name of the organisation or program that uses the key.' })
  label!: string;

  @Field(() => [Scopes], { description: 'Permissions of the key.' })
  scopes!: Scope[];

  @Field(() => [ID], {
    description:
      'Codes of the offices that the key may book at, check in at and be told of; empty for all. Offices and free places can be read by everyone.',
  })
  offices!: string[];

  @Field(() => Int, { description: 'Rate limit, in requests per minute.' })
  perMinute!: number;

  @Field(() => String, { description: 'The first characters of the key, to recognise it by.' })
  hint!: string;
}

const ApiKeyConnection = relayConnection('ApiKey', () => ApiKeyType, {
  one: 'API key',
  many: 'API keys',
  list: 'API keys, the oldest first',
  field: 'apiKeys(after:)',
  isCounted: true,
});

@ObjectType({ description: 'A new API key with its secret, which is shown only in this answer.' })
class ApiKeySecret {
  @Field(() => ApiKeyType, { description: 'The key without its secret, as `apiKeys` lists it.' })
  apiKey!: ApiKeyType;

  @Field(() => String, {
    description: 'The secret key, sent as `Authorization: Bearer …` with every request. It cannot be read again.',
  })
  key!: string;
}

@InputType({ description: 'Data of a new API key.' })
class MakeApiKeyInput {
  @Field(() => String, {
    description: 'Name of the organisation or program that will use the key, 1 to 100 characters.',
  })
  label!: string;

  @Field(() => [Scopes], { description: 'Permissions of the key. All include READ.' })
  scopes!: Scope[];

  @Field(() => [ID], {
    defaultValue: [],
    description:
      'Codes of the offices that the key is bound to; empty for all. CHECK_IN, WALK_IN and DESK need at least one.',
  })
  offices!: string[];

  @Field(() => Int, { defaultValue: 600, description: 'Rate limit, from 1 to 100000 requests per minute.' })
  perMinute!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the secret key is shown only once.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An API key that stops working.' })
class RevokeApiKeyInput {
  @Field(() => ID, { description: 'Identifier of the key, `ApiKey.id`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: a key is revoked once.',
  })
  idempotencyKey?: string | null;
}

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  @Query(() => ApiKeyConnection, {
    description: 'Lists the API keys, and when each was last used. Only for administrators.',
  })
  async apiKeys(@Args(() => KeyListArgs) args: KeyListArgs, @Ctx() context: Context) {
    return pageOfKeys('apiKeys', await apiKeys(reading(context), args), args);
  }

  @Mutation(() => ApiKeySecret, {
    description:
      "Creates an API key for another organisation's front end. Its secret is shown only in this answer. Only for administrators.",
  })
  makeApiKey(
    @Arg('input', () => MakeApiKeyInput, { description: 'Label, permissions and rate limit of the new key.' })
    input: MakeApiKeyInput,
    @Ctx() context: Context,
  ) {
    const offices = input.offices.map((code) => context.app.offices.get(code).code);
    const made = checkedKey({ ...input, offices });
    const what = {
      what: 'makeApiKey',
      office: null,
      subject: made.label,
      fields: (made: { apiKey: ApiKey }) => auditedApiKey(made.apiKey),
    };
    return changeOnce(context, what, { idempotencyKey: input.idempotencyKey, input: made }, async (tx, now) => {
      return { answer: await makeApiKey(tx, made, now), announcements: [], before: null };
    });
  }

  @Mutation(() => ApiKeyType, {
    description:
      'Revokes an API key, which stops working at once; live views opened with it end within a minute. Only for administrators.',
  })
  revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'The key to revoke.' }) { id }: RevokeApiKeyInput,
    @Ctx() context: Context,
  ) {
    return change(
      context,
      { what: 'revokeApiKey', office: null, subject: id, fields: auditedApiKey },
      async (tx, now) => {
        const found = await revokeApiKey(tx, readNumericId(id), now);
        if (!found) throw new CallerError('NOT_FOUND', `There is no key ${id.slice(0, 40)}.`);
        await endWebhooksOfRevokedKeys(tx, now);
        const before = { ...found.ended, revokedAt: null };
        return { answer: found.ended, announcements: [], repeated: found.repeated, before };
      },
    );
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the key was created.' })
  createdAt(@Root() key: ApiKey): string {
    return utc(key.createdAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the key was last used, to the minute; null if it never was.',
  })
  lastUsedAt(@Root() key: ApiKey): string | null {
    return utc(key.lastUsedAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the key was revoked; null while it works.',
  })
  revokedAt(@Root() key: ApiKey): string | null {
    return utc(key.revokedAt);
  }
}

/** The scopes that each one has in it, besides READ. */
const INCLUDED: Readonly<Record<Scope, readonly Scope[]>> = {
  READ: [],
  BOOK: [],
  VOUCH: ['BOOK'],
  CHECK_IN: [],
  WALK_IN: [],
  DESK: ['BOOK', 'VOUCH', 'CHECK_IN', 'WALK_IN'],
};
const SCOPES_OF_OFFICES: readonly Scope[] = ['CHECK_IN', 'WALK_IN', 'DESK'];

/** With READ, which every key may do, and with what the scopes include. */
function withReading(scopes: readonly Scope[]): Scope[] {
  return SCOPES.filter(
    (scope) => scope === 'READ' || scopes.some((given) => [given, ...INCLUDED[given]].includes(scope)),
  );
}

/** @throws CallerError BAD_USER_INPUT */
function checkedKey({ perMinute, scopes, label, offices }: MakeApiKeyInput) {
  if (perMinute < 1 || perMinute > MAX_REQUESTS_PER_MINUTE)
    throw new CallerError('BAD_USER_INPUT', `perMinute must be from 1 to ${MAX_REQUESTS_PER_MINUTE}.`);
  if (scopes.length === 0) throw new CallerError('BAD_USER_INPUT', 'scopes must name at least one.');
  if (offices.length === 0 && scopes.some((scope) => SCOPES_OF_OFFICES.includes(scope)))
    throw new CallerError('BAD_USER_INPUT', `${SCOPES_OF_OFFICES.join(', ')} need offices.`);
  const named = trimmedText(label, 'label', MAX_KEY_LABEL_LENGTH);
  return { label: named, scopes: withReading(scopes), offices: [...new Set(offices)], perMinute };
}
