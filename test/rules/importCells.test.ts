// Cells and tables are read as spreadsheets write them: encodings, separators, dates in words and as Excel's numbers, times.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isShortened, readDateCell, readTimeCell } from '../../server/import/cells.ts';
import { readTableFile, type TableShape } from '../../server/import/tableFile.ts';

describe('a date', () => {
  test.each([
    ['2017-08-25', '2017-08-25'],
    ['2017-08-25 00:00:00', '2017-08-25'],
    ['25/08/2017', '2017-08-25'],
    ['5.8.2017', '2017-08-05'],
    ['25-08-2017', '2017-08-25'],
    ['25 Agustus 2017', '2017-08-25'],
    ['25-Agu-2017', '2017-08-25'],
    ['25 August 2017', '2017-08-25'],
    ['25011987', '1987-01-25'],
    ['5011987', '1987-01-05'],
    ['19870125', '1987-01-25'],
    ['42972', '2017-08-25'],
    ['42972,0', '2017-08-25'],
  ])('%s is read', (cell, date) => {
    expect(readDateCell(cell)).toBe(date);
  });

  test.each(['', '25/08/17', '31/02/2017', '08/25/2017', 'besok', '2017', '1987', '99999', '25 Xyz 2017'])(
    '%s is none',
    (cell) => {
      expect(readDateCell(cell)).toBeNull();
    },
  );

  test('has its month first where the table says so', () => {
    expect(readDateCell('08/25/2017', 'mdy')).toBe('2017-08-25');
    expect(readDateCell('25/08/2017', 'mdy')).toBeNull();
  });

  test('of any day comes back from each of its forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 80_000 }), (days) => {
        const date = Temporal.PlainDate.from('1899-12-30').add({ days });
        const [year, month, day] = date.toString().split('-');
        for (const cell of [
          `${year}-${month}-${day}`,
          `${day}/${month}/${year}`,
          String(days),
          `${Number(day)}.${Number(month)}.${year}`,
        ])
          expect(readDateCell(cell)).toBe(date.toString());
        expect(readDateCell(`${month}/${day}/${year}`, 'mdy')).toBe(date.toString());
      }),
    );
  });
});

describe('a time', () => {
  test.each([
    ['08:00', '08:00'],
    ['8.00', '08:00'],
    ['8', '08:00'],
    ['08:30:00', '08:30'],
    ['08:00-09:00', '08:00'],
    ['08.00 - 09.00 WIB', '08:00'],
    ['1:30 PM', '13:30'],
    ['12:00 AM', '00:00'],
    ['0,333333333333333', '08:00'],
    ['0.354166667', '08:30'],
  ])('%s is read', (cell, time) => {
    expect(readTimeCell(cell)).toBe(time);
  });

  test.each(['', '24:00', '8:60', 'pagi', '800', '-8:00'])('%s is none', (cell) => {
    expect(readTimeCell(cell)).toBeNull();
  });
});

test('a number that a spreadsheet has shortened is known', () => {
  expect(['6,28123E+12', '6.28123E+12', '8E+11'].map(isShortened)).toEqual([true, true, true]);
  expect(['+6281234567890', '081234567890', 'E', 'A1E+5X'].map(isShortened)).toEqual([false, false, false, false]);
});

describe('a table', () => {
  const shape: TableShape<'name' | 'date'> = {
    columns: { name: ['nama'], date: ['tanggal'] },
    needed: ['name'],
    maxLines: 10,
  };
  const read = (bytes: Buffer | string) => readTableFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, shape);
  const budi = [{ line: 2, cells: { name: 'Budi, S.H.', date: '1' } }];

  test('is read in each encoding and with each separator', () => {
    const text = 'Nama;TANGGAL\r\nBudi, S.H.;1\r\n';
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
      Buffer.from(text.replaceAll(';', '\t')),
      Buffer.from('name,date\n"Budi, S.H.",1'),
    ])
      expect(read(bytes).lines).toEqual(budi);
    expect(read('sep=;\nnama;tanggal\nBudi, S.H.;1').lines).toEqual([{ ...budi[0], line: 3 }]);
    expect(read(Buffer.from([...Buffer.from('name\nJos'), 0xe9])).lines[0]?.cells.name).toBe('José');
  });

  test('says what it does not read, what is missing, and that it is no table', () => {
    expect(read('No,name\n1,Budi')).toMatchObject({ unread: ['No'], faults: [] });
    expect(read('name,nama\n').faults).toEqual([{ line: 1, column: 'name', why: 'is there twice' }]);
    expect(read('date\n1').faults).toEqual([{ line: 1, column: 'name', why: 'is no heading of the first line' }]);
    expect(read(Buffer.from('PK\u0003\u0004xlsx')).faults[0]?.why).toBe('is an Excel workbook: save it as CSV UTF-8');
    expect(read('name\n"Budi').faults[0]?.why).toMatch(/^the file is no table/);
    expect(read(`name\n${'x\n'.repeat(11)}`).faults[0]?.why).toBe('more than 10 lines follow');
  });
});
