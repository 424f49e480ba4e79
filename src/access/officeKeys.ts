// Everything that signs in at an office: each kind of key is listed and ended by its own rule, and shown alike.
import type { Queryable, Transaction } from '../database.ts';
import type { Instant } from '../time.ts';
import { type Asker, DEVICE_KINDS, type DeviceKind, type StaffRole } from './asker.ts';
import { type Device, devicesOf, endDevice } from './devices.ts';
import { type KeyLimits, keyExpiry } from './keyLife.ts';
import { type ApiKey, apiKeysAt, type Ended, endApiKeyAt, endStaff, type Staff, staffOf } from './keys.ts';
import { postsIn } from './posts.ts';
import { endSessionAt, type StaffSession, sessionsAt } from './staffSessions.ts';

/** A kind that is added here is listed and ended at once: add its keeper below. */
export const OFFICE_KEY_KINDS = ['STAFF', 'SESSION', ...DEVICE_KINDS, 'API_KEY'] as const;
export type OfficeKeyKind = (typeof OFFICE_KEY_KINDS)[number];

export interface OfficeKey {
  /** The kind and the number in its table: `STAFF/7`. */
  id: string;
  kind: OfficeKeyKind;
  /** The name of the member of staff, or the label of the device or program. */
  name: string;
  /** The role of the member of staff; null: it is of a device or a program. */
  role: StaffRole | null;
  createdAt: Instant;
  lastUsedAt: Instant | null;
  /** Null: it lasts until it is ended. */
  expiresAt: Instant | null;
  endedAt: Instant | null;
}

/** The limits of the office, and the moment at which they are looked at. */
interface OfficeKeyMoment {
  limits: KeyLimits;
  now: Instant;
}

interface KeyKeeper {
  list(db: Queryable, office: string, at: OfficeKeyMoment): Promise<OfficeKey[]>;
  /** Null: the office has no such key. */
  end(tx: Transaction, at: OfficeKeyMoment & { office: string; number: number }): Promise<Ended<OfficeKey> | null>;
}

const deviceKeeper = (kind: DeviceKind): KeyKeeper => ({
  list: async (db, office) => (await devicesOf(db, office, kind)).map(deviceKey),
  async end(tx, { office, number, now }) {
    const found = await endDevice(tx, { office, kind, id: number }, now);
    return found && { ...found, ended: deviceKey(found.ended) };
  },
});

const KEEPERS: Readonly<Record<OfficeKeyKind, KeyKeeper>> = {
  STAFF: {
    list: async (db, office, { limits }) =>
      (await staffOf(db, office, { ended: true })).map((staff) => staffKey(staff, limits)),
    async end(tx, { office, number, limits, now }) {
      const found = await endStaff(tx, office, number, now);
      return found && { ...found, ended: staffKey(found.ended, limits) };
    },
  },
  SESSION: {
    list: async (db, office, { now }) => {
      const sessions = await sessionsAt(db, office, now);
      return sessions.toReversed().map((session) => sessionKey(session, office));
    },
    async end(tx, { office, number, now }) {
      const found = await endSessionAt(tx, office, number, now);
      return found && { ...found, ended: sessionKey(found.ended, office) };
    },
  },
  KIOSK: deviceKeeper('KIOSK'),
  BOARD: deviceKeeper('BOARD'),
  API_KEY: {
    list: async (db, office) => (await apiKeysAt(db, office)).map(programKey),
    async end(tx, { office, number, now }) {
      const found = await endApiKeyAt(tx, office, number, now);
      return found && { ...found, ended: programKey(found.ended) };
    },
  },
};

function programKey({ id, label, createdAt, lastUsedAt, revokedAt }: ApiKey): OfficeKey {
  const used = { createdAt, lastUsedAt, expiresAt: null, endedAt: revokedAt };
  return { id: `API_KEY/${id}`, kind: 'API_KEY', name: label, role: null, ...used };
}

function sessionKey(session: StaffSession, office: string): OfficeKey {
  const { id, name, roles, createdAt, lastUsedAt, endsAt, endedAt } = session;
  const [post] = postsIn(roles, (code) => code === office);
  const role = post?.roles[0] ?? null;
  return { id: `SESSION/${id}`, kind: 'SESSION', name, role, createdAt, lastUsedAt, expiresAt: endsAt, endedAt };
}

function deviceKey({ id, kind, label, createdAt, lastUsedAt, endedAt }: Device): OfficeKey {
  const used = { createdAt, lastUsedAt, expiresAt: null, endedAt };
  return { id: `${kind}/${id}`, kind, name: label, role: null, ...used };
}

function staffKey(staff: Staff, limits: KeyLimits): OfficeKey {
  const { id, name, role, createdAt, lastUsedAt, endedAt } = staff;
  const expiresAt = keyExpiry(staff, limits);
  return { id: `STAFF/${id}`, kind: 'STAFF', name, role, createdAt, lastUsedAt, expiresAt, endedAt };
}

/** In the order of the kinds, and in that in which they were made; sessions only while they are not over. */
export async function officeKeysOf(db: Queryable, office: string, at: OfficeKeyMoment): Promise<OfficeKey[]> {
  const lists = await Promise.all(OFFICE_KEY_KINDS.map((kind) => KEEPERS[kind].list(db, office, at)));
  return lists.flat();
}

/** The id of the key that the asker uses; null: it is no key of an office. */
export function ownKeyIdOf(asker: Asker): string | null {
  if (asker.kind === 'device') return `${asker.device}/${asker.id}`;
  if (asker.kind !== 'officer') return null;
  if (asker.session !== undefined) return `SESSION/${asker.session}`;
  return /^\d+$/.test(asker.id) ? `STAFF/${asker.id}` : null;
}

export interface KeysEnding {
  office: string;
  ids: readonly string[];
  limits: KeyLimits;
}

/** All of them or none: the first id of no key of the office is returned as `unknown`. */
export async function endOfficeKeys(
  tx: Transaction,
  { office, ids, limits }: KeysEnding,
  now: Instant,
): Promise<{ ended: Ended<OfficeKey>[] } | { unknown: string }> {
  const ended: Ended<OfficeKey>[] = [];
  // Two callers lock the same rows in the same order.
  for (const id of [...new Set(ids)].sort(compareOfficeKeys)) {
    const [kind, number] = keyPartsOf(id);
    const found = kind && (await KEEPERS[kind].end(tx, { office, number, limits, now }));
    if (!found) return { unknown: id };
    ended.push(found);
  }
  return { ended };
}

export function isOfficeKeyId(id: string): boolean {
  return keyPartsOf(id)[0] !== undefined;
}

/** The order in which keys of an office are listed. */
export function compareOfficeKeys(id: string, other: string): number {
  const [[kind, number], [otherKind, otherNumber]] = [keyPartsOf(id), keyPartsOf(other)];
  return placeOfKind(kind) - placeOfKind(otherKind) || number - otherNumber;
}

function placeOfKind(kind: OfficeKeyKind | undefined): number {
  return kind ? OFFICE_KEY_KINDS.indexOf(kind) : OFFICE_KEY_KINDS.length;
}

function keyPartsOf(id: string): [OfficeKeyKind | undefined, number] {
  const [, name, number] = /^([A-Z_]+)\/(\d{1,15})$/.exec(id) ?? [];
  return [OFFICE_KEY_KINDS.find((kind) => kind === name), Number(number)];
}
