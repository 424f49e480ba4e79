// The hash chain over the audit log: each row gets a link, whose digest covers the row and the digest of the link before.
import { hash } from 'node:crypto';
import { AUDIT_CONTENT, knownPads, sealExpression } from '../access/auditSeal.ts';
import { AuditLinkEntity } from '../access/entities.ts';
import { hasDataKeys } from '../access/keptSecrets.ts';
import { type DataCipher, NO_CIPHER } from '../cipher.ts';
import { inTransaction, type Pool, queriesOn, type Transaction } from '../database.ts';
import { AUDIT_CHAIN_LOCK } from '../locks.ts';
import { nextCursor } from '../placeLog/cursor.ts';
import { select, statement } from '../statement.ts';
import {
  type AuditHead,
  acceptedBy,
  type ChainPlace,
  IS_FORGETTING,
  isHeadSealed,
  MOVE_HEAD,
  type SealedPlace,
  sealsOf,
  takeHead,
} from './auditHead.ts';

/** A link of the chain. */
export interface AuditLink extends ChainPlace {
  /** The row's id. */
  audit: number;
  /** Digest of the row alone. */
  content: string;
}

/** The digest that the first link takes as that of the one before. */
export const FIRST_DIGEST = '0'.repeat(64);

export function linkDigest(previous: string, content: string): string {
  return hash('sha256', `${previous}\n${content}`);
}

/** Rows in one transaction; the next turn goes on. */
const MAX_LINKED_ROWS = 2000;

/**
 * Links the rows that have none yet, whatever their ids: those with the seal of a server. Of several servers one does it at a
 * time. Returns how many it linked.
 */
export function linkAudit(pool: Pool): Promise<number> {
  return linkBy(pool, false);
}

/**
 * Before the first key is used: what servers without one have sealed is linked and sealed by the key. For a while they may go on;
 * then their seals count no more.
 */
export async function takeUpSeals(pool: Pool): Promise<void> {
  const { cipher } = queriesOn(pool);
  if (cipher.keyId === null || (await hasDataKeys(queriesOn(pool)))) return;
  while ((await linkBy(pool, true)) > 0);
}

function linkBy(pool: Pool, isFirstKey: boolean): Promise<number> {
  return inTransaction(pool, async (tx) => {
    if (isFirstKey) await tx.query(WAIT_FOR_TURN);
    const head = await takeHead(tx);
    if (!head) return 0;
    const { ciphers, isChangingOver } = acceptedBy(tx.cipher, head);
    const pads = knownPads(...(isFirstKey ? [tx.cipher, NO_CIPHER] : ciphers));
    const rows = await tx.query(UNLINKED_ROWS, [head.done, ...pads, head.isUpgrading, MAX_LINKED_ROWS]);
    const last = await lastLink(tx);
    const links = linksOf(last, rows);
    if (links.length > 0) tx.send({ name: 'link audit', text: LINK_AUDIT }, [JSON.stringify(links)]);
    const isRight = isChangingOver || isEnd(tx.cipher, head, last) || (isFirstKey && isEnd(NO_CIPHER, head, last));
    const keyedAt = isFirstKey ? head.readAt : head.keyedAt;
    const end = isRight ? sealedEnd(tx.cipher, { ...(links.at(-1) ?? last), keyedAt }) : head;
    await moveHead(tx, head, { end, seen: rows.length < MAX_LINKED_ROWS ? (rows.at(-1)?.audit ?? 0) : null });
    return links.length;
  });
}
const WAIT_FOR_TURN = { name: 'wait for turn at audit', text: `select pg_advisory_xact_lock(${AUDIT_CHAIN_LOCK})` };

async function lastLink(tx: Transaction): Promise<ChainPlace> {
  const [last] = await tx.query(LAST_LINK);
  return last ?? { sequence: 0, digest: FIRST_DIGEST };
}

/** The links that follow on the last one, in the order of the rows. */
export function linksOf(last: ChainPlace, rows: readonly Pick<AuditLink, 'audit' | 'content'>[]): AuditLink[] {
  let { sequence, digest } = last;
  return rows.map(({ audit, content }) => {
    sequence++;
    digest = linkDigest(digest, content);
    return { sequence, audit, content, digest };
  });
}

/** Whether the head is that of the chain as it stands. A head that does not fit stays as it is, so that it is found. */
function isEnd(cipher: DataCipher, head: AuditHead, last: ChainPlace): boolean {
  const isSealed = isHeadSealed(cipher, head) || (head.seal === '' && last.sequence === 0);
  return isSealed && head.sequence === last.sequence && head.digest === last.digest;
}

type SealedEnd = SealedPlace & { seal: string };

function sealedEnd(cipher: DataCipher, { sequence, digest, keyedAt }: SealedPlace): SealedEnd {
  return { sequence, digest, keyedAt, seal: sealsOf(cipher, { sequence, digest, keyedAt })[0] ?? '' };
}

/** `seen`: the last row that was linked; null: there are more. An idle log writes nothing, and takes no transaction number. */
async function moveHead(
  tx: Transaction,
  head: AuditHead,
  { end, seen }: { end: SealedEnd; seen: number | null },
): Promise<void> {
  const { done, mark, markedBy, ended } = head;
  const before = { done, mark, markedBy };
  const isIdle = seen === null || (mark === done && seen <= mark);
  const own = isIdle ? 0 : ((await tx.query<{ own: number }>(LINKING_TRANSACTION))[0]?.own ?? 0);
  const next = isIdle ? before : nextCursor(before, { seen, ended, own });
  if (next === before && end.seal === head.seal) return;
  tx.send(MOVE_HEAD, [...sealedValues(end), next.done, next.mark, next.markedBy]);
}
function sealedValues({ sequence, digest, seal, keyedAt }: SealedEnd): unknown[] {
  return [sequence, digest, seal, keyedAt?.toString() ?? null];
}
const LINKING_TRANSACTION = { name: 'linking transaction', text: 'select pg_current_xact_id()::text::bigint as own' };

/** Whether a row of `audit a` may be linked; `$2` and `$3`: the pads of the keys, `$4`: whether an upgrade is under way. */
export const IS_SEALED = `(coalesce(a.seal = any(array(
    select ${sealExpression('pad."inner"', 'pad."outer"')} from unnest($2::bytea[], $3::bytea[]) as pad ("inner", "outer")
  )), false) or (a.seal is null and ($4 or ${IS_FORGETTING})))`;

/** By an index on both sides: it is asked every second. */
const UNLINKED_ROWS = statement<{ audit: number; content: string }>('unlinked audit')`
  select a.id as audit, ${AUDIT_CONTENT} as content from audit a
  where a.id > $1 and not exists (select from audit_link l where l.audit = a.id) and ${IS_SEALED}
  order by a.id limit $5`;

const LAST_LINK = statement('last audit link')`
  select ${select(AuditLinkEntity, ['sequence', 'digest'])} from audit_link order by sequence desc limit 1`;

const LINK_AUDIT = `insert into audit_link (sequence, audit, content, digest)
  select sequence, audit, content, digest
  from json_to_recordset($1) as link (sequence bigint, audit bigint, content text, digest text)`;
