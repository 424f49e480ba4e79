// Stores the key of a paired device on it, apart from the keys of staff, which are for other pages.
import type { DeviceKind } from '../../clients/types.ts';
import { readStoredValue, storeValue } from '../storage/draftStorage.ts';

/** Null: this device is not paired for that. */
export function readDeviceKey(kind: DeviceKind, office: string): string | null {
  return readStoredValue<string>(storedName(kind, office), 'device');
}

/** Null forgets it. */
export function storeDeviceKey(kind: DeviceKind, office: string, key: string | null): void {
  storeValue(storedName(kind, office), key, 'device');
}

function storedName(kind: DeviceKind, office: string): string {
  return `device ${kind} ${office}`;
}
