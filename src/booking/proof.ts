// Digits sent to the number that was given: who can read them back holds the number.

import { randomInt } from 'node:crypto';
import {
  DAY_HOURS,
  OFFICE_HOURS,
  PAUSE_MINUTES,
  refusedNumber,
  refusedOften,
  refusedUnpaid,
  type SentLately,
} from '../abuse/proofRules.ts';
import type { PaidWork } from '../abuse/unprovenPlaces.ts';
import { spendOnce } from '../abuse/work.ts';
import type { Asker } from '../access/asker.ts';
import { widerNetwork } from '../access/source.ts';
import type { Transaction } from '../database.ts';
import { lockKeys } from '../locks.ts';
import type { Office, Offices } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { select, statement } from '../statement.ts';
import { tablesOf } from '../tables.ts';
import { addMinutes, type Instant, isBefore } from '../time.ts';
import type { Booking } from './booking.ts';
import { isLapsed } from './deadlines.ts';
import { NumberProofEntity, ProofSentEntity } from './entities.ts';
import { lockBookings } from './find.ts';
import { reachOfApplicant } from './reach.ts';
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

const tables = tablesOf(NumberProofEntity, ProofSentEntity);

const MINUTES = 10;
/** How often digits are sent for one booking, and how often they may be read wrong. */
const MOST_SENT = 3;
const MAX_DIGIT_TRIES = 5;

export type ProofStep = { answer: Booking | Refusal; announcements: []; notices: { at: Instant; all: Notice[] } };

/** Sends six digits to the number given; asking again for the same booking soon sends nothing and says the same. */
export async function sendProof(
  tx: Transaction,
  { code, asker, proof, budget = null, work = null, purpose: use = 'CONFIRM' }: ProofRequest,
  offices: Offices,
  now: Instant,
): Promise<ProofStep> {
  const booking = (await lockBookings(tx, [code])).get(code);
  if (!booking || !isTheirs(booking, asker, proof)) return answered(unknownCode(), now);
  const office = offices(booking.office);
  const zone = office.timeZone;
  const notNow = use === 'CONFIRM' ? refusedDigits(booking, zone, now) : null;
  if (notNow) return answered(notNow, now);
  const reach = reachOfApplicant(booking, office);
  if (!reach) return answered(refusedUnreachable(use, office), now);
  const wrong = reach.to.kind === 'phone' ? refusedNumber(reach.to.value, office) : null;
  if (wrong) return answered(wrong, now);
  const budgets: ProofBudgets = {
    number: reach.to.value,
    source: budget,
    wider: budget && widerNetwork(budget),
    office: office.code,
  };
  await lockKeys(tx, turnsOf(budgets));
  if (await isSentEnough(tx, code, use, now)) return answered(booking, now);
  const sentBefore = await sentLately(tx, budgets, now);
  const refusal =
    refusedOften(sentBefore, office, now) ?? (await refusedPrice(tx, { code, budget, work, office, sentBefore }, now));
  if (refusal) return answered(refusal, now);
  const about = { booking: code, version: booking.version };
  const { digits, until, sent } = await writeDigits(tx, { code, purpose: use }, budgets, now);
  const parameters = { digits, office: office.name, until: { at: until, zone } };
  const { language } = booking;
  const purpose = `proof:${code}:${sent}`;
  const key = use === 'CONFIRM' ? 'proof' : 'dataProof';
  const notice: Notice = { ...reach, purpose, language, about, notAfter: until, key, parameters, secret: [digits] };
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
  return purpose === 'CONFIRM' ? refuse('NOT_VERIFIED', {}) : refuse('DATA_AT_DESK', { office: office.name });
}

interface PricedRequest {
  code: string;
  budget: string | null;
  work: PaidWork | null;
  office: Office;
  sentBefore: SentLately;
}

/** Callers who count in no budget pay nothing; a piece of work that pays is spent. */
async function refusedPrice(
  tx: Transaction,
  { code, budget, work, office, sentBefore }: PricedRequest,
  now: Instant,
): Promise<Refusal | null> {
  if (budget === null) return null;
  const price = refusedUnpaid(sentBefore, null, office);
  if (!price || !work || refusedUnpaid(sentBefore, work, office)) return price;
  return (await spendOnce(tx, { work, code, budgets: null }, now)) ? null : price;
}

/** New digits for a booking, which count in the budgets; `sent`: how many the booking has had. */
async function writeDigits(
  tx: Transaction,
  of: Pick<Reading, 'code' | 'purpose'>,
  budgets: ProofBudgets,
  now: Instant,
) {
  const digits = String(randomInt(1_000_000)).padStart(6, '0');
  const until = addMinutes(now, MINUTES);
  await tables(tx)
    .insertInto('proof_sent')
    .values({ ...budgets, at: now })
    .execute();
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
  return { digits, until, sent };
}

/** For this booking: an impatient finger is no reason for a second message. A hold is confirmed once, its data are seen often. */
async function isSentEnough(tx: Transaction, code: string, purpose: ProofPurpose, now: Instant): Promise<boolean> {
  const own = await tables(tx)
    .selectFrom('number_proof')
    .select(['sent', 'sentAt'])
    .where('booking', '=', code)
    .executeTakeFirst();
  const most = purpose === 'CONFIRM' ? MOST_SENT : Number.POSITIVE_INFINITY;
  return own !== undefined && (own.sent >= most || isBefore(now, addMinutes(own.sentAt, PAUSE_MINUTES)));
}

/** Those that a message with digits counts in; null: none of that kind. */
interface ProofBudgets {
  number: string;
  source: string | null;
  wider: string | null;
  office: string;
}

/** Of all that may be counted, so that no two messages see the same last place in a budget. */
function turnsOf({ number, source, wider, office }: ProofBudgets): string[] {
  const networks = [source, wider].flatMap((network) => (network ? [`proof by ${network}`] : []));
  return [`proof to ${number}`, `proof of ${office}`, ...networks];
}

async function sentLately(tx: Transaction, budgets: ProofBudgets, now: Instant): Promise<SentLately> {
  const lately = (budget: keyof ProofBudgets, hours: number) =>
    tables(tx).selectFrom('proof_sent').where(budget, '=', budgets[budget]).where('at', '>', now.subtract({ hours }));
  const times = async (budget: 'number' | 'office', hours: number) => {
    const rows = await lately(budget, hours).select('at').orderBy('at').execute();
    return rows.map(({ at }) => at);
  };
  const count = async (budget: 'source' | 'wider') => {
    const counted = lately(budget, DAY_HOURS).select(({ fn }) => fn.countAll<number>().as('sent'));
    return (await counted.executeTakeFirstOrThrow()).sent;
  };
  return {
    toNumber: await times('number', DAY_HOURS),
    byOffice: await times('office', OFFICE_HOURS),
    bySource: await count('source'),
    byWider: await count('wider'),
  };
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
