// Changes to what an office's days can serve, as they are written down.

import { sql } from 'kysely';
import { BookingEntity } from '../booking/entities.ts';
import type { CapacityWindow } from '../capacity/window.ts';
import type { Queryable, Transaction } from '../database.ts';
import { type IdPage, type IdPart, readIdPage } from '../idPages.ts';
import { OfficeEntity } from '../office/entities.ts';
import type { Office } from '../office/settings.ts';
import { CallerError } from '../refusal.ts';
import { instantValue, tablesOf } from '../tables.ts';
import { dateIn, type Instant } from '../time.ts';
import { DayChangeEntity, MovedBookingEntity, type WindowChange } from './entities.ts';
import { shapingOf } from './shaping.ts';

const tables = tablesOf(DayChangeEntity, MovedBookingEntity, BookingEntity, OfficeEntity);

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
  const { id } = await tables(tx)
    .insertInto('day_change')
    .columns(['office', 'what', 'key', 'by', 'at', 'undoUntil', 'partOf', 'before'])
    .expression(({ selectFrom }) =>
      selectFrom('office as o')
        .select(({ ref }) => [
          'o.code',
          sql<string>`${what}::text`.as('mutation'),
          sql<string | null>`${key}::text`.as('request'),
          sql<string>`${by}::text`.as('asker'),
          instantValue(at).as('noted'),
          instantValue(undoUntil).as('undoable'),
          sql<string | null>`${partOf}::text`.as('whole'),
          shapingOf(ref('o.fromManagers'), { office: office.code, from: today }).as('state'),
        ])
        .where('o.code', '=', office.code),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function noteWindows(tx: Transaction, id: number, windows: readonly WindowChange[]): Promise<void> {
  await tables(tx)
    .updateTable('day_change')
    .set({ windows: [...windows] })
    .where('id', '=', id)
    .execute();
}

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

/** The latest first. */
export function dayChangesOf(db: Queryable, office: string, part: IdPart): Promise<IdPage<DayChange>> {
  const found = changes(db)
    .where('c.office', '=', office)
    .$if(part.after !== null, (some) => some.where('c.id', '<', part.after))
    .$if(part.before !== null, (some) => some.where('c.id', '>', part.before));
  return readIdPage(part, ({ limit, order }) => found.orderBy('c.id', order).limit(limit).execute());
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

/** A stretch of the bookings that a change moved: `first` of them, after `skip` others. */
export interface MovesWish {
  change: number;
  first: number;
  skip: number;
}

/**
 * In order of the hour they had; unreachable applicants first: staff must phone them. In the places of the wishes.
 */
export async function movedBookings(db: Queryable, wishes: readonly MovesWish[]): Promise<MovedBooking[][]> {
  const wanted = sql<MovesWish & { place: number }>`json_to_recordset(${JSON.stringify(
    wishes.map((wish, place) => ({ place, ...wish })),
  )})`.as<'wanted'>(sql`wanted(place integer, change bigint, first integer, skip integer)`);
  const rows = await tables(db)
    .with('wish', (queries) => queries.selectFrom(wanted).selectAll())
    .selectFrom('wish')
    .innerJoinLateral(
      ({ selectFrom, ref }) =>
        selectFrom('moved_booking as m')
          .innerJoin('booking as b', 'b.code', 'm.booking')
          .select(['b.code', 'b.name', 'b.phone', 'm.fromStartsAt as from', 'm.toStartsAt as to'])
          .select(['m.fromNumber', 'm.toNumber', 'm.reached'])
          .whereRef('m.change', '=', 'wish.change')
          .orderBy('m.reached')
          .orderBy('m.fromStartsAt')
          .orderBy('m.fromNumber')
          .orderBy('b.code')
          .limit(ref('wish.first'))
          .offset(ref('wish.skip'))
          .as('move'),
      (join) => join.onTrue(),
    )
    .selectAll()
    .execute();
  const byPlace = Map.groupBy(rows, ({ place }) => place);
  return wishes.map((_, index) => (byPlace.get(index) ?? []).map(({ place, change, first, skip, ...move }) => move));
}
