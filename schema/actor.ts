// The person, program or device that did something, as histories and the audit log tell it.
import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { type ActorKind, type ActorParts, readActor } from '../src/access/actor.ts';
import { actorNames } from '../src/access/actorNames.ts';
import { isStaff, worksAt } from '../src/access/asker.ts';
import { type Context, reading } from './context.ts';
import { describedEnum } from './describedEnum.ts';
import { ChannelKinds } from './officeType.ts';
import { StaffRoles } from './staffRoles.ts';
import { togetherInRequest } from './togetherInRequest.ts';

const ActorKinds = describedEnum<ActorKind>('ActorKind', 'The kind of person, program or device that did something.', {
  APPLICANT: 'The applicant, by `Actor.channel`.',
  GUARDIAN: 'The parent or guardian of an applicant under 18, by `Actor.channel`.',
  STAFF: 'A member of staff or an administrator, in the role `Actor.role`.',
  API_KEY: 'A program of another organisation, by its API key.',
  KIOSK: 'A kiosk of the office.',
  BOARD: 'A lobby board of the office.',
  WEBHOOK: 'A webhook, to which the data were sent.',
  CLOCK: 'The server itself, when a time was reached.',
});

@ObjectType('Actor', { description: 'The person, program or device that did something.' })
export class ActorType {
  @Field(() => ActorKinds, { description: 'The kind of person, program or device.' })
  kind!: ActorKind;

  @Field(() => StaffRoles, {
    nullable: true,
    description: 'The role in which a member of staff acted; null for all others, and if it was not recorded.',
  })
  role!: ActorParts['role'];

  @Field(() => ChannelKinds, {
    nullable: true,
    description: 'Channel by which the applicant or guardian acted; null for all others.',
  })
  channel!: ActorParts['channel'];
}

/** The parts of the actor, with the office at which names of staff may be shown. */
export interface ActorAtOffice extends ActorParts {
  office: string | null;
}

export function actorAt(text: string, office: string | null): ActorAtOffice {
  return { ...readActor(text), office };
}

@Resolver(() => ActorType)
export class ActorResolver {
  @FieldResolver(() => ID, {
    nullable: true,
    description:
      'Identifier of the member of staff (`Staff.id`, or `oidc` and the subject of the identity provider), of the device, or of the API key; null for applicants, for the clock, for the holder of `ADMIN_KEY`, and if it was not recorded. Shown to staff of the same office and to administrators only.',
  })
  id(@Root() { id, office }: ActorAtOffice, @Ctx() context: Context): string | null {
    return isColleague(context, office) ? id : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Full name of the member of staff, or label of the device or API key, also of one by which an applicant acted. Names of staff and labels of devices are shown to staff of the same office and to administrators only; null for all others, and if none is known.',
  })
  async name(@Root() actor: ActorAtOffice, @Ctx() context: Context): Promise<string | null> {
    const { kind, id, name, office } = actor;
    if (kind === 'APPLICANT' || kind === 'GUARDIAN' || kind === 'API_KEY') return name;
    if (!isColleague(context, office)) return null;
    if (name !== null || id === null) return name;
    return (await actorNameOf(context, kind === 'STAFF' ? `officer ${id}` : `device ${id}`)) ?? null;
  }
}

function isColleague({ asker }: Context, office: string | null): boolean {
  return isStaff(asker) && (asker.kind === 'administrator' || (office !== null && worksAt(asker, office)));
}

const actorNameOf = togetherInRequest((context: Context, keys: readonly string[]) =>
  actorNames(reading(context), keys),
);
