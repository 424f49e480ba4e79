// Work done for a booking where the office has no channel to prove a number by: each piece counts once, few a source a day.
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { dateIn, type Instant } from '../time.ts';
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

/** Under whose name turns are taken before work is spent. */
export function turnOfWork(budget: string): string {
  return `work ${budget}`;
}

/**
 * Counts each piece; null in its place where it may be, else what stands against it. The turns of the budgets must have
 * been taken.
 */
export async function spendWork(
  tx: Transaction,
  works: readonly DoneWork[],
  now: Instant,
): Promise<(Refusal | null)[]> {
  const since = now.subtract({ hours: HOURS }).toString();
  const refusals: (Refusal | null)[] = [];
  for (const { id, code, office, budget } of works) {
    const past = budget
      ? await tx.query<{ at: Instant }>({ name: 'work by source', text: OF_SOURCE }, [budget, since])
      : [];
    if (past.length >= MOST_CONFIRMED_BY_SOURCE) {
      refusals.push(tooManyConfirmed(office, past[0]?.at ?? now));
      continue;
    }
    const [spent] = await tx.query({ name: 'spend work', text: SPEND }, [id, code, budget, now.toString()]);
    refusals.push(spent ? null : refuse('WORK_NEEDED', {}, { field: 'work' }));
  }
  return refusals;
}
const OF_SOURCE = 'select at from work_done where source = $1 and at > $2 order by at';
const SPEND = `insert into work_done (id, booking, source, at) values ($1, $2, $3, $4)
  on conflict (id) do nothing returning id`;

function tooManyConfirmed(office: Office, first: Instant): Refusal {
  const at = first.add({ hours: HOURS });
  const zone = office.timeZone;
  const until = { untilDate: dateIn(zone, at), until: { at, zone } };
  return refuse('TOO_MANY_CONFIRMED', { limit: MOST_CONFIRMED_BY_SOURCE, ...until, contact: officeContact(office) });
}
