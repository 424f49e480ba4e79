// A row for each change that staff make: who, what, when, from where.
import type { Transaction } from '../database.ts';
import type { Instant } from '../time.ts';
import { type Asker, writtenAs } from './asker.ts';

export interface AuditEntry {
  at: Instant;
  who: string;
  /** The mutation. */
  what: string;
  office: string | null;
  /** What it was done to: a code, a number, a counter. */
  subject: string | null;
  source: string | null;
}

export interface Change {
  asker: Asker;
  source: string | null;
  what: string;
  office: string | null;
  subject: string | null;
}

/** Written in the transaction of the change itself, which fails if it does. */
export function writeAudit(
  tx: Transaction,
  { asker, source, what, office, subject }: Change,
  now: Instant,
): Promise<unknown> {
  const name =
    asker.kind === 'officer' ? ` (${asker.name})` : asker.kind === 'administrator' && asker.id ? ` ${asker.id}` : '';
  const values = [now.toString(), `${writtenAs(asker)}${name}`, what, office, subject, source];
  return tx.query(
    {
      name: 'audit',
      text: 'insert into audit (at, who, what, office, subject, source) values ($1, $2, $3, $4, $5, $6)',
    },
    values,
  );
}

/** The latest changes at an office, newest first. */
export async function auditOf(tx: Transaction, office: string, first: number): Promise<AuditEntry[]> {
  const text = 'select at, who, what, office, subject, source from audit where office = $1 order by id desc limit $2';
  return tx.query<AuditEntry>({ name: 'audit of', text }, [office, first]);
}
