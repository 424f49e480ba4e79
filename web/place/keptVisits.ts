// The visits that this device knows: what each page of one's own place showed last, kept under its secret.
import { readStoredValue, storedNames, storeValue } from '../storage/draftStorage.ts';
import type { OwnVisitFragment } from './documents.ts';

export interface KeptVisit {
  secret: string;
  visit: OwnVisitFragment;
}

const KEPT_PREFIX = 'visit ';

export function readKeptVisit(secret: string): OwnVisitFragment | null {
  return readStoredValue<OwnVisitFragment>(KEPT_PREFIX + secret, 'device');
}

/** Null forgets it. */
export function keepVisit(secret: string, visit: OwnVisitFragment | null): void {
  storeValue(KEPT_PREFIX + secret, visit, 'device');
}

/** The earliest first. */
export function keptVisits(): KeptVisit[] {
  return storedNames(KEPT_PREFIX, 'device')
    .map((name) => name.slice(KEPT_PREFIX.length))
    .map((secret) => ({ secret, visit: readKeptVisit(secret) }))
    .filter((kept): kept is KeptVisit => kept.visit !== null)
    .sort((a, b) => orderOf(a).localeCompare(orderOf(b)));
}

function orderOf({ visit: { date, number, code } }: KeptVisit): string {
  return `${date} ${number ?? code ?? ''}`;
}
