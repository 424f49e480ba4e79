// The secret in the address of a person's own page: it names a booking or a ticket to this server, and tells others nothing.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type Instant, instant as instantOf } from '../time.ts';

/** A visit is named by its booking; one without a booking by its ticket, of which restored backups give the id again. */
export type VisitReference = { booking: string } | { ticket: number; issuedAt: Instant };

export interface VisitSecrets {
  /** Twenty-two characters, always the same for the same visit. */
  secretOf(reference: VisitReference): string;
  /** null: the server has given out no such secret. */
  read(secret: string): VisitReference | null;
}

const SECRET_FORM = /^[\w-]{22}$/;
const BLOCK_BYTES = 16;
const BOOKING_MARK = 1;
const TICKET_MARK = 2;
const TICKET_BYTES = 6;
const SECONDS_BYTES = 4;

/**
 * A reference is padded with zeros to one block and encrypted by AES-256, a permutation that only the key tells: a guess is
 * right for one of the visits there are, out of 2^128. Nothing is stored, so a copy of the tables opens no page.
 */
export function openVisitSecrets(key: Uint8Array): VisitSecrets {
  return {
    secretOf: (reference) => encrypted(key, paddedBlockOf(reference)).toString('base64url'),
    read(secret) {
      if (!SECRET_FORM.test(secret)) return null;
      const block = Buffer.from(secret, 'base64url');
      // Four bits of the last character are left over: another one would be a second address of the same page.
      if (block.toString('base64url') !== secret) return null;
      return referenceIn(decrypted(key, block));
    },
  };
}

/** For one block alone there is no mode to choose: ECB is the cipher itself. */
const ONE_BLOCK = 'aes-256-ecb';

function encrypted(key: Uint8Array, block: Uint8Array): Buffer {
  return createCipheriv(ONE_BLOCK, key, null).setAutoPadding(false).update(block);
}

function decrypted(key: Uint8Array, block: Uint8Array): Buffer {
  return createDecipheriv(ONE_BLOCK, key, null).setAutoPadding(false).update(block);
}

function paddedBlockOf(reference: VisitReference): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES);
  if ('booking' in reference) {
    block.writeUInt8(BOOKING_MARK);
    block.write(reference.booking, 1, 'latin1');
  } else {
    block.writeUInt8(TICKET_MARK);
    block.writeUIntBE(reference.ticket, 1, TICKET_BYTES);
    block.writeUIntBE(secondOf(reference.issuedAt), 1 + TICKET_BYTES, SECONDS_BYTES);
  }
  return block;
}

function referenceIn(block: Buffer): VisitReference | null {
  const reference = REFERENCES[block.readUInt8()]?.(block);
  return reference && paddedBlockOf(reference).equals(block) ? reference : null;
}
const REFERENCES: Record<number, (block: Buffer) => VisitReference> = {
  [BOOKING_MARK]: (block) => ({ booking: block.toString('latin1', 1, 9) }),
  [TICKET_MARK]: (block) => ({
    ticket: block.readUIntBE(1, TICKET_BYTES),
    issuedAt: instantOf(new Date(block.readUIntBE(1 + TICKET_BYTES, SECONDS_BYTES) * 1000).toISOString()),
  }),
};

/** Whole seconds, as a secret has them. */
export function secondOf(at: Instant): number {
  return Math.floor(at.epochMilliseconds / 1000);
}
