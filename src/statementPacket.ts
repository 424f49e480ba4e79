// Sends statements that go out together in one packet, with one end for all of them as far as they are prepared.
import pg from 'pg';

/** A named statement and its values. */
export interface FilledStatement {
  statement: Readonly<Record<'name' | 'text', string>>;
  values: unknown[];
}

/** A statement with or without a name, and its values, if it has any. */
export interface SentStatement {
  statement: Readonly<Record<'name' | 'text', string>> | string;
  values: unknown[] | undefined;
}

/** Fields of the driver's connection that it does not declare. */
type DriverWire = pg.Connection & { parsedStatements: Readonly<Record<string, string>> };

/** Whether the connection has prepared them all. Here nothing is: of two that are prepared together the driver would not know which failed. */
export function arePrepared({ connection }: pg.PoolClient, statements: readonly SentStatement[]): boolean {
  const { parsedStatements } = connection as DriverWire;
  return statements.every(({ statement: one }) => typeof one !== 'string' && parsedStatements[one.name] === one.text);
}

/**
 * The rows of each statement. PostgreSQL works on what comes before one Sync message as on one transaction, and each
 * statement sees what others have committed before it began. If one fails, nothing was done.
 */
export async function queryTogether(
  client: pg.PoolClient,
  statements: readonly FilledStatement[],
): Promise<unknown[][]> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const results: pg.QueryResult[] = [];
  const sent = new PacketQuery(statements, { one: (result) => results.push(result), end: resolve, fault: reject });
  client.query(sent);
  await promise;
  return results.map(({ rows }) => rows);
}

type WaitingStatement = SentStatement & PromiseWithResolvers<pg.QueryResult>;

/** The statements of a transaction: those of one turn of the event loop go out as one packet. */
export class PacketSender {
  readonly #client: pg.PoolClient;
  #waiting: WaitingStatement[] = [];

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** Awaited, so that the stack of a fault leads to the caller and not only to the driver. */
  async send(statement: SentStatement['statement'], values?: unknown[]): Promise<pg.QueryResult> {
    const answer = Promise.withResolvers<pg.QueryResult>();
    if (this.#waiting.length === 0) process.nextTick(() => this.flush());
    this.#waiting.push({ statement, values, ...answer });
    try {
      return await answer.promise;
    } catch (error) {
      Error.captureStackTrace(error as Error);
      throw error;
    }
  }

  /** Statements that wait get an end of their own, and go before anything that the caller sends by itself. */
  flush(): void {
    const all = this.#waiting;
    this.#waiting = [];
    if (all.length === 0) return;
    this.#inOnePiece();
    if (arePrepared(this.#client, all)) this.#sendTogether(all);
    else this.#sendOneByOne(all);
  }

  /** A packet costs more than its content. */
  #inOnePiece(): void {
    const { stream } = this.#client.connection;
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  #sendTogether(all: readonly WaitingStatement[]): void {
    const left = all.values();
    const sent = new PacketQuery(all, {
      one: (result) => left.next().value?.resolve(result),
      end: () => {},
      // PostgreSQL passes over those behind one that failed.
      fault: (error) => {
        for (const { reject } of left) reject(error);
      },
    });
    try {
      this.#client.query(sent);
    } catch (error) {
      // A value that cannot be written: nothing was sent.
      for (const { reject } of all) reject(error);
    }
  }

  /** Each with an end of its own. */
  #sendOneByOne(all: readonly WaitingStatement[]): void {
    for (const { statement, values, resolve, reject } of all) {
      const config: pg.QueryConfig = typeof statement === 'string' ? { text: statement } : { ...statement };
      this.#client.query(values ? { ...config, values } : config).then(resolve, reject);
    }
  }
}

interface PacketHearer {
  /** The result of the next statement; only at the end is it known that the packet was worked on as a whole. */
  one(result: pg.QueryResult): void;
  end(): void;
  fault(error: Error): void;
}

/** A result to which the driver's messages are added. */
type GrowingResult = pg.QueryResult & {
  addFields(fields: pg.FieldDef[]): void;
  addRow(row: unknown): void;
  addCommandComplete(message: object): void;
  parseRow(fields: unknown[]): unknown;
};
const Result = pg.Result as unknown as new (rowMode: undefined, types: unknown) => GrowingResult;

/** Prepared statements; to the driver one query. */
class PacketQuery extends pg.Query {
  override submit: (connection: pg.Connection) => null;
  // Called by the driver for each message that comes.
  handleRowDescription: (message: { fields: pg.FieldDef[] }) => void;
  handleDataRow: (message: { fields: unknown[] }) => void;
  handleCommandComplete: (message: object) => void;
  handleError: (error: Error) => void;
  handleReadyForQuery: () => void;

  constructor(statements: readonly SentStatement[], { one, end, fault }: PacketHearer) {
    // Its text is only for those who look at what is sent.
    super(statements.map(({ statement: one }) => (typeof one === 'string' ? one : one.name)).join('; '), () => {});
    let result: GrowingResult | null = null;
    let broken: Error | null = null;
    const growing = () => {
      result ??= new Result(undefined, (this as unknown as { _result: { _types: unknown } })._result._types);
      return result;
    };
    this.handleRowDescription = ({ fields }) => growing().addFields(fields);
    this.handleDataRow = ({ fields }) => {
      try {
        if (!broken) growing().addRow(growing().parseRow(fields));
      } catch (error) {
        broken = error as Error;
      }
    };
    this.handleCommandComplete = (message) => {
      growing().addCommandComplete(message);
      if (!broken) one(growing());
      result = null;
    };
    this.handleError = fault;
    this.handleReadyForQuery = () => (broken ? fault(broken) : end());
    this.submit = (connection) => {
      submitTogether(connection, statements);
      return null;
    };
  }
}

function submitTogether(connection: pg.Connection, statements: readonly SentStatement[]): void {
  const { stream } = connection;
  const sent: Buffer[] = [];
  // The driver ends each statement by itself: these are ended together. One buffer costs less than one for each message.
  const collecting = Object.create(connection, {
    stream: { value: { writable: stream.writable, write: (message: Buffer) => sent.push(message) } },
    sync: { value: () => {} },
  });
  for (const { statement, values } of statements)
    new pg.Query({ ...(statement as FilledStatement['statement']), values: values ?? [] }).submit(collecting);
  connection.sync.call({ _send: (message: Buffer) => sent.push(message) });
  stream.write(Buffer.concat(sent));
}
