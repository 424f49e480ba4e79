// The number of a person who comes without a booking: the next of the day, also on a day on which the database was restored.
import type { Transaction } from '../database.ts';
import { statement } from '../statement.ts';
import type { OpenLine } from './line.ts';
import { noteWalkIn } from './line.ts';

/** Numbers that are left out are a round number of them, so that the first new one is W101 or W301. */
const LEFT_OUT_STEP = 100;

/** Never one that was given out on that day before, whatever a restored database has forgotten. */
export async function nextWalkInNumber(tx: Transaction, line: OpenLine): Promise<string> {
  const number = (await noteWalkIn(tx, line)) + (await numbersLeftOut(tx, line));
  return `W${String(number).padStart(2, '0')}`;
}

/** For each restoration of that day as many as people without a booking may be given. */
async function numbersLeftOut(tx: Transaction, { office, date }: OpenLine): Promise<number> {
  const [row] = await tx.query(RESTORED_TODAY, [office.timeZone, date, office.code]);
  if (!row || row.restorations === 0) return 0;
  const most = office.queue.walkInPlaces + row.places + 1;
  return row.restorations * Math.ceil(most / LEFT_OUT_STEP) * LEFT_OUT_STEP;
}
const RESTORED_TODAY = statement<{ restorations: number; places: number }>('restored today')`
  select count(*)::int as restorations, coalesce(max(day.places), 0)::int as places
  from restoration r cross join lateral (
    select sum(capacity) as places from capacity_window where office = $3 and date = $2
  ) day
  where (r.restored_at at time zone $1)::date = $2`;
