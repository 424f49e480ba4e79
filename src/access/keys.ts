// Keys of staff and of other people's front ends: shown once, kept as digests, ended at once.
import { createHash, randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { Queryable, Transaction } from '../database.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type RowOf, select, statement } from '../statement.ts';
import { addMinutes, type Instant, isBefore } from '../time.ts';
import type { ApiKeyHolder, Asker } from './asker.ts';
import { endCardsOf } from './endedCards.ts';
import { ApiKeyEntity, StaffEntity } from './entities.ts';
import { type KeyLimitsOf, keyExpiry } from './keyLife.ts';

const STAFF = select(StaffEntity, ['id', 'office', 'name', 'role', 'createdAt', 'lastUsedAt', 'endedAt', 'countsFrom']);
export type Staff = RowOf<typeof STAFF>;

const API_KEY = select(ApiKeyEntity, [
  'id',
  'label',
  'scopes',
  'offices',
  'perMinute',
  /** The first characters, to tell keys apart. */
  'hint',
  'createdAt',
  'lastUsedAt',
  'revokedAt',
]);
export type ApiKey = RowOf<typeof API_KEY>;

const HINT_LENGTH = 16;

/** The prefix says what kind of key it is, to people and to programs that look for leaked secrets. */
function newKey(kind: 'staff' | 'key'): string {
  return `antrean_${kind}_${randomBytes(24).toString('base64url')}`;
}

/** Keys have 192 random bits: a plain digest can't be turned back, and is quick at every request. */
export function digestOfKey(key: string): string {
  return createHash('sha256').update(key).digest('base64');
}

export async function addStaff(
  tx: Transaction,
  { office, name, role }: Pick<Staff, 'office' | 'name' | 'role'>,
  now: Instant,
): Promise<{ staff: Staff; key: string }> {
  const key = newKey('staff');
  const unused = { lastUsedAt: null, endedAt: null, countsFrom: now };
  const staff = tx.em.create(StaffEntity, { office, name, role, digest: digestOfKey(key), createdAt: now, ...unused });
  await tx.em.persist(staff).flush();
  return { staff, key };
}

/** The key that was ended, and whether it had been ended before. */
export type Ended<T> = { ended: T; repeated: boolean };

/** Ends a key of that office's staff, with the card and its sessions; null where there is none. */
export async function endStaff(
  tx: Transaction,
  office: string,
  id: number,
  now: Instant,
): Promise<Ended<Staff> | null> {
  const ended = await tx.em.findOne(StaffEntity, { id, office }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!ended) return null;
  const repeated = ended.endedAt !== null;
  ended.endedAt ??= now;
  if (!repeated) await endCardsOf(tx, id, now);
  return { ended, repeated };
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
  const inOrder = { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  const all = await tx.em.find(StaffEntity, { office: null }, inOrder);
  const found = all.find((each) => each.id === id);
  if (!found || found.endedAt) return found ? { ended: found, repeated: true } : null;
  const isOwn = asker.kind === 'administrator' && asker.id === String(id);
  if (isOwn && !all.some((other) => other.id !== id && !other.endedAt)) return refuse('LAST_ADMINISTRATOR', {});
  found.endedAt = now;
  return { ended: found, repeated: false };
}

/** The row of the asker's personal key, unless it was ended; null: the asker has none. */
export async function staffOfAsker(db: Queryable, asker: Asker): Promise<Staff | null> {
  const id = staffIdOf(asker);
  return id === null ? null : db.em.findOne(StaffEntity, { id, endedAt: null });
}

/** Null: the asker has no personal key, as the holder of ADMIN_KEY and staff of the identity provider. */
function staffIdOf(asker: Asker): number | null {
  const isStaff = asker.kind === 'officer' || asker.kind === 'administrator';
  return isStaff && /^\d+$/.test(asker.id ?? '') ? Number(asker.id) : null;
}

/** The asker as the key is now; null if it was ended or has expired. Those without a key in the database stay who they were. */
export async function currentAsker(db: Queryable, asker: Asker, { now, limitsOf }: KeyMoment): Promise<Asker | null> {
  if (asker.kind === 'apiKey') {
    const found = await db.em.findOne(ApiKeyEntity, { id: asker.id, revokedAt: null });
    return found && holderOf(found);
  }
  if (staffIdOf(asker) === null) return asker;
  const staff = await staffOfAsker(db, asker);
  return staff && isBefore(now, keyExpiry(staff, limitsOf(staff.office))) ? officerOf(staff) : null;
}

/** Whether keys that were ended are listed as well. */
export interface WithEnded {
  ended: boolean;
}

/** Administrators with a personal key; the holder of ADMIN_KEY is not among them. */
export function administrators(db: Queryable, which: WithEnded): Promise<Staff[]> {
  return staffWhere(db, null, which);
}

export function staffOf(db: Queryable, office: string, which: WithEnded): Promise<Staff[]> {
  return staffWhere(db, office, which);
}

function staffWhere(db: Queryable, office: string | null, { ended }: WithEnded): Promise<Staff[]> {
  return db.em.find(StaffEntity, { office, ...(!ended && { endedAt: null }) }, { orderBy: { id: 'asc' } });
}

export async function makeApiKey(
  tx: Transaction,
  { label, scopes, offices, perMinute }: Pick<ApiKey, 'label' | 'scopes' | 'offices' | 'perMinute'>,
  now: Instant,
): Promise<{ apiKey: ApiKey; key: string }> {
  const key = newKey('key');
  const kept = { label, scopes, offices, perMinute, hint: key.slice(0, HINT_LENGTH), digest: digestOfKey(key) };
  const apiKey = tx.em.create(ApiKeyEntity, { ...kept, createdAt: now, lastUsedAt: null, revokedAt: null });
  await tx.em.persist(apiKey).flush();
  return { apiKey, key };
}

/** Null where there is none. */
export async function revokeApiKey(tx: Transaction, id: number, now: Instant): Promise<Ended<ApiKey> | null> {
  const ended = await tx.em.findOne(ApiKeyEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!ended) return null;
  const repeated = ended.revokedAt !== null;
  ended.revokedAt ??= now;
  return { ended, repeated };
}

/** The keys that are bound to that office, alone or among others. */
export function apiKeysAt(db: Queryable, office: string): Promise<ApiKey[]> {
  return db.em.find(ApiKeyEntity, { offices: { $contains: [office] } }, { orderBy: { id: 'asc' } });
}

/** A key that is bound to further offices stays for those, all others are revoked; null: none is bound to the office. */
export async function endApiKeyAt(
  tx: Transaction,
  office: string,
  id: number,
  now: Instant,
): Promise<Ended<ApiKey> | null> {
  const found = await tx.em.findOne(ApiKeyEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!found?.offices.includes(office)) return null;
  if (found.revokedAt !== null || found.offices.length === 1) {
    const repeated = found.revokedAt !== null;
    found.revokedAt ??= now;
    return { ended: found, repeated };
  }
  found.offices = found.offices.filter((code) => code !== office);
  return { ended: { ...found, revokedAt: now }, repeated: false };
}

export function apiKeys(db: Queryable, { ended }: WithEnded): Promise<ApiKey[]> {
  return db.em.find(ApiKeyEntity, ended ? {} : { revokedAt: null }, { orderBy: { id: 'asc' } });
}

/** When a key is looked at, and how long keys last. */
export interface KeyMoment {
  now: Instant;
  limitsOf: KeyLimitsOf;
}

/** A key that would be right, had it not expired. */
export interface ExpiredKey {
  kind: 'expired';
  since: Instant;
}

/** The asker that the key belongs to, and that it was used; null if it is no one's or has ended. */
export async function askerOfKey(db: Queryable, key: string, moment: KeyMoment): Promise<Asker | ExpiredKey | null> {
  if (key.startsWith('antrean_staff_')) return askerOfStaffKey(db, key, moment);
  const values = [digestOfKey(key), moment.now.toString()];
  const [found] = await db.query(API_KEY_BY_KEY, values);
  if (!found) return null;
  return holderOf(found);
}

function holderOf({ id, label, scopes, offices, perMinute }: Omit<ApiKeyHolder, 'kind'>): ApiKeyHolder {
  return { kind: 'apiKey', id, label, scopes, offices, perMinute };
}

/** An expired key is not noted as used: else the next try would find it in use. */
async function askerOfStaffKey(db: Queryable, key: string, { now, limitsOf }: KeyMoment) {
  const [staff] = await db.query(STAFF_BY_KEY, [digestOfKey(key)]);
  if (!staff) return null;
  const since = keyExpiry(staff, limitsOf(staff.office));
  if (!isBefore(now, since)) return { kind: 'expired', since } satisfies ExpiredKey;
  const { id, lastUsedAt } = staff;
  if (!lastUsedAt || isBefore(addMinutes(lastUsedAt, 1), now)) await db.query(STAFF_USED, [id, now.toString()]);
  return officerOf(staff);
}

function officerOf(staff: Staff | null | undefined): Asker | null {
  if (!staff) return null;
  const id = String(staff.id);
  // An administrator is of no office, and everyone else of one: the database keeps that.
  if (staff.office === null) return { kind: 'administrator', id, name: staff.name };
  const { name, role, office } = staff;
  return role === 'ADMINISTRATOR' ? null : { kind: 'officer', id, name, role, office };
}

// Last used is kept to the minute: a key in use would otherwise be written at every request.
const STAFF_BY_KEY = statement('staff by key')`select ${STAFF} from staff where digest = $1 and ended_at is null`;
const STAFF_USED = { name: 'staff used', text: 'update staff set last_used_at = $2 where id = $1' };
const API_KEY_BY_KEY = statement('api key')`
  with found as (
    select * from api_key where digest = $1 and revoked_at is null
  ), touched as (
    update api_key t set last_used_at = $2 from found
    where t.id = found.id and (found.last_used_at is null or found.last_used_at < $2::timestamptz - interval '1 minute')
  ) select ${API_KEY} from found`;
