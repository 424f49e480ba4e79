// Where a page of the staff keeps the key: in the tab, or on the device where its owner said so.

export interface Kept {
  key: string;
  /** Where an administrator was last. */
  office: string | null;
}

const NAME = 'antrean key';

/** The tab's own, or the device's; null: none. */
export function readKept(): Kept | null {
  return read(() => sessionStorage) ?? read(() => localStorage);
}

/** Also what was kept before is replaced: a device keeps one key. */
export function keep(kept: Kept, onDevice: boolean): void {
  forget();
  write(onDevice ? () => localStorage : () => sessionStorage, kept);
}

/** The key stays where it is. */
export function keepOffice(office: string): void {
  for (const store of [() => sessionStorage, () => localStorage]) {
    const kept = read(store);
    if (kept) write(store, { ...kept, office });
  }
}

export function forget(): void {
  for (const store of [() => sessionStorage, () => localStorage]) write(store, null);
}

type Store = () => Storage;

// A browser may keep nothing at all: then the key is asked for at each load, and that is all.
function read(store: Store): Kept | null {
  try {
    return JSON.parse(store().getItem(NAME) ?? 'null');
  } catch {
    return null;
  }
}

function write(store: Store, kept: Kept | null): void {
  try {
    if (kept) store().setItem(NAME, JSON.stringify(kept));
    else store().removeItem(NAME);
  } catch {}
}
