// Corrects the name or the birth date of a booking: slips by its holder, all else by staff who see the identity card.

import { blocksAmong } from '../abuse/blocks.ts';
import { writeGuesses } from '../abuse/guesses.ts';
import { guessesOfNumbers, NumberGuesses } from '../abuse/numberGuesses.ts';
import { type Asker, isStaff, writtenAs } from '../access/asker.ts';
import { personKey, readName, spellingKey } from '../applicantName.ts';
import type { Booking } from '../booking/booking.ts';
import { noteDue } from '../booking/dueNotices.ts';
import { BookingEntity, BookingEventEntity } from '../booking/entities.ts';
import { lockBookings } from '../booking/find.ts';
import { lifeStepOf } from '../booking/lifeSteps.ts';
import { isPossibleBirthDate, priorityOf } from '../booking/request.ts';
import { unknownCode } from '../booking/rules.ts';
import { announce, type BookingStep, refusedStep } from '../booking/step.ts';
import { registrationTried } from '../booking/toldGuesses.ts';
import type { Transaction } from '../database.ts';
import { lockKeys } from '../locks.ts';
import type { Office, Priority } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import { dateIn, type Instant, type LocalDate } from '../time.ts';
import { isSlipOfDate, isSlipOfName } from './correctionRules.ts';
import { bookingsOfSubject } from './records.ts';
import type { DataSubject } from './subject.ts';

const tables = tablesOf(BookingEntity, BookingEventEntity);

export interface CorrectionRequest {
  asker: Asker;
  subject: DataSubject;
  office: Office;
  code: string;
  /** null: stays as it is. */
  name: string | null;
  birthDate: LocalDate | null;
}

/** The person as corrected. */
interface Corrected {
  name: string;
  birthDate: LocalDate;
  /** That of the corrected birth date. */
  priority: Priority;
  fields: ('name' | 'birthDate')[];
}

export async function correct(tx: Transaction, request: CorrectionRequest, now: Instant): Promise<BookingStep> {
  const { subject, office, code, asker } = request;
  const guesser = isStaff(asker) ? null : subject.address;
  if (guesser) await lockKeys(tx, [guesser]);
  const reached = await bookingsOfSubject(tx, subject, office, now);
  const found = reached.find((one) => one.code === code);
  const booking = found && (await lockBookings(tx, [code])).get(code);
  if (!found || !booking) return refusedStep(unknownCode());
  const wanted = correctedPerson(booking, request, now);
  if ('refused' in wanted) return refusedStep(wanted);
  if (wanted.fields.length === 0) return { answer: booking, announcements: [] };
  const refusal =
    (await refusedAgain(tx, wanted, request)) ?? (await refusedPerson(tx, booking, wanted, { office, guesser, now }));
  if (refusal) return refusedStep(refusal);
  await write(tx, booking, wanted, { by: writtenAs(asker, found.isOfChild ? 'guardian' : 'applicant'), now });
  tx.note(() => lifeStepOf('booking.corrected', booking));
  const { name, birthDate, priority } = wanted;
  return { answer: { ...booking, name, birthDate, priority }, announcements: announce(booking), before: booking };
}

function correctedPerson(booking: Booking, request: CorrectionRequest, now: Instant): Corrected | Refusal {
  const { office, asker } = request;
  const name = request.name === null ? booking.name : readName(request.name);
  if (name === null) return refuse('INVALID_NAME', {}, { field: 'newName' });
  const birthDate = request.birthDate ?? booking.birthDate;
  const today = dateIn(office.timeZone, now);
  if (!isPossibleBirthDate(birthDate, today)) return refuse('INVALID_BIRTH_DATE', {}, { field: 'newBirthDate' });
  const isSlip = isSlipOfName(booking.name, name) && isSlipOfDate(booking.birthDate, birthDate);
  if (!isStaff(asker) && !isSlip) return refuse('CORRECTION_AT_DESK', { office: office.name });
  const fields: Corrected['fields'] = [];
  if (name !== booking.name) fields.push('name');
  if (birthDate !== booking.birthDate) fields.push('birthDate');
  const isSameAge = birthDate === booking.birthDate;
  const priority = isSameAge ? booking.priority : priorityOf({ priority: booking.priority, birthDate }, today);
  return { name, birthDate, priority, fields };
}

/** Slip by slip a name could become any other: each is corrected once, then at the desk. */
async function refusedAgain(
  tx: Transaction,
  { fields }: Corrected,
  { asker, code, office }: CorrectionRequest,
): Promise<Refusal | null> {
  if (isStaff(asker)) return null;
  const rows = await tables(tx)
    .selectFrom('booking_event')
    .select('detail')
    .where('booking', '=', code)
    .where('action', '=', CORRECT)
    .execute();
  const before = rows.flatMap(({ detail }) => (Array.isArray(detail?.fields) ? detail.fields : []));
  return fields.some((field) => before.includes(field)) ? refuse('CORRECTION_AT_DESK', { office: office.name }) : null;
}
const CORRECT = 'CORRECT';

/** `guesser`: the proven address of the caller; null: staff, or a program that has identified the person. */
type CorrectionCause = Pick<CorrectionRequest, 'office'> & { guesser: string | null; now: Instant };

/** The corrected person may have a booking already, or be blocked. To be told of it is a guess, as it is when booking. */
async function refusedPerson(
  tx: Transaction,
  booking: Booking,
  { name, birthDate }: Corrected,
  cause: CorrectionCause,
): Promise<Refusal | null> {
  const { office, guesser, now } = cause;
  const person = personKey(name, birthDate);
  if (!booking.live || person === personKey(booking.name, booking.birthDate)) return null;
  await lockKeys(tx, [person]);
  const guess = guesser && { sender: guesser, spelling: spellingKey(name, birthDate) };
  const guesses = new NumberGuesses(guess ? await guessesOfNumbers(tx, [guess], now) : []);
  if (guess && guesses.isOut(guess)) return refuse('CORRECTION_AT_DESK', { office: office.name });
  const refusal = await standsAgainstPerson(tx, booking, person, cause);
  if (!guess) return refusal;
  guesses.addTried(guess);
  if (refusal) guesses.addTold(guess);
  writeGuesses(tx, guesses.fresh, now);
  return refusal;
}

async function standsAgainstPerson(
  tx: Transaction,
  booking: Booking,
  person: string,
  { office, guesser, now }: CorrectionCause,
): Promise<Refusal | null> {
  const other = await tables(tx)
    .selectFrom('booking')
    .select(['code', 'proven'])
    .where('personKey', '=', person)
    .where('live', '=', true)
    .where('code', '<>', booking.code)
    .executeTakeFirst();
  if (other?.proven && guesser) await noteDue(tx, [registrationTried(other.code, office, now)], [], now);
  if (other) return refuse('ALREADY_BOOKED', {}, { field: 'newName' });
  const blockable = { sender: booking.senderKey, person, office };
  return (await blocksAmong(tx, [blockable], now)).refuse(blockable);
}

/** The trigger `booking_is_somebodys` lets the person of a live booking be changed for this code alone, until the commit. */
async function write(
  tx: Transaction,
  { code, window }: Booking,
  { name, birthDate, priority, fields }: Corrected,
  { by, now }: { by: string; now: Instant },
): Promise<void> {
  await tx.query({ name: 'correct person', text: SET_CORRECTED }, [code]);
  await tables(tx)
    .updateTable('booking')
    .set({ name, birthDate, personKey: personKey(name, birthDate), priority })
    .where('code', '=', code)
    .execute();
  await tx.query({ name: 'correct person', text: SET_CORRECTED }, ['']);
  await tables(tx)
    .insertInto('booking_event')
    .values({ booking: code, at: now, action: CORRECT, by, detail: { fields }, window: window.id })
    .execute();
}
const SET_CORRECTED = `select set_config('antrean.corrects', $1, true)`;
