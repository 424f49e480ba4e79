// Cities that people name, and the city of the nearest office where their own has none. Pure.
import { TERMS } from './terms.ts';
import { wordsOf } from './words.ts';

const CITIES: ReadonlySet<string> = new Set(TERMS.CITY.split(' '));
const PARTS_OF_CITY: ReadonlySet<string> = new Set(['pusat', 'selatan', 'barat', 'timur', 'utara']);

/** Other names of a city. */
const CITY_NAMES: Readonly<Record<string, string>> = {
  jogja: 'yogyakarta',
  jogjakarta: 'yogyakarta',
  bali: 'denpasar',
  solo: 'surakarta',
};

/** By road or by boat, the next city first. */
const NEAREST_CITIES: Readonly<Record<string, string>> = {
  banjarmasin: 'surabaya',
  bekasi: 'jakarta timur,jakarta',
  cianjur: 'bogor,bandung',
  cibinong: 'bogor',
  cilegon: 'tangerang',
  cimahi: 'bandung',
  cirebon: 'bandung',
  garut: 'bandung',
  gresik: 'surabaya',
  lampung: 'jakarta',
  padang: 'medan',
  pekanbaru: 'batam',
  pontianak: 'jakarta',
  purwakarta: 'karawang',
  samarinda: 'makassar',
  serang: 'tangerang',
  sidoarjo: 'surabaya',
  sukabumi: 'bogor',
  surakarta: 'yogyakarta',
  tasikmalaya: 'bandung',
};

/** The city that a text names, `jakarta barat` with its part; null: none that is known. */
export function cityIn(text: string): string | null {
  const words = wordsOf(text);
  const at = words.findIndex((word) => CITIES.has(word) || Object.hasOwn(NEAREST_CITIES, word));
  const word = words[at];
  if (word === undefined) return null;
  const part = words[at + 1] ?? '';
  return PARTS_OF_CITY.has(part) ? `${word} ${part}` : (CITY_NAMES[word] ?? word);
}

/** Cities to look for an office in where this one has none; the nearest first. */
export function citiesNear(city: string): string[] {
  const [whole = city] = city.split(' ');
  const near = NEAREST_CITIES[city]?.split(',') ?? [];
  return whole === city ? near : [whole, ...near];
}
