// To which numbers digits are sent, and how often.
import { describe, expect, test } from 'vitest';
import {
  MOST_BY_OFFICE,
  MOST_BY_WIDER,
  proofCountriesOf,
  refusedNumber,
  refusedOften,
} from '../../src/abuse/proofRules.ts';
import { addMinutes, instant } from '../../src/time.ts';
import { makeOffice } from './make.ts';

const office = makeOffice();
const NOW = instant('2017-08-01T09:00:00+07:00');
const NONE = { toNumber: [], bySource: [], byWider: [], byOffice: [] };
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

  test('three times a number and twenty times a source within a day, a minute apart', () => {
    const often = (toNumber: number[], bySource: number[] = []) =>
      refusedOften({ ...NONE, toNumber: toNumber.map(ago), bySource: bySource.map(ago) }, office, NOW);
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
    const many = Array.from({ length: 20 }, (_, index) => 100 - index);
    for (let fewer = 1; fewer <= many.length; fewer++) expect(often([], many.slice(fewer))).toBeNull();
    expect(often([], many)?.parameters.until).toMatchObject({ at: addMinutes(NOW, 24 * 60 - 100) });
    // Both have to be free again.
    expect(often([50, 40, 30], many)?.parameters.until).toMatchObject({ at: addMinutes(NOW, 24 * 60 - 50) });
  });

  test.each([
    ['a hundred times a wider network within a day', 'byWider', MOST_BY_WIDER, 24 * 60],
    ['two hundred times an office within an hour', 'byOffice', MOST_BY_OFFICE, 60],
  ] as const)('%s', (_, budget, most, minutes) => {
    const often = (times: number) =>
      refusedOften(
        { ...NONE, [budget]: Array.from({ length: times }, (_, index) => ago(59 - index / 4)) },
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
});
