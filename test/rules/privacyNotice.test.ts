// The privacy notice names the office, its retention and a way to reach it, in both languages, by the office's own words if it has some.
import { describe, expect, test } from 'vitest';
import { faultOfText, PRIVACY_PARTS, smsOf } from '../../src/messages/index.ts';
import { privacyNotice } from '../../src/privacy/notice.ts';
import { LANGUAGES } from '../../src/time.ts';
import { makeOffice } from './make.ts';

const office = makeOffice();

describe.each(LANGUAGES)('in %s', (language) => {
  test('it has every part, with a heading of its own', () => {
    const { parts } = privacyNotice(office, language);
    expect(parts.map(({ key }) => key)).toEqual([...PRIVACY_PARTS]);
    expect(new Set(parts.map(({ heading }) => heading)).size).toBe(PRIVACY_PARTS.length);
  });

  test('the sentence above a form names who keeps the data and how long', () => {
    const { brief } = privacyNotice({ ...office, policy: { ...office.policy, retentionDays: 45 } }, language);
    expect(brief).toContain(office.name);
    expect(brief).toContain('45');
  });
});

test('an office words any part itself, with the same facts', () => {
  const text = 'Kami menghapus data setelah {days} hari.';
  const own = { ...office, texts: [{ key: 'privacyRetention', language: 'id' as const, text }] };
  const { parts } = privacyNotice(own, 'id');
  expect(parts.find(({ key }) => key === 'privacyRetention')?.text).toBe(
    `Kami menghapus data setelah ${office.policy.retentionDays} hari.`,
  );
  expect(privacyNotice(own, 'en').parts).toEqual(privacyNotice(office, 'en').parts);
});

test('its parts stand on a page and cost no SMS, and a link in place of them must keep its address', () => {
  for (const key of PRIVACY_PARTS) expect(smsOf({ key, language: 'id', text: 'Singkat.' })).toBeNull();
  expect(smsOf({ key: 'privacyLine', language: 'id', text: 'Data: {link}', sms: true })).toBe(1);
  expect(faultOfText({ key: 'privacyLine', language: 'id', text: 'Lihat halaman kami.' })?.message).toBe(
    'must hold {link}',
  );
});
