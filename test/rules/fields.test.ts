// The fields of a registration, one by one: the value, what was put right about it, or what is wrong with it.
import { describe, expect, test } from 'vitest';
import { fitsBirthDate, isSample, readField } from '../../adapters/conversation/fields.ts';
import { labelAt, labelsIn } from '../../adapters/conversation/labels.ts';
import type { FieldName } from '../../src/messages/index.ts';

const services = [{ code: 'E_PASSPORT', names: ['Paspor elektronik', 'Electronic passport'], channels: [] }];
const known = { today: '2017-08-01', services };
const read = (field: FieldName, text: string) => readField(field, text, known);
/** The value with its warnings, or the reason why there is none. */
function shortly(field: FieldName, text: string): unknown {
  const reading = read(field, text);
  return 'intent' in reading ? reading.reason : [...Object.values(reading.values), ...reading.warnings];
}

describe('a name', () => {
  test.each([
    ['Budi Santoso', ['Budi Santoso']],
    ['  Budi Santoso ', ['Budi Santoso']],
    ['Budi\nSantoso', ['Budi Santoso']],
    ['[Budi Santoso]', ['Budi Santoso']],
    ['"Budi Santoso"', ['Budi Santoso']],
    ['(Budi', 'NAME_INVALID'],
    ['- Budi Santoso,', ['Budi Santoso']],
    ["Nur'aini", ["Nur'aini"]],
    ['H. Abdul-Rahman, S.H.', ['H. Abdul-Rahman, S.H.']],
    ['Nama: Budi Santoso', ['Budi Santoso', 'LABELS']],
    ['nama Budi', ['Budi', 'LABELS', 'NAME_LABEL']],
    ['nama lengkap Budi', ['Budi', 'LABELS']],
    ['saya Budi Santoso', ['Budi Santoso', 'LABELS']],
    ['mau daftar Rina Wati', ['Rina Wati', 'LABELS']],
    ['Selamat pagi pak saya mau daftar atas nama Rina', ['Rina', 'LABELS']],
    ['Al', ['Al', 'NAME_SHORT']],
    ['Ny. Al', ['Ny. Al', 'NAME_SHORT']],
    ['Ali', ['Ali']],
    ['Budi dan Ani', 'MULTIPLE_APPLICANTS'],
    ['Budi & Ani', 'MULTIPLE_APPLICANTS'],
    ['Dandan', ['Dandan']],
    ['Nama: Budi2', 'NAME_INVALID'],
    ['nama  Budi', ['Budi', 'LABELS', 'NAME_LABEL']],
    ['-- Budi Santoso ,,', ['Budi Santoso']],
    ['Melisaya Putri', ['Melisaya Putri']],
    ['daftar Ibu Rina', ['Ibu Rina', 'LABELS']],
    ['mau daftar kantor', 'NAME_INVALID'],
    ['Mau', ['Mau']],
    ['Dhyt', ['Dhyt']],
    ['undefined', ['undefined']],
    ['A B', ['A B', 'NAME_SHORT']],
    ["A'l", ["A'l", 'NAME_SHORT']],
    // The instructions for a date are left in the name's place; what is no instruction is no name for its brackets.
    ['Tgl lahir (DDMMYYYY)', 'PLACEHOLDER_LEFT'],
    ['Tgl lahir ( DDMMYYYY )', 'PLACEHOLDER_LEFT'],
    ['Tgl lahir DD(MM)', 'NAME_INVALID'],
    ['Tgl lahir (DD)MM', 'NAME_INVALID'],
    ['Tgl lahir (Budi)', 'NAME_INVALID'],
    ['mau daftar', 'NAME_INVALID'],
    ['Budi2', 'NAME_INVALID'],
    ['...', 'PLACEHOLDER_LEFT'],
    ['-', 'NAME_INVALID'],
    ['Будi', 'NAME_INVALID'],
    ['A'.repeat(100), ['A'.repeat(100)]],
    ['A'.repeat(101), 'NAME_TOO_LONG'],
  ])('%j is read as %j', (text, read) => {
    expect(shortly('name', text)).toEqual(read);
  });
});

describe('what the template has in the place of a value', () => {
  test.each([
    ['name', 'Contoh', true],
    ['name', 'contoh nama', true],
    ['name', '[Contoh]', true],
    ['name', ' [ Contoh ] ', true],
    ['name', ' Contoh ', true],
    ['name', 'Contoh Budi', false],
    ['birthDate', '01011900', true],
    ['birthDate', '01-01-1900', true],
    ['birthDate', '01011901', false],
    ['visitDate', '01011900', false],
  ] as const)('is a sample for %s: %j: %s', (field, text, is) => {
    expect(isSample(field, text)).toBe(is);
  });

  test.each([
    ['name', 'Nama'],
    ['name', 'nama lengkap'],
    ['name', 'Contoh'],
    ['name', 'xxxx'],
    ['name', '____'],
    ['name', 'Nama: ....'],
    ['name', 'Tanggal lahir'],
    ['birthDate', 'DD-MM-YYYY'],
    ['birthDate', 'HHBBTTTT'],
    ['birthDate', 'tgl lahir (DDMMYYYY)'],
    ['visitDate', 'dd/mm/yyyy'],
    ['address', 'Alamat'],
    ['address', '...'],
  ] as const)('is left for %s: %j', (field, text) => {
    expect(shortly(field, text)).toBe('PLACEHOLDER_LEFT');
  });

  test('is not the name of those who are called like a short label', () => {
    expect(shortly('name', 'Nik')).toEqual(['Nik']);
  });
});

describe('an address', () => {
  test.each([
    ['Jl. Melati  5,\n Bogor', ['Jl. Melati 5, Bogor']],
    ['Alamat: Jl. Melati 5', ['Jl. Melati 5', 'LABELS']],
    ['Nama', ['Nama']],
    ['"', ['"']],
    ['25-01-1987', 'FIELD_MISMATCH'],
    ['besok', 'FIELD_MISMATCH'],
    ['j'.repeat(300), ['j'.repeat(300)]],
    ['j'.repeat(301), 'ADDRESS_TOO_LONG'],
  ])('%j is read as %j', (text, read) => {
    expect(shortly('address', text)).toEqual(read);
  });
});

describe('a number of people', () => {
  test.each([
    ['3', [3]],
    ['12', [12]],
    ['3 orang', [3]],
    ['3orang', [3]],
    ['tiga orang', [3]],
    ['Tiga', [3]],
    ['2 people', [2]],
    ['1 person', [1]],
    ['0', 'PEOPLE_UNREADABLE'],
    ['123', 'PEOPLE_UNREADABLE'],
    ['banyak', 'PEOPLE_UNREADABLE'],
    ['3 anak', 'PEOPLE_UNREADABLE'],
    ['ada 3', 'PEOPLE_UNREADABLE'],
  ])('%j is read as %j', (text, read) => {
    expect(shortly('people', text)).toEqual(read);
  });
});

describe('a NIK', () => {
  test.each([
    ['3201012501870001', ['3201012501870001']],
    ['3201 0125 0187 0001', ['3201012501870001']],
    ['3201.0125-0187.0001', ['3201012501870001']],
    ['0201012501870001', 'NIK_UNREADABLE'],
    [[...'3201012501870001'].join('  '), 'NIK_UNREADABLE'],
    ['320101250187000', 'NIK_UNREADABLE'],
    ['32010125018700011', 'NIK_UNREADABLE'],
    ['NIK 3201012501870001', ['3201012501870001', 'LABELS']],
    ['3201/0125/0187/0001', 'NIK_UNREADABLE'],
  ])('%j is read as %j', (text, read) => {
    expect(shortly('nik', text)).toEqual(read);
  });

  test.each([
    ['3201012501870001', '1987-01-25', true],
    ['3201016501870001', '1987-01-25', true],
    ['3201012401870001', '1987-01-25', false],
    ['3201012502870001', '1987-01-25', false],
    ['3201012501880001', '1987-01-25', false],
  ])('%s fits a birth on %s: %s', (nik, date, fits) => {
    expect(fitsBirthDate(nik, date)).toBe(fits);
  });
});

test.each([
  ['Paspor elektronik', ['E_PASSPORT']],
  ['electronic passport', ['E_PASSPORT']],
  ['Paspor emas', 'SERVICE_UNREADABLE'],
])('the service %j is read as %j', (text, read) => {
  expect(shortly('service', text)).toEqual(read);
});

describe('a label', () => {
  test.each([
    ['Nama: Budi', 0, { field: 'name', start: 0, end: 6, signed: true, words: 1 }],
    ['Nama Budi', 0, { field: 'name', start: 0, end: 5, signed: false, words: 1 }],
    ['tgl lahir = 25', 0, { field: 'birthDate', start: 0, end: 12, signed: true, words: 2 }],
    ['tgl.lahir 25', 0, { field: 'birthDate', start: 0, end: 10, signed: false, words: 2 }],
    ['Tgl Lahir (DDMMYYYY): 25', 0, { field: 'birthDate', start: 0, end: 22, signed: true, words: 2 }],
    ['#Nama: Budi', 1, { field: 'name', start: 1, end: 7, signed: true, words: 1 }],
    ['Nama - Budi', 0, { field: 'name', start: 0, end: 7, signed: false, words: 1 }],
    ['Namaku Budi', 0, null],
    ['Budi', 0, null],
    ['', 0, null],
  ])('in %j from %i on is %j', (text, start, label) => {
    expect(labelAt(text, start)).toEqual(label);
  });

  test.each([
    ['Nama: Budi, tgl lahir: 25-01-1987', ['name', 'birthDate']],
    ['nama Budi\nalamat Jl. Melati', ['name', 'address']],
    ['Budi lahir 25011987', ['birthDate']],
    ['Purnama: 5', []],
    ['Budi alamat Bogor', []],
    ['Budi alamat: Bogor', ['address']],
    ['Budi lahir di Bogor', []],
    ['Budi lahir', []],
    ['Budi, alamat Bogor', ['address']],
    [' nama Budi', ['name']],
    ['A nama Budi', []],
    ['Budi alamat 5', []],
    ['Budi nomor ktp 3201012501870001', ['nik']],
  ])('%j has the labels %j', (text, fields) => {
    expect(labelsIn(text).map(({ field }) => field)).toEqual(fields);
  });
});
