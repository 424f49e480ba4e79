// Digits sent to the number that was given: who can read them back holds the number.

import { PAUSE_MINUTES, refusedNumber } from '../abuse/proofRules.ts';
import type { PaidWork } from '../abuse/unprovenPlaces.ts';
import type { Asker } from '../access/asker.ts';
import type { Queryable, Transaction } from '../database.ts';
import { lockKeys } from '../locks.ts';
import { hasChat, type Office } from '../office/settings.ts';
import { fateOf, fatesOfPurposes, type MessageFate } from '../outbox/fate.ts';
import type { Notice } from '../outbox/notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { select, statement } from '../statement.ts';
import { tablesOf } from '../tables.ts';
import { addMinutes, type Instant, isBefore } from '../time.ts';
import type { Booking } from './booking.ts';
import { isLapsed } from './deadlines.ts';
import {
  countDigits,
  type DigitBudgets,
  digitBudgets,
  newDigits,
  refusedMessage,
  turnsOfDigits,
} from './digitBudgets.ts';
import { type DigitMeans, digitRoute, digitRoutes, refusedDelivery } from './digitRoutes.ts';
import { NumberProofEntity } from './entities.ts';
import { lockBookings } from './find.ts';
import { applicantAddress } from './reach.ts';
import { isTheirs, unknownCode, type VisitProof } from './rules.ts';

/** The use of digits: to confirm a hold, or to see, correct or delete personal data. Digits for one are not taken for the other. */
export type ProofPurpose = 'CONFIRM' | 'PERSONAL_DATA';

export interface ProofRequest {
  code: string;
  purpose?: ProofPurpose;
  asker: Asker;
  proof: VisitProof;
  /** The budget of unproven doings it counts in; null: none. */
  budget?: string | null;
  /** The work that was done for the message; null: none. */
  work?: PaidWork | null;
}

const tables = tablesOf(NumberProofEntity);

/** How often digits are sent for one booking, and how often they may be read wrong. */
const MOST_SENT = 3;
export const MAX_DIGIT_TRIES = 5;

export type ProofStep = { answer: Booking | Refusal; announcements: []; notices: { at: Instant; all: Notice[] } };

/** Sends six digits to the number given; asking again for the same booking soon sends nothing and says the same. */
export async function sendProof(
  tx: Transaction,
  { code, asker, proof, budget = null, work = null, purpose: use = 'CONFIRM' }: ProofRequest,
  means: DigitMeans,
  now: Instant,
): Promise<ProofStep> {
  const booking = (await lockBookings(tx, [code])).get(code);
  if (!booking || !isTheirs(booking, asker, proof)) return answered(unknownCode(), now);
  const office = means.offices.get(booking.office);
  const zone = office.timeZone;
  const notNow = use === 'CONFIRM' ? refusedDigits(booking, zone, now) : null;
  if (notNow) return answered(notNow, now);
  const to = applicantAddress(booking);
  if (!to) return answered(refuse('DATA_AT_DESK', { office: office.name }), now);
  const wrong = to.kind === 'phone' ? refusedNumber(to.value, office) : null;
  if (wrong) return answered(wrong, now);
  const { language, channel } = booking;
  const key = use === 'CONFIRM' ? 'proof' : 'dataProof';
  const route = await digitRoute(tx, digitRoutes({ office, to, key, language, wroteBy: channel }, means), now);
  if (!route) return answered(refusedUnreachable(use, office), now);
  const budgets = digitBudgets(to.value, route.payer, budget);
  await lockKeys(tx, turnsOfDigits(budgets));
  if (await isSentEnough(tx, code, use, now)) return answered(booking, now);
  const refusal = await refusedMessage(tx, { code, budgets, work, office }, now);
  if (refusal) return answered(refusal, now);
  const about = { booking: code, version: booking.version };
  const { digits, until, purpose } = await writeDigits(tx, { code, purpose: use }, budgets, now);
  const parameters = { digits, office: office.name, until: { at: until, zone } };
  const notice: Notice = {
    ...route.reach,
    purpose,
    language,
    about,
    notAfter: until,
    key,
    parameters,
    secret: [digits],
  };
  return { answer: booking, announcements: [], notices: { at: now, all: [notice] } };
}

/** Only a hold whose phone number was given is confirmed by digits. */
function refusedDigits(booking: Booking, zone: string, now: Instant): Refusal | null {
  if (booking.status === 'EXPIRED' || isLapsed(booking, now)) {
    return refuse('HOLD_EXPIRED', { confirmBy: { at: booking.confirmBy, zone } });
  }
  if (booking.status !== 'HELD') return refuse('NOT_ALLOWED_NOW', { status: booking.status });
  return booking.phone ? null : refuse('NOT_VERIFIED', {});
}

function refusedUnreachable(purpose: ProofPurpose, office: Office): Refusal {
  return purpose === 'CONFIRM' || hasChat(office)
    ? refusedDelivery(office)
    : refuse('DATA_AT_DESK', { office: office.name });
}

/** The purpose of the message that brings digits; `time`: 1 for the first. */
function purposeOfDigits(code: string, time: number): string {
  return `proof:${code}:${time}`;
}

/** New digits for a booking, which count in the budgets; `purpose`: of the message that brings them. */
async function writeDigits(
  tx: Transaction,
  of: Pick<Reading, 'code' | 'purpose'>,
  budgets: DigitBudgets,
  now: Instant,
) {
  const { digits, until } = newDigits(now);
  const proof = { digest: tx.cipher.digestsOf(proofText({ ...of, digits }))[0], sentAt: now, expiresAt: until };
  const { sent } = await tables(tx)
    .insertInto('number_proof')
    .values({ booking: of.code, ...proof })
    .onConflict((conflict) =>
      conflict
        .column('booking')
        .doUpdateSet(({ eb }) => ({ ...proof, sent: eb('number_proof.sent', '+', 1), tries: 0 })),
    )
    .returning('sent')
    .executeTakeFirstOrThrow();
  const purpose = purposeOfDigits(of.code, sent);
  await countDigits(tx, { ...budgets, message: purpose }, now);
  return { digits, until, purpose };
}

/** For this booking: an impatient finger is no reason for a second message. A hold is confirmed once, its data are seen often. */
async function isSentEnough(tx: Transaction, code: string, purpose: ProofPurpose, now: Instant): Promise<boolean> {
  const own = await tables(tx)
    .selectFrom('number_proof')
    .select(['sent', 'sentAt'])
    .where('booking', '=', code)
    .executeTakeFirst();
  if (!own) return false;
  const isPausing = isBefore(now, addMinutes(own.sentAt, PAUSE_MINUTES));
  if (isPausing && (await fateOf(tx, purposeOfDigits(code, own.sent))) !== 'FAILED') return true;
  if (purpose !== 'CONFIRM' || own.sent < MOST_SENT) return false;
  const times = Array.from({ length: own.sent }, (_, before) => purposeOfDigits(code, before + 1));
  const fates = await fatesOfPurposes(tx, times);
  return [...fates.values()].filter((fate) => fate !== 'FAILED').length >= MOST_SENT;
}

/** Digits that wait to be read back. */
export interface SentDigits {
  expiresAt: Instant;
  status: MessageFate;
}

/** Those that were sent last, by the code of the booking; one for which none were sent is missing. */
export async function digitsSentFor(db: Queryable, codes: readonly string[]): Promise<Map<string, SentDigits>> {
  const rows = await tables(db)
    .selectFrom('number_proof')
    .select(['booking', 'sent', 'expiresAt'])
    .where('booking', 'in', codes)
    .execute();
  const purposes = new Map(rows.map(({ booking, sent }) => [booking, purposeOfDigits(booking, sent)]));
  const fates = await fatesOfPurposes(db, [...purposes.values()]);
  return new Map(
    rows.map(({ booking, expiresAt }) => {
      return [booking, { expiresAt, status: fates.get(purposes.get(booking) ?? '') ?? 'FAILED' }];
    }),
  );
}

function answered(answer: Booking | Refusal, now: Instant): ProofStep {
  return { answer, announcements: [], notices: { at: now, all: [] } };
}

function proofText({ code, digits, purpose = 'CONFIRM' }: Reading): string {
  const use = purpose === 'CONFIRM' ? '' : `${purpose} `;
  return `${use}${code} ${digits}`;
}

/** Digits that the applicant read from their phone. */
export interface Reading {
  code: string;
  digits: string;
  /** Left out: to confirm. */
  purpose?: ProofPurpose;
}

/** The codes whose digits were read right; every wrong reading counts, and after five of them none is right. */
export async function proven(tx: Transaction, readings: readonly Reading[], now: Instant): Promise<Set<string>> {
  const right = new Set<string>();
  for (const { code, digits, purpose } of readings) {
    const [row] = await tx.query(TRY_PROOF, [code, MAX_DIGIT_TRIES]);
    if (!row || !isBefore(now, row.expiresAt)) continue;
    const typed = { code, digits: digits.replace(/\D/g, ''), ...(purpose && { purpose }) };
    if (tx.cipher.digestsOf(proofText(typed)).includes(row.digest)) right.add(code);
  }
  return right;
}
const TRY_PROOF = statement('try proof')`
  update number_proof set tries = tries + 1 where booking = $1 and tries < $2
  returning ${select(NumberProofEntity, ['digest', 'expiresAt'])}`;
