// What somebody has typed, kept in the tab until it is booked: an error or a reload takes nothing away.

export interface Draft {
  name: string;
  day: string;
  month: string;
  year: string;
  phone: string;
  address: string;
  service: string;
  priority: string;
  /** `first`: the first free place; else a date. */
  date: string;
  /** When the hour chosen begins; empty: the first of the day. */
  hour: string;
}

export const EMPTY: Draft = {
  name: '',
  day: '',
  month: '',
  year: '',
  phone: '',
  address: '',
  service: '',
  priority: 'NORMAL',
  date: 'first',
  hour: '',
};

/** A booking in this tab: both are asked for again in any other. */
export interface Holding {
  code: string;
  birthDate: string;
}

const DRAFT = 'antrean draft';
const HOLDING = 'antrean booking';

export function readDraft(office: string): Draft {
  return { ...EMPTY, ...read<Partial<Draft>>(`${DRAFT} ${office}`) };
}

export function keepDraft(office: string, draft: Draft): void {
  write(`${DRAFT} ${office}`, draft);
}

export function readHolding(): Holding | null {
  return read<Holding>(HOLDING);
}

export function keepHolding(holding: Holding | null): void {
  write(HOLDING, holding);
}

// A browser may keep nothing at all: then a reload begins anew, and that is all.
function read<T>(name: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {}
}
