// Finds offices by what people type: a city, an office, or a district or town that it serves. Pure.

export interface OfficePlace {
  code: string;
  name: string;
  city: string;
  serves: readonly string[];
}

export interface FoundOffice<Place> {
  office: Place;
  /** The district or town by which it was found; null: by its own name or city. */
  served: string | null;
}

/** Words that stand before a name, and are typed or left out as people like. */
const KINDS_OF_PLACES: ReadonlySet<string> = new Set([
  'kab',
  'kabupaten',
  'kec',
  'kecamatan',
  'kota',
  'kel',
  'kelurahan',
  'desa',
  'kanim',
]);

/** Those found by their own name come first; each in the order of the list. */
export function findOffices<Place extends OfficePlace>(all: readonly Place[], typed: string): FoundOffice<Place>[] {
  const wanted = placeWords(typed);
  if (wanted.length === 0) return all.map((office) => ({ office, served: null }));
  const own: FoundOffice<Place>[] = [];
  const served: FoundOffice<Place>[] = [];
  for (const office of all) {
    const place = office.serves.find((each) => hasAll(each, wanted));
    if (hasAll(`${office.name} ${office.city} ${office.code}`, wanted)) own.push({ office, served: null });
    else if (place !== undefined) served.push({ office, served: place });
  }
  return [...own, ...served];
}

/** Each word begins one of the text's: `cibin` finds Cibinong, `utara bekasi` Bekasi Utara. */
function hasAll(text: string, wanted: readonly string[]): boolean {
  const words = placeWords(text);
  return wanted.every((word) => words.some((each) => each.startsWith(word)));
}

function placeWords(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const names = words.filter((word) => !KINDS_OF_PLACES.has(word));
  return names.length > 0 ? names : words;
}
