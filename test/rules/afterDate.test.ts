// Words behind the visit date: those that leave it as it is, those that speak against it, and the line to copy.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Registration, Unclear } from '../../adapters/conversation/intent.ts';
import { answered } from './answered.ts';
import { BOGOR, read } from './reading.ts';

const DATES = ['07082017', '7-8-2017', '07/08/17', '7 Agustus 2017', 'Senin 7 agustus 2017'];

/** Words that say nothing against the seventh of August 2017, a Monday, when it is the first. */
const HARMLESS = [
  ...[
    'tgl 7',
    'tgl 7 aja',
    'tanggal 07',
    'hari senin',
    '(senin)',
    'senin depan',
    '7 agustus',
    '7/8',
    'minggu depan',
    'bulan ini',
  ],
  ...[
    'secepatnya',
    'kapan aja',
    'kapan saja bisa',
    'terserah',
    'atau secepatnya',
    'hari apa aja',
    'tgl berapa aja gpp',
    'asap',
  ],
  ...[
    'bareng istri',
    'sama istri',
    'sm anak saya',
    'dan 2 anak',
    'dengan ibu saya',
    'ditemani suami',
    'sekeluarga',
    'with my wife',
  ],
  ...[
    'ya pak',
    'makasih',
    'mohon dibantu',
    'insya Allah',
    'kalau bisa',
    'untuk istri saya',
    'jam 9',
    'pagi',
    'oke min',
    'soalnya cuti',
  ],
];

/** Words that deny it, ask, name another day, or name another person. */
const AGAINST = [
  ...[
    'tgl 9',
    'tanggal 8 aja',
    '9 agustus',
    '08082017',
    'atau 08082017',
    'selasa',
    'hari rabu',
    'besok',
    'lusa',
    'minggu ini',
    'bulan depan',
  ],
  ...[
    'batal',
    'jangan',
    'bukan',
    'salah',
    'eh salah',
    'tidak jadi',
    'gak bisa',
    'batal aja',
    'belum pasti',
    'diganti',
    'ditunda dulu',
  ],
  ...['?', 'bisa?', 'boleh gak', 'apa masih ada', 'penuh gak', 'jam berapa', 'kapan'],
  ...['sama istri Siti', 'dan Rina', 'bareng Joko', 'Siti 12121990'],
];

describe('behind a full visit date', () => {
  test.each(HARMLESS)('"%s" leaves it as it is', (tail) => {
    expect(read(`#Budi#25011987#07082017 ${tail}`)).toMatchObject({ intent: 'REGISTER', visitDate: '2017-08-07' });
  });

  test.each(AGAINST)('"%s" has it asked, with the date in a line to copy', (tail) => {
    const intent = read(`#Budi#25011987#07082017 ${tail}`);
    expect(intent.intent).toBe('UNCLEAR');
    expect(answered(intent as Unclear, BOGOR, 'id')).toContain('#Budi#25011987#07082017');
  });

  test('any harmless words in any number leave it, and one against it among them has it asked', () => {
    const [date, harmless] = [fc.constantFrom(...DATES), fc.constantFrom(...HARMLESS)];
    const some = fc.array(harmless, { maxLength: 3 });
    // A number or a noun may belong to the word before it: "jam 9" and then "agustus".
    const against = fc.constantFrom('batal', 'jangan', 'bukan tgl 7', 'eh salah', 'tgl 9', 'bisa?', 'sama istri Siti');
    const line = (said: readonly string[]) => ['#Budi#25011987#', ...said].join(' ').replace('# ', '#');
    fc.assert(
      fc.property(date, some, (typed, tails) => {
        const said = line([typed, ...tails]);
        expect(read(said), said).toMatchObject({ intent: 'REGISTER', visitDate: '2017-08-07' });
      }),
    );
    fc.assert(
      fc.property(date, some, against, some, (typed, before, denied, behind) => {
        const said = line([typed, ...before, denied, ...behind]);
        expect(read(said).intent, said).toBe('UNCLEAR');
      }),
    );
  });

  test('company is named as not registered', () => {
    const { warnings } = read('#Budi#25011987#07082017 bareng istri') as Registration;
    expect(warnings).toEqual(['TRAILING_TEXT', 'COMPANION_IGNORED']);
    expect(read('#Budi#25011987#07082017 untuk 1 orang ya')).not.toMatchObject({ warnings: ['COMPANION_IGNORED'] });
  });

  test('the same goes without signs, with labels, and for a change of the day', () => {
    const booked = { intent: 'REGISTER', name: 'Budi', birthDate: '1987-01-25', visitDate: '2017-08-07' };
    expect(read('Budi 25011987 07082017 tgl 7 aja')).toMatchObject(booked);
    expect(read('Budi, 25011987, 07082017 bareng istri')).toMatchObject(booked);
    expect(read('Nama: Budi\nTgl lahir: 25011987\nTgl datang: 07082017, kapan aja')).toMatchObject(booked);
    expect(read('#ubah 07082017 tgl 7 aja')).toMatchObject({ intent: 'RESCHEDULE', visitDate: '2017-08-07' });
    expect(read('#ubah 07082017 tgl 9').intent).toBe('UNCLEAR');
  });
});

describe('the line to copy', () => {
  const lines = (typed: string) =>
    answered(read(typed) as Unclear, BOGOR, 'id')
      .split('\n')
      .filter((line) => line.startsWith('#'));

  test('shows both days where another one is named', () => {
    expect(lines('#Budi#25011987#07082017 tgl 9')).toEqual(['#Budi#25011987#07082017', '#Budi#25011987#09082017']);
    expect(lines('#ubah 07082017 tgl 9')).toEqual(['#ubah 07082017', '#ubah 09082017']);
  });

  test('keeps the day that was read, whatever else is wrong', () => {
    expect(lines('#Budi#25011987#07082017 xyz')).toEqual(['#Budi#25011987#07082017']);
    expect(lines('#Budi#32131987#07082017 tgl 9')).toEqual(['#Budi#01011900#07082017']);
    expect(lines('#Budi#07082017 xyz')).toEqual(['#Budi#01011900#07082017']);
    expect(lines('#Budi#25011987#07082017 xyz#12#34')).toEqual(['#Budi#25011987#07082017']);
    expect(lines('#ubah 07082017 xyz')).toEqual(['#ubah 07082017']);
  });

  test('is asked where what follows takes the registration back', () => {
    for (const behind of ['#batal', '\nbatal', '\nmaaf pak gak jadi']) {
      expect(lines(`#Budi#25011987#07082017${behind}`)).toEqual(['#Budi#25011987#07082017']);
    }
  });
});
