// Tells people by the clock: reminders in rounds, and what other transactions have left to be told.

import { BOOKING_COLUMNS, readBooking } from '../booking/booking.ts';
import { officesToTell, takeDue } from '../booking/dueNotices.ts';
import { noticeOfOccasion } from '../booking/notices.ts';
import { dayRound, type Round, soonRound, soonWindows } from '../booking/reminders.ts';
import { type Pool, queriesOn, type Transaction } from '../database.ts';
import type { Directory } from '../office/directory.ts';
import type { Office } from '../office/settings.ts';
import { statement } from '../statement.ts';
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
  const ofDays = days.map(({ office, from }) => ({ office, at: from.toString() }));
  const undone = await tx.query(DAYS_TO_REMIND, [JSON.stringify(ofDays)]);
  const waiting = new Set(undone.map(({ office }) => office));
  const find = (code: string) => offices.find((office) => office.code === code) as Office;
  return [
    ...begun.map(({ office, at }) => soonRound(find(office), at)),
    ...days.filter(({ office }) => waiting.has(office)),
  ];
}
const undoneRound = (kind: string, office: string, at: string) =>
  `not exists (select from reminder_round r where r.office = ${office} and r.kind = '${kind}' and r.at = ${at} and r.done)`;
// Office by office, by the index of its windows in order, whatever the planner thinks of the table.
const WINDOWS_TO_REMIND = statement<{ office: string; at: Instant }>('windows to remind')`
  select distinct w.office, w.starts_at as at
  from json_to_recordset($1) as due (office text, after timestamptz, until timestamptz) cross join lateral (
    select * from capacity_window where office = due.office and starts_at > due.after and starts_at <= due.until offset 0
  ) w
  where w.taken > 0 and ${undoneRound('REMINDER_TWO_HOURS', 'w.office', 'w.starts_at')}
  order by 2, 1`;
const DAYS_TO_REMIND = statement<{ office: string }>('days to remind')`
  select office from json_to_recordset($1) as day (office text, at timestamptz)
  where ${undoneRound('REMINDER_DAY_BEFORE', 'day.office', 'day.at')}`;

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

const EXPECTED_IN_ROUND = statement('expected in round')`
  with expected as materialized (
    select w.id as of_window, b.code as of_code from capacity_window w join booking b on b.window_id = w.id
    where w.office = $1 and w.starts_at >= $2 and w.starts_at < $3
      and b.status = 'CONFIRMED' and b.confirmed_at < $4 and b.code > $5
    order by b.code limit $6
  )
  select ${BOOKING_COLUMNS} from expected
    cross join lateral (select * from booking where code = of_code offset 0) b
    cross join lateral (select * from capacity_window where id = of_window offset 0) w
  order by b.code`;

const KEPT_MINUTES = 7 * 24 * 60;

/** Rounds of days long past. */
export async function forgetRounds(tx: Transaction, now: Instant): Promise<null> {
  await tx.em.nativeDelete(ReminderRoundEntity, { at: { $lt: addMinutes(now, -KEPT_MINUTES) } });
  return null;
}
