// What was typed and is not saved yet, kept in the tab: an error or a reload takes nothing away.

/** Over what there is by itself; `name` tells one form from another. */
export function readTyped<T extends object>(name: string, there: T): T {
  try {
    return { ...there, ...JSON.parse(sessionStorage.getItem(`antrean office ${name}`) ?? '{}') };
  } catch {
    return there;
  }
}

/** Null: it was saved, or is meant no longer. */
export function keepTyped(name: string, typed: object | null): void {
  // A browser may keep nothing at all: then a reload begins anew, and that is all.
  try {
    if (typed) sessionStorage.setItem(`antrean office ${name}`, JSON.stringify(typed));
    else sessionStorage.removeItem(`antrean office ${name}`);
  } catch {}
}
