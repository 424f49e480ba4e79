// A connection whose statements may take as long as they need: copying a table does.
import type pg from 'pg';
import { connectionOf, GuardedClient } from '../../src/connection.ts';

/** Longer than a migration holds a table, and short enough for one sentence instead of a command that stands still. */
const SESSION_OF_COPIES = `
  set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set bytea_output = 'hex';
  set extra_float_digits = 1; set client_encoding = 'UTF8'; set row_security = off;
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '60s'`;

export async function withCopyConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new GuardedClient({ application_name: 'antrean backup', ...connectionOf(url) });
  try {
    await client.connect();
    await client.query(SESSION_OF_COPIES);
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Rows that COPY has written: it breaks none. PostgreSQL tells their number only after the stream has ended. */
export function linesIn(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, at + 1)) lines++;
  return lines;
}
