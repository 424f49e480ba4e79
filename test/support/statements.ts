// A pool in the place of a transaction, for tests that look at single statements.
import type pg from 'pg';
import { type Pool, queriesOn, type Transaction } from '../../src/database.ts';

/** Commits each statement by itself. */
export function committedOneByOne(client: pg.ClientBase | Pool): Transaction {
  const queries = queriesOn(client);
  return {
    query: queries.query,
    // Only a pool has entities: it is asked for them when they are needed.
    get em() {
      return queries.em;
    },
    send() {
      throw new Error('Nothing waits here for what is sent along.');
    },
  };
}
