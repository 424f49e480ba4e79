// The keys of the place log: one signs its heads, a secret makes the pseudonyms.
import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

export interface PlaceLogKeys {
  /** Ed25519, SPKI in base64. */
  publicKey: string;
  /** An Ed25519 signature in base64. */
  sign(text: string): string;
  /** The same for the same text, and unlike that of another deployment. */
  pseudonymOf(text: string): string;
}

/** The name under which the database keeps the secret of the pseudonyms. */
export const PSEUDONYM_SECRET = 'place log pseudonyms';

/** A new private key: PKCS #8 in base64. */
export function makeSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** @throws Error unless it is a private key of Ed25519, PKCS #8 in base64. */
function readSigningKey(text: string) {
  const key = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key of the place log is no Ed25519 key.');
  return key;
}

export function isSigningKey(text: string): boolean {
  try {
    readSigningKey(text);
    return true;
  } catch {
    return false;
  }
}

/** @throws Error where the signing key cannot be read. */
export function openKeys(signingKey: string, secret: string): PlaceLogKeys {
  const key = readSigningKey(signingKey);
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
    pseudonymOf: pseudonymsBy(secret),
  };
}

/** 96 bits of an HMAC with SHA-256. */
export function pseudonymsBy(secret: string): PlaceLogKeys['pseudonymOf'] {
  const key = Buffer.from(secret, 'base64');
  return (text) => createHmac('sha256', key).update(text).digest('base64url').slice(0, 16);
}

/** Whether the signature was made with the private key of that public key. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
