// Seals a row of the audit log in the statement that writes it, so that rows which no server wrote are known from the others.
import type { DataCipher } from '../cipher.ts';

/**
 * The text of a row of `audit a`, as an SQL expression: its digest is part of every chain there is. Columns that are added later
 * are not in it.
 */
const AUDIT_TEXT = `convert_to(jsonb_build_array(a.id, (extract(epoch from a.at) * 1000000)::bigint,
  a.who, a.what, a.office, a.subject, a.detail, a.source, a.asker, a.persons, to_jsonb(a.subjects))::text, 'UTF8')`;

/** The digest of a row of `audit a`. */
export const AUDIT_CONTENT = `encode(sha256(${AUDIT_TEXT}), 'hex')`;

/** The seal of a row of `audit a`, an HMAC with SHA-256; `inner` and `outer` are SQL expressions of the key's pads. */
export function sealExpression(inner: string, outer: string): string {
  return `encode(sha256(${outer} || sha256(${inner} || ${AUDIT_TEXT})), 'hex')`;
}

/** The pads of the first key of DATA_KEY, which seals. */
export function sealingPads(cipher: DataCipher): [inner: Buffer, outer: Buffer] {
  const { inner, outer } = cipher.macPads(AUDIT_PURPOSE)[0];
  return [inner, outer];
}

/** Those of all keys of the ciphers, by which a seal may have been made. */
export function knownPads(...ciphers: readonly DataCipher[]): [inner: Buffer[], outer: Buffer[]] {
  const pads = ciphers.flatMap((cipher) => cipher.macPads(AUDIT_PURPOSE));
  return [pads.map(({ inner }) => inner), pads.map(({ outer }) => outer)];
}
const AUDIT_PURPOSE = 'audit row';

/**
 * Writes rows whose columns, the id left out, are those of the query `rows`. `first`: the number of the parameter with the inner
 * pad; the outer one follows.
 */
export function insertSealed(rows: string, first: number): string {
  return `insert into audit (id, at, who, what, office, subject, source, detail, asker, persons, subjects, seal)
    overriding system value
    select a.*, ${sealExpression(`$${first}::bytea`, `$${first + 1}::bytea`)}
    from (select nextval(pg_get_serial_sequence('audit', 'id')) as id, given.* from (${rows}) given) a`;
}
