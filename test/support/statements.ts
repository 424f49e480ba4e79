// A pool in the place of a transaction, for tests that look at single statements.
import type pg from 'pg';
import { type Pool, queriesOn, type Statement, type Transaction } from '../../src/database.ts';

/** A test says what it expects of a row when it looks at it. */
interface TestedStatements extends Transaction {
  // biome-ignore lint/suspicious/noExplicitAny: an expectation is the type of the row.
  query<Row = any>(statement: Statement<Row> | string, values?: unknown[]): Promise<Row[]>;
}

/** Commits each statement by itself. */
export function committedOneByOne(client: pg.ClientBase | Pool): TestedStatements {
  const queries = queriesOn(client);
  return {
    query: queries.query,
    // Only a pool has entities: it is asked for them when they are needed.
    get em() {
      return queries.em;
    },
    cipher: queries.cipher,
    // No one hears of steps here.
    note() {},
    send() {
      throw new Error('Nothing waits here for what is sent along.');
    },
  };
}
