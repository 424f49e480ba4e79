// Whether an applicant is a child, for whom a parent or guardian acts.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Booking } from '../src/booking/booking.ts';
import { isChild } from '../src/booking/guardian.ts';
import { dateIn } from '../src/time.ts';
import { Applicant } from './bookingType.ts';
import type { Context } from './context.ts';

/** Masked, it is of no booking. */
type ShownApplicant = Booking | (Pick<Applicant, 'birthDate'> & { office?: undefined });

@Resolver(() => Applicant)
export class ApplicantResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether the person is under 18, so that the parent or guardian who registered acts for the person; null if personal data are masked.',
  })
  isChild(@Root() person: ShownApplicant, @Ctx() { app }: Context): boolean | null {
    if (person.office === undefined) return null;
    return isChild(person, dateIn(app.offices.get(person.office).timeZone, app.now()));
  }
}
