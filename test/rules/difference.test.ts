// The difference between two states for the audit log: only what changed, as deep as it changed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedValues, difference } from '../../src/access/difference.ts';
import { auditedOffice } from '../../src/office/audited.ts';
import { makeOffice } from './make.ts';

describe('the difference', () => {
  test('has only what changed, before and after', () => {
    const before = { name: 'Bogor', policy: { holdMinutes: 30, maxChanges: 2 }, gone: [1] };
    const after = { name: 'Bogor', policy: { holdMinutes: 60, maxChanges: 2 }, added: true };
    expect(difference(before, after)).toEqual({
      before: { policy: { holdMinutes: 30 }, gone: [1] },
      after: { policy: { holdMinutes: 60 }, added: true },
    });
  });

  test('of a new object is all of it, and of equal objects nothing', () => {
    expect(difference(null, { a: 1, b: undefined })).toEqual({ before: {}, after: { a: 1 } });
    expect(difference({ a: 1 }, null)).toEqual({ before: { a: 1 }, after: {} });
    const at = () => Temporal.Instant.from('2017-08-07T01:00:00Z');
    expect(difference({ at: at(), list: [{ a: 1 }] }, { at: at(), list: [{ a: 1 }] })).toBeNull();
    expect(difference({ in: { a: 1, b: 2 } }, { in: { b: 2, a: 1 } })).toBeNull();
  });

  test('tells names and sizes alone if it would be too long', () => {
    const text = 'x'.repeat(70_000);
    expect(difference({ short: 1, text }, { short: 2, text: `${text}y` })).toEqual({
      before: { short: '1 characters', text: '70002 characters' },
      after: { short: '1 characters', text: '70003 characters' },
    });
  });

  test('put into the state before gives the state after', () => {
    const state = fc.dictionary(
      fc.string({ minLength: 1 }),
      fc.oneof(fc.integer(), fc.string(), fc.array(fc.integer())),
    );
    fc.assert(
      fc.property(state, state, (before, after) => {
        const found = difference(before, after) ?? { before: {}, after: {} };
        const kept = Object.entries(before).filter(([name]) => !Object.hasOwn(found.before, name));
        expect({ ...Object.fromEntries(kept), ...found.after }).toEqual({ ...after });
      }),
    );
  });
});

test('changed values have a path each; texts are as they are, other values JSON', () => {
  const detail = { before: { b: 'old', n: 1 }, after: { b: 'new', n: null, a: { deep: [1, 2], empty: {} } } };
  expect(changedValues(detail)).toEqual([
    { path: 'a.deep', before: null, after: '[1,2]' },
    { path: 'a.empty', before: null, after: '{}' },
    { path: 'b', before: 'old', after: 'new' },
    { path: 'n', before: '1', after: null },
  ]);
});

test('one text, one quota and one day of an office are one change each', () => {
  const office = makeOffice('BOGOR', { texts: [{ key: 'CONFIRMED', language: 'id', text: 'Lama' }] });
  const changed = makeOffice('BOGOR', {
    policy: { holdMinutes: 45 },
    texts: [
      { key: 'CONFIRMED', language: 'id', text: 'Baru' },
      { key: 'CONFIRMED', language: 'en', text: 'New' },
    ],
    exceptions: new Map([['2017-08-17', { date: '2017-08-17', reason: 'HUT', open: null, capacity: null }]]),
    overrides: new Map([['2017-08-18', [{ from: '08:00', quota: 'general', capacity: 7 }]]]),
  });
  const found = difference(auditedOffice({ ...office, exceptions: new Map() }), auditedOffice(changed));
  expect(found).toEqual({
    before: { policy: { holdMinutes: office.policy.holdMinutes }, texts: { 'CONFIRMED id': { text: 'Lama' } } },
    after: {
      policy: { holdMinutes: 45 },
      texts: { 'CONFIRMED id': { text: 'Baru' }, 'CONFIRMED en': { key: 'CONFIRMED', language: 'en', text: 'New' } },
      exceptions: { '2017-08-17': { date: '2017-08-17', reason: 'HUT', open: null, capacity: null } },
      overrides: { '2017-08-18': { '08:00 general': 7 } },
    },
  });
});
