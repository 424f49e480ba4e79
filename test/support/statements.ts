// A pool in the place of a transaction, for tests that look at single statements.
import type pg from 'pg';
import { type Pool, queriesOn, type Transaction } from '../../src/database.ts';

/** Commits each statement by itself. */
export function committedOneByOne(client: pg.ClientBase | Pool): Transaction {
  return {
    ...queriesOn(client),
    send() {
      throw new Error('Nothing waits here for what is sent along.');
    },
  };
}
