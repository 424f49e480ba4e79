// Verifies the hash chain of the audit log, and names the first row that was changed, removed, inserted or moved.

import { AUDIT_CONTENT, knownPads } from '../access/auditSeal.ts';
import type { Queryable } from '../database.ts';
import { statement } from '../statement.ts';
import { type AuditLink, FIRST_DIGEST, IS_SEALED, linkDigest } from './auditChain.ts';
import { type AuditHead, acceptedBy, auditHead, type ChainPlace, isHeadSealed } from './auditHead.ts';

/** A link, and the digest of the row as it stands; null: the row is not there. */
export interface LinkedRow extends AuditLink {
  actual: string | null;
}

export interface BrokenChain {
  /** `removed before`: the row is right, but one before it is missing. */
  kind: 'changed' | 'removed' | 'removed before' | 'inserted' | 'reordered' | 'unsealed';
  /** The row's id; null: not even its link is there, or the end of the chain has not the seal of a server (`unsealed`). */
  row: number | null;
  /** The place in the chain; null: a row without a link. */
  sequence: number | null;
}

/** The result: the first fault, or the head of the chain that was found whole. */
export interface VerifiedAudit {
  fault: BrokenChain | null;
  /** Rows verified before the fault, or all. */
  rows: number;
  /** The last link that is right: write its digest down elsewhere, since rows cut off at the end leave a shorter chain. */
  head: ChainPlace;
}

/** Follows the chain link by link, in batches: the log may be long. */
export class ChainWalk {
  #head: ChainPlace & { row: number } = { sequence: 0, digest: FIRST_DIGEST, row: 0 };
  /** The digest before that of the head. */
  #previous = '';
  #rows = 0;
  readonly #forgotten: number | null;

  /** `forgotten`: the place of the last row that `forget_audit` deleted, whose link it leaves; 0: none, null: not known. */
  constructor(forgotten: number | null) {
    this.#forgotten = forgotten;
  }

  /** The first fault in links that follow on those of the call before; null: none. */
  fault(links: readonly LinkedRow[]): BrokenChain | null {
    for (const [index, link] of links.entries()) {
      const isFirst = this.#head.sequence === 0 && link.actual === null;
      const begins = isFirst && (this.#forgotten === null || link.sequence === this.#forgotten);
      const fault = begins ? null : this.#faultOf(link, links[index + 1]);
      if (fault) return fault;
      this.#previous = this.#head.digest;
      this.#head = { sequence: link.sequence, digest: link.digest, row: link.audit };
      if (!begins) this.#rows++;
    }
    return null;
  }

  result(fault: BrokenChain | null): VerifiedAudit {
    const { sequence, digest } = this.#head;
    return { fault, rows: this.#rows, head: { sequence, digest } };
  }

  #faultOf(link: LinkedRow, next: LinkedRow | undefined): BrokenChain | null {
    const { sequence, audit: row, actual, content, digest } = link;
    const head = this.#head;
    if (sequence !== head.sequence + 1) return { kind: 'removed', row: null, sequence: head.sequence + 1 };
    if (actual === null) return { kind: 'removed', row, sequence };
    if (actual !== content) return { kind: next?.actual === content ? 'reordered' : 'changed', row, sequence };
    if (linkDigest(head.digest, content) === digest) return null;
    if (linkDigest(this.#previous, content) === digest)
      return { kind: 'inserted', row: head.row, sequence: head.sequence };
    if (!next || linkDigest(head.digest, next.content) !== next.digest)
      return { kind: 'removed before', row, sequence };
    return { kind: linkDigest(next.digest, content) === digest ? 'reordered' : 'inserted', row, sequence };
  }
}

const BATCH = 5000;

/** Reads the whole log, at one moment: rows are linked meanwhile. Their seals are compared with the keys of the server. */
export async function verifyAudit(db: Queryable): Promise<VerifiedAudit> {
  const forgotten = await forgottenPlaces(db);
  if (typeof forgotten === 'object' && forgotten) return { fault: forgotten, rows: 0, head: NO_PLACE };
  const walk = new ChainWalk(forgotten);
  let from = 0;
  for (;;) {
    const links = await db.query(LINKED_ROWS, [from, BATCH]);
    // The last of a full batch is looked at again with its successor.
    const isLast = links.length < BATCH;
    const fault = walk.fault(isLast ? links : links.slice(0, -1));
    if (fault) return walk.result(fault);
    if (isLast) break;
    from = links.at(-1)?.sequence ?? from;
  }
  const whole = walk.result(null);
  const head = await auditHead(db);
  return { ...whole, fault: (await faultAtEnd(db, whole.head, head)) ?? (await insertedRow(db, head)) };
}
const NO_PLACE: ChainPlace = { sequence: 0, digest: FIRST_DIGEST };

/** The last place that is gone, by the rows that say so; a fault where one of them is forged, null where rows of before do not say it. */
async function forgottenPlaces(db: Queryable): Promise<number | BrokenChain | null> {
  const rows = await db.query(FORGOTTEN_ROWS);
  let last: number | null = rows.length === 0 ? 0 : null;
  for (const { row, sequence, places } of rows) {
    if (places !== null && places <= (last ?? 0)) return { kind: 'inserted', row, sequence };
    last = places ?? last;
  }
  const [first] = await db.query(FIRST_LINK);
  const claim = rows.at(-1);
  // It says that more is gone than is.
  if (last && claim && (first?.sequence ?? 0) < last)
    return { kind: 'inserted', row: claim.row, sequence: claim.sequence };
  return last;
}

/** Whether the chain ends where a server sealed its end. */
async function faultAtEnd(db: Queryable, end: ChainPlace, head: AuditHead | undefined): Promise<BrokenChain | null> {
  if (head?.seal === '' && (end.sequence === 0 || head.isUpgrading)) return null;
  if (!head || !isHeadSealed(db.cipher, head)) return { kind: 'unsealed', row: null, sequence: end.sequence };
  if (head.sequence > end.sequence) return { kind: 'removed', row: null, sequence: end.sequence + 1 };
  if (acceptedBy(db.cipher, head).isChangingOver) return null;
  const [link] = await db.query(LINK_AT, [Math.min(head.sequence + 1, end.sequence)]);
  const row = link?.audit ?? null;
  if (head.sequence < end.sequence) return { kind: 'inserted', row, sequence: head.sequence + 1 };
  return head.digest === end.digest ? null : { kind: 'changed', row, sequence: end.sequence };
}

/** A row without a link waits for it, if a server sealed it and the chain has not passed it. */
async function insertedRow(db: Queryable, head: AuditHead | undefined): Promise<BrokenChain | null> {
  const ciphers = head ? acceptedBy(db.cipher, head).ciphers : [db.cipher];
  const values = [head?.done ?? 0, ...knownPads(...ciphers), head?.isUpgrading ?? false];
  const [inserted] = await db.query(ROW_WITHOUT_LINK, values);
  return inserted ? { kind: 'inserted', row: inserted.row, sequence: null } : null;
}

const LINKED_ROWS = statement<LinkedRow>('linked audit')`
  select l.sequence, l.audit, l.content, l.digest,
    case when a.id is not null then ${AUDIT_CONTENT} end as actual
  from audit_link l left join audit a on a.id = l.audit
  where l.sequence >= $1 order by l.sequence limit $2`;

const ROW_WITHOUT_LINK = statement<{ row: number }>('audit without link')`
  select a.id as row from audit a
  where not exists (select from audit_link l where l.audit = a.id) and (a.id <= $1 or not ${IS_SEALED})
  order by a.id limit 1`;

const FIRST_LINK = statement<{ sequence: number }>('first audit link')`
  select sequence from audit_link order by sequence limit 1`;

const FORGOTTEN_ROWS = statement<{ row: number; sequence: number | null; places: number | null }>('forgotten audit')`
  select a.id as row, l.sequence, (a.detail -> 'after' ->> 'places')::bigint as places
  from audit a left join audit_link l on l.audit = a.id where a.what = 'forgetAudit' order by a.id`;

/** Whether the chain still has the head that was noted down: `412:9f3c…`. */
export async function headStands(db: Queryable, head: string): Promise<boolean> {
  const [, sequence, digest] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(head) ?? [];
  if (!sequence) return false;
  const [link] = await db.query(LINK_AT, [sequence]);
  return link?.digest === digest;
}
const LINK_AT = statement<{ digest: string; audit: number }>('audit link at')`
  select digest, audit from audit_link where sequence = $1`;
