// The check-in by one's own phone: the code that the screen at the door shows, and the step of the person who has scanned it.
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Office } from '../src/office/settings.ts';
import { auditedTicket } from '../src/queue/audited.ts';
import { CallerError, isRefusal, type Refusal, refuse } from '../src/refusal.ts';
import { rfc3339 } from '../src/time.ts';
import { checkInAtDoor, readDoorCode } from '../src/visit/doorCheckIn.ts';
import type { VisitReference } from '../src/visit/visitSecrets.ts';
import { change } from './change.ts';
import type { Context } from './context.ts';
import { guarded } from './guardedLookup.ts';
import { BookingCodeScalar, DateTimeScalar } from './scalars.ts';
import { type ShownVisit, visitOfReference } from './visitOfSecret.ts';
import { VisitResult } from './visitType.ts';

@ObjectType({ description: 'The code of an office for the screen at its door. It is stored nowhere.' })
class DoorCode {
  @Field(() => String, {
    description:
      'URL for the QR code on the screen: opened on a phone, it is the page on which the person checks in. Its part after `#` is `CheckInAtDoorInput.doorCode`.',
  })
  url!: string;

  @Field(() => DateTimeScalar, { description: 'Time at which the screen has to show the next code: ask again then.' })
  until!: string;

  @Field(() => DateTimeScalar, { description: "Time of the answer, by the server's clock." })
  at!: string;
}

@InputType({ description: 'The visit of the person at the door. Exactly one field is given.' })
class VisitAtDoorInput {
  @Field(() => String, {
    nullable: true,
    description: 'The secret of the visit: the last part of `Booking.visitUrl` or `Ticket.visitUrl`.',
  })
  secret?: string | null;

  @Field(() => BookingCodeScalar, {
    nullable: true,
    description: 'Public code of the booking, typed or read from its QR code.',
  })
  code?: string | null;
}

@InputType({ description: 'A person with a booking who stands at the door of the office.' })
class CheckInAtDoorInput {
  @Field(() => ID, { description: 'Code of the office at whose door the person is.' })
  office!: string;

  @Field(() => String, { description: 'The code of the door: the part of `DoorCode.url` after `#`.' })
  doorCode!: string;

  @Field(() => VisitAtDoorInput, { description: 'The visit to check in, by its secret or by its booking code.' })
  visit!: VisitAtDoorInput;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: repeating the request with the same key, office and visit within a day returns the same result, also with another code of the door.',
  })
  idempotencyKey?: string | null;
}

@Resolver()
export class DoorCheckInResolver {
  @Query(() => DoorCode, {
    nullable: true,
    description:
      'The code that the screen at the door of an office shows now; null if the office has none (`BookingPolicy.doorCodeMinutes`). Only for paired devices of the office and programs that check people in.',
  })
  doorCode(
    @Arg('office', () => ID, { description: 'Code of the office at whose entrance the screen stands.' }) code: string,
    @Ctx() { app }: Context,
  ): DoorCode | null {
    const office = app.offices.get(code);
    const minutes = office.policy.doorCodeMinutes;
    if (minutes === 0) return null;
    const now = app.now();
    const shown = app.doors.codeAt({ office: office.code, minutes }, now);
    return {
      url: `${app.publicUrl}/here/${office.code}#${shown.code}`,
      until: rfc3339(shown.until, office.timeZone),
      at: rfc3339(now, office.timeZone),
    };
  }

  @Mutation(() => VisitResult, {
    description:
      'Checks in a person who stands at the door of the office with their own phone: the code that the screen there shows is the proof of that, and works until the next one is over. The rules are those of `checkIn`; checking in again returns the same visit. Codes that the door never showed, and unknown booking codes, count as guesses.',
  })
  checkInAtDoor(
    @Arg('input', () => CheckInAtDoorInput, { description: 'The office, the code of its door, and the visit.' })
    input: CheckInAtDoorInput,
    @Ctx() context: Context,
  ): Promise<ShownVisit | Refusal> {
    const { app } = context;
    const office = app.offices.get(input.office);
    const reference = referenceOf(input.visit, context);
    const look = () => (reference ? checkInNow(context, office, { ...input, reference }) : unknownVisit());
    // No one guesses a secret with a code of the door: the guesses of others behind the same address hold them up no longer.
    const isProven = input.visit.code == null && reference !== null;
    const isDoor = readDoorCode(app.doors, office, input.doorCode, app.now()) !== 'UNKNOWN';
    return isProven && isDoor ? look() : guarded(context, {}, look);
  }
}

/** @throws CallerError BAD_USER_INPUT unless exactly one is named, as compiled documents do not check it. */
function referenceOf({ secret, code }: VisitAtDoorInput, { app }: Context): VisitReference | null {
  if ((secret == null) === (code == null))
    throw new CallerError('BAD_USER_INPUT', 'visit: exactly one of secret and code.');
  return code == null ? app.visits.read((secret ?? '').trim()) : { booking: code };
}

async function unknownVisit(): Promise<Refusal> {
  return refuse('UNKNOWN_CODE', {}, { field: 'visit.secret' });
}

interface ProvenArrival extends Pick<CheckInAtDoorInput, 'doorCode' | 'idempotencyKey'> {
  reference: VisitReference;
}

/** A walk-in has been in the queue since the number was issued. */
async function checkInNow(
  context: Context,
  office: Office,
  { reference, doorCode, idempotencyKey = null }: ProvenArrival,
): Promise<ShownVisit | Refusal> {
  const { app, asker } = context;
  if ('booking' in reference) {
    const arrival = { office, code: reference.booking, doorCode, asker, idempotencyKey };
    const audited = { what: 'checkInAtDoor', office: office.code, subject: reference.booking, fields: auditedTicket };
    const answer = await change(context, audited, (tx, now) =>
      checkInAtDoor(tx, arrival, { doors: app.doors, offices: app.offices.get }, now),
    );
    if (isRefusal(answer)) return answer;
  }
  return (await visitOfReference(context, reference)) ?? unknownVisit();
}
