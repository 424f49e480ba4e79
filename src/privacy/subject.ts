// Decides whose data a caller may ask for: what proves that they are the caller's, and how far the proof reaches.
import { officeContact } from '../abuse/unproven.ts';
import { type Asker, isProven, senderKeyOf } from '../access/asker.ts';
import type { Booking } from '../booking/booking.ts';
import { findBookings } from '../booking/find.ts';
import { proven } from '../booking/proof.ts';
import { applicantKey } from '../booking/reach.ts';
import { isTheirs, unknownCode, type VisitProof } from '../booking/rules.ts';
import type { Transaction } from '../database.ts';
import type { Offices } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';

/** A person at one office, as far as a caller has proven to be that person. */
export interface DataSubject {
  office: string;
  /** The booking that the proof is of; null: the address is proven, and all that it booked is meant. */
  code: string | null;
  /** The key of the address that is proven; null: none is, since the office looks at the person. */
  address: string | null;
  /** The persons under 18 are meant that the address booked for: the caller acts as their parent or guardian. */
  ofChildren: boolean;
}

export interface SubjectRequest {
  asker: Asker;
  /** The office that a sender asks; all others are told by their code. */
  office: string | null;
  code: string | null;
  proof: VisitProof;
  ofChildren: boolean;
}

/**
 * The sender of a message has proven the address; staff look at the identity card; a key of scope VOUCH has identified
 * the person and shows the birth date; all others show the birth date, and the digits that were sent to the booking's address. For
 * children a key of scope VOUCH needs the digits, too: it has identified the person, not the contact.
 */
export async function proveSubject(
  tx: Transaction,
  { asker, office, code, proof, ofChildren }: SubjectRequest,
  offices: Offices,
  now: Instant,
): Promise<DataSubject | Refusal> {
  const sender = senderKeyOf(asker);
  if (sender && office && !code) return { office, code: null, address: sender, ofChildren };
  const booking = code ? (await findBookings(tx, [code])).get(code) : undefined;
  if (!booking || isForgotten(booking) || !isTheirs(booking, asker, proof)) return unknownCode();
  if (sender) return { office: booking.office, code: null, address: sender, ofChildren };
  const subject = { office: booking.office, code: booking.code, address: applicantKey(booking), ofChildren };
  if (isProven(asker) && !(ofChildren && asker.kind === 'apiKey')) return subject;
  if (!proof.digits) return refuse('DIGITS_NEEDED', { contact: officeContact(offices(booking.office)) });
  const right = await proven(tx, [{ code: booking.code, digits: proof.digits, purpose: 'PERSONAL_DATA' }], now);
  return right.has(booking.code) ? subject : refuse('WRONG_DIGITS', {}, { field: 'digits' });
}

/** Its personal data were deleted: nothing of it leads to a person any more. */
export function isForgotten({ name }: Pick<Booking, 'name'>): boolean {
  return name === '-';
}
