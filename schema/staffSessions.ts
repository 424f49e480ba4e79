// Browsers in which staff are signed in by the identity provider: how it is done, and the sessions, listed and ended.
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
import { auditedSession } from '../src/access/audited.ts';
import type { Ended } from '../src/access/keys.ts';
import { rolesIn } from '../src/access/posts.ts';
import {
  endOtherOwnSessions,
  endOwnSession,
  endSessionAt,
  ownSessions,
  type StaffSession,
  sessionsAt,
} from '../src/access/staffSessions.ts';
import { CallerError } from '../src/refusal.ts';
import { change } from './change.ts';
import { type Context, reading } from './context.ts';
import { readNumericId, utc } from './inputText.ts';
import { DateTimeScalar } from './scalars.ts';
import { StaffPost } from './staffRoles.ts';

@ObjectType('BrowserSignIn', {
  description: "The sign-in of staff in their browser by the operator's identity provider.",
})
class BrowserSignInType {
  @Field(() => String, { description: 'Host of the identity provider, by which people recognise it.' })
  provider!: string;

  @Field(() => String, {
    description:
      'URL of a page that begins the sign-in. Its parameter `return` is the path of the page to come back to: `/desk`.',
  })
  url!: string;
}

@ObjectType('StaffSession', {
  description: 'A browser in which a person is signed in by the identity provider or a card.',
})
class StaffSessionType {
  @Field(() => ID, { description: 'Identifier of the session.' })
  id!: number;

  @Field(() => String, { description: 'Name of the person, as the identity provider or the personal key gives it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The browser, as it names itself; null if it does not.' })
  browser!: string | null;

  @Field(() => String, { description: 'IP address from which the person signed in.' })
  source!: string;
}

@InputType({ description: 'A session of a member of staff that ends.' })
class EndStaffSessionInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of an office at which the person has a role; null or left out for an administrator.',
  })
  office?: string | null;

  @Field(() => ID, { description: 'Identifier of the session, `StaffSession.id`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: ending the session again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: "A session of the caller's own that ends." })
class EndOwnSessionInput {
  @Field(() => ID, { description: 'Identifier of the session, `StaffSession.id` from `ownSessions`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: ending the session again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: "The end of all sessions of the caller's own but the one that asks." })
class EndOtherOwnSessionsInput {
  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: sessions that were ended are none of the others any more.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'The sessions that were ended.' })
class EndedSessions {
  @Field(() => [StaffSessionType], {
    description: 'The sessions that were ended by this request; empty if there was none.',
  })
  sessions!: StaffSessionType[];
}

@Resolver(() => StaffSessionType)
export class StaffSessionResolver {
  @Query(() => BrowserSignInType, {
    nullable: true,
    description: 'The identity provider by which staff sign in with their browser; null if the server has none.',
  })
  browserSignIn(@Ctx() { app }: Context): BrowserSignInType | null {
    return app.browserSignIn;
  }

  @Query(() => [StaffSessionType], {
    description:
      'Lists the sessions of all with a role at an office, the newest first, at most 500; those that are over are left out. Only for managers.',
  })
  staffSessions(
    @Arg('office', () => ID, {
      nullable: true,
      description: 'Code of the office; null or left out for the sessions of administrators.',
    })
    office: string | null,
    @Ctx() context: Context,
  ): Promise<StaffSession[]> {
    return sessionsAt(reading(context), officeCodeOf(context, office), context.app.now());
  }

  @Query(() => [StaffSessionType], {
    description:
      "Lists the caller's own sessions in all browsers, the newest first; for callers with a personal key those that their card began. Only for staff.",
  })
  ownSessions(@Ctx() context: Context): Promise<StaffSession[]> {
    return ownSessions(reading(context), context.asker, context.app.now());
  }

  @Mutation(() => StaffSessionType, {
    description: 'Ends a session; within seconds it counts no longer. Only for managers.',
  })
  endStaffSession(
    @Arg('input', () => EndStaffSessionInput, { description: 'An office of the person, and the session.' })
    input: EndStaffSessionInput,
    @Ctx() context: Context,
  ) {
    const office = officeCodeOf(context, input.office);
    const what = { what: 'endStaffSession', office, subject: input.id, fields: auditedSession };
    return change(context, what, async (tx, now) => {
      return endedSession(await endSessionAt(tx, office, readNumericId(input.id), now), input.id);
    });
  }

  @Mutation(() => StaffSessionType, {
    description: "Ends one of the caller's own sessions; within seconds it counts no longer. Only for staff.",
  })
  endOwnSession(
    @Arg('input', () => EndOwnSessionInput, { description: 'One of the sessions that `ownSessions` lists.' }) {
      id,
    }: EndOwnSessionInput,
    @Ctx() context: Context,
  ) {
    const { asker } = context;
    const office = asker.kind === 'officer' ? asker.office : null;
    const what = { what: 'endOwnSession', office, subject: id, fields: auditedSession };
    return change(context, what, async (tx, now) => {
      return endedSession(await endOwnSession(tx, asker, readNumericId(id), now), id);
    });
  }

  @Mutation(() => EndedSessions, {
    description:
      "Ends all of the caller's own sessions but the one of this request, and returns them; for callers with a personal key those that their card began. Only for staff.",
  })
  async endOtherOwnSessions(
    @Arg('input', () => EndOtherOwnSessionsInput, { nullable: true, description: 'The idempotency key, or nothing.' })
    _input: EndOtherOwnSessionsInput | null,
    @Ctx() context: Context,
  ): Promise<{ sessions: StaffSession[] }> {
    const { asker } = context;
    const office = asker.kind === 'officer' ? asker.office : null;
    const subject = (ended: StaffSession[]) => ended.map(({ id }) => id).join(' ');
    const what = { what: 'endOtherOwnSessions', office, subject };
    const sessions = await change<StaffSession[]>(context, what, async (tx, now) => {
      const answer = await endOtherOwnSessions(tx, asker, now);
      return { answer, announcements: [], repeated: answer.length === 0 };
    });
    return { sessions };
  }

  @FieldResolver(() => Boolean, { description: 'Whether this request was made in the session.' })
  current(@Root() { id }: StaffSession, @Ctx() { asker }: Context): boolean {
    return 'session' in asker && asker.session === id;
  }

  @FieldResolver(() => [StaffPost], { description: 'The roles that the person had at the sign-in.' })
  roles(@Root() { roles }: StaffSession): StaffPost[] {
    return rolesIn(roles);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the person signed in.' })
  createdAt(@Root() session: StaffSession): string {
    return utc(session.createdAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    description:
      'Time at which the person last used the session, to the minute. It is over after two hours without use.',
  })
  lastUsedAt(@Root() session: StaffSession): string {
    return utc(session.lastUsedAt);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the session ends at the latest.' })
  endsAt(@Root() session: StaffSession): string {
    return utc(session.endsAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which it was ended; null if it was not.',
  })
  endedAt(@Root() session: StaffSession): string | null {
    return utc(session.endedAt);
  }
}

/** @throws CallerError NOT_FOUND if there is no such office */
function officeCodeOf({ app }: Context, office: string | null | undefined): string | null {
  return office ? app.offices.get(office).code : null;
}

/** @throws CallerError NOT_FOUND */
function endedSession(found: Ended<StaffSession> | null, id: string) {
  if (!found) throw new CallerError('NOT_FOUND', `There is no session ${id.slice(0, 40)}.`);
  const { ended, repeated } = found;
  return { answer: ended, announcements: [], repeated, before: { ...ended, endedAt: null } };
}
