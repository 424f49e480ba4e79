// The allowed values of an office's premises and of the details of its services, at their bounds.
import { expect, test } from 'vitest';
import { premises, service } from '../../src/office/serviceShapes.ts';

const faultsOf = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  result.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
const details = (more: object) =>
  service.safeParse({
    ...{ code: 'PASSPORT', name: { id: 'Paspor', en: 'Passport' }, channels: ['WEB'] },
    details: { asOf: '2026-01-01', ...more },
  });
const words = (length: number) => ({ id: 'x'.repeat(length), en: 'y'.repeat(length) });

test('premises may be left out, and have what people write brought to one form', () => {
  expect(premises.parse({})).toEqual({ street: null, mapUrl: null, telephone: null });
  const typed = { street: ' Jalan Ahmad Yani 19 ', mapUrl: 'https://maps.example/a?q=1', telephone: '(0251) 8388-000' };
  expect(premises.parse(typed)).toEqual({
    ...{ street: 'Jalan Ahmad Yani 19', mapUrl: 'https://maps.example/a?q=1', telephone: '+622518388000' },
  });
});

test.each([
  'http://maps.example/1',
  'javascript:alert(1)',
  'https://maps.example/a b',
  'https://bank.example@evil.example/',
  'https://localhost/',
  'https:/maps.example',
  `https://maps.example/${'x'.repeat(500)}`,
])('the map is no link such as %s', (mapUrl) => {
  expect(faultsOf(premises.safeParse({ mapUrl }))).toHaveLength(1);
});

test('a street has one line of at most 200 characters', () => {
  expect(premises.safeParse({ street: 'x'.repeat(200) }).success).toBe(true);
  for (const street of ['', '  ', 'x'.repeat(201), 'Jalan A\nJalan B'])
    expect(faultsOf(premises.safeParse({ street }))[0]).toMatch(/^street: /);
});

test('a telephone is a number that can be called', () => {
  for (const telephone of ['', '12', 'tanya satpam', '0251 838 800O'])
    expect(faultsOf(premises.safeParse({ telephone }))[0]).toMatch(/^telephone: must be a telephone number/);
});

test('details have requirements, a fee or a duration', () => {
  expect(faultsOf(details({}))).toEqual(['details: must have requirements, a fee or a duration']);
  for (const part of [{ requirements: [words(1)] }, { fee: words(1) }, { duration: words(1) }])
    expect(details(part).success).toBe(true);
});

test('details have at most 30 requirements, and 300 characters in each text', () => {
  expect(details({ requirements: Array(30).fill(words(300)), fee: words(300), duration: words(300) }).success).toBe(
    true,
  );
  expect(faultsOf(details({ requirements: Array(31).fill(words(1)) }))[0]).toMatch(/^details.requirements: /);
  for (const part of ['fee', 'duration']) {
    expect(faultsOf(details({ [part]: words(301) }))[0]).toMatch(`details.${part}.id: `);
    expect(faultsOf(details({ [part]: { id: 'a\nb', en: 'a' } }))).toEqual([`details.${part}.id: must be one line`]);
  }
  expect(faultsOf(details({ requirements: [{ id: 'KTP' }] }))[0]).toMatch(/^details.requirements.0.en: /);
});
