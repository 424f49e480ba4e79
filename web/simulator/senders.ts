// The applicants that the simulator plays, stored on this device: each with a name, a birth date and a number.
import { readStoredValue, storeValue } from '../storage/draftStorage.ts';

export interface PlayedApplicant {
  name: string;
  /** `1987-01-25` */
  birthDate: string;
  /** A phone number, or any other word for a hidden number. */
  address: string;
}

/** The choices on the page. */
export interface SimulatorScene {
  office: string;
  /** The number written to. */
  to: string;
  people: PlayedApplicant[];
  /** The address of the applicant who writes. */
  who: string;
}

const SAMPLE_APPLICANTS: readonly PlayedApplicant[] = [
  { name: 'Budi Santoso', birthDate: '1987-01-25', address: '+6281234567801' },
  { name: 'Siti Aminah', birthDate: '1990-06-15', address: '+6281234567802' },
  { name: 'Wayan Sudarma', birthDate: '1955-03-02', address: '+6281234567803' },
];
/** Names for invented people. */
const FIRST_NAMES = [
  'Agus',
  'Dewi',
  'Eko',
  'Fitri',
  'Hasan',
  'Indah',
  'Joko',
  'Kartika',
  'Lukman',
  'Maya',
  'Nurul',
  'Rini',
];
const LAST_NAMES = [
  'Pratama',
  'Lestari',
  'Wijaya',
  'Handayani',
  'Saputra',
  'Permata',
  'Nugroho',
  'Maharani',
  'Hidayat',
];

const STORED_NAME = 'simulator';

export function readScene(): SimulatorScene {
  const stored = readStoredValue<Partial<SimulatorScene>>(STORED_NAME, 'device');
  const people = stored?.people?.length ? stored.people : [...SAMPLE_APPLICANTS];
  return { office: '', to: '', who: people[0]?.address ?? '', ...stored, people };
}

export function storeScene(scene: SimulatorScene): void {
  storeValue(STORED_NAME, scene, 'device');
}

/** A new applicant; an empty name or number is invented. */
export function inventedPerson(name: string, address: string): PlayedApplicant {
  const draw = crypto.getRandomValues(new Uint32Array(4));
  const one = (list: readonly string[], index: number) => list[(draw[index] ?? 0) % list.length];
  const year = 1950 + ((draw[2] ?? 0) % 55);
  return {
    name: name.trim() || `${one(FIRST_NAMES, 0)} ${one(LAST_NAMES, 1)}`,
    birthDate: `${year}-0${1 + ((draw[2] ?? 0) % 9)}-1${(draw[3] ?? 0) % 10}`,
    address: address.trim() || `+62812${String(10_000_000 + ((draw[3] ?? 0) % 89_000_000))}`,
  };
}
