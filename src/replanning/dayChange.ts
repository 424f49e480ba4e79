// Changes to what an office's days can serve, as they are written down.

import type { CapacityWindow } from '../capacity/window.ts';
import type { Row } from '../columns.ts';
import type { Queryable, Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { CallerError } from '../refusal.ts';
import { statement } from '../statement.ts';
import { dateIn, type Instant } from '../time.ts';
import { DayChangeEntity, type WindowChange } from './entities.ts';

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
  const text = 'update day_change set windows = $2 where id = $1';
  await tx.query({ name: 'note windows', text }, [id, JSON.stringify(windows)]);
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
  const [row] = await tx.query<ChangeRow>(
    { name: 'lock change', text: `${FIND_CHANGE} where c.id = $1 and c.office = $2 for update of c` },
    [id, office],
  );
  if (!row) throw new CallerError('NOT_FOUND', `${office} has no change ${id}.`);
  return readDayChange(row);
}

export async function dayChangeByKey(tx: Transaction, key: string): Promise<DayChange> {
  const [row] = await tx.query<ChangeRow>(
    { name: 'change by key', text: `${FIND_CHANGE} where c.key = $1 order by c.id desc limit 1` },
    [key],
  );
  if (!row) throw new CallerError('NOT_FOUND', 'The change of this key is gone.');
  return readDayChange(row);
}

/** The changes that belong together, by office. */
export async function changesPartOf(db: Queryable, partOf: string): Promise<{ office: string; id: number }[]> {
  const text = 'select office, id from day_change where part_of = $1 order by office, id desc';
  return db.query<{ office: string; id: number }>({ name: 'changes part of', text }, [partOf]);
}

/** The latest first; `before` is the last one seen. */
export async function dayChangesOf(
  db: Queryable,
  office: string,
  first: number,
  before: number | null,
): Promise<DayChange[]> {
  const text = `${FIND_CHANGE} where c.office = $1 and ($3::bigint is null or c.id < $3) order by c.id desc limit $2`;
  return (await db.query<ChangeRow>({ name: 'changes of office', text }, [office, first, before])).map(readDayChange);
}

const FIND_CHANGE = `select c.id, c.office, c.what, c.by, c.at, c.undo_until, c.undone_at, c.part_of, c.windows,
  (select count(*)::int from moved_booking m where m.change = c.id) as moved,
  (select count(*)::int from moved_booking m where m.change = c.id and not m.reached) as unreached
  from day_change c`;

type ChangeRow = Pick<
  Row<typeof DayChangeEntity>,
  'id' | 'office' | 'what' | 'by' | 'at' | 'undo_until' | 'undone_at' | 'part_of' | 'windows'
> & { moved: number; unreached: number };

function readDayChange(row: ChangeRow): DayChange {
  const { id, office, what, by, at, windows, moved, unreached } = row;
  const undo = { undoUntil: row.undo_until, undoneAt: row.undone_at, partOf: row.part_of };
  return { id, office, what, by, at, ...undo, windows, moved, unreached };
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
export async function movedBookings(db: Queryable, change: number, first: number): Promise<MovedBooking[]> {
  const text = `select m.booking as code, b.name, b.phone, m.from_starts_at as "from", m.to_starts_at as "to",
      m.from_number as "fromNumber", m.to_number as "toNumber", m.reached
    from moved_booking m join booking b on b.code = m.booking
    where m.change = $1 order by m.reached, m.from_starts_at, m.from_number, m.booking limit $2`;
  return db.query<MovedBooking>({ name: 'moved bookings', text }, [change, first]);
}
