// Visits of years ago: bookings, tickets and windows are deleted day by day; the figures of the days stay.
import { type Pool, queriesOn, type Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { statement } from '../statement.ts';
import { addDays, dateIn, type Instant, type LocalDate } from '../time.ts';
import { transact } from '../transact.ts';
import { eachOf } from './eachOf.ts';
import { keptFrom } from './months.ts';

/** The months of their events are dropped before them. */
const DAYS_AFTER_MONTHS = 7;

/**
 * Deletes the visits of these offices that are older than that many years, and older than the office keeps names. A day is
 * one short transaction.
 */
export async function forgetVisits(pool: Pool, offices: readonly Office[], now: Instant, years: number): Promise<void> {
  const kept = keptFrom(now.subtract({ hours: 24 * DAYS_AFTER_MONTHS }), years);
  const befores = offices.map(({ timeZone, policy }) => {
    const [earlier = kept] = [kept, addDays(dateIn(timeZone, now), -policy.retentionDays)].toSorted();
    return earlier;
  });
  const ofOffice = (office: string, before: LocalDate) => async () => {
    let done: LocalDate | null = BEFORE_ALL_DAYS;
    while (done !== null) done = await forgetNextDay(pool, { office, after: done, before });
  };
  const codes = offices.map(({ code }) => code);
  const due = await queriesOn(pool).query(OFFICES_DUE, [codes, BEFORE_ALL_DAYS, befores]);
  await eachOf(
    pool,
    due.map(({ office, before }) => ofOffice(office, before)),
  );
}
const BEFORE_ALL_DAYS = '0001-01-01';

/** The first day after $2 of which there are visits or windows. */
const nextDay = (office: string) => `least(
    (select min(visit_date) from booking where office = ${office} and visit_date > $2),
    (select min(date) from ticket where office = ${office} and date > $2),
    (select min(date) from capacity_window where office = ${office} and date > $2))`;
const OFFICES_DUE = statement<{ office: string; before: LocalDate }>('offices with old visits')`
  select code as office, before from unnest($1::text[], $3::date[]) asked(code, before) where ${nextDay('code')} < before`;

interface NextDay {
  office: string;
  after: LocalDate;
  before: LocalDate;
}

/** The day that was gone through; null: there is none left. */
async function forgetNextDay(pool: Pool, { office, after, before }: NextDay): Promise<LocalDate | null> {
  return transact(pool, async (tx) => {
    const [next] = await tx.query(NEXT_DAY, [office, after]);
    const day = next?.day ?? null;
    if (day === null || day >= before) return { answer: null, announcements: [] };
    // A day that was not counted to its end keeps its rows.
    if (next?.isCounted) forgetDay(tx, office, day);
    return { answer: day, announcements: [] };
  });
}
const NEXT_DAY = statement<{ day: LocalDate | null; isCounted: boolean }>('next day to forget')`
  select day, exists (select from day_figures where office = $1 and date = day and final) as "isCounted"
  from (select ${nextDay('$1')} as day) next`;

function forgetDay(tx: Transaction, office: string, day: LocalDate): void {
  for (const text of FORGET_DAY) tx.send(text, [office, day]);
}

const TICKETS = 'select id from ticket where office = $1 and date = $2';
const BOOKINGS = 'select code from booking where office = $1 and visit_date = $2 and not live';

/** In the order in which rows refer to each other. */
const FORGET_DAY: readonly string[] = [
  `delete from ticket_event where ticket in (${TICKETS})`,
  `delete from ticket where id in (${TICKETS})`,
  ...['passport_ready', 'number_proof', 'standby', 'moved_booking', 'imported_booking'].map(
    (table) => `delete from ${table} where booking in (${BOOKINGS})`,
  ),
  `delete from booking b where code in (${BOOKINGS}) and not exists (select from ticket where booking = b.code)`,
  `delete from capacity_window w where office = $1 and date = $2 and not exists (select from booking where window_id = w.id)`,
  'delete from lottery_entry where office = $1 and date = $2 and position is not null',
  `delete from lottery l where office = $1 and date = $2 and drawn_at is not null
    and not exists (select from lottery_entry e where e.office = l.office and e.date = l.date)`,
];
