// How a caller proves whose personal data are meant, and the result of asking for them.
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { resultOf } from './refusal.ts';
import { BookingCodeScalar, DateTimeScalar, TypedDateScalar } from './scalars.ts';

@InputType({
  description:
    'The person whose data are meant, with the proof. Senders of messages are proven by their address and name the office; staff name a code of their office; keys of scope VOUCH show code and birth date; all others show code, birth date and the digits of `sendProof` for PERSONAL_DATA, or a pass.',
})
export class PersonalDataInput {
  @Field(() => ID, { nullable: true, description: 'Code of the office; only senders of messages need it.' })
  office?: string | null;

  @Field(() => BookingCodeScalar, {
    nullable: true,
    description: "Public code of one of the person's bookings. Senders of messages do not need it.",
  })
  code?: string | null;

  @Field(() => TypedDateScalar, { nullable: true, description: "The applicant's birth date, as part of the proof." })
  birthDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The six digits that `sendProof` sent for PERSONAL_DATA. They are taken five times at most.',
  })
  digits?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '`PersonalData.pass` of an earlier answer; it stands for the proof.',
  })
  pass?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: instead of the person, the persons under 18 are meant for whom the same number or address booked; the caller acts as their parent or guardian. The number must be proven: keys of scope VOUCH show the digits, too. Null: false.',
  })
  ofChildren?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: asking again gives the data as they are then.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'A copy of everything that an office keeps of a person.' })
export class PersonalData {
  @Field(() => String, { description: 'The copy as a text to be read, in the language of the request.' })
  text!: string;

  @Field(() => String, { description: 'The copy as a JSON document, for other programs; photos are in base64.' })
  json!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Proof for further requests about these data, instead of digits, until `expiresAt`; null for staff.',
  })
  pass!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'URL of a page that shows these data until `expiresAt`, for the person alone; null for staff.',
  })
  url!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the pass and the URL end; null for staff.',
  })
  expiresAt!: string | null;
}

export const PersonalDataResult = resultOf(
  'PersonalDataResult',
  'The copy of the data, or a refusal that tells nothing.',
  () => PersonalData,
);
