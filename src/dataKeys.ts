// Reads DATA_KEY, the keys that encrypt what rests in the database: one, or several as `id:key,id:key`.
import type { DataKey } from './cipher.ts';

const KEY_BYTES = 32;
const KEY_ID = /^[A-Za-z0-9_-]{1,16}$/;
/** The id of a key that is given without one. */
const ONLY_ID = '1';
/** A random key has about thirty different bytes, and as many different steps between them. */
const LEAST_DIFFERENT = 16;

const MAKE_ONE = 'make one by `openssl rand -base64 32`';

/** The first key encrypts. `faults` gets a sentence for each key that is no good. */
export function readDataKeys(text: string | null): { keys: DataKey[]; faults: string[] } {
  if (text === null) return { keys: [], faults: [] };
  const read = text.split(',').map((part) => readDataKey(part.trim()));
  const keys = read.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  const faults = read.flatMap((one) => (typeof one === 'string' ? [one] : []));
  return { keys, faults: [...faults, ...repeatedKeys(keys)] };
}

function readDataKey(part: string): DataKey | string {
  const colon = part.indexOf(':');
  const id = colon === -1 ? ONLY_ID : part.slice(0, colon);
  if (!KEY_ID.test(id)) return `DATA_KEY must name each key by up to 16 letters, digits, - or _ in front of a colon.`;
  const bytes = keyBytesOf(part.slice(colon + 1));
  if (bytes?.length !== KEY_BYTES)
    return `DATA_KEY: key "${id}" must be 32 bytes in base64 or hexadecimal: ${MAKE_ONE}.`;
  if (isWeak(bytes)) return `DATA_KEY: key "${id}" is easy to guess: ${MAKE_ONE}.`;
  return { id, bytes };
}

function keyBytesOf(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null;
}

/** Whether it repeats itself, counts up, or is a text that someone wrote. */
function isWeak(bytes: Buffer): boolean {
  const steps = [...bytes].map((byte, at) => (byte - (bytes[at - 1] ?? 0) + 256) % 256);
  const isWritten = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  return isWritten || new Set(bytes).size < LEAST_DIFFERENT || new Set(steps).size < LEAST_DIFFERENT;
}

function repeatedKeys(keys: readonly DataKey[]): string[] {
  const ids = new Set(keys.map(({ id }) => id));
  const values = new Set(keys.map(({ bytes }) => bytes.toString('hex')));
  return [
    ...(ids.size < keys.length ? ['DATA_KEY lists two keys under one id.'] : []),
    ...(values.size < keys.length ? ['DATA_KEY lists one key twice.'] : []),
  ];
}
