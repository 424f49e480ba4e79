// Digits sent to a number before a place is asked for: an applicant who reads them back books as one who is proven.
import { randomUUID } from 'node:crypto';
import { PAUSE_MINUTES, refusedNumber } from '../abuse/proofRules.ts';
import type { PaidWork } from '../abuse/unprovenPlaces.ts';
import type { Queryable, Transaction } from '../database.ts';
import { lockKeys } from '../locks.ts';
import type { Office } from '../office/settings.ts';
import { fateOf, type MessageFate } from '../outbox/fate.ts';
import type { Notice } from '../outbox/notice.ts';
import type { Refusal } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import { addMinutes, type Instant, isBefore, type Language } from '../time.ts';
import { countDigits, digitBudgets, newDigits, refusedMessage, turnsOfDigits } from './digitBudgets.ts';
import { type DigitMeans, digitRoute, digitRoutes, refusedDelivery } from './digitRoutes.ts';
import { NumberClaimEntity } from './entities.ts';
import { MAX_DIGIT_TRIES } from './proof.ts';

/** A number for which a proof is wanted at an office. */
export interface NumberClaim {
  office: Office;
  /** E.164. */
  phone: string;
}

export interface ClaimRequest extends NumberClaim {
  language: Language;
  /** The budget of unproven doings it counts in; null: none. */
  budget: string | null;
  /** The work that was done for the message; null: none. */
  work: PaidWork | null;
}

/** Digits that wait to be read back. */
export interface SentClaim {
  /** By which the caller asks what became of them: no one can guess it. */
  id: string;
  phone: string;
  office: string;
  status: MessageFate;
  expiresAt: Instant;
}

type ClaimStep = { answer: SentClaim | Refusal; announcements: []; notices: { at: Instant; all: Notice[] } };

const tables = tablesOf(NumberClaimEntity);

/** Sends six digits to the number; asking again soon sends nothing and says the same. */
export async function sendClaimDigits(
  tx: Transaction,
  request: ClaimRequest,
  means: DigitMeans,
  now: Instant,
): Promise<ClaimStep> {
  const { office, phone, language, budget, work } = request;
  const answered = (answer: SentClaim | Refusal, ...all: Notice[]): ClaimStep => {
    return { answer, announcements: [], notices: { at: now, all } };
  };
  const to = { kind: 'phone', value: phone } as const;
  const wrong = refusedNumber(phone, office);
  if (wrong) return answered(wrong);
  const routes = digitRoutes({ office, to, key: 'proof', language, wroteBy: null }, means);
  // Whether a stranger has written to the office lately is not to be learnt here: only what goes at any time counts.
  const always = routes.filter(({ replyWindowHours }) => replyWindowHours === null);
  const route = await digitRoute(tx, always, now);
  if (!route) return answered(refusedDelivery(office));
  const budgets = digitBudgets(phone, route.payer, budget);
  await lockKeys(tx, turnsOfDigits(budgets));
  const before = await claimOf(tx, request);
  const known = before && isBefore(now, addMinutes(before.sentAt, PAUSE_MINUTES)) && (await sentClaim(tx, before));
  if (known && known.status !== 'FAILED') return answered(known);
  const refusal = await refusedMessage(tx, { code: null, budgets, work, office }, now);
  if (refusal) return answered(refusal);
  const { digits, until } = newDigits(now);
  const id = randomUUID();
  const purpose = purposeOfClaim(id);
  await writeClaim(tx, request, { digits, sentAt: now, expiresAt: until, message: purpose });
  await countDigits(tx, { ...budgets, message: purpose }, now);
  const parameters = { digits, office: office.name, until: { at: until, zone: office.timeZone } };
  const secret = [digits];
  const notice: Notice = { ...route.reach, purpose, language, notAfter: until, key: 'proof', parameters, secret };
  return answered({ id, phone, office: office.code, expiresAt: until, status: 'WAITING' }, notice);
}

/** The digits that were sent under this id, and what became of them; null: there are none, or they are forgotten. */
export async function claimById(db: Queryable, id: string): Promise<SentClaim | null> {
  const known = await tables(db)
    .selectFrom('number_claim')
    .select(['number', 'office', 'expiresAt', 'message'])
    .where('message', '=', purposeOfClaim(id))
    .executeTakeFirst();
  return known ? sentClaim(db, known) : null;
}

type ClaimRow = { number: string; office: string; expiresAt: Instant; message: string | null };

async function sentClaim(db: Queryable, { number, office, expiresAt, message }: ClaimRow): Promise<SentClaim | null> {
  if (message === null) return null;
  const status = await fateOf(db, message);
  return { id: message.slice(CLAIM_PURPOSE.length), phone: number, office, expiresAt, status };
}

const CLAIM_PURPOSE = 'claim:';

/** The purpose of the message that brings them. */
function purposeOfClaim(id: string): string {
  return `${CLAIM_PURPOSE}${id}`;
}

/** Whether these are the digits that were sent; wrong ones count, and after five of them none is right. */
export async function isClaimRead(
  tx: Transaction,
  claim: NumberClaim & { digits: string },
  now: Instant,
): Promise<boolean> {
  const { office, phone, digits } = claim;
  await lockKeys(tx, [`claim of ${phone} at ${office.code}`]);
  const known = await claimOf(tx, claim);
  if (!known || known.tries >= MAX_DIGIT_TRIES || !isBefore(now, known.expiresAt)) return false;
  if (tx.cipher.digestsOf(claimText(claim, digits.replace(/\D/g, ''))).includes(known.digest)) return true;
  await tables(tx)
    .updateTable('number_claim')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
    .where('number', '=', phone)
    .where('office', '=', office.code)
    .execute();
  return false;
}

function claimOf(tx: Transaction, { office, phone }: NumberClaim) {
  return tables(tx)
    .selectFrom('number_claim')
    .select(['number', 'office', 'digest', 'sentAt', 'expiresAt', 'tries', 'message'])
    .where('number', '=', phone)
    .where('office', '=', office.code)
    .executeTakeFirst();
}

async function writeClaim(
  tx: Transaction,
  claim: NumberClaim,
  { digits, ...sent }: { digits: string; sentAt: Instant; expiresAt: Instant; message: string },
): Promise<void> {
  const digest = tx.cipher.digestsOf(claimText(claim, digits))[0];
  await tables(tx)
    .insertInto('number_claim')
    .values({ number: claim.phone, office: claim.office.code, digest, ...sent, tries: 0 })
    .onConflict((conflict) => conflict.columns(['number', 'office']).doUpdateSet({ digest, ...sent, tries: 0 }))
    .execute();
}

function claimText({ office, phone }: NumberClaim, digits: string): string {
  return `CLAIM ${office.code} ${phone} ${digits}`;
}
