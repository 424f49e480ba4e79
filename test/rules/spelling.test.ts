// One person in the spellings of one name, as those who have proven nothing are counted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spellingKey } from '../../src/applicantName.ts';

const BORN = '1987-01-25';
const key = (name: string) => spellingKey(name, BORN);

test.each([
  'Budi Santoso',
  'SANTOSO BUDI',
  'Santoso, Budi',
  'Buddi Santosso',
  'Budddi Santoso',
  'Budi-Santoso',
  'Budi S.antoso',
  'Búdi Sántoso',
])('%s is Budi Santoso', (name) => {
  expect(key(name)).toBe(key('Budi Santoso'));
});

test.each(['Budi Santosa', 'Budi', 'Rudi Santoso', 'Budi Santoso Putra'])('%s is another person', (name) => {
  expect(key(name)).not.toBe(key('Budi Santoso'));
});

test('the key is the letters of the words in their order, and the birth date', () => {
  expect(key('Santoso Budi')).toBe('BUDISANTOSO 1987-01-25');
});

test('the birth date tells people of one name apart', () => {
  expect(spellingKey('Budi Santoso', '1987-01-26')).not.toBe(key('Budi Santoso'));
});

test('no order of words makes another person', () => {
  const word = fc.constantFrom('Ali', 'Budi', 'Citra', 'Dewi', 'Eka', 'Nur');
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 5 }), (words) => {
      expect(key(words.toReversed().join(' '))).toBe(key(words.join(' ')));
    }),
  );
});
