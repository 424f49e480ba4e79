// Staff and administrators with personal keys: listed, added, and their access ended.
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
import { type StaffRole } from '../src/access/asker.ts';
import { auditedStaff } from '../src/access/audited.ts';
import { keyExpiry, keyLimitsIn } from '../src/access/keyLife.ts';
import { addStaff, administrators, endAdministrator, endStaff, type Staff, staffOf } from '../src/access/keys.ts';
import { CallerError, isRefusal, type Refusal } from '../src/refusal.ts';
import { AddAdministratorInput } from './addAdministratorInput.ts';
import { change, changeOnce } from './change.ts';
import { relayConnection } from './connection.ts';
import { type Context, reading } from './context.ts';
import { readNumericId, trimmedText, utc } from './inputText.ts';
import { KeyListArgs, OfficeKeyListArgs, pageOfKeys } from './keyPages.ts';
import { resultOf } from './refusal.ts';
import { DateTimeScalar } from './scalars.ts';
import { StaffRoles } from './staffRoles.ts';

const MAX_STAFF_NAME_LENGTH = 100;

@ObjectType('Staff', { description: 'A member of staff of an office, or an administrator, with a personal key.' })
class StaffType {
  @Field(() => ID, {
    description: 'Identifier of the member of staff, for `EndStaffInput.id` and `EndAdministratorInput.id`.',
  })
  id!: number;

  @Field(() => String, { description: 'The full name, as the audit log of the office shows it to managers.' })
  name!: string;

  @Field(() => StaffRoles, { description: 'The role, which decides what the key may be used for.' })
  role!: StaffRole;
}

const StaffConnection = relayConnection('Staff', () => StaffType, {
  one: 'member of staff',
  many: 'members of staff',
  list: 'members of staff, the oldest keys first',
  field: 'staff(after:)',
  isCounted: true,
});

@ObjectType({ description: 'A member of staff with a new personal key. The key is shown only in this answer.' })
class StaffKey {
  @Field(() => StaffType, { description: 'The member of staff to whom the key belongs.' })
  staff!: StaffType;

  @Field(() => String, {
    description: 'The secret key, sent as `Authorization: Bearer …` with every request. It cannot be read again.',
  })
  key!: string;
}

@InputType({ description: 'Data of a new member of staff.' })
class AddStaffInput {
  @Field(() => ID, { description: 'Code of the office at which the person works.' })
  office!: string;

  @Field(() => String, { description: 'The full name, 1 to 100 characters.' })
  name!: string;

  @Field(() => StaffRoles, {
    description: 'Role of the new member of staff. ADMINISTRATOR is refused here: use `addAdministrator`.',
  })
  role!: StaffRole;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the secret key is shown only once.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A member of staff whose access ends, because they leave or have lost their key.' })
class EndStaffInput {
  @Field(() => ID, { description: 'Code of the office at which the person works.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of the member of staff, `Staff.id`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: ending the access again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An administrator whose access ends, because they leave or have lost their key.' })
class EndAdministratorInput {
  @Field(() => ID, { description: 'Identifier of the administrator, `Staff.id` from `administrators`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: ending the access again changes nothing.',
  })
  idempotencyKey?: string | null;
}

const AdministratorResult = resultOf(
  'AdministratorResult',
  'The administrator whose access ended, or a refusal.',
  () => StaffType,
);

@Resolver(() => StaffType)
export class StaffResolver {
  @Query(() => StaffConnection, {
    description:
      'Lists the staff of an office with a personal key, and when each key was last used. Only for managers.',
  })
  async staff(@Args(() => OfficeKeyListArgs) { office, ...args }: OfficeKeyListArgs, @Ctx() context: Context) {
    const { code } = context.app.offices.get(office);
    return pageOfKeys('staff', await staffOf(reading(context), code, args), args);
  }

  @Mutation(() => StaffKey, {
    description: 'Adds a member of staff with a personal key, which is shown only in this answer. Only for managers.',
  })
  addStaff(
    @Arg('input', () => AddStaffInput, { description: 'The new member of staff.' }) input: AddStaffInput,
    @Ctx() context: Context,
  ) {
    const office = context.app.offices.get(input.office).code;
    if (input.role === 'ADMINISTRATOR')
      throw new CallerError('FORBIDDEN', 'An administrator is of no office: addAdministrator.');
    const staff = { office, name: trimmedText(input.name, 'name', MAX_STAFF_NAME_LENGTH), role: input.role };
    const what = { what: 'addStaff', office, subject: `${staff.role} ${staff.name}`, fields: auditedStaffKey };
    return changeOnce(context, what, { idempotencyKey: input.idempotencyKey, input: staff }, async (tx, now) => {
      return { answer: await addStaff(tx, staff, now), announcements: [], before: null };
    });
  }

  @Mutation(() => StaffType, {
    description:
      'Ends the access of a member of staff; the key stops working at once, and live views opened with it end within a minute. Only for managers.',
  })
  endStaff(
    @Arg('input', () => EndStaffInput, { description: 'The member of staff whose access ends.' }) input: EndStaffInput,
    @Ctx() context: Context,
  ) {
    const { office, id } = input;
    return change(context, { what: 'endStaff', office, subject: id, fields: auditedStaff }, async (tx, now) => {
      const found = await endStaff(tx, office, readNumericId(id), now);
      if (!found) throw new CallerError('NOT_FOUND', `${office} has no staff ${id.slice(0, 40)}.`);
      return endedKey(found);
    });
  }

  @Mutation(() => StaffKey, {
    description:
      'Adds an administrator with a personal key, which is shown only in this answer. Only for administrators.',
  })
  addAdministrator(
    @Arg('input', () => AddAdministratorInput, { description: 'Name of the new administrator.' }) {
      name,
      idempotencyKey,
    }: AddAdministratorInput,
    @Ctx() context: Context,
  ) {
    const staff = {
      office: null,
      name: trimmedText(name, 'name', MAX_STAFF_NAME_LENGTH),
      role: 'ADMINISTRATOR' as const,
    };
    const what = { what: 'addAdministrator', office: null, subject: staff.name, fields: auditedStaffKey };
    return changeOnce(context, what, { idempotencyKey, input: staff }, async (tx, now) => {
      return { answer: await addStaff(tx, staff, now), announcements: [], before: null };
    });
  }

  @Query(() => StaffConnection, {
    description:
      "Lists the administrators with a personal key, and when each key was last used. The server's own key (`ADMIN_KEY`) is not listed: it is changed in the server's settings. Only for administrators.",
  })
  async administrators(@Args(() => KeyListArgs) args: KeyListArgs, @Ctx() context: Context) {
    return pageOfKeys('administrators', await administrators(reading(context), args), args);
  }

  @Mutation(() => AdministratorResult, {
    description:
      'Ends the access of an administrator; the key stops working at once, and live views opened with it end within a minute. The last administrator with a personal key cannot end that key (LAST_ADMINISTRATOR). Only for administrators.',
  })
  endAdministrator(
    @Arg('input', () => EndAdministratorInput, { description: 'The administrator whose access ends.' }) {
      id,
    }: EndAdministratorInput,
    @Ctx() context: Context,
  ) {
    const what = { what: 'endAdministrator', office: null, subject: id, fields: auditedStaff };
    return change<Staff | Refusal>(context, what, async (tx, now) => {
      const found = await endAdministrator(tx, context.asker, readNumericId(id), now);
      if (!found) throw new CallerError('NOT_FOUND', `There is no administrator ${id.slice(0, 40)}.`);
      if (isRefusal(found)) return { answer: found, announcements: [] };
      return endedKey(found);
    });
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the key was last used, to the minute; null if it never was.',
  })
  lastUsedAt(@Root() staff: Staff): string | null {
    return utc(staff.lastUsedAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    description:
      'Time from which the key is refused unless it is used before, by `HouseRules.staffKeyDays` and `staffKeyIdleDays`; for administrators after 365 days, or 90 without use.',
  })
  expiresAt(@Root() staff: Staff, @Ctx() { app }: Context): string {
    return utc(keyExpiry(staff, keyLimitsIn(app.offices)(staff.office)));
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which access was ended; null while the key works.',
  })
  endedAt(@Root() staff: Staff): string | null {
    return utc(staff.endedAt);
  }
}

function auditedStaffKey({ staff }: { staff: Staff }): object {
  return auditedStaff(staff);
}

/** A key that was ended, now or before, with its values while it was in use. */
function endedKey({ ended, repeated }: { ended: Staff; repeated: boolean }) {
  return { answer: ended, announcements: [], repeated, before: { ...ended, endedAt: null } };
}
