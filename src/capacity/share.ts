// Says to those who have proven nothing that it is only their share of places that is used up, where that is so.

import { officeContact } from '../abuse/unproven.ts';
import type { Transaction } from '../database.ts';
import { type Refusal, type RefusalPeriod, refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { hasPlace, type OfficeWish } from './openWindows.ts';

export interface NoPlace {
  wanted: OfficeWish;
  /** The refusal of the wish, which found no place. */
  full: Refusal;
  /** The windows whose last places went to others of the group: the database does not know it yet. */
  usedUp: readonly number[];
}

/** The refusal as it is, or another one if a proven applicant would find a place. */
export async function sayShare(tx: Transaction, { wanted, full, usedUp }: NoPlace, now: Instant): Promise<Refusal> {
  if (!wanted.wish.unproven || full.refused !== 'FULL') return full;
  const proven = { ...wanted, wish: { ...wanted.wish, unproven: false } };
  if (!(await hasPlace(tx, proven, usedUp, now))) return full;
  const period = full.parameters.period as RefusalPeriod;
  const field = full.field ?? 'visitDate';
  return refuse('UNPROVEN_FULL', { period, contact: officeContact(wanted.office) }, { field });
}
