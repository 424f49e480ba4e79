// Reads an address that is no page as the page that was probably meant: a slash at its end, capitals, a code in the path. Pure.

/** Pages by the first part of their path, and whether a part must follow. */
const PAGES_BY_FIRST_PART: ReadonlyMap<string, 'alone' | 'office'> = new Map([
  ['board', 'office'],
  ['book', 'office'],
  ['booking', 'alone'],
  ['desk', 'alone'],
  ['kiosk', 'office'],
  ['my-data', 'alone'],
  ['office', 'alone'],
  ['privacy', 'alone'],
  ['sessions', 'alone'],
  ['simulator', 'alone'],
]);

/** The address to go to, or null if no page comes near. `path` is without a query. */
export function addressMeant(path: string): string | null {
  const [first = '', second = '', ...more] = path.split('/').filter((part) => part !== '');
  const page = first.toLowerCase();
  const kind = PAGES_BY_FIRST_PART.get(page);
  if (!kind || more.length > 0) return null;
  if (page === 'booking') return second === '' ? addressUnless('/booking', path) : `/booking#${second.toUpperCase()}`;
  if (kind === 'office' && second === '') return page === 'book' || page === 'board' ? '/' : null;
  return addressUnless(second === '' ? `/${page}` : `/${page}/${second}`, path);
}

function addressUnless(address: string, path: string): string | null {
  return address === path ? null : address;
}
