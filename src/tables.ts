// Kysely's query builder for the tables of some entities: a property renamed in an entity breaks every query that names it.
import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/postgresql';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Queryable } from './database.ts';

/** Columns go by the names of their properties, and values are the properties' own, such as instants. */
const BY_PROPERTY = { columnNamingStrategy: 'property', convertValues: true } as const;

/** The tables of the entities by their names in the database, `schedule_exception` for ScheduleException. */
export type Tables<Entity extends EntitySchemaWithMeta> = InferKyselyDB<Entity, typeof BY_PROPERTY>;

/**
 * Queries of the tables of these entities on the connection of `db`: `tablesOf(OfficeEntity)(tx).selectFrom('office')`.
 * Changes that its EntityManager has not flushed yet are not seen.
 */
export function tablesOf<const Entities extends readonly EntitySchemaWithMeta[]>(..._entities: Entities) {
  return ({ em }: Pick<Queryable, 'em'>): Kysely<Tables<Entities[number]>> =>
    em.getKysely(BY_PROPERTY) as Kysely<unknown> as Kysely<Tables<Entities[number]>>;
}

/** An instant as a value by itself: one that is compared with a column, or written to it, is converted without it. */
export function instantValue(at: Temporal.Instant): RawBuilder<Temporal.Instant> {
  return sql`${at.toString()}::timestamptz`;
}

/** A flag, a status or the like written out in the statement, so that PostgreSQL can use an index of such rows only. */
export function literal<Value extends string | boolean>(value: Value): RawBuilder<Value> {
  return sql.lit(value);
}
