// Books for one request that is alone and that nothing stands against, in one trip to the database.
import { personBlockKey } from '../abuse/blockKeys.ts';
import { guessesSince } from '../abuse/guesses.ts';
import { type NumberGuess, toldSubject, triedSubject } from '../abuse/numberGuesses.ts';
import { newCode } from '../bookingCode.ts';
import { searchBounds } from '../capacity/openWindows.ts';
import { type CapacityWindow, readWindow, WINDOW_COLUMNS } from '../capacity/window.ts';
import type { Statement } from '../database.ts';
import type { Announcement } from '../events.ts';
import { keepAnswers } from '../idempotency.ts';
import { keyLocks } from '../locks.ts';
import { GENERAL } from '../office/quotas.ts';
import { rowsOf } from '../statement.ts';
import { addMinutes, type Instant } from '../time.ts';
import { availabilityOf, type BookAnswer, lockedKeys } from './book.ts';
import { heldInFullFrom } from './deadlines.ts';
import { heldBooking, holdTimes } from './heldBooking.ts';
import { lifeStepOf } from './lifeSteps.ts';
import type { PreparedBooking } from './prepare.ts';
import { guessByNumber } from './toldGuesses.ts';
import { ASKED_COLUMNS, askedRowOf, WRITE_MADE } from './writeBookings.ts';

/**
 * The booking of a request that comes alone; null: it needs more than this. It is only asked whether anything
 * stands against the request: what that means for it, and all refusals, are left to `bookGroup`.
 */
export function bookAtOnce(wanted: PreparedBooking, now: Instant) {
  if (!isPlain(wanted)) return null;
  const code = newCode();
  return {
    statements({ channel, payloadOf }: AnnouncedBooking) {
      const payload = payloadOf(availabilityOf({ office: wanted.office.code, date: DATE_TO_COME }));
      const values = [...valuesOf(wanted, code, now), channel, payload];
      const guess = guessByNumber(wanted);
      const filled = guess
        ? { statement: BOOK_GUESSED, values: [...values, ...guessValues(guess, now)] }
        : { statement: BOOK_AT_ONCE, values };
      // It looks when the keys are locked, since PostgreSQL begins it when the one before is done.
      return [keyLocks(lockedKeys(wanted)), filled];
    },
    read([, booked]: readonly unknown[][]) {
      const [filled] = rowsOf(BOOK_AT_ONCE, booked);
      if (!filled) return null;
      const window = readWindow(filled);
      const { date } = wanted.wish;
      const given = { window, overflowedFrom: date === window.date ? null : date, pressure: null };
      const answer = { ...heldBooking(wanted, given, holdTimes(now)), code };
      const steps = () => [lifeStepOf('booking.held', answer, wanted)];
      return { answer: answer as BookAnswer, announcements: [availabilityOf(window)], steps };
    },
  };
}

/** How the statement announces what it did. */
interface AnnouncedBooking {
  channel: string;
  payloadOf(announcement: Announcement): string | null;
}

/** Whether no rule has to look at more than one statement can ask: budgets, lotteries, the audit log, and dates beside a window do. */
function isPlain({ refusal, audited, atDesk, budget, office, wish }: PreparedBooking): boolean {
  const isFree = !refusal && !audited && !atDesk && budget === null && office.policy.lotteryMinutes === 0;
  return isFree && !wish.onlyAsks && (wish.window === null || wish.date === null);
}

/** No date of a window is written like this. */
const DATE_TO_COME = 'YYYY-MM-DD';

function valuesOf(wanted: PreparedBooking, code: string, now: Instant): unknown[] {
  const { office, wish, person, sender, key } = wanted;
  const { after, from, last } = searchBounds(wanted, now);
  const { holdMinutes, graceMinutes } = office.policy;
  const row = askedRowOf(wanted, { code, confirmBy: addMinutes(now, holdMinutes), slot: 1 });
  return [
    JSON.stringify(row),
    JSON.stringify(key ? [{ ...key, booking: code }] : []),
    now.toString(),
    office.code,
    wish.window,
    after,
    last,
    wish.quotas,
    from,
    heldInFullFrom(office, now).toString(),
    graceMinutes,
    wish.date,
    person,
    sender,
    key?.key ?? null,
    [personBlockKey(person), ...(sender === null ? [] : [sender])],
  ];
}

/** The guess of a known number: a name that it gives with another birth date is left to the group. */
function guessValues(guess: NumberGuess, now: Instant): unknown[] {
  return [triedSubject(guess), toldSubject(guess), guess.spelling, guessesSince(now).toString()];
}

/** Whether the window of an alias has a place that the request may have. */
const placeIn = (alias: string) => `${alias}.office = $4 and ${alias}.taken < ${alias}.capacity
      and (${alias}.quota = any($8::text[]) or (${alias}.opens_to_all_at <= $3 and '${GENERAL}' = any($8::text[])))
      and ${alias}.starts_at > $6 and ${alias}.date <= $7`;

/**
 * A window that another has changed meanwhile is looked at again when it is locked, as every row that is updated is. One
 * that was picked counts only if no other of its hour comes first, and any only if it leaves time for all of the hold.
 * `is true` keeps the planner from finding the window by anything but its id: it would read all windows of the office.
 */
const bookAtOnceText = (notIf: string, also: string) => `
  with asked as (
    select * from json_to_record($1) as asked (${ASKED_COLUMNS})
  ), filled as (
    update capacity_window w set taken = w.taken + 1
    where w.id = case when $5::bigint is null then (
        select c.id from capacity_window c where ${placeIn('c')} and c.starts_at >= $9
        order by c.starts_at, array_position($8::text[], c.quota) limit 1
      ) else $5 end
      and (($5 is null or w.quota = ($8::text[])[1]) and ${placeIn('w')} and w.starts_at >= $10) is true
      and not exists (select from booking where live and person_key = $13)
      and not exists (select from booking where live and sender_key = $14)
      and not exists (select from idempotency where key = $15)
      and not exists (
        select from block where key = any($16) and lifted_at is null and (ends_at is null or ends_at > $3)
      )
      ${notIf}
    returning ${WINDOW_COLUMNS}
  ), made as (
    select asked.*, filled.id as window_id, filled.date as visit_date,
      filled."startsAt" + make_interval(mins => $11) as forfeit_at, nullif($12, filled.date) as overflowed_from
    from asked cross join filled
  ), ${WRITE_MADE}${also}, answered as (
    ${keepAnswers('$2', '$3')} where exists (select from made)
  )
  select filled.*, pg_notify($17, replace($18, '${DATE_TO_COME}', filled.date::text)) from filled`;

const BOOK_AT_ONCE: Statement<CapacityWindow> = { name: 'book at once', text: bookAtOnceText('', '') };

/** For a known number: its guess is written, and none before may have named the person otherwise. */
const BOOK_GUESSED: Statement<CapacityWindow> = {
  name: 'book at once, guessed',
  text: bookAtOnceText(
    `and not exists (
        select from guess where subject = any(array[$19::text, $20::text]) and about is distinct from $21 and at > $22
      )`,
    `, tried as (
    insert into guess (subject, about, at) select $19, $21, $3 from made
      where not exists (select from guess where subject = $19 and about = $21 and at > $22)
  )`,
  ),
};
