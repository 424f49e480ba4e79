// Applicants may use the quotas meant for them, in the office's order, then the general one; never the walk-ins' share.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUILT_IN_KINDS } from '../../src/channelKinds.ts';
import { type Claim, mayHave, quotasFor } from '../../src/office/quotas.ts';
import { PRIORITIES, type Quota } from '../../src/office/settings.ts';
import { makeOffice } from './make.ts';

const SERVICES = ['PASSPORT', 'EXPRESS', 'LOST_OR_DAMAGED'];

const quota = fc.record({
  priorities: fc.subarray([...PRIORITIES]),
  services: fc.subarray(SERVICES),
  channels: fc.subarray([...BUILT_IN_KINDS]),
  walkIns: fc.boolean(),
  generalToo: fc.boolean(),
});
const quotas = fc.array(quota, { maxLength: 5 }).map((all) =>
  all.map((one, index): Quota => {
    const code = `q${index}`;
    return { ...one, code, name: { id: code, en: code }, line: 'BCDEF'[index] as string, opensMinutesBefore: null };
  }),
);
const claim: fc.Arbitrary<Claim> = fc.record({
  service: fc.constantFrom(...SERVICES),
  channel: fc.constantFrom(...BUILT_IN_KINDS),
  priority: fc.constantFrom(...PRIORITIES),
});

/** Every list of the quota that says anything names them. */
function isTheirs({ priorities, services, channels, walkIns }: Quota, { priority, service, channel }: Claim): boolean {
  const lists: [readonly string[], string][] = [
    [priorities, priority],
    [services, service],
    [channels, channel],
  ];
  return !walkIns && lists.every(([list, value]) => list.length === 0 || list.indexOf(value) >= 0);
}

describe('the quotas to try', () => {
  test('are theirs in the order of the office, then everyone’s unless one of theirs says no', () => {
    fc.assert(
      fc.property(quotas, claim, (all, one) => {
        const theirs = all.filter((quota) => isTheirs(quota, one));
        const general = theirs.some(({ generalToo }) => !generalToo) ? [] : ['general'];
        expect(quotasFor({ quotas: all }, one)).toEqual([...theirs.map(({ code }) => code), ...general]);
      }),
      { numRuns: 1000 },
    );
  });

  test('are never none, and none twice', () => {
    fc.assert(
      fc.property(quotas, claim, (all, one) => {
        const codes = quotasFor({ quotas: all }, one);
        expect(codes.length).toBeGreaterThan(0);
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });

  test('are the same whatever there is for others', () => {
    fc.assert(
      fc.property(quotas, claim, (all, one) => {
        const theirs = all.filter((quota) => isTheirs(quota, one));
        expect(quotasFor({ quotas: theirs }, one)).toEqual(quotasFor({ quotas: all }, one));
      }),
    );
  });

  const batam = makeOffice('BATAM');
  test.each([
    ['PASSPORT', 'NORMAL', ['general']],
    ['PASSPORT', 'ELDERLY', ['priority', 'general']],
    ['PASSPORT', 'CHILD', ['priority', 'general']],
    ['PASSPORT', 'DISABILITY', ['priority', 'general']],
    ['PASSPORT', 'PREGNANT', ['priority', 'general']],
    ['EXPRESS', 'NORMAL', ['express']],
    ['EXPRESS', 'ELDERLY', ['priority', 'express']],
  ] as const)('of Batam for %s, %s: %j', (service, priority, codes) => {
    expect(quotasFor(batam, { service, priority, channel: 'WEB' })).toEqual(codes);
  });
});

describe('a place of a quota', () => {
  test.each([
    [['general'], 'general', false, true],
    [['general'], 'priority', false, false],
    [['general'], 'priority', true, true],
    [['priority', 'general'], 'priority', false, true],
    [['express'], 'express', false, true],
    [['express'], 'priority', true, false],
    [['express'], 'general', false, false],
  ])('for those who may use %j, of %s, open to all: %s: %s', (theirs, code, openToAll, may) => {
    expect(mayHave(theirs, code, openToAll)).toBe(may);
  });
});
