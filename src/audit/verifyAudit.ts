// Verifies the hash chain of the audit log, and names the first row that was changed, removed, inserted or moved.
import type { Queryable } from '../database.ts';
import { statement } from '../statement.ts';
import { AUDIT_CONTENT, type AuditLink, FIRST_DIGEST, linkDigest, MAX_IDS_BEHIND } from './auditChain.ts';

/** A link, and the digest of the row as it stands; null: the row is not there. */
export interface LinkedRow extends AuditLink {
  actual: string | null;
}

export interface BrokenChain {
  /** `removed before`: the row is right, but one before it is missing. */
  kind: 'changed' | 'removed' | 'removed before' | 'inserted' | 'reordered';
  /** The row's id; null: not even its link is there. */
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
  head: Head;
}

type Head = Pick<AuditLink, 'sequence' | 'digest'>;

/** Follows the chain link by link, in batches: the log may be long. */
export class ChainWalk {
  #head: Head & { row: number } = { sequence: 0, digest: FIRST_DIGEST, row: 0 };
  /** The digest before that of the head. */
  #previous = '';
  #rows = 0;
  #isForgotten: boolean;

  /** `isForgotten`: the oldest rows were deleted by `forget_audit`, which leaves the last of their links. */
  constructor(isForgotten: boolean) {
    this.#isForgotten = isForgotten;
  }

  /** The first fault in links that follow on those of the call before; null: none. */
  fault(links: readonly LinkedRow[]): BrokenChain | null {
    for (const [index, link] of links.entries()) {
      const begins = this.#isForgotten && this.#head.sequence === 0 && link.actual === null;
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

/** Reads the whole log. */
export async function verifyAudit(db: Queryable): Promise<VerifiedAudit> {
  const walk = new ChainWalk((await db.query(FORGOTTEN_ROWS)).length > 0);
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
  const [inserted] = await db.query(ROW_WITHOUT_LINK);
  return walk.result(inserted ? { kind: 'inserted', row: inserted.row, sequence: null } : null);
}

const LINKED_ROWS = statement<LinkedRow>('linked audit')`
  select l.sequence, l.audit, l.content, l.digest,
    case when a.id is not null then ${AUDIT_CONTENT} end as actual
  from audit_link l left join audit a on a.id = l.audit
  where l.sequence >= $1 order by l.sequence limit $2`;

/** Rows are linked within seconds, those of transactions under way included. */
const ROW_WITHOUT_LINK = statement<{ row: number }>('audit without link')`
  select a.id as row from audit a
  where a.id <= (select max(audit) from audit_link) - ${MAX_IDS_BEHIND}
    and not exists (select from audit_link l where l.audit = a.id)
  order by a.id limit 1`;

const FORGOTTEN_ROWS = statement('forgotten audit')`select from audit where what = 'forgetAudit' limit 1`;

/** Whether the chain still has the head that was noted down: `412:9f3c…`. */
export async function headStands(db: Queryable, head: string): Promise<boolean> {
  const [, sequence, digest] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(head) ?? [];
  if (!sequence) return false;
  const [link] = await db.query(LINK_AT, [sequence]);
  return link?.digest === digest;
}
const LINK_AT = statement<{ digest: string }>('audit link at')`select digest from audit_link where sequence = $1`;
