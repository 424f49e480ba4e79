// Answers from what an office has written of itself, and what is said where it has written nothing.
import { expect, test } from 'vitest';
import { citiesNear, cityIn } from '../../adapters/conversation/nearestCity.ts';
import { serviceMeantBy } from '../../adapters/conversation/serviceMeant.ts';
import { priorityOf } from '../../src/booking/request.ts';

const PASSPORT = { code: 'PASSPORT', names: ['Paspor baru atau penggantian', 'New passport or renewal'] };
const LOST = { code: 'LOST_OR_DAMAGED', names: ['Paspor hilang atau rusak', 'Lost or damaged passport'] };
const EXPRESS = { code: 'EXPRESS', names: ['Paspor percepatan', 'Express passport'] };
const CHILD = { code: 'CHILD', names: ['Paspor anak', "Child's passport"] };

test.each([
  ['syarat perpanjang paspor apa', PASSPORT],
  ['denda paspor rusak brp', LOST],
  ['paspor ilang bayar berapa', LOST],
  ['biaya percepatan sehari jadi', EXPRESS],
  ['how much is a lost passport', LOST],
  ['paspor buat bayi', CHILD],
  ['syaratnya apa', null],
  ['perpanjang paspor yang hilang', null],
])('%s', (text, service) => {
  expect(serviceMeantBy(text, [PASSPORT, LOST, EXPRESS, CHILD])).toBe(service);
});

test.each([
  ['nomor wa kantor jakarta barat', 'jakarta barat'],
  ['kantor di Jogja', 'yogyakarta'],
  ['yang dekat sukabumi mana', 'sukabumi'],
  ['kantor lain', null],
])('the city in: %s', (text, city) => {
  expect(cityIn(text)).toBe(city);
});

test('a part of a city is looked for in the whole city, and a town in the next one', () => {
  expect(citiesNear('jakarta barat')).toEqual(['jakarta']);
  expect(citiesNear('sukabumi')).toEqual(['bogor']);
  expect(citiesNear('depok')).toEqual([]);
});

test.each([
  ['1957-08-01', 'ELDERLY'],
  ['1957-08-02', 'NORMAL'],
  ['2012-08-02', 'CHILD'],
  ['2012-08-01', 'NORMAL'],
] as const)('a person born on %s is %s without asking on 1 August 2017', (birthDate, priority) => {
  expect(priorityOf({ birthDate }, '2017-08-01')).toBe(priority);
  expect(priorityOf({ birthDate, priority: 'NORMAL' }, '2017-08-01')).toBe(priority);
  expect(priorityOf({ birthDate, priority: 'PREGNANT' }, '2017-08-01')).toBe('PREGNANT');
});
