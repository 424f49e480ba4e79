// Keeps a request for a place that has none now, and takes it back.
import { sql } from 'kysely';
import { writeGuesses } from '../abuse/guesses.ts';
import { NumberGuesses } from '../abuse/numberGuesses.ts';
import { officeContact } from '../abuse/unproven.ts';
import { type Asker, isStaff, senderKeyOf, worksAt } from '../access/asker.ts';
import { bookGroup } from '../booking/book.ts';
import { type BookingOrder, type PreparedBooking, prepareBooking } from '../booking/prepare.ts';
import { type ApplicantReach, reachOfApplicant } from '../booking/reach.ts';
import { refusedPhoto } from '../booking/request.ts';
import { guessByNumber, noteTold } from '../booking/toldGuesses.ts';
import { findPicked, pickOf } from '../capacity/pickedWindows.ts';
import type { Transaction } from '../database.ts';
import { itemAt } from '../items.ts';
import { lockKeys, lockOf } from '../locks.ts';
import { nextIntake } from '../office/hours.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { statement } from '../statement.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { PlaceRequestReason } from './entities.ts';
import { type PlaceRequest, placeRequestExpiry, storedRequest } from './placeRequest.ts';
import { requestTables } from './requestsOf.ts';
import { canBeTold, type TellMeans, tellSpans } from './tellable.ts';

export interface RequestStep {
  answer: PlaceRequest | Refusal;
  announcements: [];
}

/** Asking again renews what was asked, and keeps the place in the line. */
export async function requestPlace(tx: Transaction, order: BookingOrder, means: TellMeans): Promise<RequestStep> {
  const { office, now } = order;
  const wanted = prepareBooking({ ...order, idempotencyKey: null });
  const waitsFor: PlaceRequestReason = wanted.refusal?.refused === 'OUTSIDE_INTAKE_HOURS' ? 'INTAKE_HOURS' : 'NO_PLACE';
  const refused = waitsFor === 'INTAKE_HOURS' ? refusedPhoto(order.request, office) : wanted.refusal;
  const sender = provenSender(wanted);
  if (refused) return requestAnswer(refused);
  const isWriting = order.asker.kind === 'sender';
  if (!sender || !(isWriting || (await canBeToldNow(tx, wanted, means, now))))
    return requestAnswer(refuse('REQUEST_UNPROVEN', { contact: officeContact(office) }));
  await lockRequests(tx, office.code);
  await lockKeys(tx, [wanted.person, sender]);
  const refusal = (await refusedNow(tx, wanted, waitsFor, now)) ?? (await refusedBeside(tx, wanted, sender, now));
  if (refusal) return requestAnswer(refusal);
  const dueAt = (waitsFor === 'INTAKE_HOURS' ? nextIntake(office, now) : null) ?? now;
  const visitDate = await firstDayWanted(tx, wanted);
  const kept = storedRequest({ ...order, request: { ...order.request, visitDate } }, wanted, sender);
  const row = { ...kept, waitsFor, dueAt, expiresAt: placeRequestExpiry(now) };
  return requestAnswer(await writeRequest(tx, { ...row, askedAt: now }));
}

/** A picked window stands for its day: another hour will do for a person who waits. */
async function firstDayWanted(tx: Transaction, { office, wish }: PreparedBooking): Promise<LocalDate | null> {
  if (wish.window === null) return wish.date;
  return pickOf(wish, await findPicked(tx, [{ office, wish }], []))?.date ?? wish.date;
}

function requestAnswer(answer: PlaceRequest | Refusal): RequestStep {
  return { answer, announcements: [] };
}

/** The key of the address that is proven and can be written to; null: there is none. */
function provenSender(wanted: PreparedBooking): string | null {
  return wanted.proven && reachOfWanted(wanted) ? wanted.sender : null;
}

function reachOfWanted({ channel, sender, request, office }: PreparedBooking): ApplicantReach | null {
  return sender ? reachOfApplicant({ channel, senderKey: sender, phone: request.phone ?? null }, office) : null;
}

/** A number that was proven by digits may be one that the office can send nothing else to. */
async function canBeToldNow(
  tx: Transaction,
  wanted: PreparedBooking,
  means: TellMeans,
  now: Instant,
): Promise<boolean> {
  const { office, request } = wanted;
  const news = { key: 'placeFound', reach: reachOfWanted(wanted), language: request.language } as const;
  return canBeTold(itemAt(await tellSpans(tx, office, means, [news]), 0), now);
}

/** One server at a time gives places to the requests of an office, and no request comes or goes meanwhile. */
async function lockRequests(tx: Transaction, office: string): Promise<void> {
  await tx.query(LOCK_REQUESTS, [office]);
}
const LOCK_REQUESTS = statement('lock requests')`
  select pg_advisory_xact_lock(${lockOf('requests', '$1')})`;

/** Books it on trial: only what no place is free for may wait, and only a person who could have one. */
async function refusedNow(
  tx: Transaction,
  wanted: PreparedBooking,
  waitsFor: PlaceRequestReason,
  now: Instant,
): Promise<Refusal | null> {
  await tx.query(TRIAL);
  const trial = { ...wanted, refusal: null, lottery: null };
  const booked = await bookGroup(tx, [trial], now);
  const answer = itemAt(booked.answer, 0);
  await tx.query(END_TRIAL);
  // A guess all the same.
  await noteTold(tx, booked.told, now);
  if (answer instanceof Error) throw answer;
  if (isRefusal(answer)) return answer.refused === 'FULL' ? null : answer;
  const near = { office: wanted.office.code, from: wanted.wish.date, quotas: wanted.wish.quotas };
  return waitsFor === 'INTAKE_HOURS' ? null : refuse('PLACES_FREE', {}, { field: 'visitDate', near });
}
const TRIAL = 'savepoint trial';
const END_TRIAL = 'rollback to savepoint trial';

/** By the other requests: a person waits once, and a number for no more people than it may book for. */
async function refusedBeside(
  tx: Transaction,
  wanted: PreparedBooking,
  sender: string,
  now: Instant,
): Promise<Refusal | null> {
  const waiting = await requestTables(tx)
    .selectFrom('place_request')
    .select(['personKey', 'senderKey'])
    .where(({ eb, or }) => or([eb('personKey', '=', wanted.person), eb('senderKey', '=', sender)]))
    .execute();
  const own = waiting.find(({ personKey }) => personKey === wanted.person);
  if (own && own.senderKey !== sender) {
    const guess = guessByNumber(wanted);
    const guesses = new NumberGuesses([]);
    if (guess) guesses.addTold(guess);
    writeGuesses(tx, guesses.fresh, now);
    return refuse('ALREADY_WAITING', {});
  }
  const { maxLiveBookingsPerSender: limit } = wanted.office.policy;
  const others = waiting.filter(({ personKey }) => personKey !== wanted.person).length;
  if (others === 0) return null;
  const { live } = await requestTables(tx)
    .selectFrom('booking')
    .select(({ fn }) => fn.countAll<number>().as('live'))
    .where('live', '=', true)
    .where('senderKey', '=', sender)
    .executeTakeFirstOrThrow();
  return others + Number(live) >= limit ? refuse('LIMIT_REACHED', { limit }) : null;
}

async function writeRequest(tx: Transaction, row: Omit<PlaceRequest, 'id'>): Promise<PlaceRequest> {
  const { personKey: _, askedAt: __, ...renewed } = row;
  return requestTables(tx)
    .insertInto('place_request')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('personKey').doUpdateSet(({ ref }) => ({
        ...renewed,
        // In the line of another office it begins at its end.
        askedAt: sql<Instant>`case when ${ref('place_request.office')} = ${ref('excluded.office')}
          then ${ref('place_request.askedAt')} else ${ref('excluded.askedAt')} end`,
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

export interface RequestWithdrawal {
  id: string;
  asker: Asker;
}

/** The id is a secret of its holder; a sender takes back the requests of the own address alone. */
export async function withdrawPlaceRequest(tx: Transaction, { id, asker }: RequestWithdrawal): Promise<RequestStep> {
  const found = await requestTables(tx)
    .selectFrom('place_request')
    .select('office')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return requestAnswer(refuse('UNKNOWN_REQUEST', {}));
  await lockRequests(tx, found.office);
  const own = senderKeyOf(asker);
  const gone = await requestTables(tx)
    .deleteFrom('place_request')
    .where('id', '=', id)
    .$if(own !== null, (query) => query.where('senderKey', '=', own))
    .$if(isStaff(asker) && !worksAt(asker, found.office), (query) => query.where(sql.lit(false)))
    .returningAll()
    .executeTakeFirst();
  return requestAnswer(gone ?? refuse('UNKNOWN_REQUEST', {}));
}

/** Of offices that are no more: those of the others end with a notice. */
export async function forgetOldRequests(tx: Transaction, now: Instant): Promise<void> {
  await requestTables(tx)
    .deleteFrom('place_request')
    .where('expiresAt', '<=', now.subtract({ hours: 24 }))
    .execute();
}
