// The end of the audit log's chain as the last server to link a row sealed it: an end that was cut off does not fit it.
import { AuditHeadEntity } from '../access/entities.ts';
import { type DataCipher, NO_CIPHER } from '../cipher.ts';
import type { Queryable } from '../database.ts';
import { AUDIT_CHAIN_LOCK } from '../locks.ts';
import { type RowOf, select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';

/** A place in the chain, and the digest of its link. */
export interface ChainPlace {
  sequence: number;
  digest: string;
}

const AUDIT_HEAD_COLUMNS = select(AuditHeadEntity, [
  'sequence',
  'digest',
  'seal',
  'keyedAt',
  'done',
  'mark',
  'markedBy',
]);

/** For as long servers of before an upgrade, or without the first key, may still run. */
const CHANGE_OVER = `interval '1 hour'`;

/**
 * Whether servers of the version before may still write rows without a seal: for a while after the upgrade of a database that
 * had an audit log. The application cannot write the list of migrations; its owner can, and is found out by the older key of the seals.
 */
const IS_UPGRADING = `exists (select from migration latest join migration log on log.name = 'Migration20261221_audit'
  where latest.name = 'Migration20270109_sealedAudit' and latest.executed_at > now() - ${CHANGE_OVER}
    and log.executed_at < latest.executed_at - interval '1 minute' and latest.executed_at <= coalesce(keyed_at, 'infinity'))`;

const HEAD_STATE = `${AUDIT_HEAD_COLUMNS}, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as ended, now() as "readAt",
  ${IS_UPGRADING} as "isUpgrading", coalesce(keyed_at > now() - ${CHANGE_OVER}, false) as "isKeyedLately"`;

export interface AuditHead extends RowOf<typeof AUDIT_HEAD_COLUMNS> {
  /** All transactions with lower numbers had ended when it was read. */
  ended: number;
  readAt: Instant;
  isUpgrading: boolean;
  isKeyedLately: boolean;
}

/** The end of the chain, as it is sealed. */
export type SealedPlace = ChainPlace & Pick<AuditHead, 'keyedAt'>;

/** The seals that the end may have: by each key. */
export function sealsOf(cipher: DataCipher, { sequence, digest, keyedAt }: SealedPlace): string[] {
  return cipher.macsOf(`audit head ${sequence} ${digest} ${keyedAt?.toString() ?? ''}`);
}

export function isHeadSealed(cipher: DataCipher, head: AuditHead): boolean {
  return head.seal !== '' && sealsOf(cipher, head).includes(head.seal);
}

/** The ciphers by which rows may be sealed, and whether the chain may be longer than the head says: others may still write to it. */
export function acceptedBy(cipher: DataCipher, head: AuditHead): { ciphers: DataCipher[]; isChangingOver: boolean } {
  const isKeyedLately = head.isKeyedLately && isHeadSealed(cipher, head);
  const ciphers = isKeyedLately ? [cipher, NO_CIPHER] : [cipher];
  return { ciphers, isChangingOver: head.isUpgrading || isKeyedLately };
}

/** The row that `forget_audit` writes in the database, where no key is: it is compared with the chain. */
export const IS_FORGETTING = `(a.what = 'forgetAudit' and a.detail -> 'after' -> 'places' is not null
  and num_nonnulls(a.office, a.source, a.asker, a.persons, a.subjects) = 0)`;

// The snapshot is older than that of the rows: transactions it takes for ended are seen there.
const TAKE_HEAD = statement<AuditHead>('take turn at audit')`
  select ${HEAD_STATE} from audit_head where name = 'audit' and pg_try_advisory_xact_lock(${AUDIT_CHAIN_LOCK})`;

/** Undefined: another server is linking. */
export async function takeHead(tx: Queryable): Promise<AuditHead | undefined> {
  return (await tx.query(TAKE_HEAD))[0];
}

const AUDIT_HEAD_NOW = statement<AuditHead>('audit head')`select ${HEAD_STATE} from audit_head where name = 'audit'`;

/** Undefined: its row was deleted. */
export async function auditHead(db: Queryable): Promise<AuditHead | undefined> {
  return (await db.query(AUDIT_HEAD_NOW))[0];
}

export const MOVE_HEAD = {
  name: 'move audit head',
  text: `update audit_head set sequence = $1, digest = $2, seal = $3, keyed_at = $4, done = $5, mark = $6, marked_by = $7
    where name = 'audit'`,
};
