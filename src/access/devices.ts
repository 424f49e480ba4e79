// Kiosks and boards: each is paired once by a short code, and then signs in with a key of its own, at one office.
import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { newCode, readCode } from '../bookingCode.ts';
import type { Queryable, Transaction } from '../database.ts';
import { lockKeys } from '../locks.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type RowOf, select, statement } from '../statement.ts';
import { addMinutes, type Instant, isBefore } from '../time.ts';
import type { DeviceKind, PairedDevice } from './asker.ts';
import type { DeviceSettings } from './deviceSettings.ts';
import { DeviceEntity } from './entities.ts';
import { digestOfKey, type Ended } from './keys.ts';

const DEVICE = select(DeviceEntity, [
  'id',
  'office',
  'kind',
  'label',
  'createdAt',
  'lastUsedAt',
  'endedAt',
  'settings',
  'pageVersion',
  'reloads',
]);
export type Device = RowOf<typeof DEVICE>;

export const PAIRING_MINUTES = 10;
export const DEVICE_KEY_PREFIX = 'antrean_device_';

/** A code that the device itself shows, with the claim by which it proves that the code is its own. */
export interface ShownPairing {
  code: string;
  claim: string;
}

export interface StartedPairing {
  device: Device;
  code: string;
  expiresAt: Instant;
}

/**
 * A code for one device, shown once; or the one that the device shows, with its claim. Devices that were not paired in time
 * are forgotten.
 */
export async function startPairing(
  tx: Transaction,
  { office, kind, label, shown }: { office: string; kind: DeviceKind; label: string; shown: ShownPairing | null },
  now: Instant,
): Promise<StartedPairing | Refusal> {
  await tx.em.nativeDelete(DeviceEntity, { digest: null, pairingUntil: { $lte: now } });
  const code = shown?.code ?? newCode();
  const pairingDigest = shown ? digestOfClaim(shown.claim) : digestOfKey(code);
  await lockKeys(tx, [`pairing ${pairingDigest}`]);
  if (shown && (await tx.em.count(DeviceEntity, { pairingDigest })) > 0)
    return refuse('PAIRING_NOT_SHOWN', {}, { field: 'code' });
  const expiresAt = addMinutes(now, PAIRING_MINUTES);
  const unpaired = {
    digest: null,
    pairedWith: null,
    lastUsedAt: null,
    endedAt: null,
    settings: {},
    pageVersion: null,
    reloads: 0,
  };
  const pairing = { pairingDigest, pairingUntil: expiresAt };
  const device = tx.em.create(DeviceEntity, { office, kind, label, createdAt: now, ...pairing, ...unpaired });
  await tx.em.persist(device).flush();
  return { device, code, expiresAt };
}

/** Never the digest of a code: a code that was seen or guessed is no claim. */
function digestOfClaim(claim: string): string {
  return digestOfKey(`claim ${claim}`);
}

export interface Pairing {
  code: string;
  /** Of a code that the device shows itself; null: the console showed the code. */
  claim: string | null;
  idempotencyKey: string | null;
}

export interface NewDevice {
  device: Device;
  key: string;
}

/**
 * Gives the device its key. A code works once; the same request again, whose answer was lost, gets a new key in place of
 * the one that no one received. A device that was ended meanwhile stays so.
 */
export async function pairDevice(
  tx: Transaction,
  { code, claim, idempotencyKey }: Pairing,
  now: Instant,
): Promise<NewDevice | Refusal> {
  const read = readCode(code);
  const pairingDigest = claim === null ? read && digestOfKey(read) : digestOfClaim(claim);
  const found = pairingDigest && (await tx.em.findOne(DeviceEntity, { pairingDigest }, FOR_UPDATE));
  const request = idempotencyKey === null ? null : digestOfKey(idempotencyKey);
  const isRepeated = found && found.pairedWith !== null && found.pairedWith === request;
  const isOver = !found || found.endedAt !== null || !isBefore(now, found.pairingUntil);
  if (isOver || (found.digest !== null && !isRepeated)) return refuse('PAIRING_OVER', {}, { field: 'code' });
  const key = `${DEVICE_KEY_PREFIX}${randomBytes(24).toString('base64url')}`;
  found.digest = digestOfKey(key);
  found.pairedWith = request;
  return { device: found, key };
}
const FOR_UPDATE = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;

/** The devices of a kind that were paired, also those that were ended. */
export function devicesOf(db: Queryable, office: string, kind: DeviceKind): Promise<Device[]> {
  return db.em.find(DeviceEntity, { office, kind, digest: { $ne: null } }, { orderBy: { id: 'asc' } });
}

/** Null: the office has no such device. */
export async function endDevice(
  tx: Transaction,
  { office, kind, id }: Pick<Device, 'office' | 'kind' | 'id'>,
  now: Instant,
): Promise<Ended<Device> | null> {
  const ended = await tx.em.findOne(DeviceEntity, { id, office, kind, digest: { $ne: null } }, FOR_UPDATE);
  if (!ended) return null;
  const repeated = ended.endedAt !== null;
  ended.endedAt ??= now;
  return { ended, repeated };
}

/** The device that the key belongs to, and that it was used; null if it is no device's or was ended. */
export async function deviceOfKey(db: Queryable, key: string, now: Instant): Promise<PairedDevice | null> {
  const [device] = await db.query(DEVICE_BY_KEY, [digestOfKey(key), now.toString()]);
  return device ? deviceAsker(device) : null;
}

export function deviceAsker({ id, kind, office, label }: Device): PairedDevice {
  return { kind: 'device', id, device: kind, office, name: label };
}

// Last used is kept to the minute, as of other keys.
const DEVICE_BY_KEY = statement('device by key')`
  with found as (
    select * from device where digest = $1 and ended_at is null
  ), touched as (
    update device d set last_used_at = $2 from found
    where d.id = found.id and (found.last_used_at is null or found.last_used_at < $2::timestamptz - interval '1 minute')
  ) select ${DEVICE} from found`;

export interface DeviceOfOffice {
  office: string;
  id: number;
}

/** The paired devices of an office that were not ended, the oldest first. */
export function workingDevices(db: Queryable, office: string): Promise<Device[]> {
  return db.em.find(DeviceEntity, { office, digest: { $ne: null }, endedAt: null }, { orderBy: { id: 'asc' } });
}

/** Null: the office has no such device. */
function workingDevice(tx: Transaction, { office, id }: DeviceOfOffice) {
  return tx.em.findOne(DeviceEntity, { id, office, digest: { $ne: null }, endedAt: null }, FOR_UPDATE);
}

/** The device as it was and as it is. */
export interface ChangedDevice {
  before: Device;
  device: Device;
}

/** Null: the office has no such device. */
export async function changeDevice(
  tx: Transaction,
  { label, settings, ...of }: DeviceOfOffice & { label: string | null; settings: Partial<DeviceSettings> },
): Promise<ChangedDevice | null> {
  const device = await workingDevice(tx, of);
  if (!device) return null;
  const before = { ...device };
  device.label = label ?? device.label;
  device.settings = { ...device.settings, ...settings };
  return { before, device };
}

/** Its page loads itself again as soon as it asks next. Null: the office has no such device. */
export async function reloadDevice(tx: Transaction, of: DeviceOfOffice): Promise<ChangedDevice | null> {
  const device = await workingDevice(tx, of);
  if (!device) return null;
  const before = { ...device };
  device.reloads += 1;
  return { before, device };
}

/** Told once by each page when it begins. */
export async function notePageVersion(tx: Transaction, id: number, pageVersion: string): Promise<Device | null> {
  const device = await tx.em.findOne(DeviceEntity, { id, endedAt: null }, FOR_UPDATE);
  if (device) device.pageVersion = pageVersion;
  return device;
}

export function deviceById(db: Queryable, id: number): Promise<Device | null> {
  return db.em.findOne(DeviceEntity, { id, endedAt: null });
}
