// Reading what people type: codes and commands, names and dates in every spelling, and that nothing typed ever breaks it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../adapters/conversation/intent.ts';
import { parse } from '../../adapters/conversation/parse.ts';
import { POLITE } from '../../adapters/conversation/words.ts';
import { readName } from '../../src/applicantName.ts';
import { newCode, readCode } from '../../src/bookingCode.ts';
import { addDays, ageOn, dateAsTyped, dayInWords, isLocalDate } from '../../src/time.ts';
import { at, BATAM, BOGOR, officeOf, read } from './reading.ts';

const TODAY = '2017-08-01';
const UNKNOWN = { intent: 'UNCLEAR', reason: 'UNKNOWN_TEXT' };

describe('a code', () => {
  const codes = Array.from({ length: 5000 }, () => newCode());

  test('sent back as it was given, small, spaced or with a sign in front, is always read as a code', () => {
    for (const code of codes) {
      const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
      for (const typed of [code, code.toLowerCase(), `#${code}`, `${code}.`, spaced, spaced.replace(' ', '-')]) {
        const intent = read(typed);
        expect(intent.intent).toBe('CONFIRM');
        if (intent.intent === 'CONFIRM') expect(readCode(intent.code ?? '')).toBe(code);
      }
    }
  });

  test.each(['6JAN3296', '33585MAY', '52937PEB', '6636MAY2', '43RDTUE5', '5TH67WED'])(
    '%s is one, though a month stands in it',
    (code) => {
      expect(readCode(code)).toBe(code);
      const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
      for (const typed of [code, code.toLowerCase(), `#${code}`, `${code}.`, spaced, spaced.replace(' ', '-')])
        expect(read(typed), typed).toMatchObject({ intent: 'CONFIRM' });
    },
  );

  test.each(['6 Jan 2087', '6jan2017', '7 Agustus 2017', '5 MAY 1987', '31 juni 17', '30 feb 2017', '31apr 26'])(
    '%s is none: it is a date',
    (date) => {
      expect(read(date).intent).not.toBe('CONFIRM');
    },
  );

  test('in a sentence is found', () => {
    for (const code of codes.slice(0, 500))
      for (const typed of [`kode: ${code}`, `ya ${code} benar`, `Setuju, ${code}!`])
        expect(read(typed)).toEqual({ intent: 'CONFIRM', code });
  });

  test('of their own is found whatever signs and polite words are round it', () => {
    const sign = fc.constantFrom(...'.,:;!"()[]<>*_-~=+/ \n'.split(''), '🙏', '😊', '✅');
    const polite = fc.constantFrom(
      'ya',
      'pak',
      'Selamat pagi',
      'terima kasih',
      'ini kode saya',
      'OK',
      'benar',
      'setujuuu',
    );
    const around = fc.array(fc.oneof(sign, polite), { maxLength: 8 }).map((said) => said.join(' '));
    fc.assert(
      fc.property(fc.constantFrom(...codes), around, around, (code, before, behind) => {
        const typed = `${before} ${code.toLowerCase()} ${behind}`;
        expect(read(typed, BOGOR, { held: [code] })).toEqual({ intent: 'CONFIRM', code });
      }),
    );
  });

  test('behind a command belongs to the command', () => {
    for (const code of codes.slice(0, 500)) {
      expect(read(`#batal ${code}`)).toEqual({ intent: 'CANCEL', code });
      expect(read(`#ubah ${code} 09082017`)).toEqual({ intent: 'RESCHEDULE', code, visitDate: '2017-08-09' });
      expect(read(`#cek ${code}`)).toEqual({ intent: 'STATUS' });
    }
  });

  test.each(['SETUJU', 'SEBENTAR', 'IYA BENAR', '31 april'])('is not what %s is taken for', (typed) => {
    expect(read(typed)).toMatchObject(UNKNOWN);
  });

  test.each([
    ['25011987', { birthDate: '1987-01-25' }],
    ['5jan1987', { birthDate: '1987-01-05' }],
    ['7 agustus', { visitDate: '2017-08-07' }],
    ['tanggal 9 aja pak', { visitDate: '2017-08-09' }],
    ['1 mei 2017', { birthDate: '2017-05-01' }],
  ])('is not what the date %s is taken for, which begins a registration', (typed, understood) => {
    expect(read(typed)).toMatchObject({ intent: 'UNCLEAR', reason: 'TOO_FEW_FIELDS', understood });
    expect(read(typed, BOGOR, { own: ['2345678A'] })).not.toHaveProperty('understood.visitDate');
  });

  test('of a button is what the button carries, whatever its label says', () => {
    const known = at(officeOf({ template: BOGOR }), TODAY);
    const press = (action: string, label: string) => parse({ text: label, media: [], action }, known);
    expect(press('CONFIRM:2345678A', '#batal')).toEqual({ intent: 'CONFIRM', code: '2345678A' });
    expect(press('CANCEL:2345678A', 'Ya')).toEqual({ intent: 'CANCEL', code: '2345678A' });
    expect(press('DANCE', 'Ya')).toMatchObject(UNKNOWN);
    expect(press('constructor:2345678A', 'Ya')).toMatchObject(UNKNOWN);
  });

  test('is asked for where yes could be to more than one', () => {
    const held = codes.slice(0, 2);
    expect(read('ya', BOGOR, { held })).toEqual({ intent: 'CONFIRM', code: null });
    expect(read('2681', BOGOR, { held: ['00002681', '00001234'] })).toMatchObject(UNKNOWN);
    const known = at(officeOf({ template: BOGOR }), TODAY, { held });
    const quotedCode = held[1] as string;
    expect(parse({ text: 'ok', media: [], quotedCode }, known)).toEqual({ intent: 'CONFIRM', code: quotedCode });
  });
});

describe('a command', () => {
  test.each([
    ['#batal', { intent: 'CANCEL', code: null }],
    ['BATAL', { intent: 'CANCEL', code: null }],
    [' # Batal! ', { intent: 'CANCEL', code: null }],
    ['*#batal*', { intent: 'CANCEL', code: null }],
    ['#batal 🙏', { intent: 'CANCEL', code: null }],
    ['#ubah 09082017', { intent: 'RESCHEDULE', code: null, visitDate: '2017-08-09' }],
    ['#ubah 9-8-2017', { intent: 'RESCHEDULE', code: null, visitDate: '2017-08-09' }],
    ['#ubah 9 Agustus 2017', { intent: 'RESCHEDULE', code: null, visitDate: '2017-08-09' }],
    ['ubah', { intent: 'RESCHEDULE', code: null, visitDate: null }],
    ['#ubah 2345678A', { intent: 'RESCHEDULE', code: '2345678A', visitDate: null }],
    ['#cek', { intent: 'STATUS' }],
    ['Status?', { intent: 'STATUS' }],
    ['#awal', { intent: 'STANDBY', code: null }],
    ['#tidak', { intent: 'DECLINE', code: null }],
    ['halo', { intent: 'HELP' }],
    ['P', { intent: 'HELP' }],
    ['info', { intent: 'HELP' }],
    ['saya mau batal besok', { intent: 'MENTION', code: null, wish: 'CANCEL' }],
    ['BATAL SEKARANG', { intent: 'MENTION', code: null, wish: 'CANCEL' }],
    ['batal tidak ya', UNKNOWN],
    ['Pak Budi', UNKNOWN],
    ['TERIMA KASIH', { intent: 'THANKS' }],
    ['makasiiih banyak pak', { intent: 'THANKS' }],
    ['matur nuwun', { intent: 'THANKS' }],
    ['terima kasih, tapi kapan?', UNKNOWN],
    ['tolong pandu saya pak', { intent: 'GUIDE' }],
    ['jangan kirim pesan lagi', { intent: 'STOP' }],
    ['', { intent: 'UNCLEAR', reason: 'UNSUPPORTED_TYPE' }],
    ['👍', { intent: 'UNCLEAR', reason: 'UNSUPPORTED_TYPE' }],
  ])('%j is %o', (typed, intent) => {
    expect(read(typed)).toMatchObject(intent);
  });

  test.each(['STOP', 'StopAll', 'unsubscribe', 'CANCEL', 'end', 'Quit.', 'REVOKE', 'OPTOUT'])(
    '%s is the provider’s by SMS, and ours elsewhere',
    (typed) => {
      expect(read(typed, BOGOR, { channel: 'SMS' })).toEqual({ intent: 'OPT_OUT_BY_PROVIDER' });
      expect(read(typed, BOGOR, { channel: 'WHATSAPP' }).intent).not.toBe('OPT_OUT_BY_PROVIDER');
    },
  );
});

describe('a registration', () => {
  const name = fc
    .stringMatching(/^[A-Za-z][A-Za-z'. ]{0,40}[A-Za-z]$/)
    .filter((one) => !/^(nama|contoh|alamat|nm|name|full|my|atas)/i.test(one) && !/[dhtbmyx_.-]{3}/i.test(one));
  const birth = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1908-01-01', count));
  const visit = fc.integer({ min: 0, max: 700 }).map((count) => addDays(TODAY, count));
  const understood = (called: string, birthDate: string, visitDate: string) => {
    return { intent: 'REGISTER', name: called.replace(/ +/g, ' '), birthDate, visitDate };
  };

  test.each([
    ['mau daftar Rina Wati', 'Rina Wati'],
    ['saya mau daftar atas nama Rina Wati', 'Rina Wati'],
    ['Selamat pagi pak, saya mau daftar Rina Wati', 'Rina Wati'],
    ['Daftar paspor An Nisa', 'An Nisa'],
    ['Mau', 'Mau'],
    ['Daftar', 'Daftar'],
    ['Selamat Riyadi', 'Selamat Riyadi'],
    ['Pagi Dewi', 'Pagi Dewi'],
  ])('by %j is for %j', (typed, called) => {
    expect(read(`${typed}#25011987#07082017`)).toMatchObject(understood(called, '1987-01-25', '2017-08-07'));
  });

  test('with a word too many in front has its own name in the line to copy', () => {
    for (const before of ['batal', 'besok', 'batal pak', 'untuk tgl 9'])
      expect(read(`${before} #Rina Wati#25011987#07082017`), before).toMatchObject({
        reason: 'TOO_MANY_FIELDS',
        understood: { name: 'Rina Wati', birthDate: '1987-01-25', visitDate: '2017-08-07' },
      });
    expect(read('besok #Rina Wati#25011987#lusa')).toMatchObject({ reason: 'TOO_MANY_FIELDS' });
    expect(read('mau daftar paspor#25011987#07082017')).toMatchObject({ reason: 'NAME_INVALID' });
  });

  test('is understood whatever the person is called', () => {
    fc.assert(
      fc.property(name, birth, visit, (called, birthDate, visitDate) => {
        // "a.n." stands for "atas nama", and "a.WS" is an address of a page.
        fc.pre(!/^a\.n\.? /i.test(called) && readName(called) !== null);
        const message = `#${called}#${dateAsTyped(birthDate)}#${dateAsTyped(visitDate)}`;
        expect(read(message)).toMatchObject(understood(called, birthDate, visitDate));
      }),
    );
  });

  test('is the same however its dates are spelt and its fields are parted', () => {
    const spelling = fc.constantFrom(
      dateAsTyped,
      (date: string) => date.split('-').toReversed().join('-'),
      (date: string) => date.split('-').toReversed().map(Number).join('/'),
      (date: string) => date.split('-').toReversed().map(Number).join(' . '),
      (date: string) => dayInWords(date, 'id'),
      (date: string) => dayInWords(date, 'en').toUpperCase(),
      (date: string) => date,
    );
    const sign = fc.constantFrom('#', ' # ', '##', '\n#', '\n', ' | ', ';', '*', ', ');
    fc.assert(
      fc.property(
        fc.constantFrom('Budi', 'Siti Aminah'),
        birth,
        visit,
        spelling,
        spelling,
        sign,
        (called, b, v, s, t, x) => {
          expect(read(`${called}${x}${s(b)}${x}${t(v)}`)).toMatchObject(understood(called, b, v));
        },
      ),
    );
  });

  test('is the same with signs in it that no one sees', () => {
    const hidden = fc.constantFrom(
      '\u200b',
      '\u200e',
      '\u202a',
      '\u202c',
      '\u2060',
      '\ufeff',
      '\ufe0f',
      '\u00ad',
      '\u2068',
    );
    const line = '#Budi Santoso#25011987#07082017';
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(line.length), hidden)), (places) => {
        let typed = line;
        for (const [place, sign] of places) typed = typed.slice(0, place) + sign + typed.slice(place);
        expect(read(typed)).toEqual(read(line));
      }),
    );
  });

  /** Stretched letters are taken for one, as where the product reads it: wwb ends a greeting as wb does. */
  const isGreeting = (said: string) => POLITE.has(said) || POLITE.has(said.replace(/(.)\1+/gu, '$1'));

  test('with something in it that cannot be read is none', () => {
    const junk = fc.stringMatching(/^[bcdfgjkqvwxz]{1,4}[0-9]{0,3}$/).filter((said) => !isGreeting(said));
    const place = fc.constantFrom(1, 2);
    fc.assert(
      fc.property(junk, place, (said, index) => {
        const fields = ['Budi', '25011987', '07082017'];
        const more = ['', ...fields.toSpliced(index, 0, said)].join('#');
        const within = ['', ...fields.with(index, `${fields[index]}${said}`)].join('#');
        const behind = ['', ...fields.with(index, `${fields[index]} ${said}`)].join('#');
        for (const typed of [more, within, behind]) expect(read(typed).intent, typed).toBe('UNCLEAR');
      }),
    );
  });
});

describe('whatever is typed', () => {
  // Pieces that mean something to the parser, mixed with any sign there is.
  const piece = fc.oneof(
    fc.constantFrom('#', '##', ' ', '\n', '\r\n', '*', '_', '~', '```', '> ', '-', '.', ',', ':', '="', '(', '"'),
    fc.constantFrom('#batal', '#ubah', '#cek', 'ya', 'NAMA', 'Tgl lahir:', 'Nama : ', 'Alamat', 'besok', 'Senin'),
    fc.constantFrom(
      'Budi',
      '25011987',
      '07082017',
      '9 Agustus 2017',
      '2345678A',
      'CONTOH',
      '3201012501870001',
      '250187',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  const typed = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  const templates = fc.constantFrom(
    BOGOR,
    BATAM,
    'NAMA#TGLLAHIR#ALAMAT+FOTO',
    '#TGLKEDATANGAN#NAMA#TGLLAHIR',
    '#NIK#NAMA#TGLLAHIR#LAYANAN#JUMLAH',
    '#NAMA#TGLLAHIR#TGLKEDATANGAN | E-PASSPORT#NAMA#TGLLAHIR#ALAMAT',
  );

  function checkRegistration(intent: Extract<Intent, { intent: 'REGISTER' }>): void {
    expect(readName(intent.name)).toBe(intent.name);
    expect(isLocalDate(intent.birthDate)).toBe(true);
    const age = ageOn(intent.birthDate, TODAY);
    expect(age >= 0 && age < 120).toBe(true);
    expect(intent.visitDate === null || isLocalDate(intent.visitDate)).toBe(true);
    expect(intent.visitDate === null).toBe(!intent.template.includes('TGLKEDATANGAN'));
    expect(intent.address === null).toBe(!intent.template.includes('ALAMAT'));
    expect((intent.address ?? '').length).toBeLessThanOrEqual(300);
  }

  test('is read without throwing, as something that can be acted on', () => {
    fc.assert(
      fc.property(typed, templates, fc.option(typed, { nil: undefined }), (message, template, action) => {
        const known = at(officeOf({ template }), TODAY, { held: ['2345678A'] });
        const intent = parse({ text: message, media: [], action }, known);
        if (intent.intent === 'REGISTER') checkRegistration(intent);
        if (intent.intent === 'UNCLEAR' && intent.typed) expect(intent.typed.length).toBeLessThanOrEqual(33);
      }),
      { numRuns: 5000 },
    );
  });

  const long: Record<string, string> = {
    letters: 'a',
    signs: '#',
    blanks: ' ',
    'line breaks': '\n',
    stars: '*',
    'stars and blanks': '* ',
    'quote marks': '> ',
    backticks: '```',
    'lines in bold': '*a*\n',
    dots: '.',
    'three dots in one sign': '…',
    'a sign that stands for eighteen': '\ufdfa',
    'marks above marks': '\u0300',
    'marks that have to be sorted': '\u0301\u0323',
    'hidden signs': '\u200b',
    pictures: '👨‍👩‍👧‍👦',
    'halves of pictures': '\ud83d',
    'digits of another script': '٢',
    dashes: ' - ',
    commas: ',',
    quotes: '"\'',
    'fields and dates': '#25011987 ',
    'whole lines': '#Budi#25011987#07082017\n',
    'fields of one letter': '#a',
    labels: 'Nama: Tgl lahir: ',
    'words of labels': 'tempat tanggal ',
    thanks: ' terima kasih',
    codes: '2345678A ',
  };

  // How long it takes at most is measured by `npm run bench -- parse`; what backtracks without end never comes back.
  test.each(Object.entries(long))('as much as can be sent of %s, and 64 KB, are read', (_, unit) => {
    const most = unit.repeat(Math.floor(4000 / unit.length));
    const much = unit.repeat(Math.ceil(65_536 / unit.length));
    for (const one of [most, much])
      for (const message of [
        one,
        `#batal ${one}x`,
        `#Budi#25011987#${one}x`,
        `${one}#`,
        `*${one}`,
        `#${one}#25011987#x`,
      ])
        for (const template of [BOGOR, BATAM])
          expect(read(message, template, { held: ['2345678A'] }).intent).toEqual(expect.any(String));
  });

  test('64 KB of anything are read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (unit) => {
        for (const times of [Math.ceil(65_536 / unit.length), Math.floor(4096 / unit.length)])
          expect(read(unit.repeat(times)).intent).toEqual(expect.any(String));
      }),
      { numRuns: 200 },
    );
  });
});
