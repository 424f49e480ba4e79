// Tells people by the clock: reminders in rounds, and what other transactions have left to be told.

import { BOOKING_COLUMNS, readBooking } from '../booking/booking.ts';
import { officesToTell, takeDue } from '../booking/dueNotices.ts';
import { BookingEntity } from '../booking/entities.ts';
import { noticeOfOccasion } from '../booking/notices.ts';
import { dayRound, type Round, soonRound, soonWindows } from '../booking/reminders.ts';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import { type Pool, queriesOn, type Transaction } from '../database.ts';
import type { Directory } from '../office/directory.ts';
import type { Office } from '../office/settings.ts';
import { columns, statement } from '../statement.ts';
import { tablesOf } from '../tables.ts';
import { addMinutes, type Instant } from '../time.ts';
import { transact } from '../transact.ts';
import { eachOf } from './eachOf.ts';
import { ReminderRoundEntity } from './entities.ts';

const rounds = tablesOf(ReminderRoundEntity);

/** Puts out all that is due to be told, office by office. @throws at the end where an office failed. */
export async function tellDue(pool: Pool, offices: Directory, now: Instant): Promise<void> {
  const ofOffice = (office: Office) => async () => {
    for (let more = true; more; ) {
      more = await transact(pool, async (tx) => {
        const due = await takeDue(tx, office, now);
        return { answer: due.more, announcements: [], notices: { at: now, all: due.notices } };
      });
    }
  };
  const codes = await officesToTell(queriesOn(pool));
  await eachOf(pool, codes.flatMap((code) => offices.find(code) ?? []).map(ofOffice));
}

/**
 * Goes through every round of reminders that is due and was not gone through; returns how many were reminded. @throws at
 * the end where those of an office could not be reminded.
 */
export async function remindAll(pool: Pool, offices: Directory, now: Instant): Promise<number> {
  const due = await transact(pool, async (tx) => ({
    answer: await dueRounds(tx, offices.all(), now),
    announcements: [],
  }));
  let total = 0;
  const goThrough = (round: Round) => async () => {
    const office = offices.get(round.office);
    for (let step: ReminderStep = { reminded: 0, more: true }; step.more; total += step.reminded) {
      step = await transact(pool, (tx) => continueRound(tx, round, office, now));
    }
  };
  await eachOf(pool, due.map(goThrough));
  return total;
}

/** Rounds whose time has come and that were not gone through to the end. */
export async function dueRounds(tx: Transaction, offices: readonly Office[], now: Instant): Promise<Round[]> {
  const days = offices.flatMap((office) => dayRound(office, now) ?? []);
  const windows = offices.flatMap((office) => {
    const due = soonWindows(office, now);
    return due ? [{ office: office.code, after: due.after.toString(), until: due.until.toString() }] : [];
  });
  const begun = await tx.query(WINDOWS_TO_REMIND, [JSON.stringify(windows)]);
  const done = await doneDays(tx, days);
  const find = (code: string) => offices.find((office) => office.code === code) as Office;
  return [
    ...begun.map(({ office, at }) => soonRound(find(office), at)),
    ...days.filter(({ office, from }) => !done.has(`${office} ${from}`)),
  ];
}

/** Those of the days, each by its office and beginning, that were gone through to the end. */
async function doneDays(tx: Transaction, days: readonly Round[]): Promise<Set<string>> {
  if (days.length === 0) return new Set();
  const rows = await rounds(tx)
    .selectFrom('reminder_round')
    .select(['office', 'at'])
    .where('kind', '=', 'REMINDER_DAY_BEFORE')
    .where('done', '=', true)
    .where(
      'office',
      'in',
      days.map(({ office }) => office),
    )
    .where(
      'at',
      'in',
      days.map(({ from }) => from),
    )
    .execute();
  return new Set(rows.map(({ office, at }) => `${office} ${at}`));
}

const WINDOW = columns(CapacityWindowEntity);
const ROUND = columns(ReminderRoundEntity, 'r');
// Office by office, by the index of its windows in order, whatever the planner thinks of the table.
const WINDOWS_TO_REMIND = statement<{ office: string; at: Instant }>('windows to remind')`
  select distinct w.office, w.at
  from json_to_recordset($1) as due (office text, after timestamptz, until timestamptz) cross join lateral (
    select ${WINDOW.office} as office, ${WINDOW.startsAt} as at, ${WINDOW.taken} as taken from capacity_window
    where ${WINDOW.office} = due.office and ${WINDOW.startsAt} > due.after and ${WINDOW.startsAt} <= due.until offset 0
  ) w
  where w.taken > 0 and not exists (
    select from reminder_round r
    where ${ROUND.office} = w.office and ${ROUND.kind} = 'REMINDER_TWO_HOURS' and ${ROUND.at} = w.at and ${ROUND.done}
  )
  order by 2, 1`;

interface ReminderStep {
  reminded: number;
  more: boolean;
}

/** A transaction stays short, and the server that follows one that died goes on from there. */
const REMINDERS_PER_STEP = 500;

/** Reminds the next of a round. */
export async function continueRound(tx: Transaction, round: Round, office: Office, now: Instant) {
  const open = await openRound(tx, round);
  if (!open) return { answer: { reminded: 0, more: false }, announcements: [] };
  const { kind, from, to, confirmedBefore } = round;
  const values = [
    office.code,
    from.toString(),
    to.toString(),
    confirmedBefore.toString(),
    open.after,
    REMINDERS_PER_STEP,
  ];
  const rows = await tx.query(EXPECTED_IN_ROUND, values);
  const notices = rows
    .map((row) => noticeOfOccasion({ kind, booking: readBooking(row), office, at: now }, now))
    .filter((notice) => notice !== null);
  const more = rows.length === REMINDERS_PER_STEP;
  const key = { office: round.office, kind, at: from };
  await tx.em.nativeUpdate(ReminderRoundEntity, key, { after: rows.at(-1)?.code ?? open.after, done: !more });
  return { answer: { reminded: notices.length, more }, announcements: [], notices: { at: now, all: notices } };
}

/** One server at a time goes on with a round; the others wait for it and see how far it has come. */
function openRound(tx: Transaction, { office, kind, from }: Round) {
  return rounds(tx)
    .insertInto('reminder_round')
    .values({ office, kind, at: from })
    .onConflict((conflict) =>
      conflict
        .columns(['office', 'kind', 'at'])
        .doUpdateSet(({ ref }) => ({ done: ref('reminder_round.done') }))
        .where('reminder_round.done', '=', false),
    )
    .returning('after')
    .executeTakeFirst();
}

const [OF_WINDOW, OF_BOOKING] = [columns(CapacityWindowEntity, 'w'), columns(BookingEntity, 'b')];
const EXPECTED_IN_ROUND = statement('expected in round')`
  with expected as materialized (
    select ${OF_WINDOW.id} as of_window, ${OF_BOOKING.code} as of_code
    from capacity_window w join booking b on ${OF_BOOKING.window} = ${OF_WINDOW.id}
    where ${OF_WINDOW.office} = $1 and ${OF_WINDOW.startsAt} >= $2 and ${OF_WINDOW.startsAt} < $3
      and ${OF_BOOKING.status} = 'CONFIRMED' and ${OF_BOOKING.confirmedAt} < $4 and ${OF_BOOKING.code} > $5
    order by ${OF_BOOKING.code} limit $6
  )
  select ${BOOKING_COLUMNS} from expected
    cross join lateral (select * from booking b where ${OF_BOOKING.code} = of_code offset 0) b
    cross join lateral (select * from capacity_window w where ${OF_WINDOW.id} = of_window offset 0) w
  order by ${OF_BOOKING.code}`;

const KEPT_MINUTES = 7 * 24 * 60;

/** Rounds of days long past. */
export async function forgetRounds(tx: Transaction, now: Instant): Promise<null> {
  await tx.em.nativeDelete(ReminderRoundEntity, { at: { $lt: addMinutes(now, -KEPT_MINUTES) } });
  return null;
}
