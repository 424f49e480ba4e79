// Stores the key of a member of staff: in the tab, or on the device if its owner chose so.
import { readStored, type StoragePlace, storeValue } from '../storage/draftStorage.ts';

export interface StoredKey {
  key: string;
  /** The office where an administrator was last. */
  office: string | null;
}

const NAME = 'key';
const PLACES: readonly StoragePlace[] = ['tab', 'device'];

/** The tab's own key before the device's; null: none. */
export function readKey(): StoredKey | null {
  return readStored<StoredKey>(NAME, 'tab') ?? readStored<StoredKey>(NAME, 'device');
}

/** It replaces every other key: a device stores one. */
export function storeKey(stored: StoredKey, onDevice: boolean): void {
  forgetKey();
  storeValue(NAME, stored, onDevice ? 'device' : 'tab');
}

/** The key stays where it is. */
export function storeKeyOffice(office: string): void {
  for (const place of PLACES) {
    const stored = readStored<StoredKey>(NAME, place);
    if (stored) storeValue(NAME, { ...stored, office }, place);
  }
}

export function forgetKey(): void {
  for (const place of PLACES) storeValue(NAME, null, place);
}
