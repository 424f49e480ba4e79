// The chain of the place log: each row's digest covers its content and the digest of the row before.
import { createHash } from 'node:crypto';

/** An action on a place, as it is exported: times by RFC 3339 in UTC. */
export interface LogEntry {
  office: string;
  event: number;
  at: string;
  /** Day of the visit, and the window that the booking has after the action. */
  day: string;
  window: number;
  startsAt: string;
  quota: string;
  /** The place in the window, once the booking is confirmed. */
  place: number | null;
  /** Pseudonym of the applicant; null: the personal data was deleted before the row was written. */
  person: string | null;
  /** Kind of caller: `applicant by WEB`, `front desk`, `clock`. */
  asker: string;
  /** Pseudonym of the officer; null: it was no officer. */
  officer: string | null;
  action: string;
}

export interface LogRow extends LogEntry {
  sequence: number;
  previous: string;
  digest: string;
}

/** The end of an office's chain. */
export type ChainEnd = Pick<LogRow, 'sequence' | 'digest'>;

/** The end of a chain without rows. */
export const EMPTY_CHAIN: ChainEnd = { sequence: 0, digest: '0'.repeat(64) };

/** SHA-256 in hexadecimal digits of the row's content as a JSON list, in this order. */
export function digestOf(row: Omit<LogRow, 'digest'>): string {
  const where = [row.day, row.window, row.startsAt, row.quota, row.place];
  const who = [row.person, row.asker, row.officer];
  const content = [row.office, row.sequence, row.event, row.at, ...where, ...who, row.action, row.previous];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** The rows that continue an office's chain with these entries. */
export function chained(end: ChainEnd, entries: readonly LogEntry[]): LogRow[] {
  const rows: LogRow[] = [];
  let last = end;
  for (const entry of entries) {
    const open = { ...entry, sequence: last.sequence + 1, previous: last.digest };
    const row = { ...open, digest: digestOf(open) };
    rows.push(row);
    last = row;
  }
  return rows;
}
