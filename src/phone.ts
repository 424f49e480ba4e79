// Phone numbers as people and providers write them, brought to one key for comparing; what came is never corrected.
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** Characters: a number written as widely as anybody writes one. Putting the marks of a long text in order takes for ever. */
const LONGEST = 60;

/** E.164 (`+628111100333`), or null where it is no valid number. A number without a country is Indonesian. */
export function phoneNumber(text: string): string | null {
  if (text.length > LONGEST) return null;
  if (WRITTEN_OUT.test(text)) return text;
  const typed = text.normalize('NFKC').replace(/^\s*(?:whatsapp|tel|sms):/i, '');
  // A letter stands for a digit as a rule (O, I): left out, it would make another person's number of it.
  if (/\p{L}/u.test(typed)) return null;
  const digits = typed.replace(/[^\d+]/g, '');
  // The library takes the international prefix and the trunk zero for part of the number when both are typed.
  const repaired = digits.replace(/^(?:\+|00|0)?62(?:0)?(?=8)/, '+62').replace(/^00/, '+');
  const parsed = parsePhoneNumberFromString(repaired, 'ID');
  return parsed?.isValid() ? parsed.number : null;
}

/** Indonesian mobile numbers in full, as the library's plan has them: most of what programs send needs no reading. */
const WRITTEN_OUT = /^\+628[1-35-9]\d{7,10}$/;

const COSTLY = new Set<unknown>([
  ...['PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER', 'UAN', 'PAGER', 'VOICEMAIL', 'TOLL_FREE'],
  // A number of no known kind.
  undefined,
]);

/** Of a number in E.164: its country (ISO 3166), and whether it is of a kind that no person has for messages. */
export function planOf(number: string): { country: string | null; costly: boolean } {
  const parsed = parsePhoneNumberFromString(number);
  return { country: parsed?.country ?? null, costly: COSTLY.has(parsed?.getType()) };
}

/** `+62` of `ID`. */
export function callingCode(country: string): string {
  return `+${getCountryCallingCode(country as CountryCode)}`;
}

export function isCountry(text: string): boolean {
  return isSupportedCountry(text);
}

/** The key under which an address is compared: E.164 where it reads as a number, else exactly as the provider sent it. */
export function addressKey(kind: 'phone' | 'other', value: string): string {
  if (kind === 'other') return `id:${value}`;
  return numberKey(phoneNumber(value) ?? value);
}

/** The same for a number that is E.164 already: reading it again would take longer than all else about it. */
export function numberKey(number: string): string {
  return `tel:${number}`;
}
