// The months in which the histories of bookings and tickets are kept: made ahead, and dropped as a whole when they are old.
import type { Pool } from '../database.ts';
import { statement } from '../statement.ts';
import { dateIn, type Instant, type LocalDate } from '../time.ts';
import { transact } from '../transact.ts';

/** Months after this one that are there already; events of later ones are kept until their month is made. */
const MONTHS_AHEAD = 2;

/** Makes the months from the last one to those ahead, in UTC, and moves events there that were written without a month. */
export async function openMonths(pool: Pool, now: Instant): Promise<string[]> {
  const today = Temporal.PlainDate.from(dateIn('UTC', now));
  const [first, last] = [today.subtract({ months: 1 }), today.add({ months: MONTHS_AHEAD })].map(String);
  return transact(pool, async (tx) => {
    const [row] = await tx.query(OPEN_MONTHS, [first, last]);
    return { answer: row?.made ?? [], announcements: [] };
  });
}
const OPEN_MONTHS = statement<{ made: string[] }>('open months')`select open_months($1, $2) as made`;

/** The first day whose visits and events are kept: that of a month, `years` before this one. */
export function keptFrom(now: Instant, years: number): LocalDate {
  return Temporal.PlainDate.from(dateIn('UTC', now)).subtract({ years }).with({ day: 1 }).toString();
}

export async function dropMonths(pool: Pool, from: LocalDate): Promise<string[]> {
  return transact(pool, async (tx) => {
    const [row] = await tx.query(DROP_MONTHS, [`${from}T00:00:00Z`]);
    return { answer: row?.dropped ?? [], announcements: [] };
  });
}
const DROP_MONTHS = statement<{ dropped: string[] }>('drop months')`select drop_months($1) as dropped`;
