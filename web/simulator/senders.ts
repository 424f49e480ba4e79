// The applicants that the simulator plays, stored on this device: each with a name, a birth date and a number.
import { readStored, storeValue } from '../storage/draftStorage.ts';

export interface Person {
  name: string;
  /** `1987-01-25` */
  birthDate: string;
  /** A phone number, or any other word for a hidden number. */
  address: string;
}

/** The choices on the page. */
export interface Scene {
  office: string;
  /** The number written to. */
  to: string;
  people: Person[];
  /** The address of the applicant who writes. */
  who: string;
}

const PEOPLE: readonly Person[] = [
  { name: 'Budi Santoso', birthDate: '1987-01-25', address: '+6281234567801' },
  { name: 'Siti Aminah', birthDate: '1990-06-15', address: '+6281234567802' },
  { name: 'Wayan Sudarma', birthDate: '1955-03-02', address: '+6281234567803' },
];
/** Names for invented people. */
const FIRST = ['Agus', 'Dewi', 'Eko', 'Fitri', 'Hasan', 'Indah', 'Joko', 'Kartika', 'Lukman', 'Maya', 'Nurul', 'Rini'];
const LAST = ['Pratama', 'Lestari', 'Wijaya', 'Handayani', 'Saputra', 'Permata', 'Nugroho', 'Maharani', 'Hidayat'];

const NAME = 'simulator';

export function readScene(): Scene {
  const stored = readStored<Partial<Scene>>(NAME, 'device');
  const people = stored?.people?.length ? stored.people : [...PEOPLE];
  return { office: '', to: '', who: people[0]?.address ?? '', ...stored, people };
}

export function storeScene(scene: Scene): void {
  storeValue(NAME, scene, 'device');
}

/** A new applicant; an empty name or number is invented. */
export function inventedPerson(name: string, address: string): Person {
  const draw = crypto.getRandomValues(new Uint32Array(4));
  const one = (list: readonly string[], index: number) => list[(draw[index] ?? 0) % list.length];
  const year = 1950 + ((draw[2] ?? 0) % 55);
  return {
    name: name.trim() || `${one(FIRST, 0)} ${one(LAST, 1)}`,
    birthDate: `${year}-0${1 + ((draw[2] ?? 0) % 9)}-1${(draw[3] ?? 0) % 10}`,
    address: address.trim() || `+62812${String(10_000_000 + ((draw[3] ?? 0) % 89_000_000))}`,
  };
}
