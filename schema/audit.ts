// The audit log: the changes that staff made, office by office.
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type AuditEntry, auditOf } from '../src/access/audit.ts';
import { type ChangedValue, changedValues } from '../src/access/difference.ts';
import { rfc3339 } from '../src/time.ts';
import { type ActorAtOffice, ActorType, actorAt } from './actor.ts';
import { relayConnection } from './connection.ts';
import { type Context, readingStale } from './context.ts';
import { pageOfItems, readIdPart, TwoWayArgs } from './page.ts';
import { DateTimeScalar } from './scalars.ts';

@ObjectType('AuditedValue', { description: 'One value that a change altered.' })
class AuditedValueType {
  @Field(() => String, {
    description: 'Name of the value, from the outside in: `policy.holdMinutes`, `quotas.priority.line`.',
  })
  path!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The value before: texts as they are, other values as JSON; null if it was not set.',
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The value after, in the same form; null if it is not set any more.',
  })
  after!: string | null;
}

@ObjectType('AuditEntry', { description: 'An entry of the audit log: one change that staff made.' })
class AuditEntryType {
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

const AuditEntryConnection = relayConnection('AuditEntry', () => AuditEntryType, {
  one: 'entry',
  many: 'entries',
  list: 'entries of the audit log, newest first',
  field: 'audit(after:)',
});

@ArgsType()
class AuditArgs extends TwoWayArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the office; null for changes that belong to no office.',
  })
  office!: string | null;
}

@Resolver(() => AuditEntryType)
export class AuditResolver {
  @Query(() => AuditEntryConnection, {
    description:
      'Lists the changes that staff made at an office, newest first. Without an office it lists changes that belong to no office: offices added, administrators and API keys created and ended. Only for managers; without an office, only for administrators.',
  })
  async audit(@Args(() => AuditArgs) { office, ...args }: AuditArgs, @Ctx() context: Context) {
    // An empty code names no office, and is refused as such.
    const code = typeof office === 'string' ? context.app.offices.get(office).code : null;
    const page = await auditOf(readingStale(context), code, readIdPart('audit', args));
    return pageOfItems('audit', { ...page, asked: args }, ({ id }) => id);
  }

  @FieldResolver(() => ActorType, { description: 'The member of staff, program or device that made the change.' })
  by(@Root() { who, office }: AuditEntry): ActorAtOffice {
    return actorAt(who, office);
  }

  @FieldResolver(() => [AuditedValueType], {
    description:
      'The values that the change altered, ordered by path; empty if it altered none, or was made before they were kept. Names of applicants and keys are never among them.',
  })
  changes(@Root() { detail }: AuditEntry): ChangedValue[] {
    return detail ? changedValues(detail) : [];
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the change was made.' })
  at(@Root() entry: AuditEntry, @Ctx() { app }: Context): string {
    return rfc3339(entry.at, entry.office ? app.offices.get(entry.office).timeZone : 'UTC');
  }
}
