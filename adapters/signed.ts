// Whether a digest or a secret that came along is the right one, without telling by the time it takes how wrong it is.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Whether one of the secrets made this hexadecimal HMAC-SHA256 over these bytes. */
export function isSigned(secrets: readonly string[], bytes: Buffer, digest: string): boolean {
  const given = Buffer.from(/^[0-9a-f]{64}$/i.test(digest) ? digest : '', 'hex');
  return secrets.filter(Boolean).some((secret) => {
    const expected = createHmac('sha256', secret).update(bytes).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

export function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return expected !== '' && timingSafeEqual(digest(given), digest(expected));
}
