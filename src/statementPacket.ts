// Sends statements that go out together in one packet, with one end for all of them as far as they are prepared.
import pg from 'pg';

/** A named statement and its values. */
export interface FilledStatement {
  statement: Readonly<Record<'name' | 'text', string>>;
  values: unknown[];
}

/** A statement with or without a name, and its values, if it has any. */
export interface StatementToSend {
  statement: Readonly<Record<'name' | 'text', string>> | string;
  values: unknown[] | undefined;
}

/** Fields of the driver's connection that it does not declare. */
type DriverWire = pg.Connection & { parsedStatements: Readonly<Record<string, string>> };

/** Whether the connection has prepared them all. Here nothing is: of two that are prepared together the driver would not know which failed. */
export function arePrepared({ connection }: pg.PoolClient, statements: readonly StatementToSend[]): boolean {
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
  sendPacket(client, statements, { one: (result) => results.push(result), end: resolve, fault: reject });
  await promise;
  return results.map(({ rows }) => rows);
}

type WaitingStatement = StatementToSend & PromiseWithResolvers<pg.QueryResult>;

/** The statements of a transaction: those of one turn of the event loop go out as one packet. */
export class PacketSender {
  readonly #client: pg.PoolClient;
  #waiting: WaitingStatement[] = [];
  readonly sent: Promise<unknown>[] = [];
  firstFault: unknown;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** It is among those the commit waits for. */
  send(statement: StatementToSend['statement'], values?: unknown[]): Promise<pg.QueryResult> {
    const result = this.ask(statement, values);
    result.catch((fault: unknown) => {
      this.firstFault ??= fault;
    });
    this.sent.push(result);
    return result;
  }

  /** A fault names its statement, as no stack leads from an answer to its caller; those behind that one share the fault. */
  async ask(statement: StatementToSend['statement'], values?: unknown[]): Promise<pg.QueryResult> {
    const answer = Promise.withResolvers<pg.QueryResult>();
    if (this.#waiting.length === 0) process.nextTick(() => this.flush());
    this.#waiting.push({ statement, values, ...answer });
    try {
      return await answer.promise;
    } catch (error) {
      const fault = error as Error & { statement?: string };
      Error.captureStackTrace(fault);
      fault.statement ??= typeof statement === 'string' ? '(no name)' : statement.name;
      throw fault;
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
    const hearer: PacketHearer = {
      one: (result) => left.next().value?.resolve(result),
      end: () => {},
      // PostgreSQL passes over those behind one that failed.
      fault: (error) => {
        for (const { reject } of left) reject(error);
      },
    };
    try {
      sendPacket(this.#client, all, hearer);
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

/** The columns of the rows of a connection's statements, as described once: PostgreSQL refuses a statement whose columns have changed. */
type DescribedColumns = Map<string, pg.FieldDef[]>;
const describedOn = new WeakMap<pg.Connection, DescribedColumns>();

function columnsKnownOn(connection: pg.Connection): DescribedColumns {
  const known = describedOn.get(connection) ?? new Map();
  describedOn.set(connection, known);
  return known;
}

/** Prepared statements; to the driver one query, which is told of each message that comes. */
class PacketQuery extends pg.Query {
  readonly statements: readonly StatementToSend[];
  readonly #names: readonly string[];
  readonly #hearer: PacketHearer;
  #columns: DescribedColumns = new Map();
  /** The place of the statement that is answered now, and what has come for it. */
  #at = 0;
  #result: GrowingResult | null = null;
  #broken: Error | null = null;
  override readonly submit: (connection: pg.Connection) => null;

  constructor(statements: readonly StatementToSend[], hearer: PacketHearer) {
    super('', () => {});
    this.statements = statements;
    this.#names = statements.map(({ statement: one }) => (typeof one === 'string' ? one : one.name));
    this.#hearer = hearer;
    this.submit = (connection) => {
      this.#columns = columnsKnownOn(connection);
      submitTogether(connection, statements, this.#columns);
      return null;
    };
  }

  handleRowDescription({ fields }: { fields: pg.FieldDef[] }): void {
    this.#columns.set(this.#name(), fields);
  }

  handleDataRow({ fields }: { fields: unknown[] }): void {
    if (this.#broken) return;
    try {
      const result = this.#growing();
      if (result.rows.length === 0) result.addFields(this.#columns.get(this.#name()) ?? []);
      result.addRow(result.parseRow(fields));
    } catch (error) {
      this.#broken = error as Error;
    }
  }

  handleCommandComplete(message: object): void {
    if (!this.#columns.has(this.#name())) this.#columns.set(this.#name(), []);
    const result = this.#growing();
    result.addCommandComplete(message);
    this.#at++;
    this.#result = null;
    if (!this.#broken) this.#hearer.one(result);
  }

  handleError(error: Error): void {
    this.#hearer.fault(error);
  }

  handleReadyForQuery(): void {
    if (this.#broken) this.#hearer.fault(this.#broken);
    else this.#hearer.end();
  }

  #name(): string {
    return this.#names[this.#at] ?? '';
  }

  #growing(): GrowingResult {
    const { _result: own } = this as unknown as { _result: { _types: unknown } };
    this.#result ??= new Result(undefined, own._types);
    return this.#result;
  }
}

function sendPacket(client: pg.PoolClient, statements: readonly StatementToSend[], hearer: PacketHearer): PacketQuery {
  return client.query(new PacketQuery(statements, hearer));
}

function submitTogether(
  connection: pg.Connection,
  statements: readonly StatementToSend[],
  columns: ReadonlyMap<string, unknown>,
): void {
  const { stream } = connection;
  const sent: Buffer[] = [];
  let isDescribed = false;
  // The driver has each statement described and ended by itself: these are ended together. One buffer costs less than many.
  const collecting = Object.create(connection, {
    stream: { value: { writable: stream.writable, write: (message: Buffer) => sent.push(message) } },
    describe: {
      value: (message: pg.MessageConfig) => !isDescribed && connection.describe.call(collecting, message, false),
    },
    sync: { value: () => {} },
  });
  for (const { statement, values } of statements) {
    const named = statement as FilledStatement['statement'];
    isDescribed = columns.has(named.name);
    new pg.Query({ ...named, values: values ?? [] }).submit(collecting);
  }
  connection.sync.call({ _send: (message: Buffer) => sent.push(message) });
  stream.write(Buffer.concat(sent));
}
