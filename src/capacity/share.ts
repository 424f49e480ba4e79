// Says to those who have proven nothing that it is only their share of places that is used up, where that is so.

import { officeContact } from '../abuse/unproven.ts';
import type { Transaction } from '../database.ts';
import { type Refusal, type RefusalPeriod, refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { hasPlace, type OfficeWish } from './openWindows.ts';

/** `full`: the refusal of a wish that found no place; another one if a proven applicant would find one. */
export async function sayShare(tx: Transaction, wanted: OfficeWish, full: Refusal, now: Instant): Promise<Refusal> {
  if (!wanted.wish.unproven || full.refused !== 'FULL' || !(await hasPlace(tx, wanted, now))) return full;
  const period = full.parameters.period as RefusalPeriod;
  const field = full.field ?? 'visitDate';
  return refuse('UNPROVEN_FULL', { period, contact: officeContact(wanted.office) }, { field });
}
