// Brings an office's capacity windows in line with what is planned: withdraws those that are not, offers those that are new.

import { type Expression, expressionBuilder, sql } from 'kysely';
import { BookingEntity } from '../booking/entities.ts';
import { CapacityWindowEntity, WithdrawnWindowEntity } from '../capacity/entities.ts';
import type { Transaction } from '../database.ts';
import { itemAt } from '../items.ts';
import { type Tables, tablesOf } from '../tables.ts';
import type { Instant, LocalDate } from '../time.ts';
import { LAST_DAY_IN_DOUBT_SQL } from './afterRestoration.ts';

const WINDOW_ENTITIES = [BookingEntity, CapacityWindowEntity, WithdrawnWindowEntity] as const;
const tables = tablesOf(...WINDOW_ENTITIES);

/** A share of a window as it should be; instants in RFC 3339, UTC. */
export interface PlannedRow {
  date: LocalDate;
  quota: string;
  line: string;
  ordinal: number;
  starts_at: string;
  ends_at: string;
  capacity: number;
  opens_to_all_at: string | null;
}

interface PlannedTable extends Omit<PlannedRow, 'starts_at' | 'ends_at' | 'opens_to_all_at'> {
  starts_at: Instant;
  ends_at: Instant;
  opens_to_all_at: Instant | null;
}

/** The planned windows as a table. */
const plannedRows = (rows: readonly PlannedRow[]) =>
  sql<PlannedTable>`json_to_recordset(${JSON.stringify(rows)})`.as<'planned'>(
    sql`planned(date date, quota text, line text, ordinal smallint, starts_at timestamptz, ends_at timestamptz,
      capacity integer, opens_to_all_at timestamptz)`,
  );

const expression = expressionBuilder<Tables<(typeof WINDOW_ENTITIES)[number]>>();

/** Whether anything was ever booked in a window. Places taken by people who came without a booking leave none behind. */
function isBooked({ id, taken, issued }: Record<'id' | 'taken' | 'issued', Expression<number>>) {
  const bookings = expression.selectFrom('booking as b').select('b.code').where('b.window', '=', id);
  return expression.or([expression(taken, '>', 0), expression(issued, '>', 0), expression.exists(bookings)]);
}

interface Withdrawal {
  office: string;
  /** They follow each other. */
  dates: readonly LocalDate[];
  rows: readonly PlannedRow[];
}

/**
 * Windows that are no longer planned: deleted if they never had a booking, else closed to new ones. Letters and numbers
 * are only put in order on days on which none is given out.
 */
export async function withdraw(tx: Transaction, { office, dates, rows }: Withdrawal): Promise<void> {
  await tables(tx)
    .with('outdated', () => outdated(tx, { office, dates, rows }))
    .with('gone', (db) =>
      db
        .deleteFrom('capacity_window')
        .using('outdated')
        .whereRef('capacity_window.id', '=', 'outdated.id')
        .where(({ not, ref }) =>
          not(
            isBooked({
              id: ref('capacity_window.id'),
              taken: ref('capacity_window.taken'),
              issued: ref('capacity_window.issued'),
            }),
          ),
        )
        .returning(['capacity_window.id', 'capacity_window.office', 'capacity_window.date']),
    )
    .with('noted', (db) =>
      db
        .insertInto('withdrawn_window')
        .columns(['id', 'office', 'date'])
        .expression(({ selectFrom }) => selectFrom('gone').select(['gone.id', 'gone.office', 'gone.date']))
        .onConflict((conflict) => conflict.doNothing()),
    )
    .updateTable('capacity_window')
    .from('outdated')
    .set(({ ref }) => ({ capacity: ref('capacity_window.taken'), planned: 0 }))
    .whereRef('capacity_window.id', '=', 'outdated.id')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('gone').select('gone.id').whereRef('gone.id', '=', 'outdated.id'))),
    )
    .where(({ ref }) =>
      isBooked({
        id: ref('capacity_window.id'),
        taken: ref('capacity_window.taken'),
        issued: ref('capacity_window.issued'),
      }),
    )
    .execute();
}

/** Windows that are there but not planned, in the order in which all lock them. */
function outdated(tx: Transaction, { office, dates, rows }: Withdrawal) {
  return tables(tx)
    .selectFrom('capacity_window as w')
    .select('w.id')
    .where('w.office', '=', office)
    .where('w.date', '>=', itemAt(dates, 0))
    .where('w.date', '<=', itemAt(dates, dates.length - 1))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom(plannedRows(rows))
            .select('planned.date')
            .whereRef('planned.quota', '=', 'w.quota')
            .whereRef('planned.starts_at', '=', 'w.startsAt')
            .whereRef('planned.ends_at', '=', 'w.endsAt')
            .where(({ and, or, eb, ref, exists, selectFrom }) =>
              or([
                and([eb('planned.line', '=', ref('w.line')), eb('planned.ordinal', '=', ref('w.ordinal'))]),
                exists(
                  selectFrom('capacity_window as day')
                    .select('day.id')
                    .whereRef('day.office', '=', 'w.office')
                    .whereRef('day.date', '=', 'w.date')
                    .where((day) =>
                      isBooked({ id: day.ref('day.id'), taken: day.ref('day.taken'), issued: day.ref('day.issued') }),
                    ),
                ),
              ]),
            ),
        ),
      ),
    )
    .where(({ not, and, eb, ref }) =>
      not(
        and([
          eb('w.capacity', '=', ref('w.taken')),
          eb('w.planned', '=', 0),
          isBooked({ id: ref('w.id'), taken: ref('w.taken'), issued: ref('w.issued') }),
        ]),
      ),
    )
    .orderBy('w.id')
    .forUpdate();
}

/** On a day on which a window that is there has the number of another that is planned, new ones are numbered on. */
export async function offer(tx: Transaction, office: string, rows: readonly PlannedRow[]): Promise<void> {
  await tables(tx)
    .insertInto('capacity_window')
    .columns([
      'date',
      'quota',
      'line',
      'ordinal',
      'startsAt',
      'endsAt',
      'capacity',
      'planned',
      'opensToAllAt',
      'office',
      'issued',
    ])
    .expression(missing(tx, office, rows))
    .onConflict((conflict) =>
      conflict.columns(['office', 'date', 'quota', 'startsAt']).doUpdateSet(({ fn, ref }) => ({
        capacity: fn('greatest', [ref('excluded.capacity'), ref('capacity_window.taken')]),
        planned: ref('excluded.planned'),
        endsAt: ref('excluded.endsAt'),
        opensToAllAt: ref('excluded.opensToAllAt'),
      })),
    )
    .execute();
}

/** Windows that are planned and not there, or are there and differ. */
function missing(tx: Transaction, office: string, rows: readonly PlannedRow[]) {
  return tables(tx)
    .selectFrom(plannedRows(rows))
    .leftJoin(renumbered(tx, office, rows).as('numbered'), (join) =>
      join.onRef('numbered.date', '=', 'planned.date').onRef('numbered.line', '=', 'planned.line'),
    )
    .select(['planned.date', 'planned.quota', 'planned.line'])
    .select(({ eb, fn }) => eb('planned.ordinal', '+', fn.coalesce('numbered.last', sql<number>`0`)).as('ordinal'))
    .select(['planned.starts_at', 'planned.ends_at', 'planned.capacity', 'planned.capacity as places'])
    .select(['planned.opens_to_all_at', sql<string>`${office}::text`.as('office')])
    .select(
      sql<number>`case when exists (select from restoration r join office o on o.code = ${office}::text
        where planned.date <= ${sql.raw(LAST_DAY_IN_DOUBT_SQL)}) then planned.capacity else 0 end`.as('issued'),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('capacity_window as w')
            .select('w.id')
            .where('w.office', '=', office)
            .whereRef('w.date', '=', 'planned.date')
            .whereRef('w.quota', '=', 'planned.quota')
            .whereRef('w.startsAt', '=', 'planned.starts_at')
            .where(({ eb, fn }) => eb('w.capacity', '=', fn<number>('greatest', ['planned.capacity', 'w.taken'])))
            .whereRef('w.planned', '=', 'planned.capacity')
            .whereRef('w.endsAt', '=', 'planned.ends_at')
            .whereRef('w.opensToAllAt', 'is not distinct from', 'planned.opens_to_all_at'),
        ),
      ),
    )
    .orderBy('planned.starts_at')
    .orderBy('planned.quota');
}

/** The lines of days on which a number is planned for another window than has it, with their last numbers. */
function renumbered(tx: Transaction, office: string, rows: readonly PlannedRow[]) {
  return tables(tx)
    .selectFrom('capacity_window as w')
    .select(({ fn }) => ['w.date', 'w.line', fn.max('w.ordinal').as('last')])
    .where('w.office', '=', office)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom(plannedRows(rows))
          .innerJoin('capacity_window as clash', (join) =>
            join
              .onRef('clash.date', '=', 'planned.date')
              .onRef('clash.line', '=', 'planned.line')
              .onRef('clash.ordinal', '=', 'planned.ordinal'),
          )
          .select('clash.id')
          .where('clash.office', '=', office)
          .where(({ not, and, eb, ref }) =>
            not(
              and([eb('planned.starts_at', '=', ref('clash.startsAt')), eb('planned.quota', '=', ref('clash.quota'))]),
            ),
          )
          .whereRef('clash.date', '=', 'w.date')
          .whereRef('clash.line', '=', 'w.line'),
      ),
    )
    .groupBy(['w.date', 'w.line']);
}
