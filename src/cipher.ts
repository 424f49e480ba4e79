// Encrypts what rests in the database by AES-256-GCM: the key's id stands in front, the row's identity is additional data.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A key of 32 bytes, and the id that stands in front of what it encrypts. */
export interface DataKey {
  id: string;
  bytes: Buffer;
}

/** An encrypted value cannot be read: the key is not there, is another, or the row was changed. */
export class DataKeyFault extends Error {
  override name = 'DataKeyFault';
}

const CIPHER_ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** The version of the form, and the id of the key: pictures, base64 and JSON never begin like that. */
const HEADER = /^enc1:([A-Za-z0-9_-]{1,16}):/;
const MAX_CIPHER_HEADER_LENGTH = 'enc1::'.length + 16;

function headerOf(keyId: string): string {
  return `enc1:${keyId}:`;
}

/** By these SHA-256 makes an HMAC of a text: sha256(outer || sha256(inner || text)). */
export interface MacPads {
  inner: Buffer;
  outer: Buffer;
}
const SHA256_BLOCK_BYTES = 64;

export class DataCipher {
  readonly #keys: readonly DataKey[];

  /** The first key encrypts, all of them decrypt; without any, all is kept as it is. */
  constructor(keys: readonly DataKey[]) {
    this.#keys = keys;
  }

  /** The id of the key that encrypts; null: nothing is encrypted. */
  get keyId(): string | null {
    return this.#keys[0]?.id ?? null;
  }

  /** Values that the first key encrypts begin with it; '' without one. */
  get header(): string {
    return this.keyId === null ? '' : headerOf(this.keyId);
  }

  has(keyId: string): boolean {
    return this.#keys.some(({ id }) => id === keyId);
  }

  /** `row`: what it belongs to, such as `photo.bytes 7 BOGOR`; put anywhere else it cannot be opened. */
  seal(plain: Uint8Array, row: string): Buffer {
    const [key] = this.#keys;
    if (!key) return Buffer.from(plain);
    const header = headerOf(key.id);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER_ALGORITHM, key.bytes, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(header + row));
    return Buffer.concat([Buffer.from(header), iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** A value that was kept without a key is given as it is. @throws DataKeyFault */
  open(kept: Buffer, row: string): Buffer {
    const found = HEADER.exec(kept.toString('latin1', 0, MAX_CIPHER_HEADER_LENGTH));
    if (!found) return kept;
    const [header, id = ''] = found;
    const body = kept.subarray(header.length);
    const end = body.length - TAG_BYTES;
    if (end < IV_BYTES) throw damaged(row, id);
    const decipher = createDecipheriv(CIPHER_ALGORITHM, this.#keyFor(id, row), body.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(header + row));
    decipher.setAuthTag(body.subarray(end));
    try {
      return Buffer.concat([decipher.update(body.subarray(IV_BYTES, end)), decipher.final()]);
    } catch {
      throw damaged(row, id);
    }
  }

  /** The same for texts. */
  sealText(plain: string, row: string): string {
    const [key] = this.#keys;
    if (!key) return plain;
    const header = headerOf(key.id);
    return header + this.seal(Buffer.from(plain), row).subarray(header.length).toString('base64');
  }

  openText(kept: string, row: string): string {
    const header = HEADER.exec(kept)?.[0];
    if (!header) return kept;
    const body = Buffer.from(kept.slice(header.length), 'base64');
    return this.open(Buffer.concat([Buffer.from(header), body]), row).toString();
  }

  /** Digests of a text too short to be safe by its digest alone: by each key, the one to keep first, and by none. */
  digestsOf(text: string): [string, ...string[]] {
    const plain = createHash('sha256').update(text).digest('base64');
    const [first, ...others] = this.#keys.map(({ bytes }) =>
      createHmac('sha256', Buffer.from(hkdfSync('sha256', bytes, '', 'digest', 32)))
        .update(text)
        .digest('base64'),
    );
    return first === undefined ? [plain] : [first, ...others, plain];
  }

  /** The digests of a text that has to be told from a forged one: by each key, the first one first; by none only without any. */
  macsOf(text: string): string[] {
    const all = this.digestsOf(text);
    return this.#keys.length === 0 ? all : all.slice(0, -1);
  }

  /** The pads of each key, the first one first, for HMACs that the database works out; without a key those of an empty one. */
  macPads(purpose: string): [MacPads, ...MacPads[]] {
    const padsOf = (key: Buffer): MacPads => {
      const block = Buffer.concat([key, Buffer.alloc(SHA256_BLOCK_BYTES - key.length)]);
      return { inner: block.map((byte) => byte ^ 0x36) as Buffer, outer: block.map((byte) => byte ^ 0x5c) as Buffer };
    };
    const [first = padsOf(Buffer.alloc(0)), ...others] = this.#keys.map(({ bytes }) =>
      padsOf(Buffer.from(hkdfSync('sha256', bytes, '', purpose, 32))),
    );
    return [first, ...others];
  }

  #keyFor(id: string, row: string): Buffer {
    const key = this.#keys.find((one) => one.id === id);
    if (key) return key.bytes;
    const has = this.#keys.length === 0 ? 'is not set' : 'does not list it';
    throw new DataKeyFault(`${row} is encrypted with key "${id}", and DATA_KEY ${has}.`);
  }
}

/** Keeps everything as it is. */
export const NO_CIPHER = new DataCipher([]);

function damaged(row: string, id: string): DataKeyFault {
  return new DataKeyFault(
    `${row} cannot be decrypted: key "${id}" of DATA_KEY is another than the one it was encrypted with, or the row was changed.`,
  );
}
