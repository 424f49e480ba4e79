// A sentence round a booking: only what agrees is a yes, and whatever speaks against it changes nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../adapters/conversation/intent.ts';
import { asked, CODE, meant } from './talking.ts';

describe('a sentence with the code of a booking', () => {
  test.each([
    ['tolong batalkan kode 2345678A pak', 'CANCEL'],
    ['TOLONG BATALKAN KODE 2345678A', 'CANCEL'],
    ['batal 2345678A ya pak', 'CANCEL'],
    ['saya tidak jadi 2345678A', 'CANCEL'],
    ['gajadi 2345678a', 'CANCEL'],
    ['please cancel 2345678A', 'CANCEL'],
    ['maaf 2345678A saya ga bisa datang', 'CANCEL'],
    ['hapus 2345678A', 'CANCEL'],
    ['kode 2345678A salah, saya mau tanggal 8', 'CHANGE'],
    ['2345678A tapi namanya keliru', 'CHANGE'],
    ['2345678A tolong diganti', 'CHANGE'],
    ['data 2345678A tidak benar', 'CHANGE'],
    ['kode 2345678A ini buat apa?', 'QUESTION'],
    ['2345678A?', 'QUESTION'],
    ['2345678A ❓', 'QUESTION'],
    ['kapan 2345678A', 'QUESTION'],
    ['batal 2345678A?', 'QUESTION'],
    ['kalau 2345678A batal gimana', 'QUESTION'],
    ['jangan 2345678A', 'QUESTION'],
    ['jangan dibatalkan 2345678A', 'QUESTION'],
    ['2345678A nanti dulu', 'QUESTION'],
    ['bukan 2345678A', 'QUESTION'],
    ['2345678A 👎', 'QUESTION'],
    ['2345678A ❌', 'QUESTION'],
    ['2345678A tidak jadi batal', 'QUESTION'],
    ['tolong cetak 2345678A', 'OPEN'],
    ['is it right 2345678A', 'OPEN'],
    ['2345678A jam 9', 'OPEN'],
  ])('%s changes nothing: it is %s', (typed, wish) => {
    for (const held of [true, false]) {
      const { intent, step } = meant(typed, held);
      expect(intent).toMatchObject({ intent: 'MENTION', code: CODE, wish });
      expect(step).not.toHaveProperty('request');
      if ('reply' in step) expect(step.reply?.text).toContain('Budi Santoso');
    }
  });

  test('that wants to give up is asked once, and says what will happen', () => {
    const { step } = meant('saya tidak jadi 2345678A', true);
    expect(step).toMatchObject({ question: { wish: 'CANCEL', code: CODE }, reply: { key: 'askCancel' } });
    const reply = 'reply' in step ? step.reply : null;
    expect(reply?.text).toContain('diberikan kepada orang lain');
    expect(reply?.buttons?.map(({ action }) => action)).toEqual([`CANCEL:${CODE}`, `KEEP:${CODE}`]);
  });

  test('that wants another day is asked once, with the day it named', () => {
    const { step } = meant('kode 2345678A salah, saya mau tanggal 8', true);
    expect('reply' in step && step.reply?.text).toContain('ke Selasa, 8 Agustus 2017?');
  });

  test('that cannot come that day and names another is asked whether to move there', () => {
    for (const typed of ['tgl 7 ga bisa pak, tgl 8 aja', '2345678A tgl 7 tidak bisa, bisanya tgl 8']) {
      const { step } = meant(typed, true);
      expect(step, typed).toMatchObject({ reply: { key: 'askMove' } });
      expect(step, typed).toMatchObject({ question: { wish: 'MOVE', code: CODE, visitDate: '2017-08-08' } });
    }
    for (const typed of ['tgl 7 saya ga bisa datang', 'batalkan saja, tgl 8 saya di luar kota'])
      expect(meant(typed, true).step, typed).toMatchObject({ reply: { key: 'askCancel' } });
  });

  test('of someone else is not sent on as agreed', () => {
    for (const typed of ['tolong batalkan kode 3456789B', 'kode 3456789B ini apa?', 'jangan 3456789B']) {
      const { intent, step } = meant(typed, true);
      expect(intent, typed).toMatchObject({ intent: 'MENTION', code: '3456789B' });
      expect(step, typed).toMatchObject({ reply: { key: 'codeAlone' } });
    }
  });

  test('that is our own, sent back whole, agrees; with a word against it it does not', () => {
    const ours =
      'Budi Santoso, lahir 25 Januari 1987.\nKantor Imigrasi Bogor, Senin, 7 Agustus 2017 pukul 08.00 WIB.\n' +
      'Sudah benar? Balas dengan kode 2345678A sebelum 09.30 WIB untuk mendapat nomor antrean.';
    for (const typed of [ours, `${ours}\nya pak`, `Ya benar\n${ours}`])
      expect(asked(typed, true), typed).toBe('confirm');
    for (const typed of [
      `${ours}\nbatal`,
      `Batal ${ours}`,
      `tidak jadi\n${ours}`,
      ours.replace('Senin', 'bukan Senin'),
      ours.replace('Budi Santoso', 'Budi Santosa'),
    ])
      expect(asked(typed, true), typed).toBeNull();
  });
});

describe('yes', () => {
  test.each([
    ...[
      'ya',
      'Ya.',
      'Y!',
      'iya pak',
      'Ya🙏',
      'YA, BENAR',
      '"YA"',
      'ok!',
      'Ya\nterima kasih',
      'ya betul pak',
      'Sudah benar',
    ],
    ...[
      'benar',
      'Oke siap',
      'ya saya setuju',
      'y',
      'Betul, terimakasih 🙏🙏',
      'ya\u200b',
      'yes please',
      'Yep',
      'Yaa',
      'iyaa',
    ],
    ...[
      'Ya bener',
      'inggih',
      'nggih',
      '👍',
      '✅',
      '👍🏽',
      'YA benar, saya Budi',
      'sdh benar pak',
      'yup',
      'inggih leres',
      'OKE!!!',
    ],
    ...['lanjutkan pak', 'iya pak datanya sudah benar semua terima kasih', 'siiip', 'yaaaa', 'muhun'],
  ])('%j confirms what waits', (typed) => {
    expect(meant(typed, true).intent).toEqual({ intent: 'CONFIRM', code: CODE });
  });

  test.each([
    ...[
      'ya tapi tanggalnya 8',
      'ya?',
      'iya kan?',
      'ya ga bisa',
      'belum benar',
      'tidak benar',
      'ok nanti dulu',
      'ya batal',
    ],
    ...[
      'ya bukan',
      '👎',
      '🙏🙏',
      'ya 👎',
      'ok, jam berapa saya harus datang?',
      'ya siapa',
      'baik kalau begitu',
      'benarkah',
    ],
  ])('%j does not', (typed) => {
    expect(asked(typed, true)).toBeNull();
  });

  test('once more is answered as before, and takes a place that is offered', () => {
    expect(meant('ya', false).intent).toEqual({ intent: 'CONFIRM', code: CODE });
    for (const typed of ['ya', 'mau pak', 'ya mau', 'iya'])
      expect(meant(typed, false, { offered: [CODE] }).intent, typed).toEqual({ intent: 'STANDBY', code: CODE });
    for (const typed of ['ok', 'siap pak', 'baik', 'mau apa?', 'ga mau', 'mau batal', 'ya nanti'])
      expect(meant(typed, false, { offered: [CODE] }).intent.intent, typed).not.toBe('STANDBY');
  });
});

describe('an answer to "shall it be cancelled?"', () => {
  const answered = (typed: string, wish: 'CANCEL' | 'CONFIRM' = 'CANCEL') =>
    meant(typed, true, { asked: { wish, code: CODE } }).intent;
  const KEEP: Intent = { intent: 'KEEP', code: CODE };

  test.each(['ya', 'YA', 'iya pak', 'ok', '👍', 'ya batalkan', 'batal', 'batalin aja', 'ya 2345678A'])(
    '%s gives it up',
    (typed) => {
      expect(answered(typed)).toEqual({ intent: 'CANCEL', code: CODE });
    },
  );

  test.each(['tidak', 'TIDAK', 'gak', 'ga pak', 'no', 'jangan', 'jangan dibatalkan', 'tidak jadi batal'])(
    '%s keeps it',
    (typed) => {
      expect(answered(typed)).toEqual(KEEP);
    },
  );

  test.each([
    ...['2345678A', 'kode 2345678A pak', 'ya benar datanya', 'lanjut daftar', 'lanjutkan pak', 'iya saya mau'],
    ...['ok data sudah sesuai', '2345678A datanya benar', 'ya konfirmasi'],
  ])('%s may be to the booking as well: neither happens', (typed) => {
    expect(answered(typed)).toEqual({ intent: 'MENTION', code: CODE, wish: 'QUESTION', visitDate: null });
  });

  test('after it was told how to change confirms nothing as it stands', () => {
    const told = (typed: string) => meant(typed, true, { asked: { wish: 'CHANGE', code: CODE } });
    for (const typed of ['ya', 'iya pak', 'ok', '👍']) {
      expect(told(typed).intent, typed).toMatchObject({ intent: 'MENTION', code: CODE, wish: 'QUESTION' });
      expect(told(typed).step, typed).toMatchObject({ reply: { key: 'bookingWaits' } });
    }
    expect(told('tidak').intent).toEqual(KEEP);
    expect(told(CODE).intent).toEqual({ intent: 'CONFIRM', code: CODE });
    expect(told('#ubah 08082017').intent).toMatchObject({ intent: 'RESCHEDULE', visitDate: '2017-08-08' });
  });

  test('belongs to that question alone', () => {
    expect(answered('ya', 'CONFIRM')).toEqual({ intent: 'CONFIRM', code: CODE });
    expect(answered('tidak', 'CONFIRM')).toEqual(KEEP);
    expect(answered('2345678A', 'CONFIRM')).toEqual({ intent: 'CONFIRM', code: CODE });
    expect(answered('#cek')).toEqual({ intent: 'STATUS' });
    expect(answered('ya apa?').intent).not.toBe('CANCEL');
  });
});

describe('whatever is said round a code', () => {
  const against = fc.constantFrom(
    ...'tidak tdk gak ga nggak enggak kagak ndak teu no not jangan jgn bukan bkn belum blm nanti dulu tunggu'.split(
      ' ',
    ),
    ...'kalau kalo klo jika bila misal andai if apa apakah kapan berapa brp gimana gmn bagaimana kenapa knp mana siapa'.split(
      ' ',
    ),
    ...'what when why how batalkan batalin dibatalkan pembatalan cancel salah keliru ganti diganti ubah rubah pindah tapi'.split(
      ' ',
    ),
    ...['tidak jadi', 'ga jadi', 'gajadi', '?', '❓', '❌', '👎', 'ora sido', 'teu jadi'],
  );
  const filler = fc.constantFrom(
    ...'ya iya ok setuju benar bener siap pak bu min tolong mohon saya mau kode ini itu nya yang ke datang besok paspor'.split(
      ' ',
    ),
    ...['terima kasih', 'selamat pagi', '🙏', '👍', ',', '.', '!', '\n', 'Budi', 'tanggal 8', 'konfirmasi'],
  );
  const spelt = (word: string) =>
    fc.constantFrom(
      word,
      word.toUpperCase(),
      word.replace(/^\w/, (first) => first.toUpperCase()),
      stretched(word),
    );
  const code = fc.constantFrom('2345678A', '2345678a', '2345 678A', '2345-678A', '#2345678A');
  const words = fc.array(filler, { maxLength: 4 });

  function stretched(word: string): string {
    return word.replace(/([aeiou])(\w*)$/, '$1$1$1$2');
  }

  test('with one word against it, no sentence changes a booking', () => {
    const sentence = fc
      .tuple(
        words,
        against.chain(spelt),
        words,
        code,
        words,
        fc.boolean(),
        fc.constantFrom('saya', 'itu', 'yang', 'mau', 'paspor'),
      )
      .map(([a, no, b, shown, c, before, more]) => {
        const parts = before ? [...a, no, more, ...b, shown, ...c] : [...a, shown, ...b, more, no, ...c];
        return parts.join(' ');
      });
    fc.assert(
      fc.property(sentence, fc.boolean(), (typed, held) => {
        expect(asked(typed, held), typed).toBeNull();
      }),
      { numRuns: 5000 },
    );
  });
});
