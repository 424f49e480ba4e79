// The inputs of bookings, and how they are read.
import { Field, ID, InputType } from 'type-graphql';
import type { ProofPurpose } from '../src/booking/proof.ts';
import type { Priority } from '../src/office/settings.ts';
import type { Language } from '../src/time.ts';
import { describedEnum } from './describedEnum.ts';
import { Languages } from './languages.ts';
import { Priorities } from './priority.ts';
import { BookingCodeScalar, TypedDateScalar, TypedPhoneNumberScalar } from './scalars.ts';
import { VisitTimeInput } from './visitTime.ts';
@InputType({
  description: 'The person who comes to the office. Show them `Office.privacy` before you ask for these data.',
})
export class ApplicantInput {
  @Field(() => String, {
    description:
      "Full name, as on the identity card: letters, spaces and ' . , - / only. Other characters, or more than 100, are refused with INVALID_NAME.",
  })
  name!: string;

  @Field(() => TypedDateScalar, {
    description: 'Date of birth, as on the identity card. With the name it identifies the person.',
  })
  birthDate!: string;

  @Field(() => String, { nullable: true, description: 'Postal address in free text; only some offices ask for it.' })
  address?: string | null;
}

@InputType({ description: 'The person who is to have a place, the office, and the service.' })
export class WantedPlaceInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Code of the service; null for the office's first service that can be booked by this channel.",
  })
  service?: string | null;

  @Field(() => ApplicantInput, {
    description: 'The person who comes to the office. Name and birth date cannot be changed afterwards.',
  })
  applicant!: ApplicantInput;

  @Field(() => Priorities, {
    nullable: true,
    defaultValue: 'NORMAL',
    description:
      'Priority claimed by the applicant; an officer checks it at the office. The birth date alone gives ELDERLY (from 60 years on) and CHILD (below 5): claims that contradict it are not kept, and `Booking.priorityNote` tells so.',
  })
  priority?: Priority | null;

  @Field(() => TypedPhoneNumberScalar, {
    nullable: true,
    description: "The applicant's phone number. A number can have only as many live bookings as the office allows.",
  })
  phone?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Reference to the photo of the identity card, as the channel that received it names it. A photo that was not sent to this office is refused.',
  })
  photo?: string | null;

  @Field(() => Languages, {
    nullable: true,
    description: 'Language of the answer and of later messages; null for the language of the request.',
  })
  language?: Language | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The six digits that `sendNumberProof` sent to `phone`: the applicant is proven, has no budgets and pushes aside unproven bookings of the person or number. Wrong ones are refused (WRONG_DIGITS). They are no part of the input that an idempotency key stands for.',
  })
  digits?: string | null;
}

@InputType({ description: 'A request for a place at an office.' })
export class BookInput extends WantedPlaceInput {
  @Field(() => VisitTimeInput, {
    nullable: true,
    description: 'The wanted window or day; null for the first free place of all, as `earliest` gives it.',
  })
  when?: VisitTimeInput | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Whether to give the next free place if the day or window is full. If false, the request is refused with alternatives.',
  })
  acceptNextPlace!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The solved challenge of `Refusal.work`, as JSON with `challenge` and its `solution` (`counter`, `derivedKey`). It is no part of the input that an idempotency key stands for.',
  })
  work?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: repeating the request with the same key and input within a day returns the same booking.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A hold to confirm, with proof that the caller may do so.' })
export class ConfirmBookingInput {
  @Field(() => BookingCodeScalar, { description: 'Public code of the booking, as sent to the applicant.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The solved challenge of `Booking.work`, as JSON with `challenge` and its `solution` (`counter`, `derivedKey`).',
  })
  work?: string | null;

  @Field(() => String, { nullable: true, description: 'The six digits that `sendProof` sent to the phone number.' })
  digits?: string | null;

  @Field(() => TypedDateScalar, {
    nullable: true,
    description: "The applicant's birth date, as proof if the caller is not the sender of the booking.",
  })
  birthDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: confirming again returns the same booking.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A booking to move, and the wanted day or window.' })
export class RescheduleBookingInput {
  @Field(() => BookingCodeScalar, { description: 'Public code of the booking, which stays the same.' })
  code!: string;

  @Field(() => TypedDateScalar, {
    nullable: true,
    description: "The applicant's birth date, as proof if the caller is not the sender of the booking.",
  })
  birthDate?: string | null;

  @Field(() => VisitTimeInput, { description: 'The wanted window or day.' })
  when!: VisitTimeInput;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to move the booking to the next free place if the day or window is full. If false, the request is refused with alternatives, and the booking stays as it is.',
  })
  acceptNextPlace!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: repeating the request with the same key and input within a day returns the same result.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A booking to cancel, with proof that the caller may do so.' })
export class CancelBookingInput {
  @Field(() => BookingCodeScalar, { description: 'Public code of the booking, as sent to the applicant.' })
  code!: string;

  @Field(() => TypedDateScalar, {
    nullable: true,
    description: "The applicant's birth date, as proof if the caller is not the sender of the booking.",
  })
  birthDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: repeating the request with the same key and input within a day returns the same result.',
  })
  idempotencyKey?: string | null;
}

export const ProofPurposes = describedEnum<ProofPurpose>(
  'ProofPurpose',
  'The use of digits; those for one use are not taken for another.',
  {
    CONFIRM: 'To confirm a hold by `confirmBooking`. Only for held bookings with a phone number.',
    PERSONAL_DATA:
      "To see, correct or delete the person's data, for example by `myData`. For bookings of any status, by the phone number or e-mail address that wrote or was given.",
  },
);

@InputType({ description: 'A booking to whose phone number or e-mail address digits are sent, which prove it.' })
export class SendProofInput {
  @Field(() => BookingCodeScalar, { description: 'Public code of the booking, as sent to the applicant.' })
  code!: string;

  @Field(() => TypedDateScalar, {
    nullable: true,
    description: "The applicant's birth date, as proof that the caller may ask for the digits.",
  })
  birthDate?: string | null;

  @Field(() => ProofPurposes, { defaultValue: 'CONFIRM', description: 'The use of the digits.' })
  purpose!: ProofPurpose;

  @Field(() => String, {
    nullable: true,
    description:
      'The solved challenge of `Refusal.work`, as JSON with `challenge` and its `solution` (`counter`, `derivedKey`).',
  })
  work?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: asking again within half a minute sends nothing more.',
  })
  idempotencyKey?: string | null;
}
