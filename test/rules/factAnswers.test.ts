// Answers from what an office has written of itself, and what is said where it has written nothing.
import { describe, expect, test } from 'vitest';
import { type Registration, unclear } from '../../adapters/conversation/intent.ts';
import { citiesNear, cityIn } from '../../adapters/conversation/nearestCity.ts';
import { serviceMeantBy, withServiceSaid } from '../../adapters/conversation/serviceMeant.ts';
import { contradictsAge, priorityOf } from '../../src/booking/request.ts';

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
  for (const claimed of ['ELDERLY', 'CHILD'] as const) {
    expect(priorityOf({ birthDate, priority: claimed }, '2017-08-01')).toBe(priority);
    expect(contradictsAge({ birthDate, priority: claimed }, '2017-08-01')).toBe(claimed !== priority);
  }
  for (const claimed of [null, 'NORMAL', 'DISABILITY', 'PREGNANT'] as const)
    expect(contradictsAge({ birthDate, priority: claimed }, '2017-08-01')).toBe(false);
});

describe('the service of a registration', () => {
  const services = [PASSPORT, CHILD, { ...EXPRESS, channels: ['WEB'] }].map((one) => ({
    channels: ['WHATSAPP'],
    ...one,
  }));
  const here = { services, channel: 'WHATSAPP' } as const;
  const line = (name: string, more: object = {}) => {
    const nothing = { visitDate: null, address: null, people: null, nik: null, service: null };
    const read = {
      intent: 'REGISTER',
      name,
      birthDate: '2012-01-25',
      ...nothing,
      template: '',
      media: [],
      warnings: [],
    };
    return { ...read, ...more } as Registration;
  };
  const serviceSaid = (text: string, intent: Registration) => withServiceSaid(intent, text, here);

  test('is the one that its words name', () => {
    expect(serviceSaid('paspor anak #Budi#25012012#07082017', line('Budi'))).toMatchObject({ service: 'CHILD' });
  });

  test('is the usual one where the name or the address has such a word, or the words name it', () => {
    expect(serviceSaid('#Anak Agung#25012012', line('Anak Agung'))).toMatchObject({ service: null });
    const address = 'Jalan Anak 5';
    expect(serviceSaid(`#Budi#25012012#${address}`, line('Budi', { address }))).toMatchObject({ service: null });
    expect(serviceSaid('#Budi#25012012 perpanjang', line('Budi'))).toMatchObject({ service: null });
  });

  test('is none that the channel cannot book, and none in place of one that was named', () => {
    expect(serviceSaid('#Budi#25012012 percepatan', line('Budi'))).toMatchObject({ service: null });
    const named = line('Budi', { service: 'PASSPORT' });
    expect(serviceSaid('anak #Budi#25012012', named)).toBe(named);
  });

  test('is kept with the fields of a registration that is not complete', () => {
    const begun = unclear('TOO_FEW_FIELDS', { understood: { name: 'Budi' } });
    expect(withServiceSaid(begun, 'mau bikin paspor anak, nama Budi', here)).toMatchObject({
      understood: { name: 'Budi', service: 'CHILD' },
    });
  });
});
