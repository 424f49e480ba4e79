// What a desk keeps in its tab: what was typed and not done yet, and which counter it is.

/** Empty where nothing is kept. */
export function readText(name: string): string {
  try {
    return sessionStorage.getItem(`antrean desk ${name}`) ?? '';
  } catch {
    return '';
  }
}

export function keepText(name: string, text: string): void {
  try {
    sessionStorage.setItem(`antrean desk ${name}`, text);
  } catch {
    // A reload begins anew, and that is all.
  }
}
