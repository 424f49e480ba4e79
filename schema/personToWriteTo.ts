// The person whom an officer wants to write to: the sender of a booking, or an address as it was typed.
import { findBookings } from '../src/booking/find.ts';
import type { AddressKind } from '../src/channelKinds.ts';
import type { Office } from '../src/office/settings.ts';
import { addressOfKey, addressTyped } from '../src/phone.ts';
import { CallerError, type Refusal, refuse } from '../src/refusal.ts';
import type { Language } from '../src/time.ts';
import { type Context, reading } from './context.ts';

interface PersonInput {
  booking?: string | null;
  person?: string | null;
}

interface PersonToWriteTo {
  to: { kind: AddressKind; value: string };
  language: Language;
}

/** @throws CallerError BAD_USER_INPUT if not exactly one is named */
export async function personToWriteTo(
  context: Context,
  office: Office,
  { booking, person }: PersonInput,
): Promise<PersonToWriteTo | Refusal> {
  const typed = person?.trim() ?? '';
  if ((booking === null || booking === undefined) === (typed === ''))
    throw new CallerError('BAD_USER_INPUT', 'Either booking or person must be given.');
  const [usual = 'id'] = office.languages;
  if (typed !== '') return { to: addressTyped(typed), language: usual };
  const found = (await findBookings(reading(context), [booking ?? ''])).get(booking ?? '');
  if (found?.office !== office.code) return refuse('UNKNOWN_CODE', {}, { field: 'booking' });
  const to = found.senderKey ? addressOfKey(found.senderKey) : found.phone ? addressTyped(found.phone) : null;
  return to ? { to, language: found.language } : refuse('UNREACHABLE', {});
}
