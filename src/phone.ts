// Phone numbers, mailboxes and other addresses as people and providers write them, brought to one key for comparing.
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { ADDRESS_KINDS, type AddressKind, kindOfId } from './channelKinds.ts';

/** Characters: a number written as widely as anybody writes one. Putting the marks of a long text in order takes for ever. */
const MAX_TYPED_PHONE = 60;

/** E.164 (`+628111100333`), or null where it is no valid number. A number without a country is Indonesian. */
export function phoneNumber(text: string): string | null {
  if (text.length > MAX_TYPED_PHONE) return null;
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
  'PREMIUM_RATE',
  'SHARED_COST',
  'PERSONAL_NUMBER',
  'UAN',
  'PAGER',
  'VOICEMAIL',
  'TOLL_FREE',
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

/** A mailbox in small letters, or null where it is none: nearly all providers take both sizes of letters for the same. */
export function emailAddress(text: string): string | null {
  const mailbox = text.trim().toLowerCase();
  return mailbox.length <= MAX_EMAIL_LENGTH && MAILBOX.test(mailbox) ? mailbox : null;
}

/** RFC 5321, section 4.5.3.1.3. */
const MAX_EMAIL_LENGTH = 254;
const MAILBOX =
  /^[^\s@<>()[\]"\\,;:\p{Cc}]{1,64}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+\p{L}[\p{L}\d-]{1,62}$/u;

const KEY_PREFIXES: Readonly<Record<AddressKind, string>> = { phone: 'tel:', email: 'mail:', other: 'id:' };

/** The key under which an address is compared: brought to one spelling, or exactly as the provider sent it. */
export function addressKey(kind: AddressKind, value: string): string {
  if (kind === 'phone') return numberKey(phoneNumber(value) ?? value);
  // An id that names its channel is the key itself: two channels never have the same.
  if (kind === 'other' && kindOfId(value)) return value;
  return KEY_PREFIXES[kind] + (kind === 'email' ? (emailAddress(value) ?? value) : value);
}

/** The same for a number that is E.164 already: reading it again would take longer than all else about it. */
export function numberKey(number: string): string {
  return KEY_PREFIXES.phone + number;
}

/** The address of such a key; null where it is none. */
export function addressOfKey(key: string): { kind: AddressKind; value: string } | null {
  for (const kind of ADDRESS_KINDS) {
    const prefix = KEY_PREFIXES[kind];
    if (key.startsWith(prefix)) return { kind, value: key.slice(prefix.length) };
  }
  return kindOfId(key) ? { kind: 'other', value: key } : null;
}

/** An address of that kind as it is kept; null where the text is none. */
export function readAddress(kind: AddressKind, text: string): string | null {
  switch (kind) {
    case 'phone':
      return phoneNumber(text);
    case 'email':
      return emailAddress(text);
    case 'other':
      return text.trim() || null;
  }
}

/** An address of any kind, as a person types it. */
export function addressTyped(text: string): { kind: AddressKind; value: string } {
  const number = phoneNumber(text);
  if (number) return { kind: 'phone', value: number };
  const mailbox = emailAddress(text);
  return mailbox ? { kind: 'email', value: mailbox } : { kind: 'other', value: text };
}
