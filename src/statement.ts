// Statements whose rows have the types of the entities: a property renamed in an entity breaks every statement that selects it.
import { type EntitySchemaWithMeta, UnderscoreNamingStrategy } from '@mikro-orm/core';
import type { InferKyselyTable } from '@mikro-orm/postgresql';
import type { Selectable } from 'kysely';
import type { Statement } from './database.ts';

/** The rows of an entity's table by the names of its properties, values as the pool's parsers make them. */
export type Fields<Entity extends EntitySchemaWithMeta> = Selectable<
  InferKyselyTable<Entity, { columnNamingStrategy: 'property' }>
>;

/** A list of columns in the text of a statement, each returned by the name of its property. */
export class Selection<Row> {
  /** Only its type is of use. */
  declare readonly row?: Row;
  readonly #columns: readonly string[];

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }
  /** The same columns of the table's alias `alias`. */
  of(alias: string): Selection<Row> {
    return new Selection(this.#columns.map((column) => `${alias}.${column}`));
  }
  /** These columns, and those of the other. */
  and<Other>(other: Selection<Other>): Selection<Row & Other> {
    return new Selection([...this.#columns, ...other.#columns]);
  }
  toString(): string {
    return this.#columns.join(', ');
  }
}

export type RowOf<Selected> = Selected extends Selection<infer Row> ? Row : never;

const names = new UnderscoreNamingStrategy();

function columnOf(entity: EntitySchemaWithMeta, property: string): string {
  // MikroORM keeps the names given in `fieldNames` once it has looked at the entity.
  const known: Readonly<Record<string, { fieldName?: string; fieldNames?: string[] }>> = entity.meta.properties;
  return known[property]?.fieldNames?.[0] ?? known[property]?.fieldName ?? names.propertyToColumnName(property);
}

/** `select(TicketEntity, ['id', 'issuedAt'])` is `id, issued_at as "issuedAt"`. */
export function select<Entity extends EntitySchemaWithMeta, Property extends keyof Fields<Entity> & string>(
  entity: Entity,
  properties: readonly Property[],
): Selection<Pick<Fields<Entity>, Property>> {
  return new Selection(
    properties.map((property) => {
      const column = columnOf(entity, property);
      return column === property ? column : `${column} as "${property}"`;
    }),
  );
}

/** The columns of a table by the properties of its entity, as they stand in the text of a statement. */
export type Columns<Entity extends EntitySchemaWithMeta> = Readonly<Record<keyof Fields<Entity>, string>>;

/** `columns(TicketEntity, 't').issuedAt` is `t.issued_at`, and without an alias `issued_at`. */
export function columns<Entity extends EntitySchemaWithMeta>(entity: Entity, alias?: string): Columns<Entity> {
  const prefix = alias ? `${alias}.` : '';
  const named = Object.keys(entity.meta.properties).map((name) => [name, prefix + columnOf(entity, name)]);
  return Object.fromEntries(named) as Columns<Entity>;
}

/** The rows of all selections among the parts of a statement, as one type. */
type SelectedBy<Parts extends readonly unknown[]> = {
  [Index in keyof Parts]: Parts[Index] extends Selection<infer Row> ? (row: Row) => void : never;
}[number] extends (row: infer All) => void
  ? All
  : never;

/**
 * A named statement that returns the columns of the selections in its text, and those of `More`, which the text computes:
 * statement<{ waiting: number }>('lines')`select ${TICKET}, … as waiting from ticket`.
 */
export function statement<More = unknown>(name: string) {
  return <Parts extends readonly (Selection<unknown> | string | number)[]>(
    strings: TemplateStringsArray,
    ...parts: Parts
  ): Statement<More & SelectedBy<Parts>> => ({ name, text: String.raw({ raw: strings }, ...parts) });
}

/** The rows of a statement, in the type that the statement gives them. */
export function rowsOf<Row>(_statement: Statement<Row>, rows: readonly unknown[] = []): readonly Row[] {
  return rows as readonly Row[];
}
