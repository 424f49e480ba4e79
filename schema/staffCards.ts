// Cards of staff: printed by managers, locked after wrong PINs, unlocked and ended.
import {
  Arg,
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
import type { OfficeKey } from '../src/access/officeKeys.ts';
import {
  type CardHolder,
  cardsOfStaff,
  endStaffCard,
  makeStaffCard,
  type StaffCard,
  unlockStaffCard,
} from '../src/access/staffCards.ts';
import { CallerError } from '../src/refusal.ts';
import { change, changeOnce } from './change.ts';
import { type Context, reading } from './context.ts';
import { utc } from './inputText.ts';
import { OfficeKeyType } from './officeKeys.ts';
import { DateTimeScalar } from './scalars.ts';
import { togetherInRequest } from './togetherInRequest.ts';

@ObjectType('StaffCard', { description: 'A printed card by which a member of staff signs in with a PIN.' })
class StaffCardType {}

@ObjectType({ description: 'A new card. The text of its QR code is shown only in this answer.' })
class MadeStaffCard {
  @Field(() => StaffCardType, { description: 'The card, which has no PIN yet.' })
  card!: StaffCardType;

  @Field(() => String, {
    description:
      'Text of the QR code, in capitals and digits. It cannot be read again, and is worth nothing without the PIN.',
  })
  text!: string;
}

@ObjectType('CardSignIn', { description: 'The sign-in of staff in their browser by a card and a PIN.' })
class CardSignInType {
  @Field(() => String, {
    description:
      'URL to which the pages of this server send the card and the PIN. It counts for pages of the same origin only.',
  })
  url!: string;
}

@InputType({ description: 'A member of staff of an office, for their card.' })
class StaffCardInput {
  @Field(() => ID, { description: 'Code of the office at which the person works.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of the personal key, `OfficeKey.id`: `STAFF/7`.' })
  key!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: within a day the change is made once for a key. Repeating `makeStaffCard` is an error, since the text is shown only once.',
  })
  idempotencyKey?: string | null;
}

@Resolver(() => StaffCardType)
export class StaffCardResolver {
  @Query(() => CardSignInType, {
    nullable: true,
    description:
      'The sign-in by card and PIN; null if browsers would keep no session, since `PUBLIC_URL` of the server is plain HTTP.',
  })
  cardSignIn(@Ctx() { app }: Context): CardSignInType | null {
    return app.cardSignIn;
  }

  @Mutation(() => MadeStaffCard, {
    description:
      'Makes the card of a member of staff, whose text is shown only in this answer. The card before ends, with its PIN and the sessions begun by it. The person chooses the PIN at the first use, by the personal key. Only for managers.',
  })
  makeStaffCard(
    @Arg('input', () => StaffCardInput, { description: 'The member of staff.' }) input: StaffCardInput,
    @Ctx() context: Context,
  ) {
    const holder = cardHolderOf(input, context);
    const { idempotencyKey } = input;
    const fields = ({ card }: { card: StaffCard }) => auditedCard(card);
    const what = { what: 'makeStaffCard', office: holder.office, subject: input.key, fields };
    return changeOnce(context, what, { idempotencyKey, input: holder }, async (tx, now) => {
      const answer = await makeStaffCard(tx, holder, now);
      return { answer: answer ?? noSuchKey(input), announcements: [], before: null };
    });
  }

  @Mutation(() => StaffCardType, {
    description:
      'Unlocks a card after five wrong PINs; the PIN stays. To unlock a card that is not locked changes nothing. Only for managers.',
  })
  unlockStaffCard(
    @Arg('input', () => StaffCardInput, { description: 'The member of staff.' }) input: StaffCardInput,
    @Ctx() context: Context,
  ) {
    const holder = cardHolderOf(input, context);
    const what = { what: 'unlockStaffCard', office: holder.office, subject: input.key, fields: auditedCard };
    return change(context, what, async (tx) => {
      const { card, before } = (await unlockStaffCard(tx, holder)) ?? noCard(input);
      return { answer: card, announcements: [], before, repeated: before.lockedAt === null };
    });
  }

  @Mutation(() => StaffCardType, {
    description:
      'Ends the card of a member of staff at once, and the sessions begun by it. The key stays. Only for managers.',
  })
  endStaffCard(
    @Arg('input', () => StaffCardInput, { description: 'The member of staff.' }) input: StaffCardInput,
    @Ctx() context: Context,
  ) {
    const holder = cardHolderOf(input, context);
    const what = { what: 'endStaffCard', office: holder.office, subject: input.key, fields: auditedCard };
    return change(context, what, async (tx, now) => {
      const { ended } = (await endStaffCard(tx, holder, now)) ?? noCard(input);
      return { answer: ended, announcements: [], before: { ...ended, endedAt: null } };
    });
  }

  @FieldResolver(() => Boolean, { description: 'Whether the person has chosen a PIN.' })
  hasPin(@Root() { pin }: StaffCard): boolean {
    return pin !== null;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the card was made.' })
  createdAt(@Root() { createdAt }: StaffCard): string {
    return utc(createdAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the last sign-in by the card; null if there was none.',
  })
  lastUsedAt(@Root() { lastUsedAt }: StaffCard): string | null {
    return utc(lastUsedAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the card was locked after five wrong PINs; null if it is not.',
  })
  lockedAt(@Root() { lockedAt }: StaffCard): string | null {
    return utc(lockedAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the card was ended; null while it is in use.',
  })
  endedAt(@Root() { endedAt }: StaffCard): string | null {
    return utc(endedAt);
  }
}

@Resolver(() => OfficeKeyType)
export class OfficeKeyCardResolver {
  @FieldResolver(() => StaffCardType, {
    nullable: true,
    description: 'The card in use of the member of staff; null if there is none, and for keys of other kinds.',
  })
  async card(@Root() { id, endedAt }: OfficeKey, @Ctx() context: Context): Promise<StaffCard | null> {
    const staff = staffNumberOf(id);
    return staff === null || endedAt ? null : ((await cardOfStaff(context, staff)) ?? null);
  }
}

const cardOfStaff = togetherInRequest((context: Context, staff: readonly number[]) =>
  cardsOfStaff(reading(context), staff),
);

function staffNumberOf(key: string): number | null {
  const [, number] = /^STAFF\/(\d{1,15})$/.exec(key) ?? [];
  return number === undefined ? null : Number(number);
}

/** @throws CallerError NOT_FOUND */
function cardHolderOf(input: StaffCardInput, { app }: Context): CardHolder {
  return { office: app.offices.get(input.office).code, staff: staffNumberOf(input.key) ?? noSuchKey(input) };
}

function noSuchKey({ office, key }: StaffCardInput): never {
  throw new CallerError('NOT_FOUND', `${office} has no personal key ${key.slice(0, 40)}.`);
}

function noCard({ key }: StaffCardInput): never {
  throw new CallerError('NOT_FOUND', `There is no card for ${key.slice(0, 40)}.`);
}

/** Neither its text nor the PIN. */
function auditedCard({ pin, lockedAt, endedAt }: StaffCard): object {
  return { hasPin: pin !== null, lockedAt, endedAt };
}
