// Numbers that applicants prove before they ask for a place.
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { claimById, type SentClaim, sendClaimDigits } from '../src/booking/numberClaim.ts';
import { queriesOn } from '../src/database.ts';
import type { MessageFate } from '../src/outbox/fate.ts';
import { isRefusal, type Refusal } from '../src/refusal.ts';
import { type Language, rfc3339 } from '../src/time.ts';
import { change } from './change.ts';
import type { Context } from './context.ts';
import { Languages } from './languages.ts';
import { resultOf } from './refusal.ts';
import { DateTimeScalar, PhoneNumberScalar, TypedPhoneNumberScalar } from './scalars.ts';
import { DigitsStatus } from './sentDigits.ts';

@InputType({ description: 'A phone number that the applicant proves before asking for a place.' })
export class SendNumberProofInput {
  @Field(() => ID, { description: 'Code of the office that sends the digits, and at which they count.' })
  office!: string;

  @Field(() => TypedPhoneNumberScalar, { description: "The applicant's phone number." })
  phone!: string;

  @Field(() => Languages, {
    nullable: true,
    description: 'Language of the message; null for the language of the request.',
  })
  language?: Language | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The solved challenge of `Refusal.work`, as JSON with `challenge` and its `solution` (`counter`, `derivedKey`).',
  })
  work?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: asking again within a minute sends nothing more.',
  })
  idempotencyKey?: string | null;
}

@ObjectType('NumberProof', { description: 'Digits that were sent to a phone number and wait to be read back.' })
export class NumberProofType {
  @Field(() => ID, {
    description: 'Identifier for `numberProof`, which tells whether the digits arrived. It proves nothing.',
  })
  id!: string;

  @Field(() => PhoneNumberScalar, { description: 'The number to which the digits were sent.' })
  phone!: string;

  @Field(() => DateTimeScalar, { description: 'Time until which `BookInput.digits` accepts them.' })
  expiresAt!: string;

  @Field(() => DigitsStatus, {
    description:
      'Whether the digits arrived, as far as the provider tells. After FAILED they can be asked for again at once, and the message is not counted against the number.',
  })
  status!: MessageFate;
}

const NumberProofResult = resultOf(
  'NumberProofResult',
  'The digits that were sent, or the reason for the refusal.',
  () => NumberProofType,
);

@Resolver()
export class NumberProofResolver {
  @Mutation(() => NumberProofResult, {
    description:
      "Sends six digits to a phone number by the office's WhatsApp or SMS, before a place is asked for: `book` with `phone` and `digits` books for a proven applicant. If no channel can deliver digits to that number, the request is refused and nothing is sent: DIGITS_UNDELIVERABLE, or DIGITS_NOT_OFFERED if the office has neither WhatsApp nor SMS and no other office sends for it (`BookingPolicy.sendsDigitsFor`). For people in whose name or with whose number others have booked without a proof, and for crowded networks. The limits and prices are those of `sendProof`.",
  })
  async sendNumberProof(
    @Arg('input', () => SendNumberProofInput, { description: 'The number, and the office that sends the digits.' })
    input: SendNumberProofInput,
    @Ctx() context: Context,
  ) {
    const { app, asker } = context;
    context.answerIn(input.language ?? context.language);
    const office = app.offices.get(input.office);
    const budget = app.budgetOf(asker);
    const work = input.work && budget ? await app.works.solvedToPay('DIGITS', budget, input.work) : null;
    const request = { office, phone: input.phone, language: context.language, budget, work };
    const audited = { what: 'sendNumberProof', office: office.code, subject: null };
    const sent = await change<SentClaim | Refusal>(context, audited, (tx, now) =>
      sendClaimDigits(tx, request, app, now),
    );
    return isRefusal(sent) ? sent : shownClaim(sent, context);
  }

  @Query(() => NumberProofType, {
    nullable: true,
    description:
      'Digits that were sent by `sendNumberProof`, and whether they arrived; null if there are none with that identifier, or they are a day old.',
  })
  async numberProof(
    @Arg('id', () => ID, { description: 'Identifier of the digits (`NumberProof.id`).' }) id: string,
    @Ctx() context: Context,
  ): Promise<NumberProofType | null> {
    const sent = await claimById(queriesOn(context.app.pool), id);
    return sent && shownClaim(sent, context);
  }
}

function shownClaim({ id, phone, office, expiresAt, status }: SentClaim, { app }: Context): NumberProofType {
  return { id, phone, status, expiresAt: rfc3339(expiresAt, app.offices.get(office).timeZone) };
}
