// Stores what a reader typed or chose in the browser, so that a reload or an error takes nothing away.

/** A tab forgets when it is closed, a device does not. */
export type StoragePlace = 'tab' | 'device';

/** The stored value; null if none is stored. */
export function readStoredValue<Value>(name: string, place: StoragePlace = 'tab'): Value | null {
  try {
    return JSON.parse(storageOf(place).getItem(storageName(name)) ?? 'null');
  } catch {
    return null;
  }
}

/** Null removes it. A browser may store nothing at all: then a reload begins empty. */
export function storeValue(name: string, value: unknown, place: StoragePlace = 'tab'): void {
  try {
    if (value === null) storageOf(place).removeItem(storageName(name));
    else storageOf(place).setItem(storageName(name), JSON.stringify(value));
  } catch {}
}

/** The stored draft over `there`, which it may only change in part. */
export function readDraftOver<Draft extends object>(name: string, there: Draft): Draft {
  return { ...there, ...readStoredValue<Partial<Draft>>(name) };
}

/** The stored text of this tab; empty if none is stored. */
export function readStoredText(name: string): string {
  try {
    return sessionStorage.getItem(storageName(name)) ?? '';
  } catch {
    return '';
  }
}

export function storeText(name: string, text: string): void {
  try {
    sessionStorage.setItem(storageName(name), text);
  } catch {}
}

/** The names that begin so, under which something is stored. */
export function storedNames(prefix: string, place: StoragePlace): string[] {
  try {
    const begin = storageName(prefix);
    const names = Object.keys(storageOf(place)).filter((name) => name.startsWith(begin));
    return names.map((name) => name.slice(storageName('').length));
  } catch {
    return [];
  }
}

function storageOf(place: StoragePlace): Storage {
  return place === 'tab' ? sessionStorage : localStorage;
}

function storageName(name: string): string {
  return `antrean ${name}`;
}
