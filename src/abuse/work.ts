// Work done for a booking where the office has no channel to prove a number by: each piece counts once, few a source a day.
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import { dateIn, type Instant } from '../time.ts';
import { WorkDoneEntity } from './entities.ts';
import { MOST_CONFIRMED_BY_SOURCE, officeContact } from './unproven.ts';

/** A piece of work that was found to be done for that booking. */
export interface DoneWork {
  /** Of the challenge. */
  id: string;
  code: string;
  office: Office;
  /** The budget it counts in; null: none. */
  budget: string | null;
}

const HOURS = 24;
const works = tablesOf(WorkDoneEntity);

/** Under whose name turns are taken before work is spent. */
export function turnOfWork(budget: string): string {
  return `work ${budget}`;
}

/**
 * Counts each piece; null in its place where it may be, else what stands against it. The turns of the budgets must have
 * been taken.
 */
export async function spendWork(tx: Transaction, done: readonly DoneWork[], now: Instant): Promise<(Refusal | null)[]> {
  const since = now.subtract({ hours: HOURS });
  const refusals: (Refusal | null)[] = [];
  for (const { id, code, office, budget } of done) {
    const past = budget ? await workOf(tx, budget, since) : [];
    if (past.length >= MOST_CONFIRMED_BY_SOURCE) {
      refusals.push(tooManyConfirmed(office, past[0]?.at ?? now));
      continue;
    }
    const spent = await works(tx)
      .insertInto('work_done')
      .values({ id, booking: code, source: budget, at: now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    refusals.push(spent ? null : refuse('WORK_NEEDED', {}, { field: 'work' }));
  }
  return refusals;
}

function workOf(tx: Transaction, budget: string, since: Instant) {
  return works(tx)
    .selectFrom('work_done')
    .select('at')
    .where('source', '=', budget)
    .where('at', '>', since)
    .orderBy('at')
    .execute();
}

function tooManyConfirmed(office: Office, first: Instant): Refusal {
  const at = first.add({ hours: HOURS });
  const zone = office.timeZone;
  const until = { untilDate: dateIn(zone, at), until: { at, zone } };
  return refuse('TOO_MANY_CONFIRMED', { limit: MOST_CONFIRMED_BY_SOURCE, ...until, contact: officeContact(office) });
}
