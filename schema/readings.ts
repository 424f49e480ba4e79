// Readings of personal data: the persons whose data a key was shown, when, and by which field.
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type AuditReading, readingsOf } from '../src/audit/auditReadings.ts';
import { instant, rfc3339 } from '../src/time.ts';
import { type ActorAtOffice, ActorType, actorAt } from './actor.ts';
import { relayConnection } from './connection.ts';
import { type Context, reading } from './context.ts';
import { pageOfItems, readIdPart, TwoWayArgs } from './page.ts';
import { DateTimeScalar } from './scalars.ts';

@ObjectType('Reading', {
  description: 'A reading of personal data. Those of one key by the same field within a second are one.',
})
class ReadingType {
  @Field(() => ID, { description: 'Identifier of the reading.' })
  id!: number;

  @Field(() => ID, {
    description:
      'The key that was used, for the argument `asker`: `officer 7`, `administrator 3`, `administrator` (ADMIN_KEY), `api key 2`, `webhook 4`.',
  })
  asker!: string;

  @Field(() => String, { description: 'The field or file by which the data were shown: `bookings`, `exportDayList`.' })
  what!: string;

  @Field(() => String, { nullable: true, description: 'The kind of search or the file; null if there is none.' })
  subject!: string | null;

  @Field(() => Int, { description: 'Number of persons whose data were shown.' })
  persons!: number;

  @Field(() => [String], {
    description:
      'References to them: booking codes, or ids such as `message in-7`, `block 3`, `ticket 2017-08-07 W01` and `photo A1B2C3D4`.',
  })
  subjects!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'IP address from which the request came; null if it is not known.',
  })
  source!: string | null;
}

const ReadingConnection = relayConnection('Reading', () => ReadingType, {
  one: 'reading',
  many: 'readings',
  list: 'readings, newest first',
  field: 'readings(after:)',
});

@ArgsType()
class ReadingsArgs extends TwoWayArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, { nullable: true, description: 'Only readings with this key: `officer 7`; null for all keys.' })
  asker!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only readings of this booking code or id, as in `Reading.subjects`; null for all.',
  })
  about!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only readings from this time on; null for all.' })
  since!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only readings before this time; null for all.' })
  until!: string | null;
}

@Resolver(() => ReadingType)
export class ReadingsResolver {
  @Query(() => ReadingConnection, {
    description:
      "Lists who read personal data of an office's applicants, newest first, with references to the persons. Only for managers.",
  })
  async readings(@Args(() => ReadingsArgs) args: ReadingsArgs, @Ctx() context: Context) {
    const { app } = context;
    // A variable that is not given is undefined, not null.
    const { asker = null, about = null, since, until } = args;
    const office = app.offices.get(args.office).code;
    await app.readings.flush();
    const wanted = {
      office,
      asker,
      about,
      since: since ? instant(since) : null,
      until: until ? instant(until) : null,
    };
    const page = await readingsOf(reading(context), wanted, readIdPart('readings', args));
    return pageOfItems('readings', { ...page, asked: args }, ({ id }) => id);
  }

  @FieldResolver(() => ActorType, { description: 'The person, program or device to which the data were shown.' })
  by(@Root() { who, office }: AuditReading): ActorAtOffice {
    return actorAt(who, office);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the first of these data were shown.' })
  at(@Root() { at, office }: AuditReading, @Ctx() { app }: Context): string {
    return rfc3339(at, app.offices.get(office).timeZone);
  }
}
