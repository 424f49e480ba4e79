// Stores the key of a member of staff: in the tab, or on the device if its owner chose so.
import { readStoredValue, type StoragePlace, storeValue } from '../storage/draftStorage.ts';

export interface StoredKey {
  key: string;
  /** The office where an administrator was last. */
  office: string | null;
}

const KEY_NAME = 'key';
const KEY_PLACES: readonly StoragePlace[] = ['tab', 'device'];

/** The tab's own key before the device's; null: none. */
export function readStaffKey(): StoredKey | null {
  return readStoredValue<StoredKey>(KEY_NAME, 'tab') ?? readStoredValue<StoredKey>(KEY_NAME, 'device');
}

/** It replaces every other key: a device stores one. */
export function storeStaffKey(stored: StoredKey, onDevice: boolean): void {
  forgetStaffKey();
  storeValue(KEY_NAME, stored, onDevice ? 'device' : 'tab');
}

/** The key stays where it is. */
export function storeKeyOffice(office: string): void {
  for (const place of KEY_PLACES) {
    const stored = readStoredValue<StoredKey>(KEY_NAME, place);
    if (stored) storeValue(KEY_NAME, { ...stored, office }, place);
  }
}

export function forgetStaffKey(): void {
  for (const place of KEY_PLACES) storeValue(KEY_NAME, null, place);
}
