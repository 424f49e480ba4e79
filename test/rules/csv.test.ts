// Tables for spreadsheets: what is in a cell comes out of it again, and nothing in one is carried out as a formula.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayListCsv, figuresCsv, type Table } from '../../src/figures/csv.ts';
import { NO_PLACES, NOTHING } from '../../src/figures/figures.ts';
import { makeList, makePerson } from '../support/dayList.ts';
import { makeOffice } from './make.ts';

const COMMA: Table = { language: 'id', separator: ',' };
const SEMICOLON: Table = { language: 'id', separator: ';' };
const NAME = 3;

const cellsOf = (csv: string, { separator }: Table): string[][] => parse(csv, { bom: true, delimiter: separator });
const named = (name: string, table = COMMA) => dayListCsv(makeList([makePerson({ name })]), table);
const cell = (name: string, table = COMMA) => cellsOf(named(name, table), table)[1]?.[NAME];

describe('a table', () => {
  test('begins with the mark of UTF-8 and ends its lines as RFC 4180 says', () => {
    const csv = named('Siti Rahayu');
    expect(Buffer.from(csv).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.split('\r\n')).toEqual([
      '\uFEFFJam,Nomor antrean,Kode,Nama,Tanggal lahir,Layanan,Prioritas,Saluran,Status',
      '08:00-09:00,A101,K7M2PQ4X,Siti Rahayu,1987-01-25,Paspor baru atau penggantian,,WHATSAPP,terdaftar',
      '',
    ]);
  });

  test('is said in the language asked for', () => {
    const csv = dayListCsv(makeList([makePerson({ priority: 'ELDERLY' })]), { ...COMMA, language: 'en' });
    expect(cellsOf(csv, COMMA)).toEqual([
      ['Window', 'Queue number', 'Code', 'Name', 'Birth date', 'Service', 'Priority', 'Channel', 'Status'],
      [
        ...['08:00-09:00', 'A101', 'K7M2PQ4X', 'Siti Rahayu', '1987-01-25', 'New passport or renewal', 'Elderly'],
        ...['WHATSAPP', 'booked'],
      ],
    ]);
  });

  test('has a head where there is no one', () => {
    expect(cellsOf(dayListCsv(makeList([]), COMMA), COMMA)).toHaveLength(1);
  });
});

describe('a cell', () => {
  test.each([
    '=1+1',
    '+62811',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\uFF1D1',
    '\uFF0B1',
    '\uFF0D1',
    '\uFF201',
    ' =1',
    '\0=1',
  ])('that begins like a formula is text: %j', (name) => {
    expect(cell(name)?.replaceAll("'", '')).toBe(name);
    expect(cell(name)).toMatch(/^ ?'/);
  });

  test.each([
    ['"=1+1"', `"'=1+1"`],
    ["'=1+1", "''=1+1"],
    ['Budi;=1+1', "Budi;'=1+1"],
    ['Budi,=1+1', "Budi,'=1+1"],
    ['Budi"; =1+1', `Budi"; '=1+1`],
    ['Budi\n=1+1', "Budi\n'=1+1"],
    ['Budi|=1+1', "Budi|'=1+1"],
  ])('hides none behind quotes or what separates cells: %j', (name, safe) => {
    expect(cell(name)).toBe(safe);
    expect(cell(name, SEMICOLON)).toBe(safe);
  });

  test.each(["O'Neil", 'Jl. Melati 3-5', 'A=B', 'a@b.id', 'Siti "Ayu" R', 'Nur, S.H.', ''])(
    'is left as it is: %j',
    (name) => {
      expect(cell(name)).toBe(name);
    },
  );

  const anything = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'=+-@\t\r\n\0 ,;|"\'', '\uFF1D', '\uFF20'),
      fc.constantFrom('a', 'Z', '1', 'é', '😀'),
    ),
    maxLength: 12,
  });

  test('comes out as it went in, but for what makes it harmless', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(COMMA, SEMICOLON), (name, table) => {
        expect(cell(name, table)?.replaceAll("'", '')).toBe(name.replaceAll("'", ''));
      }),
      { numRuns: 2000 },
    );
  });

  test('is harmless however its line is taken apart', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(COMMA, SEMICOLON), (name, table) => {
        const pieces = named(name, table)
          .slice(1)
          .split(/[,;|\t\r\n\0"]/);
        expect(pieces.filter((piece) => /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(piece))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('figures', () => {
  const counts = { ...NOTHING, booked: 4, confirmed: 3, medianWaitMinutes: 12.5 };
  const places = { capacity: 8, taken: 3, useOfCapacity: 0.375 };
  const day = {
    ...{ office: 'BOGOR', date: '2017-08-07', ...counts, ...places },
    parts: {
      services: [{ ...counts, service: 'PASSPORT' }],
      channels: [{ ...counts, channel: 'SMS' as const }],
      hours: [{ ...NOTHING, ...NO_PLACES, hour: 8 }],
      counters: [{ ...NOTHING, served: 2, counter: '1' }],
    },
  };

  test('have a row for the day and for each part of it', () => {
    const rows = cellsOf(figuresCsv(makeOffice(), [day], COMMA), COMMA);
    const told = rows.map((row) => [...row.slice(0, 6), row[14], ...row.slice(-3)]);
    expect(told).toEqual([
      ...[['Kantor', 'Tanggal', 'Kelompok', 'Bagian', 'Pendaftaran', 'Dikonfirmasi', 'Menunggu, median (menit)']].map(
        (head) => [...head, ...['Tempat', 'Tempat terpakai', 'Terpakai (persen)']],
      ),
      ['BOGOR', '2017-08-07', 'semua', '', '4', '3', '12.5', '8', '3', '37.5'],
      ['BOGOR', '2017-08-07', 'layanan', 'Paspor baru atau penggantian', '4', '3', '12.5', '', '', ''],
      ['BOGOR', '2017-08-07', 'saluran', 'SMS', '4', '3', '12.5', '', '', ''],
      ['BOGOR', '2017-08-07', 'jam', '08:00', '0', '0', '', '0', '0', ''],
      ['BOGOR', '2017-08-07', 'loket', '1', '0', '0', '', '', '', ''],
    ]);
  });

  test('have decimals as the spreadsheet that takes semicolons reads them', () => {
    const [, whole] = cellsOf(figuresCsv(makeOffice(), [day], SEMICOLON), SEMICOLON);
    expect([whole?.[14], whole?.at(-1)]).toEqual(['12,5', '37,5']);
  });
});
