// The people of the demonstration: applicants by a number, and the staff of its offices.
import { drawnOf, drawnShare } from './draw.ts';

export interface DemonstrationApplicant {
  name: string;
  birthDate: string;
  phone: string;
}

const GIVEN_NAMES = [
  'Adinda',
  'Arif',
  'Bunga',
  'Chandra',
  'Dimas',
  'Eka',
  'Fitri',
  'Gilang',
  'Hana',
  'Iwan',
  'Joko',
  'Kartika',
  'Laila',
  'Made',
  'Nadia',
  'Oka',
  'Putri',
  'Rizky',
  'Sekar',
  'Teguh',
  'Umi',
  'Vina',
  'Wahyu',
  'Yudi',
] as const;
const FAMILY_NAMES = [
  'Prasetyo',
  'Wulandari',
  'Simanjuntak',
  'Permata',
  'Kurniawan',
  'Rahmawati',
  'Situmorang',
  'Handayani',
  'Nugroho',
  'Pertiwi',
  'Suryadi',
  'Azzahra',
  'Purnama',
  'Oktaviani',
  'Hakim',
  'Larasati',
] as const;

const FIRST_BIRTHDAY = Date.UTC(1952, 0, 9);
const BIRTHDAYS = 54 * 365;
const BIRTHDAY_STEP_MS = 86_400_000;
const FIRST_PHONE = 10_000_000;

/** Of two numbers no two people are the same, and none has the phone number of another. */
export function applicantNumbered(seed: number, index: number): DemonstrationApplicant {
  const share = (part: string) => drawnShare(seed, 'applicant', index, part);
  const birthday = new Date(FIRST_BIRTHDAY + Math.floor(share('birthday') * BIRTHDAYS) * BIRTHDAY_STEP_MS);
  return {
    name: `${drawnOf(GIVEN_NAMES, share('given'))} ${drawnOf(FAMILY_NAMES, share('family'))}`,
    birthDate: birthday.toISOString().slice(0, 10),
    phone: `+62813${FIRST_PHONE + index}`,
  };
}

const MOST_OFFICES = 8;
const MOST_VISITS_A_DAY = 1500;
/** Numbers of days are counted from here: those of the years to come fit into a phone number. */
const FIRST_NUMBERED_DAY = Date.UTC(2010, 0, 1);

/** The number of an applicant by the day of the visit, the place of the office in the demonstration, and a count. */
export function applicantIndex(date: string, office: number, count: number): number {
  const day = Math.round((Date.parse(`${date}T00:00:00Z`) - FIRST_NUMBERED_DAY) / BIRTHDAY_STEP_MS);
  return ((Math.abs(day) % 7000) * MOST_OFFICES + office) * MOST_VISITS_A_DAY + count;
}

export const STAGE_ROLES = ['MANAGER', 'FRONT_DESK', 'COUNTER_OFFICER'] as const;
export type StageRole = (typeof STAGE_ROLES)[number];

/** The staff of the first office; the last two work at each other one. */
export const STAGE_STAFF: readonly { name: string; role: StageRole }[] = [
  { name: 'Yohanes Sitorus', role: 'MANAGER' },
  { name: 'Nur Aini', role: 'COUNTER_OFFICER' },
  { name: 'Sri Rahayu', role: 'FRONT_DESK' },
  { name: 'Agus Setiawan', role: 'COUNTER_OFFICER' },
];

/** Of the staff whose work the demonstration does itself. */
export const HAND_NAMES: readonly string[] = STAGE_STAFF.map(({ name }) => name);

/** The names under which a stranger signs in with one touch. */
export const VISITOR_NAMES: Readonly<Record<StageRole, string>> = {
  MANAGER: 'Peragaan (pengelola)',
  FRONT_DESK: 'Peragaan (meja depan)',
  COUNTER_OFFICER: 'Peragaan (loket)',
};
