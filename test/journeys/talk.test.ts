// Whole conversations through the simulator: led step by step, a family, photo and text in either order, and no end of the same.
import { describe, expect, test } from 'vitest';
import { newCode } from '../../src/bookingCode.ts';
import { openApp } from '../support/app.ts';
import type { OfficeChange } from '../support/offices.ts';

const BOGOR = '+628111100333';
const BATAM = '+6282288862017';

describe('a conversation', async () => {
  const app = await openApp({
    change: { BOGOR: { policy: { maxLiveBookingsPerSender: 3 } } },
  });
  let numbers = 0;
  const phone = (to = BOGOR) => {
    const from = `+6281255500${String(++numbers).padStart(3, '0')}`;
    return async (text: string, more: object = {}) => {
      const { replies, intent, reason } = await app.simulator({ from, to, text, ...more });
      return {
        from,
        text: replies.map((reply) => reply.text).join('\n---\n'),
        keys: replies.map(({ key }) => key),
        intent,
        reason,
      };
    };
  };
  const PHOTO = { media: ['https://example.com/ktp.jpg'] };

  test('leads who cannot manage the format to a queue number, with a correction in the middle', async () => {
    const say = phone();
    expect((await say('pandu')).text).toBe(
      'Data pribadi Anda dan cara kami memakainya: https://antrean.example/privacy/BOGOR\n\n' +
        'Baik, kami pandu. Untuk Kantor Imigrasi Bogor.\n1/4 Siapa nama Anda, seperti di KTP?',
    );
    expect((await say('12345')).keys).toEqual(['guideNameWrong']);
    expect((await say('Siti Aminah')).text).toBe('2/4 Siti Aminah, tanggal lahir Anda? Contoh: 25-01-1987');
    expect((await say('31-02-1990')).keys).toEqual(['guideBirthDateWrong']);
    const days = await say('12 Mei 1990');
    expect(days.text).toContain('3/4 Mau datang hari apa?');
    expect(days.text).toContain('1. Selasa, 1 Agustus 2017');
    // In the middle: the name was not right.
    expect((await say('ubah nama')).keys).toEqual(['guideName']);
    expect((await say('Siti Aminah Putri')).text).toContain('3/4');
    expect((await say('99')).keys).toEqual(['guideDayWrong']);
    const all = await say('5');
    expect(all.text).toBe(
      '4/4 Sudah benar?\n1 Nama: Siti Aminah Putri\n2 Lahir: 12 Mei 1990\n3 Hari: Senin, 7 Agustus 2017, Kantor Imigrasi Bogor\nBalas YA, atau angka yang salah.',
    );
    expect((await say('2')).keys).toEqual(['guideBirthDate']);
    expect((await say('13-05-1990')).text).toContain('2 Lahir: 13 Mei 1990');
    const done = await say('ya');
    expect(done.keys).toEqual(['confirmed']);
    expect(done.text).toMatch(/^Nomor antrean A1\d\d$/m);
    expect(await app.query(`select name, birth_date::text, status from booking where name like 'Siti%'`)).toEqual([
      { name: 'Siti Aminah Putri', birth_date: '1990-05-13', status: 'CONFIRMED' },
    ]);
    // All of it is seen as what it was, not as words that were not understood.
    expect(await app.query('select distinct intent, reason from inbox_message where sender = $1', [done.from])).toEqual(
      [{ intent: 'GUIDE', reason: null }],
    );
  });

  test('answers pictures without a word, wherever the text is cut for comparing', async () => {
    const say = phone();
    for (const text of [
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'.repeat(20),
      `a${'\u{1F602}'.repeat(30)}`,
      '\u{1D4D0}'.repeat(150),
    ])
      expect((await say(text)).keys).toHaveLength(1);
  });

  test('leads in English if asked for it, goes on after hours, and begins again after a day', async () => {
    const say = phone();
    expect((await say('#bahasa en')).text).toBe('All right, we will answer in English.');
    expect((await say('guide')).text).toContain('1/4 What is your name');
    await say('John Smith');
    app.clock.advance(23 * 60);
    expect((await say('1 March 1980')).text).toContain('3/4 Which day will you come?');
    expect((await say('hello')).text).toContain('3/4');
    expect((await say('#kuota')).text).toContain('places left');
    app.clock.advance(25 * 60);
    // Two days later it is forgotten what the number was for; the language is still known.
    expect((await say('2')).text).toContain('To register');
    app.clock.set('2017-08-01T09:00:00+07:00');
  });

  test('takes no yes for the booking that waits after another was refused', async () => {
    const say = phone();
    expect((await say('#Salah Tulis#25011961#08082017')).keys).toEqual(['held']);
    // On a Saturday the office is closed.
    expect(await say('#Salah Tulis#25011961#05082017')).toMatchObject({ reason: 'VISITDATE_CLOSED' });
    expect((await say('ya')).keys).toEqual(['bookingWaits']);
    expect((await say('ya')).keys).toEqual(['confirmed']);
  });

  test('lets go of those who give up', async () => {
    const say = phone();
    await say('pandu');
    expect((await say('batal')).keys).toEqual(['guideLeft']);
    expect((await say('Budi')).keys).toEqual(['howTo']);
  });

  test('registers a family from one number, each with a code, up to the limit', async () => {
    const say = phone();
    const codes: string[] = [];
    for (const name of ['Ayah Satu', 'Ibu Dua', 'Anak Tiga']) {
      const { text, keys } = await say(`#${name}#25011987#08082017`);
      expect(keys).toEqual(['held']);
      codes.push(/kode ([A-Z0-9]{8})/.exec(text)?.[1] as string);
    }
    expect(new Set(codes).size).toBe(3);
    expect(await say('#Kakek Empat#25011950#08082017')).toMatchObject({ reason: 'LIMIT_REACHED' });
    // "Ya" alone does not say who is meant.
    const which = await say('ya');
    expect(which.keys).toEqual(['whichOne']);
    for (const code of codes) expect(which.text).toContain(code);
    for (const code of codes) expect((await say(code)).keys).toEqual(['confirmed']);
    const all = await say('#cek');
    for (const code of codes) expect(all.text).toContain(code);
  });

  test('confirms a family whose codes come in one message, each with the name and the number', async () => {
    const say = phone();
    const codes: string[] = [];
    for (const name of ['Ayah Enam', 'Ibu Tujuh']) {
      const { text } = await say(`#${name}#25011987#08082017`);
      codes.push(/kode ([A-Z0-9]{8})/.exec(text)?.[1] as string);
    }
    const all = await say(codes.join(' '));
    expect(all).toMatchObject({ keys: ['statusConfirmed'], intent: 'CONFIRM', reason: null });
    expect(all.text).toMatch(/^Ayah Enam: nomor antrean A\d+.*\n.*\n?Ibu Tujuh: nomor antrean A\d+/s);
    const numbers = [...all.text.matchAll(/nomor antrean A(\d+)/g)].map(([, number]) => Number(number));
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
    // A code that is no one's ends it: a message is one guess.
    const unknown = newCode();
    const last = newCode();
    const again = await say(`${codes[0]} ${unknown} ${last}`);
    expect(again.text).toContain(`${unknown}: `);
    expect(again.text).not.toContain(last);
  });

  test('takes a photo that comes before its text, after it, and with it', async () => {
    const textFirst = phone(BATAM);
    app.clock.set('2017-08-01T08:00:00+07:00');
    expect(await textFirst('#Wati#25011987#Jl. Melati No 1')).toMatchObject({
      reason: 'MEDIA_MISSING',
      keys: ['photoWanted'],
    });
    expect((await textFirst('', PHOTO)).keys).toEqual(['held']);
    const photoFirst = phone(BATAM);
    expect((await photoFirst('', PHOTO)).keys).toEqual(['photoWaits']);
    expect((await photoFirst('#Joko#25011987#Jl. Mawar No 2')).keys).toEqual(['held']);
    const together = phone(BATAM);
    expect((await together('#Dewi#25011987#Jl. Kenanga No 3', PHOTO)).keys).toEqual(['held']);
    const photos = await app.query(`select photo is not null as has from booking where office = 'BATAM'`);
    expect(photos).toEqual([{ has: true }, { has: true }, { has: true }]);
    app.clock.set('2017-08-01T09:00:00+07:00');
  });

  test('answers every question from what the office has set', async () => {
    const say = phone();
    const keys = [];
    for (const question of ['hari sabtu buka?', 'kalo minggu?', 'jam brp bukanya', 'tgl 7 penuh ga', 'tgl 8 penuh ga'])
      keys.push((await say(question)).keys);
    expect(keys).toEqual([['closedOn'], ['closedOn'], ['openingHours'], ['freeOn'], ['freeOn']]);
  });

  test('says once to a sender who repeats the same text that it was answered, and answers all else', async () => {
    const robot = phone();
    const keys = [];
    for (let turn = 0; turn < 5; turn++)
      keys.push((await robot('Terima kasih, pesan Anda kami terima dan akan dibalas')).keys);
    expect(keys).toEqual([['welcome'], ['welcome'], ['alreadyAnswered'], [], []]);
    expect((await robot('#cek')).keys).toEqual(['nothingBooked']);
    expect((await robot('buka jam berapa')).keys).toEqual(['openingHours']);
    app.clock.advance(61);
    expect((await robot('terima kasih, pesan anda kami terima dan akan dibalas!')).keys).not.toEqual([]);
    app.clock.set('2017-08-01T09:00:00+07:00');
  });

  test('ends a talk with a machine that sends our own words back, and answers the person behind it', async () => {
    const say = phone();
    const answered: string[][] = [];
    let text = 'bagaimana cara daftar antrean paspor';
    for (let turn = 0; turn < 12; turn++) {
      const answer = await say(text);
      answered.push(answer.keys);
      text = answer.text || text;
    }
    expect(answered.filter((keys) => keys.length > 0).length).toBeLessThanOrEqual(4);
    expect((await say('bagaimana cara daftar antrean paspor')).keys).not.toEqual([]);
    expect((await say('#cek')).keys).toHaveLength(1);
  });

  test('answers no sender more than sixty times an hour, and says when it answers again', async () => {
    const say = phone();
    const texts: string[] = [];
    for (let turn = 0; turn < 65; turn++) texts.push((await say(`pertanyaan ke-${turn}`)).text);
    expect(texts.filter((text) => text !== '')).toHaveLength(61);
    expect(texts[60]).toBe('Terlalu banyak pesan dalam satu jam. Kami akan membalas lagi mulai 10.00 WIB.');
    app.clock.advance(61);
    expect((await say('#cek')).keys).toHaveLength(1);
    app.clock.set('2017-08-01T09:00:00+07:00');
  });

  test.each(['Pandu', 'Info', 'Mulai', 'Tes', 'Awal', 'Cek', 'Daftar', 'Status', 'Kuota', 'nama Salam'])(
    'takes %s for a name where the name is asked for',
    async (name) => {
      const say = phone();
      await say('pandu');
      expect((await say(name)).text).toBe(`2/4 ${name.replace('nama ', '')}, tanggal lahir Anda? Contoh: 25-01-1987`);
    },
  );

  test.each(['ya', 'Ubah nama', 'halo', 'Selamat pagi pak', 'tidak', 'ok siap', 'P'])(
    'asks again for the name where the answer is %s',
    async (said) => {
      const say = phone();
      await say('pandu');
      expect((await say(said)).keys).toEqual(['guideNameWrong']);
      expect((await say('Budi')).keys).toEqual(['guideBirthDate']);
    },
  );

  test.each([
    ['#cek', 'nothingBooked'],
    ['STOP', 'stopHow'],
    ['batal', 'guideLeft'],
    ['gak jadi deh', 'guideLeft'],
    ['paspor saya hilang', 'lostOrDamaged'],
  ])('in the middle of being asked for the name, %s is what it says', async (said, key) => {
    const say = phone();
    await say('pandu');
    expect((await say(said)).keys).toEqual([key]);
  });

  test('takes a day written out for the day, never for a code, and a yes for the yes to what it has shown', async () => {
    const say = phone();
    await say('#Lain Orang#25011980#08082017');
    await say('pandu');
    await say('Rina Melati');
    expect((await say('5 jan 1987')).keys).toEqual(['guideDay']);
    expect((await say('7 agustus')).text).toContain('3 Hari: Senin, 7 Agustus 2017');
    const done = await say('iya bener 👍');
    expect(done.text).toContain('Nomor antrean');
    expect(
      await app.query(`select name, status from booking where name in ('Rina Melati', 'Lain Orang') order by name`),
    ).toEqual([
      { name: 'Lain Orang', status: 'HELD' },
      { name: 'Rina Melati', status: 'CONFIRMED' },
    ]);
  });

  test('takes the first day there is from who is led and wants any', async () => {
    const say = phone();
    for (const text of ['pandu', 'Sinta Segera', 'saya lahir 25 januari 1987 di bogor']) await say(text);
    expect((await say('secepatnya pak')).text).toContain('2 Lahir: 25 Januari 1987\n3 Hari: Selasa, 1 Agustus 2017');
  });

  test('asks once whether to cancel, and cancels by yes alone', async () => {
    const say = phone();
    const code = /kode ([A-Z0-9]{8})/.exec((await say('#Dian Batalan#25011987#08082017')).text)?.[1] as string;
    const statusNow = async () => (await app.query('select status from booking where code = $1', [code]))[0].status;
    for (const [typed, answer, key] of [
      [`tolong batalkan kode ${code} pak`, 'tidak', 'kept'],
      [`saya tidak jadi ${code}`, 'jangan', 'kept'],
      ['ga jadi pak, batalin aja', 'gak jadi batal', 'kept'],
    ] as const) {
      expect(await say(typed)).toMatchObject({ keys: ['askCancel'], intent: 'CANCEL', reason: 'NOT_CERTAIN' });
      expect((await say(answer)).keys).toEqual([key]);
      expect(await statusNow()).toBe('HELD');
    }
    expect((await say(`kode ${code} ini buat apa?`)).keys).toEqual(['statusHeld']);
    expect((await say(`kode ${code} salah, saya mau tanggal 9`)).text).toContain('ke Rabu, 9 Agustus 2017?');
    expect(await statusNow()).toBe('HELD');
    // A yes to what was asked long ago, or before something else, is none to it.
    await say('batalkan saja');
    expect((await say('#cek')).keys).toEqual(['statusHeld']);
    expect((await say('ya')).keys).toEqual(['bookingWaits']);
    for (const beside of ['#kuota', 'makasih pak', 'halo']) {
      await say('batalkan saja');
      await say(beside);
      expect((await say('ya')).keys, beside).toEqual(['bookingWaits']);
      expect(await statusNow(), beside).toBe('HELD');
    }
    expect((await say('ya')).keys).toEqual(['confirmed']);
    expect((await say('ya')).keys).toEqual(['confirmed']);
    await say('tolong batalkan');
    app.clock.advance(61);
    expect((await say('ya')).keys).toEqual(['confirmed']);
    app.clock.set('2017-08-01T09:00:00+07:00');
    expect((await say('cancel aja min')).keys).toEqual(['askCancel']);
    expect((await say('ya, batalkan')).keys).toEqual(['cancelled']);
    expect(await statusNow()).toBe('CANCELLED');
  });

  test('names the booking that waits, and how to confirm it, to whatever it does not understand', async () => {
    const say = phone();
    const code = /kode ([A-Z0-9]{8})/.exec((await say('#Tuti Tunggu#25011987#08082017')).text)?.[1] as string;
    expect((await say('mksh pak')).text).toMatch(/^Sama-sama\.\n.*balas dengan kode/);
    for (const typed of ['saya nunggu mana lagi ya', 'terus apa lagi', 'apa?']) {
      const { text } = await say(typed);
      for (const said of ['Tuti Tunggu', code, 'Balas YA', '09.30 WIB', '#batal']) expect(text).toContain(said);
    }
  });

  test('offers buttons where the channel has them, and means the same by them as by the words', async () => {
    const from = '+6281255599001';
    const say = (text: string, action?: string) => app.simulator({ from, to: BOGOR, text, ...(action && { action }) });
    const press = async (buttons: { action: string; title: string }[], index: number) =>
      say(buttons[index]?.title ?? '', buttons[index]?.action);
    await say('pandu');
    await say('Ratna Sari');
    const days = await say('25-01-1987');
    const list = days.replies[0]?.buttons ?? [];
    expect(list).toHaveLength(7);
    for (const { title } of list) expect(title.length).toBeLessThanOrEqual(24);
    expect((await press(list, 1)).replies[0]?.text).toContain('Rabu, 2 Agustus 2017');
    await say('batal');
    const held = await say('#Ratna Sari#25011987#08082017');
    const buttons = held.replies[0]?.buttons ?? [];
    expect(buttons.map(({ title }) => title)).toEqual(['Ya, benar', 'Batal']);
    expect((await press(buttons, 0)).replies[0]?.key).toBe('confirmed');
    expect((await press(buttons, 1)).replies[0]?.key).toBe('cancelled');
  });
});

test("Batam's four formats over the years are four offices' templates, each with its own rules", async () => {
  const batam = (code: string, registration: NonNullable<OfficeChange['registration']>): OfficeChange => ({
    name: `Kantor Imigrasi ${code}`,
    city: 'Batam',
    timeZone: 'Asia/Jakarta',
    registration,
  });
  const template = 'NAMA#TGLLAHIR#ALAMAT';
  const app = await openApp({
    change: {
      BATAM_2017: batam('BATAM_2017', { template: `#${template}`, photo: 'required', intakeHours: '07:30-10:00' }),
      BATAM_2018: {
        ...batam('BATAM_2018', {
          template,
          more: [{ template: `E-PASSPORT#${template}`, service: 'E_PASSPORT' }],
        }),
        services: [
          { code: 'PASSPORT', name: { id: 'Paspor', en: 'Passport' }, channels: ['WHATSAPP'] },
          { code: 'E_PASSPORT', name: { id: 'E-paspor', en: 'E-passport' }, channels: ['WHATSAPP'] },
        ],
      },
      BATAM_2019: batam('BATAM_2019', { template: `${template}#JUMLAH` }),
    },
  });
  let numbers = 0;
  const say = (to: string, text: string, more: object = {}) =>
    app.simulator({ from: `+62812666${String(++numbers).padStart(5, '0')}`, to, text, ...more });
  const photo = { media: ['https://example.com/ktp.jpg'] };
  expect(await say('BATAM_2017', '#Budi#25011987#Jl. Melati #5', photo)).toMatchObject({
    intent: 'REGISTER',
    reason: null,
  });
  expect(await say('BATAM_2017', '#Sari#25011987#Jl. Melati 6')).toMatchObject({ reason: 'MEDIA_MISSING' });
  app.clock.set('2017-08-01T10:00:00+07:00');
  expect(await say('BATAM_2017', '#Tono#25011987#Jl. Melati 7', photo)).toMatchObject({
    reason: 'OUTSIDE_HOURS',
  });
  expect(await say('BATAM_2018', 'Wati#25011987#Jl. Melati 8')).toMatchObject({ intent: 'REGISTER', reason: null });
  expect(await say('BATAM_2018', 'E-PASSPORT#Joko#25011987#Jl. Melati 9')).toMatchObject({
    intent: 'REGISTER',
    reason: null,
  });
  const family = await say('BATAM_2019', 'Dewi#25011987#Jl. Melati 10#3');
  expect(family).toMatchObject({ intent: 'REGISTER', reason: null });
  expect(family.replies[0]?.text).toContain('Ini untuk satu orang');
  const rows = await app.query(`select office, name, address, service from booking order by office, name`);
  expect(rows).toEqual([
    { office: 'BATAM_2017', name: 'Budi', address: 'Jl. Melati #5', service: 'PASSPORT' },
    { office: 'BATAM_2018', name: 'Joko', address: 'Jl. Melati 9', service: 'E_PASSPORT' },
    { office: 'BATAM_2018', name: 'Wati', address: 'Jl. Melati 8', service: 'PASSPORT' },
    { office: 'BATAM_2019', name: 'Dewi', address: 'Jl. Melati 10', service: 'PASSPORT' },
  ]);
});

test('a lost passport is refused by chat, and told where to go instead', async () => {
  const app = await openApp({
    change: { defaults: { registration: { template: '#NAMA#TGLLAHIR#TGLKEDATANGAN#LAYANAN' } } },
  });
  const { reason, replies } = await app.simulator({
    from: '+6281277700001',
    to: BOGOR,
    text: '#Budi#25011987#07082017#paspor hilang',
  });
  expect(reason).toBe('NOT_BY_CHANNEL');
  expect(replies[0]?.text).toContain('Silakan datang langsung ke Kantor Imigrasi Bogor');
});
