// The right of people to have their data corrected.
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { isAudited, isStaff } from '../src/access/asker.ts';
import { writeAudit } from '../src/access/audit.ts';
import type { Booking } from '../src/booking/booking.ts';
import { auditedCorrection, type SeenDocument } from '../src/privacy/auditedCorrection.ts';
import { correct } from '../src/privacy/correct.ts';
import { CallerError, isRefusal, type Refusal } from '../src/refusal.ts';
import { BookingResult, BookingType } from './bookingType.ts';
import type { Context } from './context.ts';
import { describedEnum } from './describedEnum.ts';
import { ownedBooking } from './ownership.ts';
import { withSubject } from './personalData.ts';
import { PersonalDataInput } from './personalDataInput.ts';
import { BookingCodeScalar, TypedDateScalar } from './scalars.ts';

export const CorrectionDocuments = describedEnum<SeenDocument>(
  'CorrectionDocument',
  'A document by which an officer corrects the person of a booking.',
  {
    IDENTITY_CARD: 'The identity card of an adult, KTP.',
    FAMILY_CARD: 'The card of a family, "kartu keluarga".',
    BIRTH_CERTIFICATE: 'The certificate of birth, "akta kelahiran".',
    PASSPORT: 'A passport that was issued before.',
    COURT_DECISION: 'Decision of a court on a name or birth date.',
  },
);

@InputType({ description: 'The correction of the person of a booking, with the proof.' })
class CorrectMyDataInput extends PersonalDataInput {
  @Field(() => BookingCodeScalar, { description: 'Public code of the booking to be corrected.' })
  booking!: string;

  @Field(() => String, { nullable: true, description: 'The name as it should be; null: it stays as it is.' })
  newName?: string | null;

  @Field(() => TypedDateScalar, {
    nullable: true,
    description: 'The birth date as it should be; null: it stays as it is.',
  })
  newBirthDate?: string | null;

  @Field(() => CorrectionDocuments, {
    nullable: true,
    description: 'The document that shows it, which the officer has seen; staff must name it, all others leave it out.',
  })
  seen?: SeenDocument | null;
}

@Resolver(() => BookingType)
export class CorrectionResolver {
  @Mutation(() => BookingResult, {
    description:
      'Corrects a name or a birth date. The person may correct slips, once each: another spelling, one or two wrong letters, a wrong digit, digits or day and month swapped. All else is refused with CORRECTION_AT_DESK, so that a place cannot be passed on; officers correct it when they see a document, which is in the audit log.',
  })
  async correctMyData(
    @Arg('input', () => CorrectMyDataInput, { description: 'The booking, the corrections, and the proof.' })
    input: CorrectMyDataInput,
    @Ctx() context: Context,
  ): Promise<Booking | Refusal> {
    const { app, asker, source } = context;
    const { booking: code, newName: name = null, newBirthDate: birthDate = null, seen = null } = input;
    if (isStaff(asker) && !seen) throw new CallerError('BAD_USER_INPUT', 'seen must name the document that shows it.');
    const answer = await withSubject<Booking>(
      context,
      { ...input, code: input.code ?? null },
      async (tx, subject, now) => {
        const office = app.offices.get(subject.office);
        const step = await correct(tx, { asker, subject, office, code, name, birthDate }, now);
        if (isAudited(asker) && !isRefusal(step.answer) && step.before) {
          const detail = auditedCorrection(step.before, step.answer, seen);
          await writeAudit(
            tx,
            { asker, source, what: 'correctMyData', office: office.code, subject: code, detail },
            now,
          );
        }
        return step;
      },
    );
    return ownedBooking(answer);
  }
}
