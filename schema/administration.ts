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
  description: 'What somebody does.',
  valuesConfig: {
    FRONT_DESK: { description: 'Checks people in and gives out tickets.' },
    COUNTER_OFFICER: { description: 'Calls and serves people.' },
    MANAGER: { description: 'Both, and shapes the office.' },
    ADMINISTRATOR: { description: 'Everything, at all offices.' },
  },
});

const Scopes = Object.fromEntries(SCOPES.map((scope) => [scope, scope])) as Record<Scope, Scope>;
registerEnumType(Scopes, {
  name: 'Scope',
  description: 'What a key may be used for.',
  valuesConfig: {
    READ: { description: 'Offices, what is free, boards.' },
    BOOK: { description: 'Also to book, confirm, move and cancel.' },
    VOUCH: {
      description:
        'Also BOOK, for a front end whose operator has identified the person who books. Its bookings count as proven: they need no further proof to be confirmed, and do not count towards the limits on unproven places.',
    },
  },
});

@ObjectType({ description: 'Somebody who works at an office.' })
class Staff {
  @Field(() => ID, { description: 'For `endStaff`.' })
  id!: number;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => StaffRoles, { description: 'What they do.' })
  role!: StaffRole;
}

@ObjectType({ description: 'A personal key: it is shown this once.' })
class StaffKey {
  @Field(() => Staff, { description: 'Whose it is.' })
  staff!: Staff;

  @Field(() => String, { description: 'For `Authorization: Bearer …`.' })
  key!: string;
}

@ObjectType({ description: "A key of somebody else's front end." })
class ApiKey {
  @Field(() => ID, { description: 'For `revokeApiKey`.' })
  id!: number;

  @Field(() => String, { description: 'Whose it is.' })
  label!: string;

  @Field(() => [Scopes], { description: 'What it may be used for.' })
  scopes!: Scope[];

  @Field(() => Int, { description: 'Requests a minute.' })
  perMinute!: number;

  @Field(() => String, { description: 'Its first characters.' })
  hint!: string;
}

@ObjectType({ description: 'A new key: it is shown this once.' })
class ApiKeySecret {
  @Field(() => ApiKey, { description: 'What it is.' })
  apiKey!: ApiKey;

  @Field(() => String, { description: 'For `Authorization: Bearer …`.' })
  key!: string;
}

@ObjectType({ description: 'One change that staff made.' })
class AuditEntry {
  @Field(() => String, { description: 'Who.' })
  who!: string;

  @Field(() => String, { description: 'The mutation.' })
  what!: string;

  @Field(() => String, { nullable: true, description: 'What it was done to.' })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: 'From where: an IP address.' })
  source!: string | null;
}

@InputType({ description: 'A new member of staff.' })
class AddStaffInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => StaffRoles, { description: 'What they will do; not ADMINISTRATOR: see `addAdministrator`.' })
  role!: StaffRole;

  @Field(() => String, { nullable: true, description: 'Done once for a key, within a day.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A member of staff who leaves, or whose key is lost.' })
class EndStaffInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => ID, { description: 'Who.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Ending twice is ending once; accepted for uniformity.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An administrator who leaves, or whose key is lost.' })
class EndAdministratorInput {
  @Field(() => ID, { description: 'The id of one of `administrators`.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Ending twice is ending once; accepted for uniformity.' })
  idempotencyKey?: string | null;
}

const AdministratorResult = resultOf('AdministratorResult', 'An administrator, or why not.', () => Staff);

@InputType({ description: 'A new counter.' })
class AddCounterInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => String, { description: 'What the board shows.' })
  label!: string;

  @Field(() => [ID], { nullable: true, description: 'What it serves; none: all.' })
  services?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Done once for a key, within a day.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter that is there no longer.' })
class RemoveCounterInput {
  @Field(() => ID, { description: 'The counter: `BOGOR/1`.' })
  counter!: string;

  @Field(() => String, { nullable: true, description: 'Done once for a key, within a day.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A new key.' })
class MakeApiKeyInput {
  @Field(() => String, { description: 'Whose it is.' })
  label!: string;

  @Field(() => [Scopes], { description: 'What it may be used for.' })
  scopes!: Scope[];

  @Field(() => Int, { defaultValue: 600, description: 'Requests a minute, 1 to 100000.' })
  perMinute!: number;

  @Field(() => String, { nullable: true, description: 'Done once for a key, within a day.' })
  idempotencyKey?: string | null;
}

@Resolver(() => Staff)
export class StaffResolver {
  @Query(() => [Staff], { description: "Managers: an office's staff, also those who left." })
  staff(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<StaffRow[]> {
    return staffOf(reading(context), context.house.offices.get(office).code);
  }

  @Mutation(() => StaffKey, {
    description: 'Managers: a new member of staff, with a personal key that is shown this once.',
  })
  addStaff(@Arg('input', () => AddStaffInput, { description: 'Who.' }) input: AddStaffInput, @Ctx() context: Context) {
    const office = context.house.offices.get(input.office).code;
    if (input.role === 'ADMINISTRATOR')
      throw new CallerError('FORBIDDEN', 'An administrator is of no office: addAdministrator.');
    const staff = { office, name: short(input.name, 'name', 100), role: input.role };
    const what = { what: 'addStaff', office, subject: `${staff.role} ${staff.name}` };
    return changeOnce(context, what, { idempotencyKey: input.idempotencyKey, input: staff }, async (tx, now) => {
      return { answer: await addStaff(tx, staff, now), announcements: [] };
    });
  }

  @Mutation(() => Staff, { description: "Managers: end a member's key, at once." })
  endStaff(@Arg('input', () => EndStaffInput, { description: 'Who.' }) input: EndStaffInput, @Ctx() context: Context) {
    const { office, id } = input;
    return change(context, { what: 'endStaff', office, subject: id }, async (tx, now) => {
      const found = await endStaff(tx, office, numberOf(id), now);
      if (!found) throw new CallerError('NOT_FOUND', `${office} has no staff ${id.slice(0, 40)}.`);
      return { answer: found.ended, announcements: [], repeated: found.repeated };
    });
  }

  @Mutation(() => StaffKey, {
    description: 'Administrators: one more of them, with a personal key that is shown this once.',
  })
  addAdministrator(
    @Arg('name', () => String, { description: 'Name.' }) name: string,
    @Arg('idempotencyKey', () => String, { nullable: true, description: 'Done once for a key, within a day.' })
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
      "Administrators: all administrators with a personal key, including those who left. The server's own key (ADMIN_KEY) is not among them: it is changed in the settings.",
  })
  administrators(@Ctx() context: Context): Promise<StaffRow[]> {
    return administrators(reading(context));
  }

  @Mutation(() => AdministratorResult, {
    description:
      "Administrators: end an administrator's key, at once. The last one with a personal key cannot end that key.",
  })
  endAdministrator(
    @Arg('input', () => EndAdministratorInput, { description: 'The administrator.' }) { id }: EndAdministratorInput,
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

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When the key was last used, to the minute.' })
  lastUsedAt(@Root() staff: StaffRow): string | null {
    return written(staff.lastUsedAt);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When the key was ended.' })
  endedAt(@Root() staff: StaffRow): string | null {
    return written(staff.endedAt);
  }
}

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Query(() => [ApiKey], { description: "Administrators: keys of other people's front ends, also revoked ones." })
  apiKeys(@Ctx() context: Context): Promise<ApiKeyRow[]> {
    return apiKeys(reading(context));
  }

  @Mutation(() => ApiKeySecret, {
    description: "Administrators: a key for somebody else's front end; it is shown this once.",
  })
  makeApiKey(
    @Arg('input', () => MakeApiKeyInput, { description: 'For whom and what.' }) input: MakeApiKeyInput,
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

  @Mutation(() => ApiKey, { description: 'Administrators: end a key, at once.' })
  revokeApiKey(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() context: Context) {
    return change(context, { what: 'revokeApiKey', office: null, subject: id }, async (tx, now) => {
      const found = await revokeApiKey(tx, numberOf(id), now);
      if (!found) throw new CallerError('NOT_FOUND', `There is no key ${id.slice(0, 40)}.`);
      return { answer: found.ended, announcements: [], repeated: found.repeated };
    });
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt(@Root() key: ApiKeyRow): string {
    return written(key.createdAt) as string;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute.' })
  lastUsedAt(@Root() key: ApiKeyRow): string | null {
    return written(key.lastUsedAt);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it was revoked.' })
  revokedAt(@Root() key: ApiKeyRow): string | null {
    return written(key.revokedAt);
  }
}

@Resolver(() => Counter)
export class CounterAdministrationResolver {
  @Mutation(() => Counter, { description: 'Managers: one more counter, closed until it is opened.' })
  addCounter(
    @Arg('input', () => AddCounterInput, { description: 'Which.' }) input: AddCounterInput,
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

  @Mutation(() => Counter, { description: 'Managers: a counter is there no longer; it must be closed.' })
  removeCounter(
    @Arg('input', () => RemoveCounterInput, { description: 'Which.' }) input: RemoveCounterInput,
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
      'Managers: the latest changes that staff made at an office, newest first. Administrators: also changes that belong to no office (offices added, administrators and keys made and ended).',
  })
  audit(
    @Arg('office', () => ID, { nullable: true, description: 'The office; none: changes that belong to no office.' })
    office: string | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 200.' }) first: number,
    @Ctx() context: Context,
  ): Promise<AuditRow[]> {
    if (first < 1 || first > 200) throw new CallerError('BAD_USER_INPUT', 'first must be from 1 to 200.');
    const of = (office ?? null) === null ? null : context.house.offices.get(office as string).code;
    return auditOf(reading(context), of, first);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When.' })
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
