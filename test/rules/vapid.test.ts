// The keys by which push services know this server: a pair of settings, or one that is made.
import { expect, test } from 'vitest';
import { ConfigFault, readConfig } from '../../src/config.ts';
import { isBrowserKey, newVapidKeys } from '../../src/vapid.ts';

const faultsOf = (environment: Record<string, string>) => {
  try {
    readConfig(environment);
    return '';
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.message;
    throw fault;
  }
};

test('are the pair of the settings, or null to be made', () => {
  const { publicKey, privateKey } = newVapidKeys();
  const [VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY] = [publicKey, privateKey];
  expect(readConfig({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }).vapid.keys).toEqual({ publicKey, privateKey });
  expect(readConfig({}).vapid).toEqual({ keys: null, subject: null });
  expect(faultsOf({ VAPID_PUBLIC_KEY })).toContain('both be set');
  expect(faultsOf({ VAPID_PRIVATE_KEY })).toContain('both be set');
  expect(faultsOf({ VAPID_PUBLIC_KEY: newVapidKeys().publicKey, VAPID_PRIVATE_KEY })).toContain(
    'must be the public key',
  );
  expect(faultsOf({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: 'x' })).toContain('must be the public key');
  for (const VAPID_SUBJECT of ['office.example', 'mailto:', 'http://office.example'])
    expect(faultsOf({ VAPID_SUBJECT })).toContain('VAPID_SUBJECT');
  expect(readConfig({ VAPID_SUBJECT: 'mailto:help@office.example' }).vapid.subject).toBe('mailto:help@office.example');
});

test('a key of a browser is a point on the curve', () => {
  expect(isBrowserKey(newVapidKeys().publicKey)).toBe(true);
  for (const text of ['', 'A'.repeat(87), `B${'A'.repeat(86)}`]) expect(isBrowserKey(text)).toBe(false);
});
