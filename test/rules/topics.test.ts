// Topics are told by their words, whatever the spelling, ending or language; politeness counts last.
import { describe, expect, test } from 'vitest';
import { termsIn, termsOf } from '../../adapters/conversation/normalise.ts';
import { asksOfResidence } from '../../adapters/conversation/residence.ts';
import { readTopic, scoreTopics } from '../../adapters/conversation/topicOf.ts';
import { TOPIC_NAMES, TOPICS } from '../../adapters/conversation/topics.ts';
import { LANGUAGES } from '../../src/time.ts';
import { read } from './reading.ts';

describe('the table of topics', () => {
  test('has titles that fit a button, and examples that no other topic has', () => {
    const all = TOPIC_NAMES.flatMap((topic) => LANGUAGES.flatMap((language) => [...TOPICS[topic].examples[language]]));
    expect(new Set(all).size).toBe(all.length);
    for (const topic of TOPIC_NAMES) {
      for (const language of LANGUAGES) {
        expect(TOPICS[topic].title[language].length, topic).toBeLessThanOrEqual(20);
        expect(TOPICS[topic].examples[language].length, topic).toBeGreaterThan(0);
      }
    }
  });

  test.each(TOPIC_NAMES.map((topic) => [topic] as const))('takes the examples of %s for it', (topic) => {
    for (const language of LANGUAGES)
      for (const example of TOPICS[topic].examples[language]) expect(readTopic(example), example).toEqual({ topic });
  });
});

describe('words', () => {
  test.each([
    ['biayanya', 'FEE'],
    ['dibawa', 'BRING'],
    ['syaratnyaa', 'REQUIREMENT'],
    ['brp', 'HOW_MANY'],
    ['piro', 'HOW_MANY'],
    ['sabaraha', 'HOW_MANY'],
    ['antrine', 'QUEUE'],
    ['epasspornya', 'E_PASSPORT'],
    ['daughters', 'CHILD'],
  ] as const)('%s is %s', (word, term) => {
    expect(termsOf(word)).toContain(term);
  });

  test('of two parts are found in a sentence', () => {
    expect(termsIn('ada kursi roda?')).toContain('DISABLED');
    expect(termsIn('how much is it')).toContain('HOW_MUCH');
  });

  test('that end in -ku are also the speaker’s', () => {
    expect(termsIn('nomerku piro')).toContain('MINE');
    expect(termsIn('buku')).not.toContain('MINE');
  });

  test('of a text that is too long are not looked at', () => {
    expect(termsIn(`biaya ${'a '.repeat(400)}`).size).toBe(0);
    expect(termsOf('b'.repeat(30))).toEqual([]);
  });
});

describe('a topic', () => {
  test.each([
    ['permisi pak mau tanya, biaya bikin paspor berapa ya? makasih', 'FEE'],
    ['jam piro kantore bukak mas', 'HOURS'],
    ['terima kasih', 'THANKS'],
    ['halo min', 'HELP'],
    ['ibu saya pakai kursi roda', 'PRIORITY'],
    ['ibu menyusui didahulukan ga?', 'PRIORITY'],
    ['ada ruang menyusui ga?', 'FACILITIES'],
    ['musholanya sebelah mana?', 'FACILITIES'],
    ['kantor lain yg dekat', 'OTHER_OFFICE'],
  ] as const)('of "%s" is %s', (text, topic) => {
    expect(readTopic(text)).toEqual({ topic });
  });

  test('that is not clear is a choice, the likeliest first', () => {
    const reading = readTopic('petugas antrian biaya alamat');
    expect(reading).toHaveProperty('choices');
    const text = 'apakah bayi dan jompo';
    expect(readTopic(text)).toEqual({ choices: ['PRIORITY', 'CHILD'] });
  });

  test('is none where nothing is known', () => {
    expect(readTopic('xyzzy plugh')).toEqual({ choices: [] });
    expect(readTopic('terima kasih, tapi kapan?')).not.toEqual({ topic: 'THANKS' });
  });

  test('depends on whether there is a booking', () => {
    expect(readTopic('bisa siangan ga')).not.toEqual({ topic: 'CHANGE' });
    expect(readTopic('bisa siangan ga', true)).toEqual({ topic: 'CHANGE' });
  });

  test('has the points of all cues that fit, and loses those that speak against it', () => {
    const score = (text: string) => scoreTopics(termsIn(text)).find(({ topic }) => topic === 'LOST')?.score ?? 0;
    expect(score('paspor hilang')).toBeGreaterThanOrEqual(6);
    expect(score('kode paspor hilang')).toBeLessThan(score('paspor hilang'));
  });
});

describe('a day of the week in a change', () => {
  const booked = { own: ['2345678A'] };

  test('is asked about, for the booked day tells which one is meant', () => {
    const asked = { intent: 'MENTION', wish: 'CHANGE', visitDate: '2017-08-03', byWeekday: true };
    expect(read('ganti hari kamis', undefined, booked)).toMatchObject(asked);
    expect(read('pindah 2345678A kamis', undefined, booked)).toMatchObject({ ...asked, code: '2345678A' });
  });

  test('is a command with its sign alone', () => {
    const command = { intent: 'RESCHEDULE', visitDate: '2017-08-03' };
    expect(read('#ubah kamis', undefined, booked)).toMatchObject(command);
    expect(read('#pindah ke tanggal 3', undefined, booked)).toMatchObject(command);
    expect(read('ubah 03082017', undefined, booked)).toMatchObject(command);
    const asked = { intent: 'MENTION', wish: 'CHANGE', visitDate: '2017-08-03' };
    expect(read('ubah kamis 3 agustus', undefined, booked)).toMatchObject(asked);
    expect(read('pindah ke tanggal 3', undefined, booked)).toMatchObject(asked);
  });
});

describe('a message about a topic', () => {
  test('names the day that was asked', () => {
    expect(read('hari sabtu buka?')).toEqual({ intent: 'TOPIC', topic: 'HOURS', date: '2017-08-05' });
    expect(read('tgl 7 penuh ga')).toEqual({ intent: 'QUOTA', date: '2017-08-07' });
  });

  test('goes on with the last one where only a day is said', () => {
    expect(read('kalo minggu?', undefined, { lastTopic: 'HOURS' })).toMatchObject({
      topic: 'HOURS',
      date: '2017-08-06',
    });
    expect(read('kalo minggu?')).toMatchObject({ intent: 'UNCLEAR' });
  });

  test('may be chosen by its number', () => {
    const choices = ['FEE', 'HOURS'] as const;
    expect(read('2', undefined, { choices })).toMatchObject({ intent: 'TOPIC', topic: 'HOURS' });
    expect(read('3', undefined, { choices })).toMatchObject({ intent: 'UNCLEAR' });
  });

  test('asks what a loss costs, and is no report of it', () => {
    expect(read('denda paspor hilang berapa')).toMatchObject({ topic: 'FEE' });
    expect(read('paspor saya hilang')).toEqual({ intent: 'LOST' });
  });

  test.each([
    ['can you speak english?', 'en'],
    ['bisa bahasa indonesia aja?', 'id'],
  ])('%s wants the language %s', (text, language) => {
    expect(read(text)).toEqual({ intent: 'LANGUAGE', language });
  });
});

describe('a question about the town of the identity card', () => {
  test.each([
    ['ktp jakarta bisa bikin di bogor?', true],
    ['ktp luar kota boleh pak?', true],
    ['saya merantau, bisa ngurus di sini ga', true],
    ['saya dari cianjur bisa bikin di bogor?', true],
    ['domisili surabaya apa harus pulang kampung buat ngurus', true],
    ['aku asli medan, kudu mulih ora?', true],
    ['I am from Surabaya, can I apply here?', true],
    ['nomor wa kantor depok berapa', false],
    ['kantor imigrasi jakarta selatan di mana', false],
    ['dari bogor naik apa', false],
    ['bawa ktp asli?', false],
  ])('is told from one about other offices: %s', (text, isOne) => {
    expect(asksOfResidence(text)).toBe(isOne);
  });
});

describe('half sentences, everyday and regional words', () => {
  const held = { held: ['2345678A'], own: ['2345678A'], names: ['Sari Nugroho'] };
  test.each([
    [
      'sy mau daftar an. Putri Ayu Lestari lhr 12 12 92 dtg tgl 10/8',
      {},
      { intent: 'REGISTER', name: 'Putri Ayu Lestari' },
    ],
    ['wonten mboten antrian kangge benjing', {}, { intent: 'QUOTA', date: '2017-08-02' }],
    ['klo 18?', { lastTopic: 'HOURS' }, { intent: 'TOPIC', topic: 'HOURS', date: '2017-08-18' }],
    ['nomer antrean punya suami saya bisa saya pake ga', {}, { intent: 'TOPIC', topic: 'PROXY' }],
    ['can my friend come with me, 2 of us want passports', {}, { intent: 'TOPIC', topic: 'ADD_PERSON' }],
    ['paspor lawas ku entek masa berlakune, piye', {}, { intent: 'TOPIC', topic: 'SERVICES' }],
    ['itu jam berapa harus nyampe', held, { intent: 'TOPIC', topic: 'LATE' }],
    // "Tapi" joins what else is said; only behind a yes it takes something back.
    ['saya udh otw tapi macet parah', held, { intent: 'TOPIC', topic: 'LATE' }],
    ['iya benar tapi tanggalnya lain', held, { intent: 'MENTION', wish: 'CHANGE' }],
    ['bukan segitu tgl lahirnya', held, { intent: 'MENTION', wish: 'CHANGE' }],
    ['nama saya kurang satu huruf, harusnya Sari Nugrohoh', held, { intent: 'CORRECT', name: 'Sari Nugrohoh' }],
    ['ya udah lepasin aja tempatnya', held, { intent: 'MENTION', wish: 'CANCEL' }],
    ['lepas aja tempatnya', held, { intent: 'MENTION', wish: 'CANCEL' }],
    ['slotnya dilepas aja pak', held, { intent: 'MENTION', wish: 'CANCEL' }],
    // Here it is no place that comes off.
    ['halaman paspor saya lepas', held, { intent: 'LOST' }],
  ])('are understood: %s', (text, more, intent) => {
    expect(read(text, undefined, more as Parameters<typeof read>[2])).toMatchObject(intent);
  });
});
