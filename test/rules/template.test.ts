// Templates as data: every format offices have used compiles, a faulty one is named, and an example can be copied.
import { describe, expect, test } from 'vitest';
import {
  exampleOf,
  examplesFor,
  type RegistrationTemplate,
  readTemplate,
  templatesOf,
} from '../../src/office/template.ts';
import { instant } from '../../src/time.ts';
import { makeOffice } from './make.ts';

const compiled = (template: string) => readTemplate(template) as RegistrationTemplate;

describe('a template', () => {
  // As they were printed between 2017 and 2020.
  test.each([
    ['#NAMA#TGLLahir#TglKedatangan', null, ['NAMA', 'TGLLAHIR', 'TGLKEDATANGAN']],
    ['#Nama#Tanggal Lahir#Tanggal Kedatangan', null, ['NAMA', 'TGLLAHIR', 'TGLKEDATANGAN']],
    ['NAMA#TGL.LAHIR#ALAMAT', null, ['NAMA', 'TGLLAHIR', 'ALAMAT']],
    ['NAMA#TGL.LAHIR(DDMMYYYY)#ALAMAT SESUAI KTP', null, ['NAMA', 'TGLLAHIR', 'ALAMAT']],
    ['E-PASSPORT#NAMA#TGLLAHIR#ALAMAT', 'E-PASSPORT', ['NAMA', 'TGLLAHIR', 'ALAMAT']],
    ['NAMA#TGLLAHIR#ALAMAT SESUAI EKTP#JUMLAH KELUARGA', null, ['NAMA', 'TGLLAHIR', 'ALAMAT', 'JUMLAH']],
    ['#KTP#NIK#NAMA#TGLLAHIR#LAYANAN', 'KTP', ['NIK', 'NAMA', 'TGLLAHIR', 'LAYANAN']],
    [' # nama # tgllahir ', null, ['NAMA', 'TGLLAHIR']],
  ])('%s compiles', (template, keyword, fields) => {
    expect(readTemplate(template)).toEqual({ template, keyword, fields });
  });

  test.each([
    ['', 'must have a word between every two #'],
    ['#NAMA##TGLLAHIR', 'must have a word between every two #'],
    ['#NAMA#TGLLAHIR#', 'must have a word between every two #'],
    ['#NAMA', 'must name the fields NAMA and TGLLAHIR'],
    ['#TGLLAHIR#ALAMAT', 'must name the fields NAMA and TGLLAHIR'],
    ['#NAMA#TGLLAHIR#NAMA LENGKAP', 'must not name the field NAMA twice'],
    ['#NAMA#TGLLAHIR#KELAMIN', 'must not name KELAMIN'],
    ['PASPOR#E-PASPOR#NAMA#TGLLAHIR', 'must not name E-PASPOR'],
    ['!#NAMA#TGLLAHIR', 'must not begin with !'],
    ['NAMA#TGLLAHIR#ALAMAT+FOTO', 'must not say +FOTO'],
    [`#NAMA#TGLLAHIR${' '.repeat(200)}`, 'must not have more than 200 characters'],
  ])('%j does not, and is told why', (template, why) => {
    expect(readTemplate(template)).toMatchObject({ message: expect.stringContaining(why) });
  });
});

describe('the templates of an office', () => {
  const registration = {
    ...makeOffice('BOGOR').registration,
    more: [
      { template: 'E-PASSPORT#NAMA#TGLLAHIR#TGLKEDATANGAN', service: null },
      { template: 'HAJI#NAMA#TGLLAHIR', service: 'PASSPORT' },
    ],
  };

  test('are the plain one and those with a keyword, each with its service', () => {
    const all = templatesOf(registration).map(({ keyword, service }) => [keyword, service]);
    expect(all).toEqual([
      [null, null],
      ['E-PASSPORT', 'E_PASSPORT'],
      ['HAJI', 'PASSPORT'],
    ]);
  });

  test('are compiled once', () => {
    expect(templatesOf(registration)).toBe(templatesOf(registration));
  });

  test('are shown by examples for the next open day', () => {
    const office = makeOffice('BOGOR', { registration });
    expect(examplesFor(office, instant('2017-08-04T09:00:00+07:00'))).toEqual([
      '#CONTOH#01011900#07082017',
      'E-PASSPORT#CONTOH#01011900#07082017',
      'HAJI#CONTOH#01011900',
    ]);
  });
});

test('an example can be copied: the template with a sample no one is booked under', () => {
  const example = (template: string) => exampleOf(compiled(template), '2017-08-07', 'Paspor baru');
  expect(example('#NAMA#TGLLAHIR#TGLKEDATANGAN')).toBe('#CONTOH#01011900#07082017');
  expect(example('#NAMA#TGLLAHIR#ALAMAT')).toBe('#CONTOH#01011900#JL. MELATI NO 1');
  expect(example('NAMA#TGL.LAHIR(DDMMYYYY)#ALAMAT SESUAI KTP')).toBe('CONTOH#01011900#JL. MELATI NO 1');
  expect(example('#NIK#NAMA#TGLLAHIR#LAYANAN#JUMLAH')).toBe('#3201010101000001#CONTOH#01011900#Paspor baru#1');
});
