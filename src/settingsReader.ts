// Reads single settings of the environment, and notes what is wrong with them.

/** Reads single settings, for the adapters that know theirs. */
export interface SettingsReader {
  /** A setting without blanks at its ends; null where it is not set. */
  text(name: string): string | null;
  /** The same where it is a URL (`http:` or `https:` unless told otherwise), without slashes at its end. */
  url(name: string, protocols?: readonly string[]): string | null;
  fault(what: string): void;
}

export function settingsReaderOn(read: (name: string) => string | null, faults: string[]): SettingsReader {
  return {
    text: read,
    url: (name, protocols = ['http:', 'https:']) => readUrl(name, read(name), protocols, faults),
    fault(what) {
      faults.push(what);
    },
  };
}

export function readUrl(
  name: string,
  text: string | null,
  protocols: readonly string[],
  faults: string[],
): string | null {
  if (text === null) return null;
  const url = URL.parse(text);
  if (!url || !protocols.includes(url.protocol)) {
    // The value itself may hold a password: say what is expected, not what was there.
    faults.push(`${name} must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
  }
  return text.replace(/\/+$/, '');
}
