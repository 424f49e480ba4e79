// The simulator sends what people really type to real offices: Batam's formats over the years, slips, both languages.
import { describe, expect, test } from 'vitest';
import { codeIn, openApp, type SimulatorAnswer } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import type { OfficeChange } from '../support/offices.ts';

const channels = (number: string): OfficeChange['channels'] => [{ kind: 'WHATSAPP', address: number }];
const byChat = (code: string, id: string, en: string): NonNullable<OfficeChange['services']>[number] => ({
  code,
  name: { id, en },
  channels: ['WHATSAPP', 'SMS'],
});

/** Batam as it asked in June 2017, in March 2018, in 2018 for e-passports beside it, and in 2019 for families. */
const BATAMS = ['+6281100000061', '+6281100000062', '+6281100000063', '+6281100000064'] as const;
const SMS = '+6281100000065';
const app = await openApp({
  change: {
    DEPOK: {
      channels: channels(BATAMS[0]),
      registration: { template: 'NAMA#TGL.LAHIR#ALAMAT', photo: 'required' },
    },
    MEDAN: {
      channels: channels(BATAMS[1]),
      registration: { template: 'NAMA#TGL.LAHIR(DDMMYYYY)#ALAMAT SESUAI KTP' },
    },
    BANDUNG: {
      channels: channels(BATAMS[2]),
      registration: { template: 'NAMA#TGLLAHIR#ALAMAT', more: [{ template: 'E-PASSPORT#NAMA#TGLLAHIR#ALAMAT' }] },
      services: [
        byChat('PASSPORT', 'Paspor', 'Passport'),
        byChat('E_PASSPORT', 'Paspor elektronik', 'Electronic passport'),
      ],
    },
    SURABAYA: {
      channels: channels(BATAMS[3]),
      registration: { template: 'NAMA#TGLLAHIR#ALAMAT SESUAI EKTP#JUMLAH KELUARGA' },
      policy: { maxLiveBookingsPerSender: 5 },
    },
    KARAWANG: { channels: [{ kind: 'SMS', address: SMS }] },
  },
});
const BOGOR = '+628111100333';

let senders = 0;

function phone(to: string) {
  const from = phoneOf(300 + senders);
  const name = nameOf(300 + senders++);
  const send = async (text: string, more: object = {}) => {
    const answer: SimulatorAnswer = await app.simulator({ from, to, text, ...more });
    const [reply] = answer.replies;
    return { key: reply?.key, text: reply?.text ?? '', intent: answer.intent, reason: answer.reason };
  };
  return { name, send };
}

const photo = { media: { url: 'https://example.com/ktp.jpg', contentType: 'image/jpeg' } };

describe("Batam's formats over the years", () => {
  test('2017: name, birth date, address, and a photo', async () => {
    const { name, send } = phone(BATAMS[0]);
    const line = `${name}#14031992#Jl. Melati No. 3, RT 02/RW 05`;
    expect(await send(line)).toMatchObject({ intent: 'REGISTER', reason: 'MEDIA_MISSING' });
    expect(await send('', photo)).toMatchObject({ key: 'held', reason: null });
    const other = phone(BATAMS[0]);
    expect(await other.send(line.replace(name, other.name), photo)).toMatchObject({ key: 'held', reason: null });
  });

  test('2018: the same without a photo', async () => {
    const { name, send } = phone(BATAMS[1]);
    const held = await send(`${name}#14/3/1992#JL. MELATI RUKO #3 BATAM`);
    expect(held).toMatchObject({ key: 'held' });
    const [row] = await app.query('select address, birth_date::text from booking where name = $1', [name]);
    expect(row).toEqual({ address: 'JL. MELATI RUKO #3 BATAM', birth_date: '1992-03-14' });
  });

  test('2018: an e-passport by its keyword, however it is spelt', async () => {
    for (const [keyword, service] of [
      ['', 'PASSPORT'],
      ['E-PASSPORT#', 'E_PASSPORT'],
      ['e paspor # ', 'E_PASSPORT'],
    ]) {
      const { name, send } = phone(BATAMS[2]);
      expect(await send(`${keyword}${name}#14031992#Jl. Melati 1`)).toMatchObject({ key: 'held' });
      expect(await app.query('select service from booking where name = $1', [name])).toEqual([{ service }]);
    }
    const help = await phone(BATAMS[2]).send('halo');
    expect(help.text).toContain('\nCONTOH#01011900#JL. MELATI NO 1\nE-PASSPORT#CONTOH#01011900#JL. MELATI NO 1');
  });

  test('2019: a family says how many they are, and is told how to go on', async () => {
    const { name, send } = phone(BATAMS[3]);
    const held = await send(`${name}#14031992#Jl. Melati No 3, Batam#3`);
    expect(held.key).toBe('held');
    expect(held.text).toContain(
      'Kirim satu pesan untuk setiap anggota keluarga, paling banyak 5 orang dari nomor ini.',
    );
    const [row] = await app.query('select address from booking where name = $1', [name]);
    expect(row.address).toBe('Jl. Melati No 3, Batam');
  });
});

describe('what is put right', () => {
  test('is said under the data, and the line that is shown is understood when it is sent back', async () => {
    const { name, send } = phone(BOGOR);
    const asked = await send(`${name}, 1111987, Senin`);
    expect(asked).toMatchObject({ key: 'ambiguousBirthDate', reason: 'BIRTHDATE_AMBIGUOUS' });
    const [line = ''] = asked.text.split('\n').slice(-2);
    expect(line).toBe(`#${name}#01111987#07082017`);
    const held = await send(line);
    expect(held).toMatchObject({ key: 'held', reason: null });
    expect(held.text).toContain('lahir 1 November 1987');
    expect(held.text).not.toContain('Periksa datanya');
  });

  test('tomorrow is the day of the office, and has to be confirmed', async () => {
    const { name, send } = phone(BOGOR);
    app.clock.set('2017-08-01T23:30:00+07:00');
    const held = await send(`#${name}#250187#besok`);
    app.clock.set('2017-08-01T09:00:00+07:00');
    expect(held.key).toBe('held');
    expect(held.text).toContain('25 Januari 1987');
    expect(held.text).toContain('Rabu, 2 Agustus 2017');
    expect(held.text).toContain('\nPeriksa datanya: kami membacanya dari tulisan Anda.');
  });

  test('an hour is not honoured, and that is said; the first place there is is given by name', async () => {
    const { name, send } = phone(BOGOR);
    const held = await send(`Selamat pagi pak, saya mau daftar. #${name}#25011987#7 agustus jam 9 siang ya`);
    expect(held.key).toBe('held');
    expect(held.text).toContain('Senin, 7 Agustus 2017 pukul 08.00 WIB');
    expect(held.text).toContain('\nJam tidak dapat dipilih lewat pesan, jadi jam yang Anda tulis tidak dipakai.');
    await send('ya');
    const moved = await send('#ubah 8 agustus jam 10');
    expect(moved.text).toContain('Selasa, 8 Agustus 2017');
    expect(moved.text).toContain('\nJam tidak dapat dipilih');
    const led = phone(BOGOR);
    for (const text of ['pandu', led.name, '25-01-1987']) await led.send(text);
    expect((await led.send('tgl 9 jam 2 siang')).text).toMatch(/^Jam tidak dapat dipilih.*\n4\/4/);
    const first = phone(BOGOR);
    expect((await first.send(`#${first.name}#25011987#secepatnya`)).text).toContain('Selasa, 1 Agustus 2017');
  });

  test('a word that is a label, or part of a name, is said', async () => {
    const { name, send } = phone(BOGOR);
    const sari = name.replace('Pemohon', 'Sari');
    expect((await send(`#Nama ${sari}#25011987#07082017`)).text).toContain(`\nNama dibaca "${sari}".`);
    const other = phone(BOGOR);
    const held = await other.send(`#Nama: Nama ${other.name}#25011987#07082017`);
    expect(held.text).toContain(`Nama ${other.name}, lahir`);
  });

  test('a passport that is lost is not booked, wherever that is said, and what to bring is', async () => {
    for (const around of [
      (line: string) => `${line}#hilang`,
      (line: string) => `Paspor saya hilang pak\n${line}`,
      (line: string) => `${line} paspor rusak`,
    ]) {
      const { name, send } = phone(BOGOR);
      const refused = await send(around(`#${name}#25011987#07082017`));
      expect(refused).toMatchObject({ key: 'lostOrDamaged', intent: 'REGISTER', reason: 'NOT_BY_CHANNEL' });
      for (const said of ['datang langsung ke Kantor Imigrasi Bogor', 'kehilangan dari polisi'])
        expect(refused.text).toContain(said);
      expect(await app.query('select from booking where name = $1', [name])).toEqual([]);
    }
  });

  test('what is left aside is said', async () => {
    const { name, send } = phone(BOGOR);
    const held = await send(`Assalamualaikum\n#${name}#25011987#07082017#Bogor\nTerima kasih 🙏`);
    expect(held.text).toContain('\nBagian lain dari pesan Anda tidak dipakai.');
  });
});

describe('the code', () => {
  test('comes back as yes, in our own sentence, or mistyped', async () => {
    const { name, send } = phone(BOGOR);
    const held = await send(`#${name}#25011987#07082017`);
    const code = codeIn(held.text);
    const wrong = code.replace(/.$/, (last) => (last === '2' ? '3' : '2'));
    expect(await send(wrong)).toMatchObject({ key: 'refused.UNKNOWN_CODE', reason: 'CODE_UNKNOWN' });
    expect(await send('00002681')).toMatchObject({ key: 'refused.UNKNOWN_CODE', reason: 'CODE_UNKNOWN' });
    expect(await send('#batal 00002681')).toMatchObject({ key: 'refused.UNKNOWN_CODE', reason: 'CODE_UNKNOWN' });
    const confirmed = await send('ya');
    expect(confirmed).toMatchObject({ key: 'confirmed', intent: 'CONFIRM' });
    expect(await send(held.text)).toEqual(confirmed);
    expect(await send('setuju')).toEqual(confirmed);
  });

  test('is asked for where yes could be to several', async () => {
    const { send, name } = phone(BATAMS[3]);
    const codes: string[] = [];
    for (const who of ['Ayah', 'Ibu']) {
      codes.push(codeIn((await send(`${who} ${name}#14031992#Jl. Melati 3#2`)).text));
    }
    const which = await send('ok');
    expect(which).toMatchObject({ key: 'whichOne', reason: 'WHICH_ONE' });
    for (const code of codes) expect(which.text).toContain(code);
    expect(await send(`ya ${codes[1]?.toLowerCase()} pak`)).toMatchObject({ key: 'confirmed' });
  });
});

describe('by SMS', () => {
  test('a word of the provider gets no answer; ours does', async () => {
    const { send } = phone(SMS);
    expect(await send('STOP')).toEqual({ key: undefined, text: '', intent: 'OPT_OUT_BY_PROVIDER', reason: null });
    expect(await send('BERHENTI')).toMatchObject({ key: 'stopHow', intent: 'STOP' });
  });
});

describe('in English', () => {
  test('an applicant who writes English is answered in it', async () => {
    const { name, send } = phone(BOGOR);
    const held = await send(`#${name}#25 January 1987#August 7, 2017`);
    expect(held.text).toContain(
      `${name}, born 25 January 1987.\nKantor Imigrasi Bogor, Monday, 7 August 2017 at 08:00 WIB.`,
    );
    const closed = await phone(BOGOR).send('Name: John Smith\nBirth date: 25 January 1987\nVisit date: 17 August 2017');
    expect(closed).toMatchObject({ reason: 'VISITDATE_CLOSED' });
    expect(closed.text).toContain('The office is closed on Thursday, 17 August 2017.');
    expect(closed.text).toContain('Still free: ');
    expect(await send('cancel')).toMatchObject({ key: 'cancelled' });
  });
});
