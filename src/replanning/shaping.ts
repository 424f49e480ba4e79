// A change of an office's days keeps the managers' settings as they stood before it, and puts them back when it is undone.

import { type Expression, expressionBuilder, sql } from 'kysely';
import type { Transaction } from '../database.ts';
import { CapacityOverrideEntity, OfficeEntity, ScheduleExceptionEntity } from '../office/entities.ts';
import type { OfficeSettings } from '../office/settings.ts';
import type { Fields } from '../statement.ts';
import { type Tables, tablesOf } from '../tables.ts';
import type { LocalDate } from '../time.ts';
import { DayChangeEntity } from './entities.ts';

const SHAPED_ENTITIES = [DayChangeEntity, OfficeEntity, ScheduleExceptionEntity, CapacityOverrideEntity] as const;
const tables = tablesOf(...SHAPED_ENTITIES);

const SHAPING = sql<string[]>`'{schedule,schedules,quotas}'::text[]`;
const expression = expressionBuilder<Tables<(typeof SHAPED_ENTITIES)[number]>>();

/** The managers' settings and rows that shape an office's days from a date on, as they stand. */
export function shapingOf(
  settings: Expression<Partial<OfficeSettings>>,
  { office, from }: { office: string; from: LocalDate },
) {
  return sql<object>`jsonb_build_object('from', ${from}::date, 'settings', ${shapingIn(settings)},
    'exceptions', coalesce(${exceptionsFrom(office, from)}, '[]'),
    'overrides', coalesce(${overridesFrom(office, from)}, '[]'))`;
}

function shapingIn(settings: Expression<Partial<OfficeSettings>>) {
  return sql`(select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(${settings}) where key = any(${SHAPING}))`;
}

function exceptionsFrom(office: string, date: LocalDate) {
  return expression
    .selectFrom('schedule_exception as e')
    .select(({ fn }) => fn.jsonAgg('e').as('all'))
    .where('e.office', '=', office)
    .where('e.origin', '=', 'manager')
    .where('e.date', '>=', date);
}

function overridesFrom(office: string, date: LocalDate) {
  return expression
    .selectFrom('capacity_override as c')
    .select(({ fn }) => fn.jsonAgg('c').as('all'))
    .where('c.office', '=', office)
    .where('c.date', '>=', date);
}

/** Puts the managers' settings back as they were before the change. */
export async function restoreSettings(tx: Transaction, id: number): Promise<void> {
  await tables(tx)
    .updateTable('office')
    .from('day_change')
    .set(({ ref }) => ({
      fromManagers: sql`(${ref('office.fromManagers')} - ${SHAPING}) || (${ref('day_change.before')} -> 'settings')`,
    }))
    .where('day_change.id', '=', id)
    .whereRef('day_change.office', '=', 'office.code')
    .execute();
  await restoreExceptions(tx, id);
  await restoreOverrides(tx, id);
}

/** The day of the change: managers' rows of days before it were not kept. */
function firstDay(before: Expression<unknown>) {
  return sql<LocalDate>`(${before} ->> 'from')::date`;
}

async function restoreExceptions(tx: Transaction, change: number): Promise<void> {
  await tables(tx)
    .deleteFrom('schedule_exception')
    .using('day_change')
    .where('day_change.id', '=', change)
    .whereRef('schedule_exception.office', '=', 'day_change.office')
    .where('schedule_exception.origin', '=', 'manager')
    .where(({ eb, ref }) => eb('schedule_exception.date', '>=', firstDay(ref('day_change.before'))))
    .execute();
  await tables(tx)
    .insertInto('schedule_exception')
    .columns(['office', 'date', 'origin', 'reason', 'open', 'capacity'])
    .expression(({ selectFrom }) =>
      selectFrom('day_change')
        .innerJoinLateral(
          ({ ref }) =>
            sql<Fields<typeof ScheduleExceptionEntity>>`jsonb_populate_recordset(null::schedule_exception,
              ${ref('day_change.before')} -> 'exceptions')`.as('kept'),
          (join) => join.onTrue(),
        )
        .select(['kept.office', 'kept.date', 'kept.origin', 'kept.reason', 'kept.open', 'kept.capacity'])
        .where('day_change.id', '=', change),
    )
    .execute();
}

async function restoreOverrides(tx: Transaction, change: number): Promise<void> {
  await tables(tx)
    .deleteFrom('capacity_override')
    .using('day_change')
    .where('day_change.id', '=', change)
    .whereRef('capacity_override.office', '=', 'day_change.office')
    .where(({ eb, ref }) => eb('capacity_override.date', '>=', firstDay(ref('day_change.before'))))
    .execute();
  await tables(tx)
    .insertInto('capacity_override')
    .columns(['office', 'date', 'starts', 'quota', 'capacity'])
    .expression(({ selectFrom }) =>
      selectFrom('day_change')
        .innerJoinLateral(
          ({ ref }) =>
            sql<Fields<typeof CapacityOverrideEntity>>`jsonb_populate_recordset(null::capacity_override,
              ${ref('day_change.before')} -> 'overrides')`.as('kept'),
          (join) => join.onTrue(),
        )
        .select(['kept.office', 'kept.date', 'kept.starts', 'kept.quota', 'kept.capacity'])
        .where('day_change.id', '=', change),
    )
    .execute();
}
