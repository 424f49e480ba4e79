// Conversations in people's own words through the simulator, each to where the person wanted: registering, asking, moving, an officer.
import { describe, expect, test } from 'vitest';
import { openApp } from '../support/app.ts';

const BOGOR = '+628111100333';
const BATAM = '+6282288862017';

describe('in own words', async () => {
  const app = await openApp();
  let numbers = 0;
  const phone = (to = BOGOR) => {
    const from = `+6281255700${String(++numbers).padStart(3, '0')}`;
    const say = async (text: string, more: object = {}) => {
      const { replies, intent, reason } = await app.simulator({ from, to, text, ...more });
      return {
        text: replies.map((reply) => reply.text).join('\n---\n'),
        keys: replies.map(({ key }) => key),
        buttons: replies.flatMap(({ buttons }) => buttons ?? []),
        intent,
        reason,
      };
    };
    return Object.assign(say, { from });
  };
  const bookings = (name: string) => app.query('select birth_date::text, status from booking where name = $1', [name]);

  test.each([
    ['a message for each field', ['nama saya Tono Tiga', 'lahir 25 01 1987', 'datang 7 agustus'], 'Tono Tiga'],
    ['the name alone after asking how', ['daftar', 'Agus Salim', '25/01/1987', '15 agustus 2017'], 'Agus Salim'],
    [
      'the name again with the birth date',
      ['mau bikin paspor gmn caranya', 'Siti Rahayu', 'siti rahayu lahir 25 januari 1987', 'besok'],
      'Siti Rahayu',
    ],
    ['the day behind a line that lacks it', ['#Prita Anggraini#25011987', '07082017'], 'Prita Anggraini'],
    ['one sentence', ['mau antre tgl 9 agustus atas nama Kartini Dewi tgl lahir 25 januari 1987'], 'Kartini Dewi'],
  ])('%s registers', async (_how, texts, name) => {
    const say = phone();
    let last = await say(texts[0] ?? '');
    for (const text of texts.slice(1)) {
      expect(last.keys, text).not.toEqual(['held']);
      last = await say(text);
    }
    expect(last.keys).toEqual(['held']);
    expect((await say('iya bener pak')).keys).toEqual(['confirmed']);
    expect(await bookings(name)).toEqual([{ birth_date: '1987-01-25', status: 'CONFIRMED' }]);
  });

  test('what is missing is named, and the notice of privacy comes first', async () => {
    const say = phone();
    const first = await say('nama saya Dina Satu');
    expect(first).toMatchObject({ keys: ['tooFewFields'], reason: 'TOO_FEW_FIELDS' });
    expect(first.text).toMatch(/^Data pribadi Anda/);
    expect(first.text).toContain('Sudah terbaca: nama Dina Satu.');
    expect(first.text).toContain('yang belum ada: tanggal lahir, tanggal kedatangan');
    const second = await say('lahir 25 januari 1987');
    expect(second.text).not.toContain('Data pribadi');
    expect(second.text).toContain('yang belum ada: tanggal kedatangan');
  });

  test('a registration that was begun can be left, and is forgotten after a day', async () => {
    const say = phone();
    await say('nama saya Lupa Saja');
    expect((await say('gak jadi deh')).keys).toEqual(['guideLeft']);
    expect((await say('lahir 25 januari 1987')).text).not.toContain('Lupa Saja');
    const later = phone();
    await later('nama saya Lewat Hari');
    app.clock.advance(25 * 60);
    expect((await later('lahir 25 januari 1987')).text).not.toContain('Lewat Hari');
    app.clock.set('2017-08-01T09:00:00+07:00');
  });

  test('an office that wants an address asks for it', async () => {
    const say = phone(BATAM);
    await say('nama saya Rita Batam');
    expect((await say('lahir 25 januari 1987')).text).toContain('yang belum ada: alamat');
    expect((await say('Jl. Melati No 3 Batam Center')).keys).toEqual(['photoWanted']);
  });

  test('a question is answered from what the office has set', async () => {
    const say = phone();
    expect((await say('hari sabtu buka?')).text).toMatch(/^Kantor Imigrasi Bogor tutup pada Sabtu, 5 Agustus 2017\./);
    expect((await say('tgl 17 agustus buka ga?')).text).toMatch(
      /tutup pada Kamis, 17 Agustus 2017 \(.*Kemerdekaan.*\)/,
    );
    expect((await say('kalau hari rabu?')).text).toMatch(/buka pada Rabu, 2 Agustus 2017: \d\d\.\d\d-/);
    expect((await say('jam operasionalnya dong')).text).toMatch(/^Jam buka Kantor Imigrasi Bogor:\nSenin.* WIB/);
    expect((await say('tgl 7 penuh ga')).text).toMatch(/Senin, 7 Agustus 2017: masih ada \d+ tempat\./);
    expect((await say('tgl 5 agustus penuh ga')).keys).toEqual(['noneFreeOn']);
    expect((await say('syaratnya apa?')).text).toContain('- KTP elektronik');
    expect((await say('antrian nomor berapa sekarang?')).keys).toEqual(['nothingServed']);
    expect((await say('saya di Depok, nomor wa depok berapa?')).text).toContain('Kantor Imigrasi Depok');
    expect((await say('imigrasi terdekat di mana')).keys).toEqual(['whichCity']);
    const residence = await say('ktp jakarta bisa bikin di bogor?');
    expect(residence.text).toContain('di kantor imigrasi mana pun');
    expect(residence.text).toContain('Mau mendaftar di Kantor Imigrasi Bogor? Kirim');
    expect((await say('perpanjang bisa lewat sini?')).keys).toEqual(['servicesHere']);
    expect((await say('what time do you close')).text).toMatch(/^Opening hours of Kantor Imigrasi Bogor:/);
  });

  test('a question without an answer, a complaint and a wish for a person are listed for officers', async () => {
    const say = phone();
    const asked = [
      ['alamatnya di mana?', 'notSetHere', 'LOCATION', 'NO_ANSWER'],
      ['ada calo minta 1 juta', 'complaintHeard', 'COMPLAINT', 'WANTS_OFFICER'],
      ['PETUGAS', 'humanAsked', 'HUMAN', 'WANTS_OFFICER'],
    ] as const;
    for (const [text, key, intent, reason] of asked)
      expect(await say(text), text).toMatchObject({ keys: [key], intent, reason });
    const kept = await app.query('select intent, reason from inbox_message where sender = $1 order by id', [say.from]);
    expect(kept).toEqual(asked.map(([, , intent, reason]) => ({ intent, reason })));
  });

  test('an unclear message is asked back once, and the number or the button chooses', async () => {
    const say = phone();
    const which = await say('apakah bayi dan jompo');
    expect(which).toMatchObject({ keys: ['whatMeant'], intent: 'UNCLEAR' });
    expect(which.text).toContain('1. Prioritas\n2. Paspor anak');
    expect((await say('2')).keys).toEqual(['childNeeds']);
    await say('apakah jompo dan bayi');
    // The number belongs to the last list alone.
    await say('makasih pak');
    expect((await say('2')).keys).not.toEqual(['childHow']);
    const [first] = (await say('apakah bayi dan jompo pak')).buttons;
    expect(first?.title).toBe('Prioritas');
    expect((await say(first?.title ?? '', { action: first?.action })).keys).toEqual(['priorityHow']);
  });

  test('another day is moved to by a yes alone, and an earlier place is asked for by one', async () => {
    const say = phone();
    await say('#Wahyu Pindah#25011987#08082017');
    await say('ya');
    const asked = await say('pak tgl 8 saya ga bisa, bisa diganti tgl 9?');
    expect(asked.text).toContain('ke Rabu, 9 Agustus 2017?');
    expect(asked.buttons.map(({ title }) => title)).toEqual(['Ya, pindahkan', 'Tidak, tetap']);
    expect((await say('jangan pak')).keys).toEqual(['kept']);
    await say('bisa tolong digeser ke hari kamis?');
    // Beside another question the yes is none to the move.
    expect((await say('jam buka kantor')).keys).toEqual(['openingHours']);
    expect((await say('ya')).keys).not.toEqual(['confirmed']);
    // Kamis beside a booking on Tuesday is the Thursday after it.
    const again = await say('bisa tolong digeser ke hari kamis?');
    expect((await say('iya', {})).text).toContain('Kamis, 10 Agustus 2017');
    expect(again.text).toContain('ke Kamis, 10 Agustus 2017?');
    expect((await say('bisa lebih awal ga pak?')).keys).toEqual(['askEarlier']);
    expect((await say('mau pak')).keys).toEqual(['standbyJoined']);
  });

  test('the day after #ubah is the rest of it', async () => {
    const say = phone();
    await say('#Yuni Ubah#25011987#08082017');
    await say('ya');
    expect((await say('#ubah')).keys).toEqual(['changeHow']);
    expect((await say('10 agustus')).text).toContain('Kamis, 10 Agustus 2017');
  });

  test('a question beside the guide is answered, and the guide goes on', async () => {
    const say = phone();
    await say('pandu');
    const beside = await say('syaratnya apa dulu?');
    expect(beside).toMatchObject({ intent: 'REQUIREMENTS' });
    expect(beside.text).toContain('1/4 Siapa nama Anda');
    expect((await say('petugas')).keys).toEqual(['humanAsked']);
    expect((await say('Anak Agung Gede')).text).toContain('2/4 Anak Agung Gede');
    expect((await say('bayarnya dmn')).text).toContain('2/4');
  });
});
