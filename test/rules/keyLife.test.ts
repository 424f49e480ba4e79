// How long a personal key lasts: the earlier of its age and the time without use.
import { describe, expect, test } from 'vitest';
import { keyExpiry, keyLimitsIn } from '../../src/access/keyLife.ts';
import { NUMBER_SETTINGS } from '../../src/office/numberSettings.ts';
import { DEFAULT_POLICY } from '../../src/office/settings.ts';
import { instant } from '../../src/time.ts';

const MADE = instant('2017-08-01T02:00:00Z');
const limits = { staffKeyDays: 30, staffKeyIdleDays: 10 };
const expiry = (lastUsed: string | null, of = limits) =>
  keyExpiry({ countsFrom: MADE, lastUsedAt: lastUsed === null ? null : instant(lastUsed) }, of).toString();

describe('a key', () => {
  test.each([
    ['that was never used ends by the time without use', null, '2017-08-11T02:00:00Z'],
    ['that is used goes on from its last use', '2017-08-09T07:30:00Z', '2017-08-19T07:30:00Z'],
    ['that is used daily ends by its age', '2017-08-30T02:00:00Z', '2017-08-31T02:00:00Z'],
    ['that was last used before keys were limited counts from then on', '2017-01-01T00:00:00Z', '2017-08-11T02:00:00Z'],
  ])('%s', (_, lastUsed, end) => {
    expect(expiry(lastUsed)).toBe(end);
  });

  test('lasts as long as the bounds of the two settings allow', () => {
    const { staffKeyDays, staffKeyIdleDays } = NUMBER_SETTINGS;
    const least = { staffKeyDays: staffKeyDays.min, staffKeyIdleDays: staffKeyIdleDays.min };
    const most = { staffKeyDays: staffKeyDays.max, staffKeyIdleDays: staffKeyIdleDays.max };
    expect(expiry(null, least)).toBe('2017-08-02T02:00:00Z');
    expect(expiry(null, most)).toBe('2027-07-30T02:00:00Z');
  });
});

test('keys of no office last as long as those of an office that set nothing', () => {
  const policy = { ...DEFAULT_POLICY, ...limits };
  // Only the policy of an office is looked at.
  const limitsOf = keyLimitsIn({ find: (code) => (code === 'BOGOR' ? ({ policy } as never) : undefined) });
  expect(limitsOf('BOGOR')).toMatchObject(limits);
  for (const office of [null, 'GONE'])
    expect(limitsOf(office)).toMatchObject({ staffKeyDays: 365, staffKeyIdleDays: 90 });
});
