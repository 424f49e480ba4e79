// PINs of staff cards: which are taken, and how they are kept. A PIN is hashed with the secret of its card, which the database has not.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export const MIN_PIN_DIGITS = 4;
export const MAX_PIN_DIGITS = 12;

const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** About a tenth of a second, and 32 MB. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const hashSlowly = promisify<string, Buffer, number, typeof SCRYPT, Buffer>(scrypt);

/** Whether a PIN may be chosen: digits only, not all alike, and not counted up or down as 1234 and 9876 are. */
export function isChoosablePin(pin: string): boolean {
  if (!/^\d+$/.test(pin) || pin.length < MIN_PIN_DIGITS || pin.length > MAX_PIN_DIGITS) return false;
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  const [only] = steps;
  return steps.size > 1 || only === undefined || Math.abs(only) > 1;
}

export async function hashPin(pin: string, card: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return `${salt.toString('base64')}.${(await slowHash(pin, card, salt)).toString('base64')}`;
}

export async function isPinOf(kept: string, pin: string, card: string): Promise<boolean> {
  const [salt = '', hash = ''] = kept.split('.');
  const right = Buffer.from(hash, 'base64');
  return timingSafeEqual(await slowHash(pin, card, Buffer.from(salt, 'base64')), right);
}

function slowHash(pin: string, card: string, salt: Buffer): Promise<Buffer> {
  return hashSlowly(`${pin} ${card}`, salt, HASH_BYTES, SCRYPT);
}
