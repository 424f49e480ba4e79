// The plain road to PostgreSQL for what is hot: a pool whose rows come as our own types, and named prepared statements.
import pg from 'pg';

/** A statement PostgreSQL plans once a connection. */
export interface Statement {
  name: string;
  text: string;
}

/** What a command may do with the database: everything it does is in one transaction. */
export interface Transaction {
  // biome-ignore lint/suspicious/noExplicitAny: rows are typed by the statement's reader.
  query<Row extends object = any>(statement: Statement | string, values?: unknown[]): Promise<Row[]>;
}

export type Pool = pg.Pool;

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

const parsers: Record<number, (text: string) => unknown> = {
  [INT8]: Number,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: (text) => Temporal.Instant.from(text),
};

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format);
  },
} as unknown as pg.CustomTypesConfig;

export function openPool(url: string, max: number): Pool {
  const pool = new pg.Pool({ connectionString: url, max, types, application_name: 'antrean', keepAlive: true });
  // A connection that breaks fails its query and is replaced; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Named statements go by name, texts as they are. */
export function asTransaction(client: pg.ClientBase | Pool): Transaction {
  return {
    async query(statement, values) {
      const config = typeof statement === 'string' ? { text: statement, values } : { ...statement, values };
      return (await client.query(config as pg.QueryConfig)).rows;
    },
  };
}

const RETRIABLE = new Set(['40P01', '40001']);
const TRIES = 5;

/**
 * Runs `work` in one transaction. A deadlock or a serialisation failure is tried again, a few times: PostgreSQL has
 * undone everything by then.
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (tx: Transaction) => Promise<T>,
  atEnd: (result: T) => string = () => '',
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await once(pool, work, atEnd);
    } catch (error) {
      if (tries === TRIES || !RETRIABLE.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

async function once<T>(pool: Pool, work: (tx: Transaction) => Promise<T>, atEnd: (result: T) => string): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(asTransaction(client));
    await client.query(`${atEnd(result)}commit`);
    return result;
  } catch (error) {
    await client.query('rollback').catch((fault) => {
      broken = fault;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
