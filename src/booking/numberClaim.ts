// Digits sent to a number before a place is asked for: an applicant who reads them back books as one who is proven.
import { randomUUID } from 'node:crypto';
import { PAUSE_MINUTES, proofCountriesOf, refusedNumber } from '../abuse/proofRules.ts';
import { officeContact } from '../abuse/unproven.ts';
import type { PaidWork } from '../abuse/unprovenPlaces.ts';
import type { Transaction } from '../database.ts';
import { lockKeys } from '../locks.ts';
import type { Office } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { callingCode } from '../phone.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import { addMinutes, type Instant, isBefore, type Language } from '../time.ts';
import { digitBudgets, newDigits, refusedMessage, turnsOfDigits } from './digitBudgets.ts';
import { NumberClaimEntity } from './entities.ts';
import { MAX_DIGIT_TRIES } from './proof.ts';
import { reachOfApplicant } from './reach.ts';

/** A number that is to be proven at an office. */
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
  phone: string;
  expiresAt: Instant;
}

type ClaimStep = { answer: SentClaim | Refusal; announcements: []; notices: { at: Instant; all: Notice[] } };

const tables = tablesOf(NumberClaimEntity);

/** Sends six digits to the number; asking again soon sends nothing and says the same. */
export async function sendClaimDigits(tx: Transaction, request: ClaimRequest, now: Instant): Promise<ClaimStep> {
  const { office, phone, language, budget, work } = request;
  const answered = (answer: SentClaim | Refusal, ...all: Notice[]): ClaimStep => {
    return { answer, announcements: [], notices: { at: now, all } };
  };
  const reach = reachOfApplicant({ channel: 'WEB', senderKey: null, phone }, office);
  if (!reach) return answered(refusedOffice(office));
  const wrong = refusedNumber(phone, office);
  if (wrong) return answered(wrong);
  const budgets = digitBudgets(phone, office, budget);
  await lockKeys(tx, turnsOfDigits(budgets));
  const before = await claimOf(tx, request);
  if (before && isBefore(now, addMinutes(before.sentAt, PAUSE_MINUTES)))
    return answered({ phone, expiresAt: before.expiresAt });
  const refusal = await refusedMessage(tx, { code: null, budgets, work, office }, now);
  if (refusal) return answered(refusal);
  const { digits, until } = await newDigits(tx, budgets, now);
  await writeClaim(tx, request, { digits, sentAt: now, expiresAt: until });
  const parameters = { digits, office: office.name, until: { at: until, zone: office.timeZone } };
  const purpose = `claim:${randomUUID()}`;
  const notice: Notice = { ...reach, purpose, language, notAfter: until, key: 'proof', parameters, secret: [digits] };
  return answered({ phone, expiresAt: until }, notice);
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

function refusedOffice(office: Office): Refusal {
  const codes = proofCountriesOf(office).map(callingCode).join(', ');
  return refuse('NUMBER_NOT_SERVED', { codes, contact: officeContact(office) }, { field: 'office' });
}

function claimOf(tx: Transaction, { office, phone }: NumberClaim) {
  return tables(tx)
    .selectFrom('number_claim')
    .select(['digest', 'sentAt', 'expiresAt', 'tries'])
    .where('number', '=', phone)
    .where('office', '=', office.code)
    .executeTakeFirst();
}

async function writeClaim(
  tx: Transaction,
  claim: NumberClaim,
  { digits, ...times }: { digits: string; sentAt: Instant; expiresAt: Instant },
): Promise<void> {
  const digest = tx.cipher.digestsOf(claimText(claim, digits))[0];
  await tables(tx)
    .insertInto('number_claim')
    .values({ number: claim.phone, office: claim.office.code, digest, ...times, tries: 0 })
    .onConflict((conflict) => conflict.columns(['number', 'office']).doUpdateSet({ digest, ...times, tries: 0 }))
    .execute();
}

function claimText({ office, phone }: NumberClaim, digits: string): string {
  return `CLAIM ${office.code} ${phone} ${digits}`;
}
