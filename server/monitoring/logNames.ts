// The names under which the log tells of people, bookings and messages: only those who have the installation's key can make them.
import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { keepSecret } from '../../src/access/keptSecrets.ts';
import type { Queryable } from '../../src/database.ts';

/** In base64url: 96 bits, too many to be met twice by chance. */
const LOG_NAME_LENGTH = 16;
/** Steps of one booking or one person come soon after each other. */
const MAX_NAMES_CACHED = 10_000;

/** `person`: of the key of an address; `booking`: of a code; `message`: of the purpose of an outgoing message. */
export type NamedInLog = 'person' | 'booking' | 'message' | 'traces';
export type LogNames = (kind: NamedInLog, of: string) => string;

export function logNamesBy(key: Uint8Array): LogNames {
  const known = new LRUCache<string, string>({ max: MAX_NAMES_CACHED });
  return (kind, of) => {
    const text = `${kind} ${of}`;
    const found = known.get(text);
    if (found !== undefined) return found;
    const name = createHmac('sha256', key).update(text).digest('base64url').slice(0, LOG_NAME_LENGTH);
    known.set(text, name);
    return name;
  };
}

/** By the key of the installation, which is made at its first start. */
export async function openLogNames(db: Queryable): Promise<LogNames> {
  const key = await keepSecret(db, 'log key', randomBytes(32).toString('base64'));
  return logNamesBy(Buffer.from(key, 'base64'));
}
