// Reads the headers of a mail: joins folded lines, and keeps the first header of each name.

export type MailHeaders = ReadonlyMap<string, string>;

/** Keys are the headers' names in small letters. */
export function readHeaders(text: string): MailHeaders {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}
