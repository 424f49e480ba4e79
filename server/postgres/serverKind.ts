// Refuses a PostgreSQL that Antrean cannot work on: too old, of an encoding without all letters, or one that takes no writes.
import type { GuardedClient } from '../../src/connection.ts';
import { StartFault } from '../faults/startFault.ts';

/** As `server_version_num` has it. */
const OLDEST_VERSION = 15;

export interface ServerKind {
  /** In words, such as 14.11 (Debian). */
  version: string;
  /** 140011 for 14.11. */
  versionNumber: number;
  encoding: string;
  isReadOnly: boolean;
  isStandby: boolean;
}

const KIND_QUERY = `select current_setting('server_version') as version,
  current_setting('server_version_num')::int as "versionNumber",
  current_setting('server_encoding') as encoding,
  current_setting('transaction_read_only') = 'on' as "isReadOnly",
  pg_is_in_recovery() as "isStandby"`;

/** @throws StartFault */
export async function refuseServerKind(client: GuardedClient): Promise<void> {
  const { rows } = await client.query<ServerKind>(KIND_QUERY);
  const fault = rows[0] && faultOfServerKind(rows[0]);
  if (fault) throw new StartFault(`The database at DATABASE_URL cannot be used: ${fault}`);
}

/** Null: it will do. */
export function faultOfServerKind(kind: ServerKind): string | null {
  if (Math.floor(kind.versionNumber / 10_000) < OLDEST_VERSION)
    return `it is PostgreSQL ${kind.version}, and Antrean needs ${OLDEST_VERSION} or newer.`;
  if (kind.encoding !== 'UTF8')
    return `its encoding is ${kind.encoding}, which lacks letters of names. Make one by CREATE DATABASE antrean ENCODING 'UTF8' TEMPLATE template0.`;
  if (kind.isStandby)
    return 'it is a standby, which takes no writes. Name the primary, or all hosts, of which the one that takes writes is used.';
  if (kind.isReadOnly)
    return 'it takes no writes: default_transaction_read_only is on for the role, the database or the server.';
  return null;
}
