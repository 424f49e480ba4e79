// A row for each change that staff, devices and other programs make: who, what, when, from where, and the values before and after.
import type { Queryable, Transaction } from '../database.ts';
import { type IdPage, type IdPart, readIdPage } from '../idPages.ts';
import type { Instant } from '../time.ts';
import { type Asker, writtenAs } from './asker.ts';
import { insertSealed, sealingPads } from './auditSeal.ts';
import type { Difference } from './difference.ts';
import { AuditEntity } from './entities.ts';
import { keySpace } from './keySpace.ts';

export interface AuditEntry {
  at: Instant;
  who: string;
  /** The mutation. */
  what: string;
  office: string | null;
  /** The subject of the action: a code, a number, a counter. */
  subject: string | null;
  /** The values that changed; null: the change has none, or was made before they were kept. */
  detail: Difference | null;
  source: string | null;
}

export interface AuditedChange {
  asker: Asker;
  source: string | null;
  what: string;
  office: string | null;
  subject: string | null;
  detail?: Difference | null;
}

/** Written in the transaction of the change itself, which fails if it does. */
export async function writeAudit(tx: Transaction, change: AuditedChange, now: Instant): Promise<void> {
  await tx.query(WRITE, auditValues(tx, change, now));
}

/** The same, sent along with the statements of the change. */
export function sendAudit(tx: Transaction, change: AuditedChange, now: Instant): void {
  tx.send(WRITE, auditValues(tx, change, now));
}

function auditValues({ cipher }: Transaction, change: AuditedChange, now: Instant): unknown[] {
  const { asker, source, what, office, subject, detail = null } = change;
  return [
    now.toString(),
    whoIs(asker),
    what,
    office,
    subject,
    source,
    detail && JSON.stringify(detail),
    keySpace(asker),
    ...sealingPads(cipher),
  ];
}
const WRITE = {
  name: 'audit',
  text: insertSealed(
    `select $1::timestamptz as at, $2::text as who, $3::text as what, $4::text as office, $5::text as subject, $6::text as source,
      $7::jsonb as detail, $8::text as asker, null::integer as persons, null::text[] as subjects`,
    9,
  ),
};

export function whoIs(asker: Asker): string {
  if (asker.kind === 'officer' || asker.kind === 'device') return `${writtenAs(asker)} (${asker.name})`;
  if (asker.kind === 'apiKey') return `API key ${asker.id} (${asker.label})`;
  if (asker.kind !== 'administrator') return writtenAs(asker);
  if (!asker.id) return 'administrator (ADMIN_KEY)';
  return `administrator ${asker.id}${asker.name ? ` (${asker.name})` : ''}`;
}

/** The changes at an office, newest first; null: those of no office, which administrators made. */
export function auditOf(
  db: Queryable,
  office: string | null,
  part: IdPart,
): Promise<IdPage<AuditEntry & { id: number }>> {
  const { after, before } = part;
  const within = { ...(after !== null && { $lt: after }), ...(before !== null && { $gt: before }) };
  const isWhole = after === null && before === null;
  const wanted = { office, persons: null, ...(!isWhole && { id: within }) };
  return readIdPage(part, ({ limit, order }) => db.em.find(AuditEntity, wanted, { orderBy: { id: order }, limit }));
}
