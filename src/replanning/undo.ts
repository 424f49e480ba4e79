// Undoes a change to an office's days, until applicants have been told: settings, windows, and moved bookings.

import { type Asker, writtenAs } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { officeAsItStands } from '../office/read.ts';
import { lastReleasedDate } from '../office/release.ts';
import { lockDays, rollWindows } from '../office/roll.ts';
import type { Office } from '../office/settings.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { statement } from '../statement.ts';
import { type Instant, isBefore, type LocalDate } from '../time.ts';
import { type DayChange, lockChange, restoreSettings } from './dayChange.ts';

export interface Undoing {
  office: string;
  change: number;
  asker: Asker;
  /** Takes the notices with this beginning of their purpose back; false: some are gone. */
  takeBack(tx: Transaction, purpose: string): Promise<boolean>;
}

type Undone = { answer: DayChange | Refusal; announcements: Announcement[]; repeated?: boolean };

/** Later changes by the applicants themselves stay as they are. @throws CallerError NOT_FOUND */
export async function undoChange(tx: Transaction, undoing: Undoing, now: Instant): Promise<Undone> {
  const { office: code, change: id } = undoing;
  await lockDays(tx, code);
  const change = await lockChange(tx, code, id);
  if (change.undoneAt) return { answer: change, announcements: [], repeated: true };
  const refusal = await refusedUndo(tx, change, await officeAsItStands(tx, code), now);
  if (refusal) return { answer: refusal, announcements: [] };
  await tx.query('savepoint undoing');
  const done = await takeBackAll(tx, undoing, change, now);
  if (isRefusal(done.answer)) await tx.query('rollback to savepoint undoing');
  return done;
}

async function takeBackAll(tx: Transaction, undoing: Undoing, change: DayChange, now: Instant): Promise<Undone> {
  const { office: code } = change;
  const id = undoing.change;
  await tx.query({ name: 'lock moved', text: LOCK_MOVED }, [id]);
  const notGone = await undoing.takeBack(tx, `moved:${id}:`);
  await restoreSettings(tx, id);
  const office = await officeAsItStands(tx, code);
  if (!notGone) return { answer: tooLate(change, office), announcements: [] };
  // Hours come back before the people, and what was there for them meanwhile goes after.
  await rollWindows(tx, office, now);
  const back = await moveBack(tx, id, writtenAs(undoing.asker), now);
  const [behind] = await tx.query(LEFT_BEHIND, [id, now.toString()]);
  const left = behind?.left ?? 0;
  if (left > 0)
    return {
      answer: refuse('NO_ROOM_TO_MOVE', { mustMove: left, lastDate: lastReleasedDate(office, now) }),
      announcements: [],
    };
  await rollWindows(tx, office, now);
  await tx.query({ name: 'note undone', text: 'update day_change set undone_at = $2 where id = $1' }, [
    id,
    now.toString(),
  ]);
  const dates = new Set([...change.windows.map(({ date }) => date), ...back.flatMap(({ from, to }) => [from, to])]);
  return {
    answer: { ...change, undoneAt: now },
    announcements: [
      { event: 'office', office: code },
      ...[...dates].map((date): Announcement => ({ event: 'availability', office: code, date })),
      ...back.map((one): Announcement => ({ event: 'booking', office: code, code: one.code })),
    ],
  };
}

async function refusedUndo(tx: Transaction, change: DayChange, office: Office, now: Instant): Promise<Refusal | null> {
  if (!isBefore(now, change.undoUntil)) return tooLate(change, office);
  const [later] = await tx.query({ name: 'later change', text: LATER }, [change.office, change.id]);
  return later ? refuse('UNDO_LATER_FIRST', {}) : null;
}
const LATER = 'select from day_change where office = $1 and id > $2 and undone_at is null limit 1';

function tooLate({ undoUntil }: DayChange, { timeZone }: Office): Refusal {
  return refuse('UNDO_OVER', { until: { at: undoUntil, zone: timeZone } });
}

const LOCK_MOVED = `select from booking where code in (select booking from moved_booking where change = $1) order by code for update`;

/** To the very place and number they had, which no other booking was given meanwhile. */
async function moveBack(tx: Transaction, change: number, by: string, now: Instant) {
  await tx.query({ name: 'lock homes', text: LOCK_HOMES }, [change]);
  return tx.query<{ code: string; from: LocalDate; to: LocalDate }>({ name: 'move back', text: MOVE_BACK }, [
    change,
    now.toString(),
    by,
  ]);
}

const LOCK_HOMES = `
  select from capacity_window where id in (
    select b.window_id from moved_booking m join booking b on b.code = m.booking where m.change = $1
    union
    select h.id from moved_booking m join booking b on b.code = m.booking
      join capacity_window h on (h.office, h.quota, h.starts_at) = (b.office, m.from_quota, m.from_starts_at)
    where m.change = $1
  ) order by id for update`;

const UNCHANGED = `moved_booking m
  join booking b on b.code = m.booking and b.version = m.version and b.status in ('HELD', 'CONFIRMED')`;

const MOVE_BACK = `
  with back as (
    select b.code, b.window_id, b.visit_date, h.id as home, m.from_date, m.from_place, m.from_number, m.from_forfeit_at
    from ${UNCHANGED} join capacity_window h on (h.office, h.quota, h.starts_at) = (b.office, m.from_quota, m.from_starts_at)
    where m.change = $1 and m.from_forfeit_at > $2 and (m.from_place is null or h.id = m.from_window)
  ), shifted as (
    update capacity_window w set taken = w.taken + shift.places, capacity = greatest(w.capacity, w.taken + shift.places)
    from (
      select id, sum(places)::int as places from (
        select window_id as id, -1 as places from back union all select home, 1 from back
      ) step group by id
    ) shift where w.id = shift.id
  ), told as (
    insert into booking_event (booking, at, action, by, detail)
    select code, $2, 'MOVE_BACK', $3, json_build_object('from', visit_date, 'to', from_date) from back
  )
  update booking b set window_id = back.home, visit_date = back.from_date, place = back.from_place,
    queue_number = back.from_number, forfeit_at = back.from_forfeit_at, version = b.version + 1, free_changes = 0
  from back where b.code = back.code
  returning b.code, back.visit_date as "from", back.from_date as "to"`;

/** Bookings that are still at the place the change moved them to, though the hour they had is to come. */
const LEFT_BEHIND = statement<{ left: number }>(
  'left behind',
)`select count(*)::int as left from ${UNCHANGED} where m.change = $1 and m.from_forfeit_at > $2`;
