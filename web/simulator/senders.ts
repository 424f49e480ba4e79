// The applicants one plays, kept in this browser: each with a name, a birth date and a number of their own.

export interface Person {
  name: string;
  /** `1987-01-25` */
  birthDate: string;
  /** A phone number, or any other word where the number is hidden. */
  address: string;
}

export interface Kept {
  office: string;
  /** The number written to. */
  to: string;
  people: Person[];
  /** The address of the one who writes. */
  who: string;
}

const PEOPLE: readonly Person[] = [
  { name: 'Budi Santoso', birthDate: '1987-01-25', address: '+6281234567801' },
  { name: 'Siti Aminah', birthDate: '1990-06-15', address: '+6281234567802' },
  { name: 'Wayan Sudarma', birthDate: '1955-03-02', address: '+6281234567803' },
];
/** For people who are made up on the spot. */
const FIRST = ['Agus', 'Dewi', 'Eko', 'Fitri', 'Hasan', 'Indah', 'Joko', 'Kartika', 'Lukman', 'Maya', 'Nurul', 'Rini'];
const LAST = ['Pratama', 'Lestari', 'Wijaya', 'Handayani', 'Saputra', 'Permata', 'Nugroho', 'Maharani', 'Hidayat'];

const NAME = 'antrean simulator';

export function readKept(): Kept {
  try {
    const kept: Partial<Kept> = JSON.parse(localStorage.getItem(NAME) ?? '{}');
    const people = kept.people?.length ? kept.people : [...PEOPLE];
    return { office: '', to: '', who: people[0]?.address ?? '', ...kept, people };
  } catch {
    return { office: '', to: '', who: PEOPLE[0]?.address ?? '', people: [...PEOPLE] };
  }
}

export function keep(kept: Kept): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing begins anew next time, and that is all.
  }
}

/** Somebody new; what is left empty is invented. */
export function somebody(name: string, address: string): Person {
  const draw = crypto.getRandomValues(new Uint32Array(4));
  const one = (list: readonly string[], index: number) => list[(draw[index] ?? 0) % list.length];
  const year = 1950 + ((draw[2] ?? 0) % 55);
  return {
    name: name.trim() || `${one(FIRST, 0)} ${one(LAST, 1)}`,
    birthDate: `${year}-0${1 + ((draw[2] ?? 0) % 9)}-1${(draw[3] ?? 0) % 10}`,
    address: address.trim() || `+62812${String(10_000_000 + ((draw[3] ?? 0) % 89_000_000))}`,
  };
}
