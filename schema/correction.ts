// The right of people to have their data corrected.
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { isStaff } from '../src/access/asker.ts';
import { writeAudit } from '../src/access/audit.ts';
import type { Booking } from '../src/booking/booking.ts';
import { correct } from '../src/privacy/correct.ts';
import { isRefusal, type Refusal } from '../src/refusal.ts';
import { BookingResult, BookingType } from './bookingType.ts';
import type { Context } from './context.ts';
import { ownedBooking } from './ownership.ts';
import { withSubject } from './personalData.ts';
import { PersonalDataInput } from './personalDataInput.ts';
import { BookingCodeScalar, DateScalar } from './scalars.ts';

@InputType({ description: 'The correction of the person of a booking, with the proof.' })
class CorrectMyDataInput extends PersonalDataInput {
  @Field(() => BookingCodeScalar, { description: 'Public code of the booking to be corrected.' })
  booking!: string;

  @Field(() => String, { nullable: true, description: 'The name as it should be; null: it stays as it is.' })
  newName?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The birth date as it should be; null: it stays as it is.' })
  newBirthDate?: string | null;
}

@Resolver(() => BookingType)
export class CorrectionResolver {
  @Mutation(() => BookingResult, {
    description:
      'Corrects a name or a birth date. The person may correct slips, once each: another spelling, one or two wrong letters, a wrong digit, digits or day and month swapped. All else is refused with CORRECTION_AT_DESK, so that a place cannot be passed on; officers correct it when they see the identity card.',
  })
  async correctMyData(
    @Arg('input', () => CorrectMyDataInput, { description: 'The booking, the corrections, and the proof.' })
    input: CorrectMyDataInput,
    @Ctx() context: Context,
  ): Promise<Booking | Refusal> {
    const { app, asker, source } = context;
    const { booking: code, newName: name = null, newBirthDate: birthDate = null } = input;
    const answer = await withSubject<Booking>(
      context,
      { ...input, code: input.code ?? null },
      async (tx, subject, now) => {
        const office = app.offices.get(subject.office);
        const step = await correct(tx, { asker, subject, office, code, name, birthDate }, now);
        const isChanged = !isRefusal(step.answer) && step.before !== undefined;
        const change = { asker, source, what: 'correctMyData', office: office.code, subject: code };
        if (isStaff(asker) && isChanged) await writeAudit(tx, change, now);
        return step;
      },
    );
    return ownedBooking(answer);
  }
}
