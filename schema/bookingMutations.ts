// Changes to bookings: booked, confirmed, proven, moved and cancelled.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { auditedBooking } from '../src/booking/audited.ts';
import type { Booking } from '../src/booking/booking.ts';
import { cancel, reschedule } from '../src/booking/change.ts';
import { type BookingOrder, prepareBooking } from '../src/booking/prepare.ts';
import { sendProof } from '../src/booking/proof.ts';
import { contradictsAge } from '../src/booking/request.ts';
import { isRefusal, type Refusal } from '../src/refusal.ts';
import { dateIn } from '../src/time.ts';
import {
  BookInput,
  CancelBookingInput,
  ConfirmBookingInput,
  RescheduleBookingInput,
  SendProofInput,
} from './bookingInput.ts';
import { readOrder } from './bookingOrder.ts';
import { BookingResult, BookingType } from './bookingType.ts';
import { change } from './change.ts';
import { type Context } from './context.ts';
import { guarded } from './guardedLookup.ts';
import { mustBookOnce } from './oneBooking.ts';
import { ownedBooking } from './ownership.ts';
import { readVisitTime, refusedVisitTime } from './visitTime.ts';

@Resolver(() => BookingType)
export class BookingMutationResolver {
  @Mutation(() => BookingResult, {
    description:
      'Reserves a place and holds it until it is confirmed by `confirmBooking`, for `BookingPolicy.holdMinutes` at most. Callers without an API key may book one place per request. Beyond a few places an hour from one network, each costs a proof of work (WORK_REQUIRED).',
  })
  async book(
    @Arg('input', () => BookInput, { description: 'The office, the applicant, and the wanted day or window.' })
    input: BookInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    mustBookOnce(context.asker, info);
    const { app, asker } = context;
    const { idempotencyKey, when, work: payload, ...wanted } = input;
    const read = await readOrder({ ...wanted, ...readVisitTime(when) }, context);
    if (isRefusal(read)) return read;
    const budget = app.budgetOf(asker);
    const work = payload && budget ? await app.works.solvedToPay('PLACE', budget, payload) : null;
    const order = { ...read, idempotencyKey, budget, work };
    const answer = refusedVisitTime(await app.book(prepareBooking(order)), when);
    return withPriorityNote(ownedBooking(answer), order);
  }

  @Mutation(() => BookingResult, {
    description:
      'Confirms a hold and assigns the queue number. By chat the message proves the phone number. On the web the code must be sent to the office (`proofs`), or the digits of `sendProof` given. If the office has neither WhatsApp nor SMS, a proof of work is required for this booking (`Booking.work`), the more the more bookings were confirmed so from this network, its wider network and at the office within a day.',
  })
  async confirmBooking(
    @Arg('input', () => ConfirmBookingInput, {
      description: 'The booking code, and the proof that the caller may confirm it.',
    })
    input: ConfirmBookingInput,
    @Ctx() context: Context,
  ) {
    const { app, asker } = context;
    const proof = { birthDate: input.birthDate ?? null, digits: input.digits?.slice(0, 20) ?? null };
    const work = input.work ? await app.works.solved(input.code, input.work) : null;
    const budget = app.budgetOf(asker);
    const confirmation = { code: input.code, asker, proof, source: context.source, work, budget };
    return ownedBooking(await guarded(context, input, () => app.confirm(confirmation)));
  }

  @Mutation(() => BookingResult, {
    description:
      "Sends six digits to the phone number of a held booking, by the office's WhatsApp or SMS; `confirmBooking` accepts them as proof; `Booking.digits` tells whether they arrived. If no channel can deliver them, the request is refused and nothing is sent (DIGITS_UNDELIVERABLE, DIGITS_NOT_OFFERED). For PERSONAL_DATA it sends them for any booking, also by e-mail. Only numbers of the office's countries are served (`BookingPolicy.proofCountries`), at most three times a day for one number, and two hundred times an hour by one office. Beyond twenty a day from one network, a hundred from its wider network, or a hundred an hour by the office, each costs a proof of work (WORK_REQUIRED).",
  })
  async sendProof(
    @Arg('input', () => SendProofInput, { description: 'The held booking whose phone number the applicant proves.' })
    input: SendProofInput,
    @Ctx() context: Context,
  ) {
    const { app, asker } = context;
    const proof = { birthDate: input.birthDate ?? null };
    const { code, purpose } = input;
    const budget = app.budgetOf(asker);
    const work = input.work && budget ? await app.works.solvedToPay('DIGITS', budget, input.work) : null;
    const request = { code, asker, proof, purpose, budget, work };
    const send = () =>
      change<Booking | Refusal>(context, bookingStep('sendProof', input.code), (tx, now) =>
        sendProof(tx, request, app, now),
      );
    return ownedBooking(await guarded(context, input, send));
  }

  @Mutation(() => BookingResult, {
    description:
      'Moves a booking to another day or window. The code stays; a confirmed booking gets a new queue number.',
  })
  async rescheduleBooking(
    @Arg('input', () => RescheduleBookingInput, { description: 'The booking, and the wanted day or window.' })
    input: RescheduleBookingInput,
    @Ctx() context: Context,
  ) {
    const { app, asker } = context;
    const wish = {
      code: input.code,
      asker,
      proof: { birthDate: input.birthDate ?? null },
      idempotencyKey: input.idempotencyKey ?? null,
      ...readVisitTime(input.when),
      acceptNextPlace: input.acceptNextPlace,
    };
    const answer = await guarded(context, input, () =>
      change(context, bookingStep('rescheduleBooking', input.code), (tx, now) =>
        reschedule(tx, wish, app.offices.get, now),
      ),
    );
    return ownedBooking(refusedVisitTime(answer, input.when));
  }

  @Mutation(() => BookingResult, { description: 'Cancels a booking; its place becomes free for others.' })
  async cancelBooking(
    @Arg('input', () => CancelBookingInput, { description: 'The booking to cancel.' }) input: CancelBookingInput,
    @Ctx() context: Context,
  ) {
    const { app, asker } = context;
    const { code, idempotencyKey = null, birthDate = null } = input;
    const cancellation = { code, asker, proof: { birthDate }, idempotencyKey };
    return ownedBooking(
      await guarded(context, { code, birthDate }, () =>
        change(context, bookingStep('cancelBooking', code), (tx, now) =>
          cancel(tx, cancellation, app.offices.get, now),
        ),
      ),
    );
  }
}

/** A claim that the birth date contradicts is not kept, and the answer tells so. */
function withPriorityNote<T extends Booking | Refusal>(
  answer: T,
  { request, office, now }: Pick<BookingOrder, 'request' | 'office' | 'now'>,
): T {
  if (isRefusal(answer) || !contradictsAge(request, dateIn(office.timeZone, now))) return answer;
  return { ...answer, isClaimDropped: true };
}

function bookingStep(what: string, subject: string) {
  return { what, office: (booking: Booking) => booking.office, subject, fields: auditedBooking };
}
