// What managers and administrators change: offices, counters, staff and keys; and the record of it.
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
import { SCOPES, type Scope, STAFF_ROLES, type StaffRole } from '../src/access/asker.ts';
import { type AuditEntry as AuditRow, auditOf } from '../src/access/audit.ts';
import {
  type ApiKey as ApiKeyRow,
  addStaff,
  administrators,
  apiKeys,
  endAdministrator,
  endStaff,
  makeApiKey,
  revokeApiKey,
  type Staff as StaffRow,
  staffOf,
} from '../src/access/keys.ts';
import { addCounter, removeCounter } from '../src/queue/counters.ts';
import { counterById } from '../src/queue/line.ts';
import { type Counter as CounterRow, officeOfCounter } from '../src/queue/ticket.ts';
import { CallerError, isRefusal, type Refusal } from '../src/refusal.ts';
import { type Instant, rfc3339 } from '../src/time.ts';
import { type Context, change, changeOnce, reading } from './context.ts';
import { resultOf } from './refusal.ts';
import { DateTimeScalar } from './scalars.ts';
import { Counter } from './ticketType.ts';

const StaffRoles = Object.fromEntries(STAFF_ROLES.map((role) => [role, role])) as Record<StaffRole, StaffRole>;
registerEnumType(StaffRoles, {
  name: 'StaffRole',
  description: 'The role of a member of staff, which decides what they may do.',
  valuesConfig: {
    FRONT_DESK: { description: 'Checks people in and issues tickets at the front desk.' },
    COUNTER_OFFICER: { description: 'Calls and serves people at a counter.' },
    MANAGER: {
      description:
        'May do what the front desk and the counters do, and changes the settings, capacity and staff of the office.',
    },
    ADMINISTRATOR: { description: 'May do everything at all offices, and adds offices, administrators and API keys.' },
  },
});

const Scopes = Object.fromEntries(SCOPES.map((scope) => [scope, scope])) as Record<Scope, Scope>;
registerEnumType(Scopes, {
  name: 'Scope',
  description: 'A permission of an API key.',
  valuesConfig: {
    READ: { description: 'Reads offices, availability and lobby boards.' },
    BOOK: { description: 'Reads, and also books, confirms, moves and cancels.' },
    VOUCH: {
      description:
        'Includes BOOK, for a front end whose operator has identified the applicant. Its bookings count as proven: they need no further proof to be confirmed, and do not count towards the limits on unproven places.',
    },
  },
});

@ObjectType({ description: 'A member of staff of an office, or an administrator, with a personal key.' })
class Staff {
  @Field(() => ID, {
    description: 'Identifier of the member of staff, for `EndStaffInput.id` and `EndAdministratorInput.id`.',
  })
  id!: number;

  @Field(() => String, { description: 'The full name, as the audit log of the office shows it to managers.' })
  name!: string;

  @Field(() => StaffRoles, { description: 'The role, which decides what the key may be used for.' })
  role!: StaffRole;
}

@ObjectType({ description: 'A member of staff with a new personal key. The key is shown only in this answer.' })
class StaffKey {
  @Field(() => Staff, { description: 'The member of staff to whom the key belongs.' })
  staff!: Staff;

  @Field(() => String, {
    description: 'The secret key, sent as `Authorization: Bearer …` with every request. It cannot be read again.',
  })
  key!: string;
}

@ObjectType({ description: "An API key, with which another organisation's front end calls this API." })
class ApiKey {
  @Field(() => ID, { description: 'Identifier of the key, for `revokeApiKey`.' })
  id!: number;

  @Field(() => String, { description: 'Name of the organisation or program that uses the key.' })
  label!: string;

  @Field(() => [Scopes], { description: 'Permissions of the key.' })
  scopes!: Scope[];

  @Field(() => Int, { description: 'Rate limit, in requests per minute.' })
  perMinute!: number;

  @Field(() => String, { description: 'The first characters of the key, to recognise it by.' })
  hint!: string;
}

@ObjectType({ description: 'A new API key with its secret, which is shown only in this answer.' })
class ApiKeySecret {
  @Field(() => ApiKey, { description: 'The key without its secret, as `apiKeys` lists it.' })
  apiKey!: ApiKey;

  @Field(() => String, {
    description: 'The secret key, sent as `Authorization: Bearer …` with every request. It cannot be read again.',
  })
  key!: string;
}

@ObjectType({ description: 'An entry of the audit log: one change that staff made.' })
class AuditEntry {
  @Field(() => String, { description: 'Role and identifier of the member of staff who made the change: `manager 7`.' })
  who!: string;

  @Field(() => String, { description: 'The mutation that made the change: `closeDay`.' })
  what!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The object that was changed, such as a booking code; null if the mutation has none.',
  })
  subject!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IP address from which the request came; null if it was made inside the server.',
  })
  source!: string | null;
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
  () => Staff,
);

@InputType({ description: 'Data of a new counter.' })
class AddCounterInput {
  @Field(() => ID, { description: 'Code of the office in which the counter stands.' })
  office!: string;

  @Field(() => String, { description: 'Label shown on the lobby board, 1 to 20 characters: `1`.' })
  label!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of the services offered at the counter; null or empty for all services.',
  })
  services?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the change is made once for a key.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter that is to be removed from its office.' })
class RemoveCounterInput {
  @Field(() => ID, { description: 'Identifier of the counter, `Counter.id`: `BOGOR/1`.' })
  counter!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the change is made once for a key.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Data of a new API key.' })
class MakeApiKeyInput {
  @Field(() => String, {
    description: 'Name of the organisation or program that will use the key, 1 to 100 characters.',
  })
  label!: string;

  @Field(() => [Scopes], { description: 'Permissions of the key. BOOK and VOUCH include READ.' })
  scopes!: Scope[];

  @Field(() => Int, { defaultValue: 600, description: 'Rate limit, from 1 to 100000 requests per minute.' })
  perMinute!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the secret key is shown only once.',
  })
  idempotencyKey?: string | null;
}

@Resolver(() => Staff)
export class StaffResolver {
  @Query(() => [Staff], {
    description: 'Lists the staff of an office, including those whose access has ended. Only for managers.',
  })
  staff(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<StaffRow[]> {
    return staffOf(reading(context), context.house.offices.get(office).code);
  }

  @Mutation(() => StaffKey, {
    description: 'Adds a member of staff with a personal key, which is shown only in this answer. Only for managers.',
  })
  addStaff(
    @Arg('input', () => AddStaffInput, { description: 'The new member of staff.' }) input: AddStaffInput,
    @Ctx() context: Context,
  ) {
    const office = context.house.offices.get(input.office).code;
    if (input.role === 'ADMINISTRATOR')
      throw new CallerError('FORBIDDEN', 'An administrator is of no office: addAdministrator.');
    const staff = { office, name: short(input.name, 'name', 100), role: input.role };
    const what = { what: 'addStaff', office, subject: `${staff.role} ${staff.name}` };
    return changeOnce(context, what, { idempotencyKey: input.idempotencyKey, input: staff }, async (tx, now) => {
      return { answer: await addStaff(tx, staff, now), announcements: [] };
    });
  }

  @Mutation(() => Staff, {
    description: 'Ends the access of a member of staff; the key stops working at once. Only for managers.',
  })
  endStaff(
    @Arg('input', () => EndStaffInput, { description: 'The member of staff whose access ends.' }) input: EndStaffInput,
    @Ctx() context: Context,
  ) {
    const { office, id } = input;
    return change(context, { what: 'endStaff', office, subject: id }, async (tx, now) => {
      const found = await endStaff(tx, office, numberOf(id), now);
      if (!found) throw new CallerError('NOT_FOUND', `${office} has no staff ${id.slice(0, 40)}.`);
      return { answer: found.ended, announcements: [], repeated: found.repeated };
    });
  }

  @Mutation(() => StaffKey, {
    description:
      'Adds an administrator with a personal key, which is shown only in this answer. Only for administrators.',
  })
  addAdministrator(
    @Arg('name', () => String, { description: 'The full name, 1 to 100 characters.' }) name: string,
    @Arg('idempotencyKey', () => String, {
      nullable: true,
      description:
        'Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the secret key is shown only once.',
    })
    idempotencyKey: string | null,
    @Ctx() context: Context,
  ) {
    const staff = { office: null, name: short(name, 'name', 100), role: 'ADMINISTRATOR' as const };
    const what = { what: 'addAdministrator', office: null, subject: staff.name };
    return changeOnce(context, what, { idempotencyKey, input: staff }, async (tx, now) => {
      return { answer: await addStaff(tx, staff, now), announcements: [] };
    });
  }

  @Query(() => [Staff], {
    description:
      "Lists the administrators with a personal key, including those whose access has ended. The server's own key (`ADMIN_KEY`) is not listed: it is changed in the server's settings. Only for administrators.",
  })
  administrators(@Ctx() context: Context): Promise<StaffRow[]> {
    return administrators(reading(context));
  }

  @Mutation(() => AdministratorResult, {
    description:
      'Ends the access of an administrator; the key stops working at once. The last administrator with a personal key cannot end that key (LAST_ADMINISTRATOR). Only for administrators.',
  })
  endAdministrator(
    @Arg('input', () => EndAdministratorInput, { description: 'The administrator whose access ends.' }) {
      id,
    }: EndAdministratorInput,
    @Ctx() context: Context,
  ) {
    const what = { what: 'endAdministrator', office: null, subject: id };
    return change<StaffRow | Refusal>(context, what, async (tx, now) => {
      const found = await endAdministrator(tx, context.asker, numberOf(id), now);
      if (!found) throw new CallerError('NOT_FOUND', `There is no administrator ${id.slice(0, 40)}.`);
      if (isRefusal(found)) return { answer: found, announcements: [] };
      return { answer: found.ended, announcements: [], repeated: found.repeated };
    });
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the key was last used, to the minute; null if it never was.',
  })
  lastUsedAt(@Root() staff: StaffRow): string | null {
    return written(staff.lastUsedAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which access was ended; null while the key works.',
  })
  endedAt(@Root() staff: StaffRow): string | null {
    return written(staff.endedAt);
  }
}

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Query(() => [ApiKey], { description: 'Lists all API keys, including revoked ones. Only for administrators.' })
  apiKeys(@Ctx() context: Context): Promise<ApiKeyRow[]> {
    return apiKeys(reading(context));
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
    if (input.perMinute < 1 || input.perMinute > 100_000)
      throw new CallerError('BAD_USER_INPUT', 'perMinute must be from 1 to 100000.');
    if (input.scopes.length === 0) throw new CallerError('BAD_USER_INPUT', 'scopes must name at least one.');
    const made = { ...input, label: short(input.label, 'label', 100), scopes: withReading(input.scopes) };
    const what = { what: 'makeApiKey', office: null, subject: made.label };
    return changeOnce(context, what, { idempotencyKey: input.idempotencyKey, input: made }, async (tx, now) => {
      return { answer: await makeApiKey(tx, made, now), announcements: [] };
    });
  }

  @Mutation(() => ApiKey, { description: 'Revokes an API key, which stops working at once. Only for administrators.' })
  revokeApiKey(
    @Arg('id', () => ID, { description: 'Identifier of the key, `ApiKey.id`.' }) id: string,
    @Ctx() context: Context,
  ) {
    return change(context, { what: 'revokeApiKey', office: null, subject: id }, async (tx, now) => {
      const found = await revokeApiKey(tx, numberOf(id), now);
      if (!found) throw new CallerError('NOT_FOUND', `There is no key ${id.slice(0, 40)}.`);
      return { answer: found.ended, announcements: [], repeated: found.repeated };
    });
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the key was created.' })
  createdAt(@Root() key: ApiKeyRow): string {
    return written(key.createdAt) as string;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the key was last used, to the minute; null if it never was.',
  })
  lastUsedAt(@Root() key: ApiKeyRow): string | null {
    return written(key.lastUsedAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the key was revoked; null while it works.',
  })
  revokedAt(@Root() key: ApiKeyRow): string | null {
    return written(key.revokedAt);
  }
}

@Resolver(() => Counter)
export class CounterAdministrationResolver {
  @Mutation(() => Counter, {
    description: 'Adds a counter, which stays closed until `openCounter`. Only for managers.',
  })
  addCounter(
    @Arg('input', () => AddCounterInput, { description: 'Office, label and services of the new counter.' })
    input: AddCounterInput,
    @Ctx() context: Context,
  ) {
    const office = context.house.offices.get(input.office);
    const label = short(input.label, 'label', 20);
    const what = { what: 'addCounter', office: office.code, subject: label };
    const services = input.services ?? [];
    return changeOnce(
      context,
      what,
      { idempotencyKey: input.idempotencyKey, input: [office.code, label, services] },
      (tx, now) => addCounter(tx, office, label, services, now),
      async (tx) => (await counterById(tx, `${office.code}/${label}`)) as CounterRow,
    );
  }

  @Mutation(() => Counter, { description: 'Removes a counter, which must be closed. Only for managers.' })
  removeCounter(
    @Arg('input', () => RemoveCounterInput, { description: 'The counter to remove.' }) input: RemoveCounterInput,
    @Ctx() context: Context,
  ) {
    const office = context.house.offices.get(officeOfCounter(input.counter));
    return change(context, { what: 'removeCounter', office: office.code, subject: input.counter }, (tx, now) =>
      removeCounter(tx, office, input.counter, now),
    );
  }
}

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => [AuditEntry], {
    description:
      'Lists the latest changes that staff made at an office, newest first. Without an office it lists changes that belong to no office: offices added, administrators and API keys created and ended. Only for managers; without an office, only for administrators.',
  })
  audit(
    @Arg('office', () => ID, {
      nullable: true,
      description: 'Code of the office; null for changes that belong to no office.',
    })
    office: string | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Number of entries to return, from 1 to 200.' })
    first: number,
    @Ctx() context: Context,
  ): Promise<AuditRow[]> {
    if (first < 1 || first > 200) throw new CallerError('BAD_USER_INPUT', 'first must be from 1 to 200.');
    const of = (office ?? null) === null ? null : context.house.offices.get(office as string).code;
    return auditOf(reading(context), of, first);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the change was made.' })
  at(@Root() entry: AuditRow, @Ctx() { house }: Context): string {
    return rfc3339(entry.at, entry.office ? house.offices.get(entry.office).timeZone : 'UTC');
  }
}

/** Who may book may also read. */
function withReading(scopes: readonly Scope[]): Scope[] {
  return [...new Set<Scope>(['READ', ...(scopes.includes('VOUCH') ? ['BOOK' as const] : []), ...scopes])];
}

function short(text: string, name: string, longest: number): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longest)
    throw new CallerError('BAD_USER_INPUT', `${name} must have 1 to ${longest} characters.`);
  return trimmed;
}

function numberOf(id: string): number {
  return /^\d{1,15}$/.test(id) ? Number(id) : -1;
}

function written(at: Instant | null): string | null {
  return at && rfc3339(at, 'UTC');
}
