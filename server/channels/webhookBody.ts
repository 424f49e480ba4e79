// Reads a webhook's body as bytes, no more of them than its provider sends: its size comes before its signature.
import type { IncomingMessage } from 'node:http';
import { TooLargeError } from '../../src/channel/faults.ts';

/** Throws `TooLargeError` as soon as more than `most` bytes are announced or have come. */
export async function readBody(payload: IncomingMessage, most: number): Promise<Buffer> {
  const tooLarge = () => new TooLargeError(`The body has at most ${most} bytes.`);
  // A declared length is believed only if it is too much.
  if (Number(payload.headers['content-length'] ?? 0) > most) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  // The request is kept open for the answer that it is too large.
  for await (const part of payload.iterator({ destroyOnReturn: false })) {
    size += (part as Buffer).length;
    if (size > most) throw tooLarge();
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
