// Sends the audit log on to a receiver, row by row in the order of the chain, each at least once.
import { type Pool, type Queryable, queriesOn } from '../database.ts';
import { AUDIT_EXPORT_LOCK } from '../locks.ts';
import { statement } from '../statement.ts';
import type { ExportedRow } from './syslog.ts';

/** Rows sent at a time. */
const MAX_EXPORTED_ROWS = 200;

/**
 * Sends the rows that the receiver has not had yet; of several servers one does it at a time. If `send` fails, they are sent
 * again by the next call. Returns how many there were.
 */
export async function exportAudit(
  pool: Pool,
  target: string,
  send: (rows: readonly ExportedRow[]) => Promise<void>,
): Promise<number> {
  const client = await pool.connect();
  let isTurnOver = false;
  try {
    const db = queriesOn(client);
    const [turn] = await db.query(TAKE_EXPORT_TURN);
    const exported = turn?.isTaken ? await exportNext(db, target, send).finally(() => db.query(END_EXPORT_TURN)) : 0;
    isTurnOver = true;
    return exported;
  } finally {
    // A connection that may still have the turn is closed, which ends the turn.
    client.release(!isTurnOver);
  }
}

/** No transaction is open while the receiver is waited for: it would hold back the cleaning of every table. */
async function exportNext(
  db: Queryable,
  target: string,
  send: (rows: readonly ExportedRow[]) => Promise<void>,
): Promise<number> {
  const rows = await db.query(ROWS_TO_EXPORT, [target, MAX_EXPORTED_ROWS]);
  const last = rows.at(-1);
  if (!last) return 0;
  await send(rows);
  await db.query({ name: 'note audit export', text: NOTE_EXPORT }, [target, last.sequence]);
  return rows.length;
}

/** Of the connection, until it gives it back or ends. */
const TAKE_EXPORT_TURN = statement<{ isTaken: boolean }>('take turn at audit export')`
  select pg_try_advisory_lock(${AUDIT_EXPORT_LOCK}) as "isTaken"`;

const END_EXPORT_TURN = statement<object>('end turn at audit export')`
  select pg_advisory_unlock(${AUDIT_EXPORT_LOCK})`;

const ROWS_TO_EXPORT = statement<ExportedRow>('audit to export')`
  select l.sequence, l.digest, a.id, a.at, a.who, a.what, a.office, a.subject, a.detail, a.source, a.asker, a.persons, a.subjects
  from audit_link l join audit a on a.id = l.audit
  where l.sequence > coalesce((select sequence from audit_export where target = $1), 0)
  order by l.sequence limit $2`;

const NOTE_EXPORT = `insert into audit_export (target, sequence) values ($1, $2)
  on conflict (target) do update set sequence = excluded.sequence`;
