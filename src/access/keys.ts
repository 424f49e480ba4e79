// Keys of staff and of other people's front ends: shown once, kept as digests, ended at once.
import { createHash, randomBytes } from 'node:crypto';
import type { Queryable, Transaction } from '../database.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { ApiKeyHolder, Asker, Scope, StaffRole } from './asker.ts';

export interface Staff {
  id: number;
  office: string | null;
  name: string;
  role: StaffRole;
  createdAt: Instant;
  lastUsedAt: Instant | null;
  endedAt: Instant | null;
}

export interface ApiKey {
  id: number;
  label: string;
  scopes: Scope[];
  perMinute: number;
  /** The first characters, to tell keys apart. */
  hint: string;
  createdAt: Instant;
  lastUsedAt: Instant | null;
  revokedAt: Instant | null;
}

const STAFF_COLUMNS =
  'id, office, name, role, created_at as "createdAt", last_used_at as "lastUsedAt", ended_at as "endedAt"';
const KEY_COLUMNS =
  'id, label, scopes, per_minute as "perMinute", hint, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"';

/** The prefix says what kind of key it is, to people and to programs that look for leaked secrets. */
function newKey(kind: 'staff' | 'key'): string {
  return `antrean_${kind}_${randomBytes(24).toString('base64url')}`;
}

/** Keys have 192 random bits: a plain digest can't be turned back, and is quick at every request. */
export function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('base64');
}

export async function addStaff(
  tx: Transaction,
  { office, name, role }: Pick<Staff, 'office' | 'name' | 'role'>,
  now: Instant,
): Promise<{ staff: Staff; key: string }> {
  const key = newKey('staff');
  const text = `insert into staff (office, name, role, digest, created_at) values ($1, $2, $3, $4, $5) returning ${STAFF_COLUMNS}`;
  const [staff] = await tx.query<Staff>(text, [office, name, role, digestOf(key), now.toString()]);
  return { staff: staff as Staff, key };
}

/** What was ended, and whether that was so before. */
export type Ended<T> = { ended: T; repeated: boolean };

/** Ends a key of that office's staff; null where there is none. */
export async function endStaff(
  tx: Transaction,
  office: string,
  id: number,
  now: Instant,
): Promise<Ended<Staff> | null> {
  const before = 'select ended_at from staff where id = $1 and office = $2 for update';
  const [found] = await tx.query<{ ended_at: Instant | null }>(before, [id, office]);
  if (!found) return null;
  const text = `update staff set ended_at = coalesce(ended_at, $2) where id = $1 returning ${STAFF_COLUMNS}`;
  const [ended] = await tx.query<Staff>(text, [id, now.toString()]);
  return { ended: ended as Staff, repeated: found.ended_at !== null };
}

/**
 * Ends an administrator's key; null where there is none. The rows of all of them are locked: of two who go at once one
 * is the last.
 */
export async function endAdministrator(
  tx: Transaction,
  asker: Asker,
  id: number,
  now: Instant,
): Promise<Ended<Staff> | Refusal | null> {
  const all = await tx.query<Staff>(`select ${STAFF_COLUMNS} from staff where office is null order by id for update`);
  const found = all.find((each) => each.id === id);
  if (!found || found.endedAt) return found ? { ended: found, repeated: true } : null;
  const isOwn = asker.kind === 'administrator' && asker.id === String(id);
  if (isOwn && !all.some((other) => other.id !== id && !other.endedAt)) return refuse('LAST_ADMINISTRATOR', {});
  const text = `update staff set ended_at = $2 where id = $1 returning ${STAFF_COLUMNS}`;
  const [ended] = await tx.query<Staff>(text, [id, now.toString()]);
  return { ended: ended as Staff, repeated: false };
}

/** Whether the personal key of the asker was ended; what is no key of ours has no end here. */
export async function isEnded(db: Queryable, asker: Asker): Promise<boolean> {
  const isStaff = asker.kind === 'officer' || asker.kind === 'administrator';
  if (!isStaff || !/^\d+$/.test(asker.id ?? '')) return false;
  const [open] = await db.query('select id from staff where id = $1 and ended_at is null', [Number(asker.id)]);
  return !open;
}

/** Administrators with a personal key, also those who left; the holder of ADMIN_KEY is not among them. */
export async function administrators(db: Queryable): Promise<Staff[]> {
  return db.query<Staff>(`select ${STAFF_COLUMNS} from staff where office is null order by id`);
}

export async function staffOf(db: Queryable, office: string): Promise<Staff[]> {
  return db.query<Staff>(`select ${STAFF_COLUMNS} from staff where office = $1 order by id`, [office]);
}

export async function makeApiKey(
  tx: Transaction,
  { label, scopes, perMinute }: Pick<ApiKey, 'label' | 'scopes' | 'perMinute'>,
  now: Instant,
): Promise<{ apiKey: ApiKey; key: string }> {
  const key = newKey('key');
  const text = `insert into api_key (label, scopes, per_minute, hint, digest, created_at)
    values ($1, $2, $3, $4, $5, $6) returning ${KEY_COLUMNS}`;
  const values = [label, scopes, perMinute, key.slice(0, 16), digestOf(key), now.toString()];
  const [apiKey] = await tx.query<ApiKey>(text, values);
  return { apiKey: apiKey as ApiKey, key };
}

/** Null where there is none. */
export async function revokeApiKey(tx: Transaction, id: number, now: Instant): Promise<Ended<ApiKey> | null> {
  const before = 'select revoked_at from api_key where id = $1 for update';
  const [found] = await tx.query<{ revoked_at: Instant | null }>(before, [id]);
  if (!found) return null;
  const text = `update api_key set revoked_at = coalesce(revoked_at, $2) where id = $1 returning ${KEY_COLUMNS}`;
  const [ended] = await tx.query<ApiKey>(text, [id, now.toString()]);
  return { ended: ended as ApiKey, repeated: found.revoked_at !== null };
}

export async function apiKeys(db: Queryable): Promise<ApiKey[]> {
  return db.query<ApiKey>(`select ${KEY_COLUMNS} from api_key order by id`);
}

/** Whose key it is, and that it was used; null where it is nobody's or has ended. */
export async function askerOfKey(db: Queryable, key: string, now: Instant): Promise<Asker | null> {
  const values = [digestOf(key), now.toString()];
  if (key.startsWith('antrean_staff_'))
    return officerOf((await db.query<Staff>({ name: 'staff by key', text: STAFF_BY_KEY }, values))[0]);
  const [found] = await db.query<ApiKey>({ name: 'api key', text: KEY_BY_KEY }, values);
  if (!found) return null;
  const { id, label, scopes, perMinute } = found;
  return { kind: 'apiKey', id, label, scopes, perMinute } satisfies ApiKeyHolder;
}

function officerOf(staff: Staff | undefined): Asker | null {
  if (!staff) return null;
  const id = String(staff.id);
  if (staff.role === 'ADMINISTRATOR') return { kind: 'administrator', id, name: staff.name };
  return { kind: 'officer', id, name: staff.name, role: staff.role, office: staff.office as string };
}

// Last used is kept to the minute: a key in use would otherwise be written at every request.
const touched = (table: string, columns: string, ended: string) => `
  with found as (
    select * from ${table} where digest = $1 and ${ended} is null
  ), touched as (
    update ${table} t set last_used_at = $2 from found
    where t.id = found.id and (found.last_used_at is null or found.last_used_at < $2::timestamptz - interval '1 minute')
  )
  select ${columns} from found`;
const STAFF_BY_KEY = touched('staff', STAFF_COLUMNS, 'ended_at');
const KEY_BY_KEY = touched('api_key', KEY_COLUMNS, 'revoked_at');
