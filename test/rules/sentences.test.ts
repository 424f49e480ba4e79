// The words people write round a registration and a date are left aside if nothing is lost, and never taken for a code.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MONTHS } from '../../adapters/conversation/words.ts';
import { isLocalDate } from '../../src/time.ts';
import { BATAM, BOGOR, read } from './reading.ts';

const LINE = '#Budi#25011987#07082017';
const BUDI = { intent: 'REGISTER', name: 'Budi', birthDate: '1987-01-25', visitDate: '2017-08-07' };

describe('a registration', () => {
  const greeting = fc.constantFrom(
    'Selamat pagi pak',
    'Assalamualaikum wr wb',
    'Halo min',
    'Maaf mengganggu',
    'Permisi',
    'Punten kang',
  );
  const wish = fc.constantFrom(
    'saya mau daftar',
    'mau antri paspor',
    'mohon bantuannya',
    'ingin perpanjang paspor',
    'izin daftar',
  );
  const sign = fc.constantFrom(' ', ', ', '. ', ' - ', ': ', '\n');
  const behind = fc.constantFrom(
    ...[
      'mohon dibantu ya',
      'untuk perpanjang paspor',
      '(perpanjangan)',
      'terima kasih pak',
      'aja',
      'matur nuwun',
      'buat umroh',
    ],
    ...['jam 9', 'jam 09.00 WIB', 'pukul 9 pagi ya', 'siang', 'kalau bisa'],
  );

  test('is the same behind any greeting and wish, and before what says what it is for', () => {
    fc.assert(
      fc.property(greeting, wish, sign, sign, fc.option(behind), (hello, wanted, one, two, said) => {
        const typed = `${hello}${one}${wanted}${two}${LINE}${said ? ` ${said}` : ''}`;
        expect(read(typed), typed).toMatchObject(BUDI);
      }),
      { numRuns: 500 },
    );
  });

  test('that is faulty keeps what was understood, whatever stands before it', () => {
    fc.assert(
      fc.property(greeting, wish, (hello, wanted) => {
        for (const line of ['#Budi#25011987#entah', '#Budi#25011987#07082017#3', '#Budi#25011987#07082017#a#b']) {
          const intent = read(`${hello}, ${wanted} ${line}`);
          expect(intent, line).toMatchObject({
            intent: 'UNCLEAR',
            understood: { name: 'Budi', birthDate: '1987-01-25' },
          });
        }
      }),
    );
  });

  test('that says anywhere that the passport is lost or damaged is never an ordinary one', () => {
    const lost = fc.constantFrom(
      ...[
        'paspor hilang',
        'paspor saya rusak',
        'kehilangan paspor',
        'paspor lama saya sudah hilang',
        'paspornya sobek',
        'lost passport',
      ],
    );
    const template = fc.constantFrom(BOGOR, BATAM);
    fc.assert(
      fc.property(lost, template, fc.boolean(), (said, asked, isLoud) => {
        const line = asked === BATAM ? '#Budi#25011987#Jl. Melati 3' : LINE;
        const words = isLoud ? said.toUpperCase() : said;
        for (const typed of [
          `${words}\n${line}`,
          `${line}\n${words}`,
          `${line}#${words}`,
          `${line} ${words}`,
          `mau daftar ${words} ${line}`,
        ])
          expect(read(typed, asked).intent, typed).not.toBe('REGISTER');
      }),
    );
  });
});

describe('a date', () => {
  const day = fc.integer({ min: 1, max: 31 });
  const month = fc.constantFrom(...MONTHS.keys());
  const year = fc.constantFrom('', ' 2017', ' 17', '2017', ' 1987');
  const gap = fc.constantFrom(' ', '', '-', '  ');

  test('is never a code, however it is written', () => {
    fc.assert(
      fc.property(day, gap, month, year, fc.boolean(), (d, between, name, y, isLoud) => {
        const typed = `${d}${between}${name}${y}`;
        expect(read(isLoud ? typed.toUpperCase() : typed).intent, typed).not.toBe('CONFIRM');
      }),
      { numRuns: 3000 },
    );
  });

  test('of which only the day of the month is said is the next one', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('tgl', 'tanggal', 'Tgl.'), (d, word) => {
        const intent = read(`#Budi#25011987#${word} ${d}`);
        expect(intent.intent).toBe('REGISTER');
        if (intent.intent !== 'REGISTER') return;
        expect(isLocalDate(intent.visitDate ?? '') && (intent.visitDate ?? '') >= '2017-08-01').toBe(true);
        expect(Number(intent.visitDate?.slice(8))).toBe(d);
      }),
    );
  });
});
