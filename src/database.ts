// The plain road to PostgreSQL for what is hot: a pool whose rows come as our own types, and named prepared statements.

import type { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { type DataCipher, NO_CIPHER } from './cipher.ts';
import { causeOf, openPoolOf, poolOn, rollBack, STATEMENT_TIMEOUT, STOOD_STILL } from './connection.ts';
import { entityManagerOn } from './entityManager.ts';
import { errorCodeOf } from './errorCode.ts';
import { ADDS_JOBS, TELL_WORKERS } from './jobRows.ts';
import { ROW_TYPES } from './rowTypes.ts';
import { arePrepared, type FilledStatement, PacketSender, queryTogether } from './statementPacket.ts';
import { NotedSteps, stepHearer, type ToldSteps } from './steps.ts';
import { inSpan } from './tracing.ts';

/** A statement PostgreSQL plans once a connection; `Row`: what it returns. */
export interface Statement<Row = unknown> {
  name: string;
  text: string;
  /** Only its type is of use. */
  readonly row?: Row;
}

/** Runs statements, and promises nothing about how they belong together: each may be a transaction of its own. */
export interface Queryable {
  query<Row = unknown>(statement: Statement<Row> | string, values?: unknown[]): Promise<Row[]>;
  /**
   * An EntityManager on the same connection, with nothing read yet at its first use. Its changes in a
   * transaction are written before the commit; `flush` writes them at once.
   */
  readonly em: EntityManager;
  /** Encrypts photos and secrets before they are written, and decrypts them. */
  readonly cipher: DataCipher;
}

/**
 * The statements of a command, all in one transaction. PostgreSQL works on them in the order they are sent. A function
 * that locks or writes takes a Transaction, one that only reads takes a Queryable.
 */
export interface Transaction extends Queryable {
  /** Sends a statement whose rows are of no interest: it travels with the next one, and the commit fails if it fails. */
  send(statement: Statement<unknown> | string, values?: unknown[]): void;
  /** Steps that are told once it is committed; it is not asked for them if no one hears of any. */
  note(told: () => ToldSteps): void;
}

export type Pool = pg.Pool;

// A statement is planned once a connection, and again when a table has grown (src/jobs/growth.ts). Its tables' pages are in
// memory nearly always, so reading them in any order costs about what reading them in sequence costs.
const PLANNING = 'set plan_cache_mode = force_generic_plan; set random_page_cost = 1.1; set jit = off';
export function openPool(url: string, max: number): Pool {
  // Statements may be sent before the one ahead is answered; PostgreSQL works on them in order.
  return openPoolOf({ ...poolOn(url, max, `${PLANNING}; ${STATEMENT_TIMEOUT}`), types: ROW_TYPES, pipeline: true });
}

const entityManagers = new WeakMap<Pool | pg.ClientBase, EntityManager>();

/** The pool's transactions have an EntityManager from then on. */
export function useEntities(pool: Pool, entities: EntityManager): void {
  entityManagers.set(pool, entities);
}

const ciphers = new WeakMap<Pool | pg.ClientBase, DataCipher>();

/** Photos and secrets in the pool's database are encrypted by it from then on. */
export function useCipher(pool: Pool, cipher: DataCipher): void {
  ciphers.set(pool, cipher);
}

function entitiesOf(client: Pool | pg.ClientBase): EntityManager {
  const entities = entityManagers.get(client);
  if (!entities) throw new Error('Only a pool that was opened by openDatabase has entities.');
  return entities;
}

/** Named statements go by name, texts as they are. It awaits, so that the stack of a fault leads here and not only to the driver. */
async function ask(client: pg.ClientBase | Pool, statement: Statement<unknown> | string, values?: unknown[]) {
  const config: pg.QueryConfig = typeof statement === 'string' ? { text: statement } : { ...statement };
  return await client.query(values ? { ...config, values } : config);
}

/** Statements on any connection of a pool, or all on one connection. */
export function queriesOn(client: pg.ClientBase | Pool): Queryable {
  let em: EntityManager | undefined;
  return {
    async query(statement, values) {
      return (await ask(client, statement, values)).rows;
    },
    get em() {
      em ??= entitiesOf(client).fork();
      return em;
    },
    cipher: ciphers.get(client) ?? NO_CIPHER,
  };
}

/** Statements each of which `answer` has one pool or another answer; both have the entities of `pool`. */
export function queriesBy(pool: Pool, answer: <T>(work: (on: Pool) => Promise<T>) => Promise<T>): Queryable {
  let em: EntityManager | undefined;
  return {
    query: (statement, values) => answer(async (on) => (await ask(on, statement, values)).rows),
    get em() {
      em ??= entityManagerOn(entitiesOf(pool), (text, values) => answer((on) => on.query(text, [...values])));
      return em;
    },
    cipher: ciphers.get(pool) ?? NO_CIPHER,
  };
}

/** PostgreSQL's code where its disk is full. */
export const DISK_FULL = '53100';
const fullAt = new WeakMap<Pool, number>();

/**
 * Whether a transaction found the disk full within the last `milliseconds`: a row that fits in an old page is written
 * even then.
 */
export function wasFull(pool: Pool, milliseconds: number): boolean {
  return performance.now() - (fullAt.get(pool) ?? Number.NEGATIVE_INFINITY) < milliseconds;
}

const RETRIABLE = new Set(['40P01', '40001', STOOD_STILL]);
const TRIES = 5;

/**
 * Runs `work` in one transaction. A deadlock, a serialisation failure, or a transaction that stood still because this
 * very process did, is tried again, a few times: PostgreSQL has undone everything by then.
 */
export function inTransaction<T>(
  pool: Pool,
  work: (tx: Transaction) => Promise<T>,
  atEnd: (result: T) => FilledStatement | null = () => null,
): Promise<T> {
  return retried(() => inSpan('transaction', 'client', onPostgres, () => runOnce(pool, work, atEnd)));
}

const onPostgres = () => ({ 'db.system.name': 'postgresql' });

/** The rows of named statements that are one transaction, in one trip; `fill` is asked again for each attempt. */
export function inOneTrip(pool: Pool, fill: () => readonly FilledStatement[]): Promise<unknown[][]> {
  const attempt = async () => {
    const statements = fill();
    const client = await pool.connect();
    const isShort = arePrepared(client, statements);
    try {
      if (isShort) return await queryTogether(client, statements);
    } finally {
      client.release();
    }
    const work = (tx: Transaction) => statements.map(({ statement, values }) => tx.query(statement, values));
    const { rows } = await runOnce(
      pool,
      async (tx) => ({ rows: work(tx) }),
      () => null,
    );
    return Promise.all(rows);
  };
  return retried(() => inSpan('transaction', 'client', onPostgres, attempt));
}

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === TRIES || !RETRIABLE.has(errorCodeOf(error) ?? '')) throw error;
    }
  }
}

/** Reads that belong together: all of them see the same moment, whatever others commit meanwhile. */
export function atOneMoment<T>(pool: Pool, read: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(pool, (tx) => {
    tx.send('set transaction isolation level repeatable read, read only');
    return read(tx);
  });
}

const BEGIN_PREPARED = { name: 'begin', text: 'begin' };
const COMMIT_PREPARED = { name: 'commit', text: 'commit' };

async function runOnce<T>(
  pool: Pool,
  work: (tx: Transaction) => Promise<T>,
  atEnd: (result: T) => FilledStatement | null,
): Promise<T> {
  const client = await pool.connect();
  const packets = new PacketSender(client);
  const hear = stepHearer(pool);
  const steps = hear && new NotedSteps(hear);
  let broken: Error | undefined;
  try {
    const { tx, ended } = openTransaction(pool, packets, steps);
    tx.send(BEGIN_PREPARED);
    const result = await work(tx);
    const addsJobs = await ended();
    await commitAll(packets, atEnd(result), addsJobs);
    steps?.tell();
    return result;
  } catch (error) {
    packets.flush();
    broken = await rollBack(client);
    const fault = causeOf(error, packets.firstFault, client);
    if (errorCodeOf(fault) === DISK_FULL) fullAt.set(pool, performance.now());
    throw fault;
  } finally {
    client.release(broken);
  }
}

/** `ended` writes the changes of its EntityManager, and gives whether any statement adds jobs. */
function openTransaction(pool: Pool, packets: PacketSender, steps: NotedSteps | null) {
  let em: EntityManager | undefined;
  let addsJobs = false;
  const send = (statement: Statement<unknown> | string, values?: unknown[]) => {
    addsJobs ||= (typeof statement === 'string' ? statement : statement.text).includes(ADDS_JOBS);
    if (typeof statement === 'string') steps?.follow(statement);
    return packets.send(statement, values);
  };
  const tx: Transaction = {
    query(statement, values) {
      const rows = send(statement, values).then((result) => result.rows);
      // A command that does not wait for the rows hears of the fault at the commit.
      rows.catch(() => {});
      return rows;
    },
    send(statement, values) {
      // It is among those the commit waits for.
      send(statement, values).catch(() => {});
    },
    note: (told) => steps?.add(told()),
    get em() {
      em ??= entityManagerOn(entitiesOf(pool), (text, values) => send(text, [...values]));
      return em;
    },
    cipher: ciphers.get(pool) ?? NO_CIPHER,
  };
  const ended = async () => {
    if (em) await em.flush();
    return addsJobs;
  };
  return { tx, ended };
}

async function commitAll(packets: PacketSender, last: FilledStatement | null, addsJobs: boolean): Promise<void> {
  // The last statements of a command are answered before the commit waits for the disk.
  packets.flush();
  if (last) packets.send(last.statement, last.values).catch(() => {});
  packets.send(COMMIT_PREPARED).catch(() => {});
  // A transaction of its own without a number, in the packet of the commit: it waits for no disk.
  const told = addsJobs ? packets.ask(TELL_WORKERS).catch(() => {}) : null;
  await Promise.all([...packets.sent, told]);
}
