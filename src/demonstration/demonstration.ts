// Keeps how far the demonstration of a database is: its seed, its clock, and the parts of its scene that were made.
import type { Queryable } from '../database.ts';
import { type RowOf, select } from '../statement.ts';
import { addDays, atTime, dateIn, type Instant, type LocalDate, weekday } from '../time.ts';
import { DemonstrationEntity } from './entities.ts';

const DEMONSTRATION = select(DemonstrationEntity, ['seed', 'beganAt', 'clockAt', 'steps']);
export type DemonstrationState = RowOf<typeof DEMONSTRATION>;

/** The seed of all demonstrations: two strangers see the same people. */
export const DEMONSTRATION_SEED = 2017;
/** An hour before the offices open, so that people come and are called before a stranger looks. */
const CLOCK_BEGINS_AT = '07:00';

/**
 * The last Monday before the machine's day that is no holiday. It lies in the past, so that the clock never goes back where
 * the same data are used with the machine's clock later.
 */
export function demonstrationBegins(now: Instant, timeZone: string, closed: ReadonlySet<LocalDate>): Instant {
  const today = dateIn(timeZone, now);
  let monday = addDays(today, -(weekday(today) === 1 ? 7 : weekday(today) - 1));
  while (closed.has(monday)) monday = addDays(monday, -7);
  return atTime(monday, CLOCK_BEGINS_AT, timeZone);
}

/** Begins one in a database that no server has used, or goes on with the one there; null: the database is in other use. */
export async function beginDemonstration(db: Queryable, beginsAt: Instant): Promise<DemonstrationState | null> {
  await db.query(BEGIN_DEMONSTRATION, [DEMONSTRATION_SEED, beginsAt.toString()]);
  return readDemonstration(db);
}
const BEGIN_DEMONSTRATION = `insert into demonstration (id, seed, began_at, clock_at, steps)
  select 1, $1::int, $2::timestamptz, $2, '{}' where not exists (select from office) on conflict do nothing`;

export async function readDemonstration(db: Queryable): Promise<DemonstrationState | null> {
  return (await db.query<DemonstrationState>(READ_DEMONSTRATION))[0] ?? null;
}
const READ_DEMONSTRATION = `select ${DEMONSTRATION} from demonstration`;

/** Never back: of two readings that are kept in another order, the later stays. */
export async function keepDemonstrationClock(db: Queryable, now: Instant): Promise<void> {
  await db.query(KEEP_CLOCK, [now.toString()]);
}
const KEEP_CLOCK = 'update demonstration set clock_at = greatest(clock_at, $1::timestamptz)';

/** Notes a part of the scene as begun; false: it was begun before. */
export async function takeDemonstrationStep(db: Queryable, step: string): Promise<boolean> {
  const text = 'update demonstration set steps = steps || $1::text where not $1 = any(steps) returning id';
  return (await db.query(text, [step])).length > 0;
}
