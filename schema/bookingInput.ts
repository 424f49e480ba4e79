// What is asked for with bookings.
import { Field, ID, InputType } from 'type-graphql';
import type { Priority } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import { LANGUAGES, type Language } from '../src/time.ts';
import { Priorities } from './priority.ts';
import { BookingCodeScalar, DateScalar, PhoneNumberScalar } from './scalars.ts';
@InputType({ description: 'The person who comes.' })
export class ApplicantInput {
  @Field(() => String, {
    description:
      "As on the identity card: letters, blanks and ' . , - / only. More than 100 characters are refused with INVALID_NAME.",
  })
  name!: string;

  @Field(() => DateScalar, { description: 'Date of birth.' })
  birthDate!: string;

  @Field(() => String, { nullable: true, description: 'Asked for by some offices.' })
  address?: string | null;
}

@InputType({ description: 'A place asked for.' })
export class BookInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => ID, { nullable: true, description: "The service; none: the office's first for this channel." })
  service?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day wanted; none: the first with a place.' })
  visitDate?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'A window picked from availability; none: the first of the day with a place. A window that no longer exists, or is not on `visitDate`, is refused: no other window is given instead.',
  })
  window?: string | null;

  @Field(() => ApplicantInput, { description: 'Who comes. Name and birth date cannot be changed afterwards.' })
  applicant!: ApplicantInput;

  @Field(() => Priorities, {
    nullable: true,
    defaultValue: 'NORMAL',
    description: 'Claimed by the applicant, confirmed by an officer.',
  })
  priority?: Priority | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'false: refuse with alternatives where the day or window is full, instead of the next place.',
  })
  acceptNextPlace?: boolean | null;

  @Field(() => PhoneNumberScalar, { nullable: true, description: "The applicant's number: one live booking each." })
  phone?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The photo of the identity card, as the channel that took it names it; a photo that was not sent to the office is refused.',
  })
  photo?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "`id` or `en`: of this answer and of later messages; none: the request's. Any other value is refused.",
  })
  language?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same key and input give the same booking for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A code sent back.' })
export class ConfirmBookingInput {
  @Field(() => BookingCodeScalar, { description: 'The code.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The work of `Booking.work`, done: JSON of `challenge` and its `solution` (`counter`, `derivedKey`).',
  })
  work?: string | null;

  @Field(() => String, { nullable: true, description: 'The digits that `sendProof` sent to the number.' })
  digits?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The applicant's birth date: proof for those who are no sender.",
  })
  birthDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Confirming is the same however often it is done; accepted for uniformity.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Another day or hour for a booking.' })
export class RescheduleBookingInput {
  @Field(() => BookingCodeScalar, { description: 'The code; it stays.' })
  code!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The applicant's birth date: proof for those who are no sender.",
  })
  birthDate?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day wanted; none: the first with a place.' })
  visitDate?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'A window picked from availability. A window that no longer exists, or is not on `visitDate`, is refused: the booking stays as it is.',
  })
  window?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'false: refuse where the day or window is full.',
  })
  acceptNextPlace?: boolean | null;

  @Field(() => String, { nullable: true, description: 'The same key and input give the same answer for a day.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A booking given back.' })
export class CancelBookingInput {
  @Field(() => BookingCodeScalar, { description: 'The code.' })
  code!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The applicant's birth date: proof for those who are no sender.",
  })
  birthDate?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key and input give the same answer for a day.' })
  idempotencyKey?: string | null;
}

export function readWindowId(id: string | null | undefined): number | null {
  if (id === null || id === undefined) return null;
  if (!/^\d{1,15}$/.test(id)) throw new CallerError('BAD_USER_INPUT', `There is no window ${id.slice(0, 40)}.`);
  return Number(id);
}

/** The language named; null: none is. @throws CallerError BAD_USER_INPUT where it is none of ours. */
export function readLanguage(tag: string | null | undefined): Language | null {
  if (tag === null || tag === undefined) return null;
  const known = LANGUAGES.find((language) => language === tag.trim().toLowerCase());
  if (!known) throw new CallerError('BAD_USER_INPUT', `language: must be one of ${LANGUAGES.join(', ')}.`);
  return known;
}

export function readAddress(address: string | null | undefined): string | null {
  return address?.replace(/\s+/g, ' ').trim() || null;
}

@InputType({ description: 'A number to be proven by digits sent to it.' })
export class SendProofInput {
  @Field(() => BookingCodeScalar, { description: 'The code.' })
  code!: string;

  @Field(() => DateScalar, { nullable: true, description: "The applicant's birth date." })
  birthDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Asking again within half a minute sends nothing more; accepted for uniformity.',
  })
  idempotencyKey?: string | null;
}
