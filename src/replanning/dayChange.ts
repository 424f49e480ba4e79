// Changes to what an office's days can serve, as they are written down.

import { BookingEntity } from '../booking/entities.ts';
import type { CapacityWindow } from '../capacity/window.ts';
import type { Queryable, Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { CallerError } from '../refusal.ts';
import { statement } from '../statement.ts';
import { tablesOf } from '../tables.ts';
import { dateIn, type Instant } from '../time.ts';
import { DayChangeEntity, MovedBookingEntity, type WindowChange } from './entities.ts';

const tables = tablesOf(DayChangeEntity, MovedBookingEntity, BookingEntity);

export interface DayChange {
  /** null: it was only tried out. */
  id: number | null;
  office: string;
  /** The mutation. */
  what: string;
  by: string;
  at: Instant;
  /** Until then it can be taken back: those who were moved are told afterwards. */
  undoUntil: Instant;
  undoneAt: Instant | null;
  /** The id that the changes of many offices share which belong together; null: it stands alone. */
  partOf: string | null;
  windows: WindowChange[];
  /** Bookings moved, and those among them whose holder cannot be written to. */
  moved: number;
  unreached: number;
  /** Bookings moved, where it was only tried out. */
  moves?: MovedBooking[];
}

/** The shares that differ, in order of time. */
export function compare(before: readonly CapacityWindow[], after: readonly CapacityWindow[]): WindowChange[] {
  const key = ({ quota, startsAt, endsAt }: CapacityWindow) => `${startsAt} ${endsAt} ${quota}`;
  const old = new Map(before.map((window) => [key(window), window]));
  const now = new Map(after.map((window) => [key(window), window]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((share): WindowChange[] => {
    const [was, is] = [old.get(share), now.get(share)];
    const { date, quota, startsAt, endsAt } = (is ?? was) as CapacityWindow;
    const change = { date, quota, startsAt: String(startsAt), endsAt: String(endsAt) };
    const places = { before: was?.capacity ?? 0, after: is?.capacity ?? 0 };
    return places.before === places.after ? [] : [{ ...change, ...places }];
  });
}

export interface NewChange {
  office: Office;
  what: string;
  partOf: string | null;
  key: string | null;
  by: string;
  at: Instant;
  undoUntil: Instant;
}

/** Writes the change down with the managers' settings as they are before it; returns its id. */
export async function noteChange(tx: Transaction, change: NewChange, now: Instant): Promise<number> {
  const { office, what, partOf, key, by, at, undoUntil } = change;
  const today = dateIn(office.timeZone, now);
  const values = [office.code, what, key, by, at.toString(), undoUntil.toString(), today, partOf];
  const [noted] = await tx.query(NOTE_CHANGE, values);
  if (!noted) throw new Error('A change that was inserted was not returned.');
  return noted.id;
}
const SHAPING = `'{schedule,schedules,quotas}'::text[]`;
const NOTE_CHANGE = statement<{ id: number }>('note change')`
  insert into day_change (office, what, key, by, at, undo_until, part_of, before)
  select code, $2, $3, $4, $5, $6, $8, json_build_object(
    'from', $7::date,
    'settings', (select coalesce(json_object_agg(key, value), '{}') from jsonb_each(from_managers) where key = any(${SHAPING})),
    'exceptions', (select coalesce(json_agg(e), '[]') from schedule_exception e
      where e.office = code and e.origin = 'manager' and e.date >= $7::date),
    'overrides', (select coalesce(json_agg(c), '[]') from capacity_override c where c.office = code and c.date >= $7::date)
  ) from office where code = $1 returning id`;

export async function noteWindows(tx: Transaction, id: number, windows: readonly WindowChange[]): Promise<void> {
  await tables(tx)
    .updateTable('day_change')
    .set({ windows: [...windows] })
    .where('id', '=', id)
    .execute();
}

/** Puts the managers' settings back as they were before the change. */
export async function restoreSettings(tx: Transaction, id: number): Promise<void> {
  for (const [name, text] of Object.entries(RESTORE)) await tx.query({ name: `restore ${name}`, text }, [id]);
}
const RESTORE = {
  settings: `update office set from_managers = (from_managers - ${SHAPING}) || (c.before->'settings')
    from day_change c where c.id = $1 and c.office = office.code`,
  'no exceptions': `delete from schedule_exception e using day_change c
    where c.id = $1 and e.office = c.office and e.origin = 'manager' and e.date >= (c.before->>'from')::date`,
  exceptions: `insert into schedule_exception
    select e.* from day_change c, jsonb_populate_recordset(null::schedule_exception, c.before->'exceptions') e where c.id = $1`,
  'no overrides': `delete from capacity_override o using day_change c
    where c.id = $1 and o.office = c.office and o.date >= (c.before->>'from')::date`,
  overrides: `insert into capacity_override
    select o.* from day_change c, jsonb_populate_recordset(null::capacity_override, c.before->'overrides') o where c.id = $1`,
} as const;

/** Kept from all others until the commit. @throws CallerError NOT_FOUND */
export async function lockChange(tx: Transaction, office: string, id: number): Promise<DayChange> {
  const change = await changes(tx)
    .where('c.id', '=', id)
    .where('c.office', '=', office)
    .forUpdate('c')
    .executeTakeFirst();
  if (!change) throw new CallerError('NOT_FOUND', `${office} has no change ${id}.`);
  return change;
}

export async function dayChangeByKey(tx: Transaction, key: string): Promise<DayChange> {
  const change = await changes(tx).where('c.key', '=', key).orderBy('c.id', 'desc').limit(1).executeTakeFirst();
  if (!change) throw new CallerError('NOT_FOUND', 'The change of this key is gone.');
  return change;
}

/** The changes that belong together, by office. */
export function changesPartOf(db: Queryable, partOf: string): Promise<{ office: string; id: number }[]> {
  return tables(db)
    .selectFrom('day_change')
    .select(['office', 'id'])
    .where('partOf', '=', partOf)
    .orderBy('office')
    .orderBy('id', 'desc')
    .execute();
}

/** The latest first; `before` is the last one seen. */
export function dayChangesOf(
  db: Queryable,
  office: string,
  first: number,
  before: number | null,
): Promise<DayChange[]> {
  return changes(db)
    .where('c.office', '=', office)
    .$if(before !== null, (some) => some.where('c.id', '<', before))
    .orderBy('c.id', 'desc')
    .limit(first)
    .execute();
}

/** Changes with the numbers of bookings that they moved. */
function changes(db: Queryable) {
  return tables(db)
    .selectFrom('day_change as c')
    .select(['c.id', 'c.office', 'c.what', 'c.by', 'c.at', 'c.undoUntil', 'c.undoneAt', 'c.partOf', 'c.windows'])
    .select(({ selectFrom }) => {
      const moves = selectFrom('moved_booking as m')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('m.change', '=', 'c.id');
      return [
        moves.$asScalar().$notNull().as('moved'),
        moves.where('m.reached', '=', false).$asScalar().$notNull().as('unreached'),
      ];
    });
}

/** A booking that a change moved: from when to when. */
export interface MovedBooking {
  code: string;
  name: string;
  phone: string | null;
  from: Instant;
  to: Instant;
  fromNumber: string | null;
  toNumber: string | null;
  reached: boolean;
}

/** In order of the hour they had; unreachable applicants first: staff must phone them. */
export function movedBookings(db: Queryable, change: number, first: number): Promise<MovedBooking[]> {
  return tables(db)
    .selectFrom('moved_booking as m')
    .innerJoin('booking as b', 'b.code', 'm.booking')
    .select(['b.code', 'b.name', 'b.phone', 'm.fromStartsAt as from', 'm.toStartsAt as to'])
    .select(['m.fromNumber', 'm.toNumber', 'm.reached'])
    .where('m.change', '=', change)
    .orderBy('m.reached')
    .orderBy('m.fromStartsAt')
    .orderBy('m.fromNumber')
    .orderBy('b.code')
    .limit(first)
    .execute();
}
