// The keys by which push services know this server (VAPID, RFC 8292): read from the settings, or made once.
import { createECDH } from 'node:crypto';

/** Base64url: a point on P-256, and the number behind it. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

export interface VapidSettings {
  /** null: made at the first start and kept in the database. */
  keys: VapidKeys | null;
  /** By which push services reach the operator: `mailto:` or `https:`. null: the server's own address. */
  subject: string | null;
}

const CURVE = 'prime256v1';

export function newVapidKeys(): VapidKeys {
  const pair = createECDH(CURVE);
  return { publicKey: pair.generateKeys('base64url'), privateKey: pair.getPrivateKey('base64url') };
}

/** Both of them or neither; `faults` gets a sentence where they are no pair. */
export function readVapidKeys({ publicKey, privateKey }: { [Key in keyof VapidKeys]: string | null }): {
  keys: VapidKeys | null;
  faults: string[];
} {
  if (publicKey === null && privateKey === null) return { keys: null, faults: [] };
  if (publicKey === null || privateKey === null)
    return { keys: null, faults: ['VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY must both be set, or neither.'] };
  if (publicKeyOf(privateKey) !== publicKey)
    return {
      keys: null,
      faults: [
        'VAPID_PUBLIC_KEY must be the public key of VAPID_PRIVATE_KEY: make both by `npx web-push generate-vapid-keys`.',
      ],
    };
  return { keys: { publicKey, privateKey }, faults: [] };
}

/** null: it is no private key. */
function publicKeyOf(privateKey: string): string | null {
  try {
    const pair = createECDH(CURVE);
    pair.setPrivateKey(privateKey, 'base64url');
    return pair.getPublicKey('base64url');
  } catch {
    return null;
  }
}

/** Whether it is a point on P-256 as browsers give it, uncompressed in base64url. */
export function isBrowserKey(text: string): boolean {
  if (!/^[\w-]{87}=?$/.test(text)) return false;
  try {
    const pair = createECDH(CURVE);
    pair.generateKeys();
    return pair.computeSecret(text, 'base64url').length > 0;
  } catch {
    return false;
  }
}
