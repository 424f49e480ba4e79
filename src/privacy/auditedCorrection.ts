// A correction by an officer as the audit log keeps it: what was corrected by which document, with the person masked.
import { type Difference, difference } from '../access/difference.ts';
import { maskedName } from '../applicantName.ts';
import type { Booking } from '../booking/booking.ts';

/** The document by which an officer corrects the person of a booking. */
export type SeenDocument = 'IDENTITY_CARD' | 'FAMILY_CARD' | 'BIRTH_CERTIFICATE' | 'PASSPORT' | 'COURT_DECISION';

type Person = Pick<Booking, 'name' | 'birthDate'>;

/** The log is kept for good and names no one: initials and years show whether a place was passed on. */
export function auditedCorrection(before: Person, after: Person, seen: SeenDocument | null): Difference | null {
  const corrected = (['name', 'birthDate'] as const).filter((field) => before[field] !== after[field]);
  return difference(maskedPerson(before), { ...maskedPerson(after), corrected: corrected.join(', '), seen });
}

function maskedPerson({ name, birthDate }: Person): object {
  return { name: maskedName(name), birthYear: birthDate.slice(0, 4) };
}
