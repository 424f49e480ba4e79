// Kinds of columns that many tables have, and the type of a table's rows as the driver gives them.
import { type EntitySchemaWithMeta, p, Type } from '@mikro-orm/core';
import type { InferKyselyTable } from '@mikro-orm/postgresql';
import type { Selectable } from 'kysely';

/** The rows of an entity's table: column names of the database, values as the pool's parsers make them. */
export type Row<Entity extends EntitySchemaWithMeta> = Selectable<InferKyselyTable<Entity>>;

/** PostgreSQL's `timestamptz` is a `Temporal.Instant`. */
class InstantType extends Type<Temporal.Instant | null | undefined, Temporal.Instant | string | null | undefined> {
  override convertToDatabaseValue(value: Temporal.Instant | null | undefined): string | null | undefined {
    return value?.toString() ?? null;
  }
  override convertToJSValue(value: Temporal.Instant | string | null | undefined): Temporal.Instant | null | undefined {
    return typeof value === 'string' ? Temporal.Instant.from(value) : value;
  }
  override getColumnType(): string {
    return 'timestamptz';
  }
  /** Without it MikroORM would read it as a `Date`. */
  override get runtimeType(): string {
    return 'Temporal.Instant';
  }
  override compareAsType(): string {
    return 'string';
  }
}

export const instant = () => p.type(InstantType);

/** A number that PostgreSQL counts up with every row. */
export const identity = () => p.bigint('number').primary().autoincrement().generated('identity');

export const bookingCode = () => p.character().length(8);
