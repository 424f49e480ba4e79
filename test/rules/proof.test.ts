// To which numbers digits are sent, and how often.
import { describe, expect, test } from 'vitest';
import { triesForDigits } from '../../src/abuse/price.ts';
import {
  MOST_BY_OFFICE,
  proofCountriesOf,
  refusedNumber,
  refusedOften,
  refusedUnpaid,
} from '../../src/abuse/proofRules.ts';
import { addMinutes, instant } from '../../src/time.ts';
import { makeOffice } from './make.ts';

const office = makeOffice();
const NOW = instant('2017-08-01T09:00:00+07:00');
const NONE = { toNumber: [], byOffice: [], bySource: 0, byWider: 0 };
const ago = (minutes: number) => addMinutes(NOW, -minutes);

describe('digits are sent', () => {
  test.each([
    ['the office sends to Indonesia by its own numbers', ['+628111100333'], [], ['ID']],
    ['to other countries that it names', ['+628111100333'], ['ID', 'MY'], ['ID', 'MY']],
    ['to those of its numbers, each once', ['+628111100333', '+60123456789', '+628111100334'], [], ['ID', 'MY']],
    ['to Indonesia where it has no number', [], [], ['ID']],
  ])('%s', (_, addresses, proofCountries, countries) => {
    const channels = addresses.map((address) => ({ kind: 'SMS' as const, address }));
    expect(proofCountriesOf({ ...office, channels, policy: { ...office.policy, proofCountries } })).toEqual(countries);
  });

  test.each([
    ['a mobile number', '+6281230000100', null],
    ['a number on a desk, which may have WhatsApp', '+622129330000', null],
    ['Somalia', '+252612345678', 'NUMBER_NOT_SERVED'],
    ['the Maldives', '+9607712345', 'NUMBER_NOT_SERVED'],
    ['a personal number in the United Kingdom', '+447012345678', 'NUMBER_NOT_SERVED'],
    ['a premium number at home', '+628091234567', 'NUMBER_NOT_SERVED'],
    ['a number that is none', '+62', 'NUMBER_NOT_SERVED'],
  ])('to %s (%s): %s', (_, number, code) => {
    expect(refusedNumber(number, office)?.refused ?? null).toBe(code);
  });

  test('to no other country, and the refusal says to which', () => {
    const two = makeOffice('BOGOR', { policy: { proofCountries: ['ID', 'MY'] } });
    const parameters = { codes: '+62, +60', contact: 'WhatsApp +628111100333' };
    expect(refusedNumber('+252612345678', two)).toMatchObject({
      refused: 'NUMBER_NOT_SERVED',
      parameters,
      field: 'phone',
    });
  });

  test('to Indonesia where the office has only addresses that are no numbers', () => {
    const channels = [{ kind: 'EMAIL' as const, address: 'antrean@bogor.example' }];
    expect(proofCountriesOf({ ...office, channels })).toEqual(['ID']);
  });

  test('never to a costly number, also of a country that the office names', () => {
    const british = makeOffice('BOGOR', { policy: { proofCountries: ['GB'] } });
    expect(refusedNumber('+447400123456', british)).toBeNull();
    for (const number of ['+447012345678', '+449012345678', '+448431234567'])
      expect(refusedNumber(number, british)?.refused).toBe('NUMBER_NOT_SERVED');
  });

  test('three times a number within a day, a minute apart', () => {
    const often = (toNumber: number[], byOffice: number[] = []) =>
      refusedOften({ toNumber: toNumber.map(ago), byOffice: byOffice.map(ago) }, office, NOW);
    expect(often([])).toBeNull();
    expect(often([5, 1])).toBeNull();
    expect(often([0.5])).toMatchObject({
      refused: 'DIGITS_JUST_SENT',
      parameters: { until: { at: addMinutes(NOW, 0.5) } },
    });
    expect(often([600, 5, 2])).toMatchObject({
      refused: 'TOO_MANY_DIGITS',
      parameters: { untilDate: '2017-08-01', until: { at: addMinutes(NOW, 24 * 60 - 600) } },
    });
    // Both have to be free again.
    const many = Array.from({ length: MOST_BY_OFFICE }, () => 30);
    expect(often([50, 40, 30], many)?.parameters.until).toMatchObject({ at: addMinutes(NOW, 24 * 60 - 50) });
  });

  test.each([['two hundred times an office within an hour', MOST_BY_OFFICE, 60]] as const)('%s', (_, most, minutes) => {
    const often = (times: number) =>
      refusedOften(
        { ...NONE, byOffice: Array.from({ length: times }, (_, index) => ago(59 - index / 4)) },
        office,
        NOW,
      );
    expect(often(most - 1)).toBeNull();
    expect(often(most)).toMatchObject({
      refused: 'TOO_MANY_DIGITS',
      parameters: { until: { at: addMinutes(NOW, minutes - 59) }, contact: 'WhatsApp +628111100333' },
    });
    // One more was sent than is allowed: the second has to be over, too.
    expect(often(most + 1)?.parameters.until).toMatchObject({ at: addMinutes(NOW, minutes - 58.75) });
  });

  test.each([
    ['twenty times a source', { bySource: 19 }, { bySource: 20 }],
    ['a hundred times a wider network', { byWider: 99 }, { byWider: 100 }],
    ['a hundred times an office', { byOffice: Array(99).fill(NOW) }, { byOffice: Array(100).fill(NOW) }],
  ])('%s for nothing, then for work', (_, free, priced) => {
    expect(refusedUnpaid({ ...NONE, ...free }, null, office)).toBeNull();
    const tries = triesForDigits({ source: 20, wider: 0, office: 0 });
    expect(refusedUnpaid({ ...NONE, ...priced }, null, office)).toMatchObject({
      refused: 'WORK_REQUIRED',
      parameters: { contact: 'WhatsApp +628111100333' },
      work: { tries, pays: 'DIGITS' },
    });
    expect(refusedUnpaid({ ...NONE, ...priced }, { id: 'work', tries: tries / 2 - 1 }, office)).not.toBeNull();
    expect(refusedUnpaid({ ...NONE, ...priced }, { id: 'work', tries }, office)).toBeNull();
  });
});
