// MikroORM on the connection of a transaction: its statements go among the transaction's own, in the order they are sent.
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { QueryResult as DriverResult, QueryResultRow } from 'pg';

/** Sends a statement over the connection of a transaction. */
export type SendQuery = <Row extends QueryResultRow>(
  text: string,
  values: readonly unknown[],
) => Promise<DriverResult<Row>>;

/** The transaction begins and ends elsewhere: only statements come here. */
class TransactionConnection implements DatabaseConnection {
  readonly #send: SendQuery;

  constructor(send: SendQuery) {
    this.#send = send;
  }
  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, rowCount } = await this.#send<Row & QueryResultRow>(sql, parameters);
    return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
  }
  streamQuery(): never {
    throw new Error('The rows of a transaction are not streamed.');
  }
}

class TransactionDriver extends DummyDriver {
  readonly #connection: TransactionConnection;

  constructor(send: SendQuery) {
    super();
    this.#connection = new TransactionConnection(send);
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
}

/** An EntityManager of its own, with nothing read yet, all of whose statements are sent by `send`. */
export function entityManagerOn(entities: EntityManager, send: SendQuery): EntityManager {
  const own = entities.fork();
  own.setTransactionContext(
    new Kysely({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new TransactionDriver(send),
        createIntrospector: (database) => new PostgresIntrospector(database),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    }),
  );
  return own;
}
