// The hash chain over the audit log: each row gets a link, whose digest covers the row and the digest of the link before.
import { hash } from 'node:crypto';
import { AuditLinkEntity } from '../access/entities.ts';
import { inTransaction, type Pool, type Transaction } from '../database.ts';
import { AUDIT_CHAIN_LOCK } from '../locks.ts';
import { select, statement } from '../statement.ts';

/** A link of the chain. */
export interface AuditLink {
  sequence: number;
  /** The row's id. */
  audit: number;
  /** Digest of the row alone. */
  content: string;
  digest: string;
}

/** The digest that the first link takes as that of the one before. */
export const FIRST_DIGEST = '0'.repeat(64);

/**
 * The digest of a row of `audit a`, as an SQL expression. It is part of every chain there is: columns that are added
 * later are not in it.
 */
export const AUDIT_CONTENT = `encode(sha256(convert_to(jsonb_build_array(a.id, (extract(epoch from a.at) * 1000000)::bigint,
  a.who, a.what, a.office, a.subject, a.detail, a.source, a.asker, a.persons, to_jsonb(a.subjects))::text, 'UTF8')), 'hex')`;

export function linkDigest(previous: string, content: string): string {
  return hash('sha256', `${previous}\n${content}`);
}

/** Rows in one transaction; the next turn goes on. */
const MAX_LINKED_ROWS = 2000;
/** Ids that transactions under way may be behind those that are linked already. A row that turns up later stays out. */
export const MAX_IDS_BEHIND = 2000;

/** Links the rows that have none yet. Of several servers one does it at a time. Returns how many it linked. */
export function linkAudit(pool: Pool): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const [turn] = await tx.query(TAKE_TURN);
    if (!turn?.isTaken) return 0;
    const rows = await tx.query(UNLINKED_ROWS);
    const links = rows.length > 0 ? linksOf(await lastLink(tx), rows) : [];
    if (links.length > 0) tx.send({ name: 'link audit', text: LINK_AUDIT }, [JSON.stringify(links)]);
    return links.length;
  });
}

async function lastLink(tx: Transaction): Promise<Pick<AuditLink, 'sequence' | 'digest'>> {
  const [last] = await tx.query(LAST_LINK);
  return last ?? { sequence: 0, digest: FIRST_DIGEST };
}

/** The links that follow on the last one, in the order of the rows. */
export function linksOf(
  last: Pick<AuditLink, 'sequence' | 'digest'>,
  rows: readonly Pick<AuditLink, 'audit' | 'content'>[],
): AuditLink[] {
  let { sequence, digest } = last;
  return rows.map(({ audit, content }) => {
    sequence++;
    digest = linkDigest(digest, content);
    return { sequence, audit, content, digest };
  });
}

const TAKE_TURN = statement<{ isTaken: boolean }>('take turn at audit')`
  select pg_try_advisory_xact_lock(${AUDIT_CHAIN_LOCK}) as "isTaken"`;

/** By an index on both sides: it is asked every second. */
const UNLINKED_ROWS = statement<{ audit: number; content: string }>('unlinked audit')`
  select a.id as audit, ${AUDIT_CONTENT} as content from audit a
  where a.id > coalesce((select max(audit) from audit_link), 0) - ${MAX_IDS_BEHIND}
    and not exists (select from audit_link l where l.audit = a.id)
  order by a.id limit ${MAX_LINKED_ROWS}`;

const LAST_LINK = statement('last audit link')`
  select ${select(AuditLinkEntity, ['sequence', 'digest'])} from audit_link order by sequence desc limit 1`;

const LINK_AUDIT = `insert into audit_link (sequence, audit, content, digest)
  select sequence, audit, content, digest
  from json_to_recordset($1) as link (sequence bigint, audit bigint, content text, digest text)`;
