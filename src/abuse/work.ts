// Work that unproven callers did: each piece pays once, for confirming where no number can be proven, or for a code sent to one.
import type { Queryable, Transaction } from '../database.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { WorkDoneEntity } from './entities.ts';
import { type GivenLately, isPaid, triesToConfirm } from './price.ts';
import type { PaidWork } from './unprovenPlaces.ts';

/** The budgets that bookings confirmed by work count in. */
export interface WorkBudgets {
  source: string;
  /** null: the source has no wider network. */
  wider: string | null;
  office: string;
}

/** A piece of work that was found to be done for that booking. */
export interface DoneWork {
  work: PaidWork;
  code: string;
  /** null: it counts in none. */
  budgets: WorkBudgets | null;
}

const HOURS = 24;
const works = tablesOf(WorkDoneEntity);

/** Under whose name turns are taken before work is spent. */
export function turnOfWork(budget: string): string {
  return `work ${budget}`;
}

/** The work that confirming costs now. */
export async function priceToConfirm(db: Queryable, budgets: WorkBudgets | null, now: Instant): Promise<number> {
  return triesToConfirm(budgets ? await confirmedLately(db, budgets, now) : { source: 0, wider: 0, office: 0 });
}

async function confirmedLately(
  db: Queryable,
  { source, wider, office }: WorkBudgets,
  now: Instant,
): Promise<GivenLately> {
  const counted = await works(db)
    .selectFrom('work_done')
    .select(({ fn, eb }) => [
      fn.countAll<number>().filterWhere('source', '=', source).as('source'),
      fn
        .countAll<number>()
        .filterWhere(eb('wider', '=', wider))
        .as('wider'),
      fn.countAll<number>().filterWhere('office', '=', office).as('office'),
    ])
    .where('at', '>', now.subtract({ hours: HOURS }))
    .where(({ or, eb }) => or([eb('source', '=', source), eb('wider', '=', wider), eb('office', '=', office)]))
    .executeTakeFirstOrThrow();
  return counted;
}

/**
 * Counts each piece; null in its place where it pays for confirming, else what stands against it. The turns of the
 * budgets must have been taken.
 */
export async function spendWork(tx: Transaction, done: readonly DoneWork[], now: Instant): Promise<(Refusal | null)[]> {
  const refusals: (Refusal | null)[] = [];
  for (const { work, code, budgets } of done) {
    const tries = await priceToConfirm(tx, budgets, now);
    const pays = isPaid(work.tries, tries) && (await spendOnce(tx, { work, code, budgets }, now));
    refusals.push(pays ? null : refusedForMore(code, tries));
  }
  return refusals;
}

/** False: it was spent before. `code`: of the booking; null: there is none yet. */
export async function spendOnce(
  tx: Transaction,
  { work, code, budgets }: Omit<DoneWork, 'code'> & { code: string | null },
  now: Instant,
): Promise<boolean> {
  const counted = budgets ?? { source: null, wider: null, office: null };
  const spent = await works(tx)
    .insertInto('work_done')
    .values({ id: work.id, booking: code, ...counted, at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return spent !== undefined;
}

function refusedForMore(code: string, tries: number): Refusal {
  return { ...refuse('WORK_NEEDED', {}, { field: 'work' }), work: { tries, pays: 'CONFIRMATION', code } };
}
