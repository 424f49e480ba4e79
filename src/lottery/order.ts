// The order of a draw, which anyone can work out again from its seed and its tickets.
import { createHash, createHmac } from 'node:crypto';

/** SHA-256 of the seed's bytes, in hexadecimal: published before the draw. `seed`: base64. */
export function seedHash(seed: string): string {
  return createHash('sha256').update(Buffer.from(seed, 'base64')).digest('hex');
}

/**
 * Tickets by HMAC-SHA-256 with the seed's bytes as the key, in hexadecimal and rising. Neither the time of an entry nor the
 * number of entries makes a difference.
 */
export function drawOrder<Entry extends { ticket: string }>(seed: string, entries: readonly Entry[]): Entry[] {
  const key = Buffer.from(seed, 'base64');
  const lots = entries.map((entry) => ({ entry, lot: createHmac('sha256', key).update(entry.ticket).digest('hex') }));
  return lots.toSorted((one, other) => (one.lot < other.lot ? -1 : 1)).map(({ entry }) => entry);
}
