// Commands as people write them: whole messages with a code or a day at most, in both languages, with and without the sign.
import { describe, expect, test } from 'vitest';
import { isProviderStop, isStart, isYes, readCommand } from '../../adapters/conversation/commands.ts';

const TODAY = '2017-08-01';
const CODE = '2345678A';
const command = (text: string) => readCommand(text, TODAY);

/** The text, made that long by full stops, which say nothing. */
const padded = (text: string, length: number) => text.padEnd(length, '.');

describe('a command by one word', () => {
  test.each([
    ['batal', { intent: 'CANCEL', code: null }],
    ['awal', { intent: 'STANDBY', code: null }],
    ['tidak', { intent: 'DECLINE', code: null }],
    ['status', { intent: 'STATUS' }],
    ['menu', { intent: 'HELP' }],
    ['berhenti', { intent: 'STOP' }],
    ['pandu', { intent: 'GUIDE' }],
    ['kuota', { intent: 'QUOTA' }],
    ['bahasa', { intent: 'LANGUAGE', language: null }],
    ['ubah', { intent: 'RESCHEDULE', code: null, visitDate: null }],
  ])('%s is %o, with the sign or without, and in capitals', (word, intent) => {
    for (const said of [word, `#${word}`, `##${word}`, `#  ${word}`, word.toUpperCase(), `${word}!`, `${word} #`])
      expect(command(said), said).toEqual(intent);
  });

  test.each(['x', '1 batal', 'batal besok', 'batal2345678A', 'kode 2345678A', 'Budi', '', '.', '...', '🙏'])(
    '%j is none',
    (text) => {
      expect(command(text)).toBeNull();
    },
  );

  test('is at most sixty signs long', () => {
    expect(command(padded('batal', 60))).toEqual({ intent: 'CANCEL', code: null });
    expect(command(padded('batal', 61))).toBeNull();
  });
});

test('a correction comes before all other commands', () => {
  expect(command('#koreksi nama Budi Santoso')?.intent).toBe('CORRECT');
});

describe('a command with a code', () => {
  test.each([
    'batal 2345678A',
    'batal: 2345678A',
    'batal#2345678A',
    'batal ## 2345678A',
    'batal\n2345678A',
    'batal 2345 678A',
    'batal kode 2345678A',
    'batal KODE2345678A',
    'cancel code:2345678A',
    'cancel booking  : 2345678A',
    'batal no. 2345678A.',
    'batal nomor 2345-678A',
  ])('%j is for that code', (text) => {
    expect(command(text)).toEqual({ intent: 'CANCEL', code: CODE });
  });

  test.each([
    ['awal 2345678A', { intent: 'STANDBY', code: CODE }],
    ['tidak 2345678A', { intent: 'DECLINE', code: CODE }],
    ['cek 2345678A', { intent: 'STATUS' }],
    // These are about no booking.
    ['bantuan 2345678A', null],
    ['berhenti 2345678A', null],
    ['kuota 2345678A', null],
    // The word for the code stands before it.
    ['batal 2345 kode 678A', null],
    ['batal 2345678A kode', null],
  ])('%j is %o', (text, intent) => {
    expect(command(text)).toEqual(intent);
  });
});

describe('a wish for another language', () => {
  test.each([
    ['bahasa inggris', 'en'],
    ['BAHASA: Inggris!', 'en'],
    ['language id', 'id'],
    ['#bahasa Indonesia', 'id'],
  ])('%j is for %s', (text, language) => {
    expect(command(text)).toEqual({ intent: 'LANGUAGE', language });
  });

  test('is none where the office does not speak it', () => {
    expect(command('bahasa jawa')).toBeNull();
  });
});

describe('a phrase for a command', () => {
  test.each([
    ['nomor antrian saya', 'STATUS'],
    ['Cek antrian', 'STATUS'],
    ['cek nomor pak', 'STATUS'],
    ['jangan kirim pesan lagi ya', 'STOP'],
    ['cara daftar', 'HELP'],
    ['data saya', 'MY_DATA'],
    ['Lihat data saya, ya pak.', 'MY_DATA'],
    ['my data please', 'MY_DATA'],
  ])('%j is %s', (text, intent) => {
    expect(command(text)).toEqual({ intent });
  });

  test.each(['cek nomor 3', 'pak cek nomor', 'cek nomor Budi', 'ya pak Budi'])('%j is none', (text) => {
    expect(command(text)).toBeNull();
  });
});

test('the word for data is a command with its sign, and with nothing behind it', () => {
  for (const text of ['#data', '# DATA.']) expect(command(text)).toEqual({ intent: 'MY_DATA' });
  for (const text of ['data', '#data Budi', 'data: Budi', '#nama']) expect(command(text)).toBeNull();
});

describe('another day', () => {
  const change = (visitDate: string | null, code: string | null = null) => ({ intent: 'RESCHEDULE', code, visitDate });

  test.each([
    ['ubah ke', change(null)],
    ['ubah besok', change('2017-08-02')],
    ['ubah  ke  besok', change('2017-08-02')],
    ['ubah jadwal menjadi besok', change('2017-08-02')],
    ['ubah JADI besok', change('2017-08-02')],
    ['change to tomorrow', change('2017-08-02')],
    // The words that are left aside stand in other words, too.
    ['ubah 9 oktober 2017', change('2017-10-09')],
    ['ubah ABC234KE', change(null, 'ABC234KE')],
    ['ubah KE34567A', change(null, 'KE34567A')],
    ['ubah 2345678A', change(null, CODE)],
    ['ubah 2345678a', change(null, '2345678a')],
    ['ubah kode 2345678A ke 9 Agustus 2017', change('2017-08-09', CODE)],
    ['ubah 9 Agustus 2017 2345678A', change('2017-08-09', CODE)],
    ['ubah 2345678A#09082017', change('2017-08-09', CODE)],
    ['ubah 2345678A\n09082017', change('2017-08-09', CODE)],
    // Digits alone are a code beside a day.
    ['ubah 99999999 besok', change('2017-08-02', '99999999')],
    ['ubah 09082017', change('2017-08-09')],
    ['ubah O9082017', change('2017-08-09')],
    ['ubah secepatnya', change(null)],
  ])('%j is %o', (text, intent) => {
    expect(command(text)).toEqual(intent);
  });

  test('with an hour says so, and with none does not', () => {
    expect(command('ubah besok jam 10')).toEqual({ ...change('2017-08-02'), wishesHour: true });
    expect(command('ubah besok terima kasih')).toEqual(change('2017-08-02'));
  });

  test('that cannot be read is a command by its sign, and otherwise where it is a day that no calendar has', () => {
    const fault = { intent: 'UNCLEAR', command: 'RESCHEDULE' };
    expect(command('#ubah kapan')).toMatchObject({ ...fault, reason: 'VISITDATE_UNREADABLE' });
    expect(command('#ubah 2345678A kapan')).toMatchObject({ ...fault, reason: 'VISITDATE_UNREADABLE' });
    expect(command('ubah 31 Februari 2017')).toMatchObject({ ...fault, reason: 'VISITDATE_IMPOSSIBLE' });
    for (const text of ['ubah kapan', 'ubah 2345678A kapan']) expect(command(text)).toBeNull();
  });

  test('is none by eight digits that are no date: alone they are no code either', () => {
    expect(command('#ubah 99999999')).toMatchObject({ intent: 'UNCLEAR', command: 'RESCHEDULE' });
  });
});

describe('thanks', () => {
  test.each([
    'terima kasih',
    'makasiiih banyak pak',
    'matur suwun',
    'mksh',
    'MKSH ya',
    'ok, thanks a lot',
    'Hello, thanks!',
    'banyak terima kasih sebelumnya',
  ])('%j is no more than that', (text) => {
    expect(command(text)).toEqual({ intent: 'THANKS' });
  });

  test.each(['mksh?', 'terima kasih 2', 'terima kasih #', 'terima kasih Budi', 'banyak sekali', 'ok siap'])(
    '%j is more, or less',
    (text) => {
      expect(command(text)).toBeNull();
    },
  );
});

describe('a greeting', () => {
  test.each(['Selamat pagi', 'permisi pak', 'assalamualaikum', 'tolong bantuannya'])('%j asks for help', (text) => {
    expect(command(text)).toEqual({ intent: 'HELP' });
  });

  test.each(['pagi 5', 'pagi #', 'Selamat pagi Budi'])('%j is none', (text) => {
    expect(command(text)).toBeNull();
  });
});

describe('a wish to be led', () => {
  test.each(['tolong pandu saya pak', 'minta panduan', 'tolong pandu saya ya pak ya bu'])('%j', (text) => {
    expect(command(text)).toEqual({ intent: 'GUIDE' });
  });

  test.each([
    'tolong pandu Budi',
    'pandu saya panduan',
    // More than seven words are a sentence.
    'tolong pandu saya ya pak ya bu ya',
    'saya pak',
  ])('%j is none', (text) => {
    expect(command(text)).toBeNull();
  });
});

describe('the words that a provider takes for its own', () => {
  test.each(['stop', 'STOP.', ' Unsubscribe!', 'optout'])('%j is one by SMS, and not by WhatsApp', (text) => {
    expect(isProviderStop(text, 'SMS')).toBe(true);
    expect(isProviderStop(text, 'WHATSAPP')).toBe(false);
  });

  test('are whole messages of less than twenty signs', () => {
    expect(isProviderStop(padded('stop', 19), 'SMS')).toBe(true);
    for (const text of [padded('stop', 20), 'stopp', 'stop dong', '#stop', 'batal'])
      expect(isProviderStop(text, 'SMS'), text).toBe(false);
  });
});

test('a start is one of its words, with the sign or without, in less than twenty signs', () => {
  for (const text of ['mulai', 'START', '#mulai', '## mulai', 'unstop.', padded('mulai', 19)])
    expect(isStart(text), text).toBe(true);
  for (const text of ['mulai#', 'x#mulai', 'mulai besok', 'daftar', padded('mulai', 20)])
    expect(isStart(text), text).toBe(false);
});

describe('a yes', () => {
  test.each(['ya', 'ok pak', 'iya bener', 'setuju, terima kasih'])('%j', (text) => {
    expect(isYes(text, text)).toBe(true);
  });

  test.each(['tidak', 'ya?', 'batal', 'terserah'])('%j is none', (text) => {
    expect(isYes(text, text)).toBe(false);
  });

  test('may have the name of the person who is booked beside it', () => {
    expect(isYes('ya Budi', 'ya Budi', ['Budi Santoso'])).toBe(true);
    expect(isYes('ya Budi', 'ya Budi', ['Siti'])).toBe(false);
    expect(isYes('ya Budi', 'ya Budi')).toBe(false);
  });

  test('is by a picture, too', () => {
    expect(isYes('', '👍')).toBe(true);
    expect(isYes('ya', 'ya 👎')).toBe(false);
  });

  test('is at most 120 signs long, and 240 with its pictures', () => {
    expect(isYes(padded('ya', 120), 'ya')).toBe(true);
    expect(isYes(padded('ya', 121), 'ya')).toBe(false);
    expect(isYes('ya', padded('ya', 240))).toBe(true);
    expect(isYes('ya', padded('ya', 241))).toBe(false);
  });
});

describe('a correction', () => {
  const corrects = (more: object) => ({ intent: 'CORRECT', code: null, name: null, birthDate: null, ...more });

  test.each([
    ['UBAH NAMA Budi Santoso', { name: 'Budi Santoso' }],
    ['#ubah nama: Budi Santoso', { name: 'Budi Santoso' }],
    ['betulkan nama saya jadi Budi Santoso', { name: 'Budi Santoso' }],
    ['ubah 2345678A nama Budi Santoso', { code: '2345678A', name: 'Budi Santoso' }],
    ['ubah tgl lahir 25-01-1987', { birthDate: '1987-01-25' }],
    ['CHANGE BIRTHDATE 2345678A 25 Januari 1987', { code: '2345678A', birthDate: '1987-01-25' }],
    ['ganti nama saya', {}],
    ['ubah data saya', {}],
    ['ubah tanggal lahir kemarin dulu', {}],
    ['change name?', {}],
  ])('%j is one', (text, more) => {
    expect(command(text)).toEqual(corrects(more));
  });

  test.each(['#Ubah Nama Hidayat#25011987#07082017', 'ubah data 3 orang menjadi 2', 'ubah besok'])(
    '%j is none',
    (text) => {
      expect(command(text)).not.toMatchObject({ intent: 'CORRECT' });
    },
  );
});
