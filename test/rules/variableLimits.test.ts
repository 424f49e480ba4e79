// Variables have a limited number of fields in all, however they are nested.
import { expect, test } from 'vitest';
import { tooManyFields } from '../../server/graphql/variableLimits.ts';

const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, 1]));

test('the longest list of the contract is taken', () => {
  const applicants = Array.from({ length: 500 }, () => ({ name: 'Budi', birthDate: '1987-01-25' }));
  expect(tooManyFields({ input: { office: 'BOGOR', applicants } })).toBeNull();
  expect(tooManyFields(undefined)).toBeNull();
  expect(tooManyFields(null)).toBeNull();
});

test.each([
  ['side by side', fields(2001)],
  ['in a list', { list: Array.from({ length: 200 }, () => fields(11)) }],
  ['one in another', JSON.parse(`${'{"a":'.repeat(2001)}1${'}'.repeat(2001)}`)],
])('more than 2,000 fields %s are refused', (_, variables) => {
  expect(tooManyFields(variables)?.message).toContain('2000');
});
