// A push service on this machine over HTTPS, with browsers that decrypt as RFC 8291 says and check the signature of RFC 8292.
import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { atEnd } from './atEnd.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

export interface PushedAlert {
  browser: string;
  headers: Record<string, string>;
  topic: string;
  title: string;
  body: string;
  language: string;
  isUrgent: boolean;
  /** The whole text, as it was decrypted. */
  text: string;
}

interface TestBrowser {
  keys: ECDH;
  auth: Buffer;
}

export type PushService = Awaited<ReturnType<typeof startPushService>>;

/** `vapidKey`: the public key that must have signed, as the page was given it. */
export async function startPushService(vapidKey: () => string) {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, CERTIFICATE]);
  const browsers = new Map<string, TestBrowser>();
  const received: PushedAlert[] = [];
  const attempts: string[] = [];
  let answer: (browser: string) => number = () => 201;
  let origin = '';
  const server = createServer({ key: KEY, cert: CERTIFICATE }, async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const name = (request.url ?? '').slice(1);
    attempts.push(name);
    const browser = browsers.get(name);
    const headers = request.headers as Record<string, string>;
    const status = browser && isSigned(headers, origin, vapidKey()) ? answer(name) : 403;
    if (browser && status < 300) {
      const text = decrypted(Buffer.concat(parts), browser);
      received.push({ browser: name, headers, text, ...JSON.parse(text) });
    }
    response.writeHead(status, status === 429 ? { 'retry-after': '1' } : {}).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  atEnd(() => {
    setDefaultCACertificates(before);
    server.closeAllConnections();
    return new Promise<void>((closed) => void server.close(() => closed()));
  });
  return {
    origin,
    received,
    attempts,
    answerBy(other: (browser: string) => number) {
      answer = other;
    },
    /** A browser as its page tells of it. */
    browser(name: string) {
      const keys = createECDH('prime256v1');
      const auth = randomBytes(16);
      const p256dh = keys.generateKeys('base64url');
      browsers.set(name, { keys, auth });
      return { endpoint: `${origin}/${name}`, p256dh, auth: auth.toString('base64url') };
    },
  };
}

/** RFC 8188 within RFC 8291: one record, its key from both pairs and the browser's secret. */
function decrypted(body: Buffer, { keys, auth }: TestBrowser): string {
  const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)];
  const sender = body.subarray(21, 21 + idLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32));
  const derived = (what: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${what}\0`, bytes));
  const decipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
  const record = body.subarray(21 + idLength);
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

function isSigned({ authorization = '' }: Record<string, string>, audience: string, vapidKey: string): boolean {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  if (!token || key !== vapidKey) return false;
  const [header = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' };
  const publicKey = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const isValid = verify('sha256', Buffer.from(`${header}.${claims}`), publicKey, Buffer.from(signature, 'base64url'));
  return isValid && aud === audience && exp > Date.now() / 1000 && /^(mailto|https):/.test(sub);
}
