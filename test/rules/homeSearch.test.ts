// Offices are found by a city, by their name, or by a district that they serve.
import { expect, test } from 'vitest';
import { findOffices } from '../../web/home/search.ts';

const OFFICES = [
  { code: 'BOGOR', name: 'Kantor Imigrasi Bogor', city: 'Bogor', serves: ['Cibinong', 'Kabupaten Bogor'] },
  { code: 'DEPOK', name: 'Kantor Imigrasi Depok', city: 'Depok', serves: ['Pancoran Mas', 'Beji'] },
  { code: 'JAKARTA_SELATAN', name: 'Kantor Imigrasi Jakarta Selatan', city: 'Jakarta Selatan', serves: ['Pancoran'] },
];
const found = (typed: string) =>
  findOffices(OFFICES, typed).map(({ office, served }) => (served ? `${office.code} by ${served}` : office.code));

test.each([
  ['', ['BOGOR', 'DEPOK', 'JAKARTA_SELATAN']],
  ['bogor', ['BOGOR']],
  ['Kota Bogor', ['BOGOR']],
  ['kab. bogor', ['BOGOR']],
  ['  selatan JAK ', ['JAKARTA_SELATAN']],
  ['cibin', ['BOGOR by Cibinong']],
  ['Kec. Beji', ['DEPOK by Beji']],
  ['pancoran', ['DEPOK by Pancoran Mas', 'JAKARTA_SELATAN by Pancoran']],
  ['pancoran mas', ['DEPOK by Pancoran Mas']],
  // Words of two places do not add up to one.
  ['beji pancoran', []],
  ['Dépok', ['DEPOK']],
  ['kota', []],
  ['Surabaya', []],
])('%s', (typed, codes) => {
  expect(found(typed)).toEqual(codes);
});

test('an office found by its own name comes before one that serves a place of that name', () => {
  const twins = [
    { code: 'A', name: 'Kantor A', city: 'A', serves: ['Malang'] },
    { code: 'B', name: 'Kantor Malang', city: 'Malang', serves: [] },
  ];
  expect(findOffices(twins, 'malang').map(({ office }) => office.code)).toEqual(['B', 'A']);
});
