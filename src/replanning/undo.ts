// Undoes a change to an office's days, until applicants have been told: settings, windows, and moved bookings.

import { sql } from 'kysely';
import { type Asker, writtenAs } from '../access/asker.ts';
import { BookingEntity, BookingEventEntity } from '../booking/entities.ts';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { lockDays } from '../office/dayLock.ts';
import { officeAsItStands } from '../office/read.ts';
import { lastReleasedDate } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { instantValue, tablesOf } from '../tables.ts';
import { type Instant, isBefore } from '../time.ts';
import { type DayChange, lockChange } from './dayChange.ts';
import { DayChangeEntity, MovedBookingEntity } from './entities.ts';
import { windowsOf } from './reshape.ts';
import { datesAhead, rollWindows } from './roll.ts';
import { restoreSettings } from './shaping.ts';
import { noteTurnedDays } from './turnedDays.ts';

const tables = tablesOf(BookingEntity, BookingEventEntity, CapacityWindowEntity, DayChangeEntity, MovedBookingEntity);

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
  await lockMoved(tx, id);
  const notGone = await undoing.takeBack(tx, `moved:${id}:`);
  await restoreSettings(tx, id);
  const office = await officeAsItStands(tx, code);
  if (!notGone) return { answer: tooLate(change, office), announcements: [] };
  const dates = await datesAhead(tx, office, now);
  const closed = await windowsOf(tx, office, dates);
  // Hours come back before the people, and what was there for them meanwhile goes after.
  await rollWindows(tx, office, now);
  const back = await moveBack(tx, id, writtenAs(undoing.asker), now);
  tx.note(() => back.map((one) => ({ step: 'booking.moved', office: code, booking: one.code })));
  const left = await countLeftBehind(tx, id, now);
  if (left > 0)
    return {
      answer: refuse('NO_ROOM_TO_MOVE', { mustMove: left, lastDate: lastReleasedDate(office, now) }),
      announcements: [],
    };
  await rollWindows(tx, office, now);
  noteTurnedDays(tx, { office: code, before: closed, after: await windowsOf(tx, office, dates) }, now);
  await tables(tx).updateTable('day_change').set({ undoneAt: now }).where('id', '=', id).execute();
  const changed = new Set([...change.windows.map(({ date }) => date), ...back.flatMap(({ from, to }) => [from, to])]);
  return {
    answer: { ...change, undoneAt: now },
    announcements: [
      { event: 'office', office: code },
      ...[...changed].map((date): Announcement => ({ event: 'availability', office: code, date })),
      ...back.map((one): Announcement => ({ event: 'booking', office: code, code: one.code })),
    ],
  };
}

async function refusedUndo(tx: Transaction, change: DayChange, office: Office, now: Instant): Promise<Refusal | null> {
  if (!isBefore(now, change.undoUntil)) return tooLate(change, office);
  const later = await tables(tx)
    .selectFrom('day_change')
    .select('id')
    .where('office', '=', change.office)
    .where('id', '>', change.id)
    .where('undoneAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return later ? refuse('UNDO_LATER_FIRST', {}) : null;
}

function tooLate({ undoUntil }: DayChange, { timeZone }: Office): Refusal {
  return refuse('UNDO_OVER', { until: { at: undoUntil, zone: timeZone } });
}

async function lockMoved(tx: Transaction, change: number): Promise<void> {
  await tables(tx)
    .selectFrom('booking')
    .select('code')
    .where('code', 'in', ({ selectFrom }) =>
      selectFrom('moved_booking as m').select('m.booking').where('m.change', '=', change),
    )
    .orderBy('code')
    .forUpdate()
    .execute();
}

/** The bookings of a change that are as it left them. */
function unchanged(tx: Transaction, change: number, now: Instant) {
  return tables(tx)
    .selectFrom('moved_booking as m')
    .innerJoin('booking as b', (join) => join.onRef('b.code', '=', 'm.booking').onRef('b.version', '=', 'm.version'))
    .where('b.status', 'in', ['HELD', 'CONFIRMED'])
    .where('m.change', '=', change)
    .where('m.fromForfeitAt', '>', now);
}

/** Bookings that are still at the place the change moved them to, though the hour they had is to come. */
async function countLeftBehind(tx: Transaction, change: number, now: Instant): Promise<number> {
  const count = unchanged(tx, change, now).select(({ fn }) => fn.countAll<number>().as('left'));
  return (await count.executeTakeFirstOrThrow()).left;
}

/** The same, each with the window it had. */
function withHomes(tx: Transaction, change: number, now: Instant) {
  return unchanged(tx, change, now).innerJoin('capacity_window as h', (join) =>
    join
      .onRef('h.office', '=', 'b.office')
      .onRef('h.quota', '=', 'm.fromQuota')
      .onRef('h.startsAt', '=', 'm.fromStartsAt'),
  );
}

async function lockHomes(tx: Transaction, change: number, now: Instant): Promise<void> {
  const present = unchanged(tx, change, now).select('b.window as id');
  await tables(tx)
    .selectFrom('capacity_window')
    .select('id')
    .where('id', 'in', present.union(withHomes(tx, change, now).select('h.id')))
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The bookings that can go home, as `back`; the counts of the windows follow them. */
function shiftedBack(tx: Transaction, change: number, now: Instant) {
  const back = withHomes(tx, change, now)
    .select(['b.code', 'b.window as windowNow', 'b.visitDate as dayNow', 'h.id as home', 'm.fromDate as dayThen'])
    .select(['m.fromPlace as placeThen', 'm.fromNumber as numberThen', 'm.fromForfeitAt as forfeitThen'])
    .where(({ eb, or, ref }) => or([eb('m.fromPlace', 'is', null), eb('h.id', '=', ref('m.fromWindow'))]));
  return tables(tx)
    .with('back', () => back)
    .with('step', (db) => {
      const left = db.selectFrom('back').select(['back.windowNow as of', sql<number>`-1`.as('places')]);
      return left.unionAll(db.selectFrom('back').select(['back.home as of', sql<number>`1`.as('places')]));
    })
    .with('shift', (db) =>
      db
        .selectFrom('step')
        .select(({ fn, cast }) => ['step.of', cast<number>(fn.sum('step.places'), 'integer').as('places')])
        .groupBy('step.of'),
    )
    .with('shifted', (db) =>
      db
        .updateTable('capacity_window')
        .from('shift')
        .set(({ eb, fn }) => {
          const taken = eb('capacity_window.taken', '+', eb.ref('shift.places'));
          return { taken, capacity: fn('greatest', ['capacity_window.capacity', taken]) };
        })
        .whereRef('capacity_window.id', '=', 'shift.of'),
    );
}

/** To the very place and number they had, which no other booking was given meanwhile. */
async function moveBack(tx: Transaction, change: number, by: string, now: Instant) {
  await lockHomes(tx, change, now);
  return shiftedBack(tx, change, now)
    .with('told', (db) =>
      db
        .insertInto('booking_event')
        .columns(['booking', 'at', 'action', 'by', 'detail', 'window', 'place'])
        .expression(({ selectFrom }) =>
          selectFrom('back').select(({ ref, val, cast }) => [
            'back.code',
            instantValue(now).as('at'),
            val('MOVE_BACK').as('action'),
            cast<string>(val(by), 'text').as('by'),
            sql<object>`jsonb_build_object('from', ${ref('back.dayNow')}, 'to', ${ref('back.dayThen')})`.as('detail'),
            'back.home as window',
            'back.placeThen as place',
          ]),
        ),
    )
    .updateTable('booking')
    .from('back')
    .set(({ eb, ref }) => ({
      window: ref('back.home'),
      visitDate: ref('back.dayThen'),
      place: ref('back.placeThen'),
      queueNumber: ref('back.numberThen'),
      forfeitAt: ref('back.forfeitThen'),
      version: eb('booking.version', '+', 1),
      freeChanges: 0,
    }))
    .whereRef('booking.code', '=', 'back.code')
    .returning(['booking.code', 'back.dayNow as from', 'back.dayThen as to'])
    .execute();
}
