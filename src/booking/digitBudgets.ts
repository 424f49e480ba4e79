// The budgets that messages with digits count in, and the price of a message beyond the free ones.
import { randomInt } from 'node:crypto';
import { DAY_HOURS, OFFICE_HOURS, refusedOften, refusedUnpaid, type SentLately } from '../abuse/proofRules.ts';
import type { PaidWork } from '../abuse/unprovenPlaces.ts';
import { spendOnce } from '../abuse/work.ts';
import { widerNetwork } from '../access/source.ts';
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { hasNotFailed } from '../outbox/fate.ts';
import type { Refusal } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import { addMinutes, type Instant } from '../time.ts';
import { ProofSentEntity } from './entities.ts';

const tables = tablesOf(ProofSentEntity);

const DIGITS_MINUTES = 10;

/** Those that a message with digits counts in; null: none of that kind. */
export interface DigitBudgets {
  number: string;
  source: string | null;
  wider: string | null;
  office: string;
}

/** Of all that may be counted, so that no two messages see the same last place in a budget. */
export function turnsOfDigits({ number, source, wider, office }: DigitBudgets): string[] {
  const networks = [source, wider].flatMap((network) => (network ? [`proof by ${network}`] : []));
  return [`proof to ${number}`, `proof of ${office}`, ...networks];
}

/** `payer`: the office whose number sends them. `budget`: of the caller; null: none. */
export function digitBudgets(number: string, payer: Office, budget: string | null): DigitBudgets {
  return { number, source: budget, wider: budget && widerNetwork(budget), office: payer.code };
}

/** A message that is asked for; `code`: the booking that it is for, null: none yet. */
interface DigitRequest {
  code: string | null;
  budgets: DigitBudgets;
  work: PaidWork | null;
  office: Office;
}

/** The refusal of a message; null: it may go, and its price is paid. The turns of the budgets must have been taken. */
export async function refusedMessage(tx: Transaction, request: DigitRequest, now: Instant): Promise<Refusal | null> {
  const sent = await sentLately(tx, request.budgets, now);
  return refusedOften(sent, request.office, now) ?? refusedPrice(tx, request, sent, now);
}

/** Callers who count in no budget pay nothing; a piece of work that pays is spent. */
async function refusedPrice(
  tx: Transaction,
  { code, budgets: { source }, work, office }: DigitRequest,
  sent: SentLately,
  now: Instant,
): Promise<Refusal | null> {
  if (source === null) return null;
  const price = refusedUnpaid(sent, null, office);
  if (!price || !work || refusedUnpaid(sent, work, office)) return price;
  return (await spendOnce(tx, { work, code, budgets: null }, now)) ? null : price;
}

/** Counts a message with digits; `message`: its purpose. */
export async function countDigits(
  tx: Transaction,
  counted: DigitBudgets & { message: string },
  now: Instant,
): Promise<void> {
  await tables(tx)
    .insertInto('proof_sent')
    .values({ ...counted, at: now })
    .execute();
}

/** Six digits, and until when they count. */
export function newDigits(now: Instant): { digits: string; until: Instant } {
  return { digits: String(randomInt(1_000_000)).padStart(6, '0'), until: addMinutes(now, DIGITS_MINUTES) };
}

async function sentLately(tx: Transaction, budgets: DigitBudgets, now: Instant): Promise<SentLately> {
  const lately = (budget: keyof DigitBudgets, hours: number) =>
    tables(tx).selectFrom('proof_sent').where(budget, '=', budgets[budget]).where('at', '>', now.subtract({ hours }));
  const timesOf = (rows: { at: Instant }[]) => rows.map(({ at }) => at);
  const timed = (budget: 'number' | 'office', hours: number) => lately(budget, hours).select('at').orderBy('at');
  const count = async (budget: 'source' | 'wider') => {
    const counted = lately(budget, DAY_HOURS).select(({ fn }) => fn.countAll<number>().as('sent'));
    return (await counted.executeTakeFirstOrThrow()).sent;
  };
  return {
    // A number that got nothing has not been disturbed; the office and the network have had their try.
    toNumber: timesOf(await timed('number', DAY_HOURS).where(hasNotFailed('proof_sent.message')).execute()),
    byOffice: timesOf(await timed('office', OFFICE_HOURS).execute()),
    bySource: await count('source'),
    byWider: await count('wider'),
  };
}
