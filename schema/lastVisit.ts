// The sender's last visit at an office, for those who ask whether their passport is ready.
import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { senderKeyOf } from '../src/access/asker.ts';
import { type LastVisit, lastVisitOf } from '../src/queue/lastVisit.ts';
import { rfc3339 } from '../src/time.ts';
import { type Context, reading } from './context.ts';
import { BookingCodeScalar, DateScalar, DateTimeScalar } from './scalars.ts';
import { Viewer } from './viewer.ts';

@ObjectType('LastVisit', { description: 'The visit at which a sender of messages was served last at an office.' })
class LastVisitType {
  @Field(() => BookingCodeScalar, { description: 'Public code of the booking of that visit.' })
  booking!: string;

  @Field(() => String, { description: 'Full name of the applicant who was served.' })
  name!: string;

  @Field(() => DateScalar, { description: "Date of the visit, in the office's time zone." })
  date!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the applicant was told that the passport is ready; null if not yet.',
  })
  readyToldAt!: string | null;
}

@Resolver(() => Viewer)
export class LastVisitResolver {
  @FieldResolver(() => LastVisitType, {
    nullable: true,
    description:
      'The last visit at which an applicant of this sender was served; null if there is none that is still kept, and for callers other than senders.',
  })
  async lastVisit(
    @Root() _viewer: Viewer,
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<LastVisitType | null> {
    const { code, timeZone } = context.app.offices.get(office);
    const sender = senderKeyOf(context.asker);
    const visit = sender ? await lastVisitOf(reading(context), sender, code) : null;
    return visit && shownLastVisit(visit, timeZone);
  }
}

function shownLastVisit({ readyToldAt, ...visit }: LastVisit, timeZone: string): LastVisitType {
  return { ...visit, readyToldAt: readyToldAt && rfc3339(readyToldAt, timeZone) };
}
