// Sends prepared statements as one transaction in one packet, with no messages but their values and one end for all.
import pg from 'pg';

/** A named statement and its values. */
export interface FilledStatement {
  statement: Readonly<Record<'name' | 'text', string>>;
  values: unknown[];
}

/** Fields of the driver's connection that it does not declare. */
type DriverWire = pg.Connection & { parsedStatements: Readonly<Record<string, string>> };

/** Whether the connection has prepared them all. Here nothing is: of two that are prepared together the driver would not know which failed. */
export function arePrepared({ connection }: pg.PoolClient, statements: readonly FilledStatement[]): boolean {
  const { parsedStatements } = connection as DriverWire;
  return statements.every(({ statement }) => parsedStatements[statement.name] === statement.text);
}

/**
 * The rows of each statement. PostgreSQL works on what comes before one Sync message as on one transaction, and each
 * statement sees what others have committed before it began. If one fails, nothing was done.
 */
export function queryTogether(client: pg.PoolClient, statements: readonly FilledStatement[]): Promise<unknown[][]> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown[][]>();
  const asked = new PacketQuery(statements, (error, results) => {
    if (error) reject(error);
    else resolve(results.map(({ rows }) => rows));
  });
  return client.query(asked) && promise;
}

/** The driver gives a list of results to a query of several statements, which its types do not say. */
type PacketDone = (error: Error | null | undefined, results: readonly pg.QueryResult[]) => void;

/** To the driver one query with several results, such as a text of several statements. */
class PacketQuery extends pg.Query {
  override submit: (connection: pg.Connection) => null;

  constructor(statements: readonly FilledStatement[], done: PacketDone) {
    super('', done as unknown as (error: Error | undefined, result: pg.ResultBuilder) => void);
    this.submit = (connection) => {
      const { stream } = connection;
      const sent: Buffer[] = [];
      // The driver ends each statement by itself: these are ended together. One buffer costs less than one for each message.
      const collecting = Object.create(connection, {
        stream: { value: { writable: stream.writable, write: (message: Buffer) => sent.push(message) } },
        sync: { value: () => {} },
      });
      for (const { statement, values } of statements) new pg.Query({ ...statement, values }).submit(collecting);
      connection.sync.call({ _send: (message: Buffer) => sent.push(message) });
      stream.write(Buffer.concat(sent));
      return null;
    };
  }
}
