// The keys of what can be blocked: an address that writes, or a person.
import { addressKey, addressOfKey, phoneNumber } from '../phone.ts';
import { CallerError } from '../refusal.ts';

/** The key under which a person is blocked, whatever number they write from. */
export function personBlockKey(person: string): string {
  return `person:${person}`;
}

/** The subject of a key: an address as it is written, or a person. */
export function blockedBy(key: string): { address: string | null; person: string | null } {
  const value = key.slice(key.indexOf(':') + 1);
  if (key.startsWith('person:')) return { address: null, person: value };
  return { address: addressOfKey(key)?.value ?? value, person: null };
}

const MAX_ADDRESS_LENGTH = 200;

/**
 * The key of an address as staff write it: a phone number in any form, or the id a channel gave, as it is shown.
 * @throws CallerError BAD_USER_INPUT
 */
export function blockKeyOf(address: string): string {
  const text = address.trim();
  if (text === '' || text.length > MAX_ADDRESS_LENGTH || text.includes('\0')) {
    throw new CallerError('BAD_USER_INPUT', 'address must be a phone number or an id.');
  }
  if (phoneNumber(text)) return addressKey('phone', text);
  // Providers know numbers that the plan of numbers does not; one with the trunk zero is a mistyped one.
  if (/^\+[\d\s().-]+$/.test(text)) return addressKey('phone', text.replace(/[^+\d]/g, ''));
  if (/^0[\d\s().-]*$/.test(text)) throw new CallerError('BAD_USER_INPUT', `${text} is no phone number.`);
  return addressKey('other', text);
}
