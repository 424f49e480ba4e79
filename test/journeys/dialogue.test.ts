// The conversation from the first message to the queue number, by the simulator: the article's own dialogue, and what
// else people send.
import { describe, expect, test } from 'vitest';
import { modulesOfRows, pixels, readQr } from '../server/scanner.ts';
import { apiOf } from '../support/api.ts';
import { codeIn, openApp, type SimulatorAnswer } from '../support/app.ts';
import { nameOf, phoneOf, SEED_DAY } from '../support/house.ts';

const FAMILY = '+6281100000051';
const LOST_ONLY = '+6281100000052';
const app = await openApp({
  change: {
    DEPOK: { channels: [{ kind: 'WHATSAPP', address: FAMILY }], policy: { maxLiveBookingsPerSender: 5 } },
    KARAWANG: {
      channels: [{ kind: 'WHATSAPP', address: LOST_ONLY }],
      services: [
        { code: 'LOST_OR_DAMAGED', name: { id: 'Paspor hilang', en: 'Lost passport' }, channels: ['COUNTER'] },
      ],
    },
  },
});
const api = apiOf(app);
const BOGOR = '08 1111 00 333';
const BATAM = '0822 8886 2017';

let senders = 0;

/** A phone of a new applicant, or the one given: what it sends to an office, and the one reply it gets. */
function phone(office: string, from = phoneOf(500 + senders)) {
  const name = nameOf(500 + senders++);
  async function send(text: string, more: object = {}) {
    const answer: SimulatorAnswer = await app.simulator({ from, to: office, text, ...more });
    expect(answer.replies.length).toBe(1);
    const [reply] = answer.replies as [SimulatorAnswer['replies'][number]];
    return { ...reply, intent: answer.intent, reason: answer.reason };
  }
  return {
    from,
    name,
    send,
    register: (date = '07082017') => send(`#${name}#25011987#${date}`),
    /** Registers and sends the code back. */
    async confirmed() {
      const code = codeIn((await send(`#${name}#25011987#07082017`)).text);
      return { code, reply: await send(code) };
    },
  };
}

describe('at Bogor', () => {
  test('the line of the article, its code, the queue number and the hour', async () => {
    const { send } = phone(BOGOR);
    const held = await send('#Budi#25011987#07082017');
    expect(held).toMatchObject({ key: 'held', intent: 'REGISTER', reason: null, media: [] });
    for (const said of [
      'Budi',
      '25 Januari 1987',
      'Kantor Imigrasi Bogor',
      'Senin, 7 Agustus 2017',
      '08.00 WIB',
      '09.30 WIB',
    ])
      expect(held.text).toContain(said);
    const code = codeIn(held.text);
    const confirmed = await send(code);
    expect(confirmed).toMatchObject({ key: 'confirmed', intent: 'CONFIRM', reason: null });
    expect(confirmed.text).toMatch(/^Nomor antrean A1\d\d$/m);
    for (const said of ['Senin, 7 Agustus 2017', '08.00 WIB', '07.30 WIB', code, 'dokumen asli', '#batal'])
      expect(confirmed.text).toContain(said);
    expect(confirmed.media.length).toBe(1);
    const picture = await app.visit(confirmed.media[0] as string);
    expect(readQr(modulesOfRows(pixels(Buffer.from(await picture.arrayBuffer())))).text).toBe(code);
    expect(await send(`kode saya ${code.toLowerCase()}`)).toEqual(confirmed);
  });

  test('#cek, #ubah and #batal', async () => {
    const { send, confirmed, name } = phone(BOGOR);
    expect(await send('#cek')).toMatchObject({ key: 'nothingBooked' });
    const { code } = await confirmed();
    const status = await send('#cek');
    expect(status.key).toBe('statusConfirmed');
    for (const said of [name, code, 'Senin, 7 Agustus 2017', '08.00 WIB']) expect(status.text).toContain(said);
    const moved = await send('#ubah 08082017');
    expect(moved).toMatchObject({ key: 'confirmed', intent: 'RESCHEDULE' });
    expect(moved.text).toContain('Selasa, 8 Agustus 2017');
    expect(codeIn(moved.text)).toBe(code);
    expect(await send('#ubah')).toMatchObject({ key: 'changeHow' });
    expect(await send('#ubah 05082017')).toMatchObject({ key: 'refused.CLOSED' });
    expect(await send('#batal')).toMatchObject({ key: 'cancelled', intent: 'CANCEL' });
    expect(await send('#cek')).toMatchObject({ key: 'nothingBooked' });
    expect(await send('#batal')).toMatchObject({ key: 'nothingBooked', reason: 'NOTHING_BOOKED' });
    expect(await send(`#batal ${code}`)).toMatchObject({ key: 'refused.NOT_ALLOWED_NOW' });
  });

  test('anything else is answered with how to register, in a line that can be copied', async () => {
    const { send, name } = phone(BOGOR);
    const texts = ['halo', 'Selamat pagi, mau bikin paspor', '?', 'x'.repeat(4000), '👍'];
    for (const text of texts) {
      const reply = await phone(BOGOR).send(text);
      expect(reply.text, text.slice(0, 40)).toContain('#CONTOH#01011900#02082017');
    }
    const { text } = await send('bantuan');
    const example = text.split('\n').find((line) => line.startsWith('#')) as string;
    expect(await send(example)).toMatchObject({ key: 'placeholderLeft', reason: 'PLACEHOLDER_LEFT' });
    expect(await send('#NAMA#TGLLAHIR#TGLKEDATANGAN')).toMatchObject({ key: 'placeholderLeft' });
    const own = example.replace('CONTOH', name).replace('01011900', '17081990');
    expect(await send(own)).toMatchObject({ key: 'held' });
  });

  test.each([
    ['#Budi#25011987', 'tooFewFields', '#Budi#25011987#02082017'],
    ['#Budi#25011987#07082017#08082017', 'tooManyFields', '#Budi#25011987#07082017'],
    [
      '#Budi#25011987#07082017\n#Siti#12051990#08082017',
      'morePeopleThanLimit',
      '#Budi#25011987#07082017\n#Siti#12051990#08082017',
    ],
    ['#Budi#01011900#07082017', 'placeholderLeft', '#Budi#01011900#07082017'],
    ['#NAMA#25011987', 'placeholderLeft', '#CONTOH#25011987#02082017'],
    ['Pagi pak, saya mau daftar #Budi#25011987#entah', 'unreadableVisitDate', '#Budi#25011987#02082017'],
    ['#Budi#32011987#07082017', 'impossibleBirthDate', '#Budi#01011900#07082017'],
    ['#Budi#1111987#07082017', 'ambiguousBirthDate', '#Budi#01111987#07082017\n#Budi#11011987#07082017'],
    ['#Budi#25011987#entah', 'unreadableVisitDate', '#Budi#25011987#02082017'],
    ['#Budi#07082017#25011987', 'datesSwapped', '#Budi#25011987#07082017'],
    ['#12345#25011987#07082017', 'nameInvalid', '#CONTOH#25011987#07082017'],
    ['#Budi#25012018#07082017', 'birthDateInFuture', '#Budi#01011900#07082017'],
    ['#Budi#25011987#31072017', 'refused.IN_THE_PAST', '#Budi#25011987#01082017'],
    ['#Budi#25011987#01012018', 'refused.TOO_FAR_AHEAD', '#Budi#25011987#01082017'],
    ['#Budi#25011987#17082017', 'refused.CLOSED', '#Budi#25011987#18082017'],
  ])('%s is answered with %s and what to send instead', async (line, key, instead) => {
    const reply = await phone(BOGOR).send(line);
    expect(reply.key).toBe(key);
    expect(reply.text.endsWith(`\n${instead}`), reply.text).toBe(true);
  });

  test('a voice note or a picture without words is answered too', async () => {
    const voice = { media: { url: 'https://example.com/a.ogg', contentType: 'audio/ogg' } };
    expect(await phone(BOGOR).send('', voice)).toMatchObject({ key: 'textOnly', reason: 'UNSUPPORTED_TYPE' });
  });

  test('an applicant who is booked already is told so, with the booking', async () => {
    const { send, register, name } = phone(BOGOR);
    const code = codeIn((await register()).text);
    // As long as the place is only held, another line about it changes it.
    const moved = await register('08082017');
    expect(moved.key).toBe('held');
    for (const said of [code, name, 'Selasa, 8 Agustus 2017']) expect(moved.text).toContain(said);
    expect((await send('#Orang Lain#01021990#08082017')).key).toBe('askReplace');
    await send(code);
    const again = await register('09082017');
    expect(again.key).toBe('refused.ALREADY_BOOKED');
    for (const said of [code, name, 'Selasa, 8 Agustus 2017']) expect(again.text).toContain(said);
    const other = await send('#Orang Lain#01021990#08082017');
    expect(other.key).toBe('refused.LIMIT_REACHED');
    expect(other.text).toContain(code);
    // The same person by another number learns nothing but that.
    const stranger = await phone(BOGOR).send(`#${name}#25011987#08082017`);
    expect(stranger.key).toBe('refused.ALREADY_BOOKED');
    expect(stranger.text).not.toContain(code);
  });

  test('a code is good from the number that got it and no other', async () => {
    const [owner, stranger] = [phone(BOGOR), phone(BOGOR)];
    const code = codeIn((await owner.register()).text);
    for (const text of [code, `#batal ${code}`, `#ubah ${code} 09082017`]) {
      const reply = await stranger.send(text);
      expect(reply.key).toBe('refused.UNKNOWN_CODE');
      expect(reply.text).not.toContain(owner.name);
    }
    expect(await owner.send(code)).toMatchObject({ key: 'confirmed' });
  });

  test('a code that comes after its time is answered with how to register again', async () => {
    const { send, register, name } = phone(BOGOR);
    const code = codeIn((await register()).text);
    app.clock.advance(30);
    const late = await send(code);
    app.clock.set(SEED_DAY);
    expect(late).toMatchObject({ key: 'holdLapsed', reason: 'CODE_EXPIRED' });
    expect(late.text).toContain('09.30 WIB');
    expect(late.text).toContain(`Kirim lagi: #${name}#25011987#`);
  });

  test('the same message twice books once and gets the same reply', async () => {
    const { send, name } = phone(BOGOR);
    const line = `#${name}#25011987#07082017`;
    const first = await send(line, { messageId: 'twice' });
    expect(await send(line, { messageId: 'twice' })).toEqual(first);
    expect(await app.query('select count(*)::int from booking where name = $1', [name])).toEqual([{ count: 1 }]);
  });

  test('a sender who has no phone number books and confirms', async () => {
    const { send, confirmed } = phone(BOGOR, 'ID.4566123');
    expect((await confirmed()).reply.key).toBe('confirmed');
    expect((await send('#cek')).key).toBe('statusConfirmed');
    expect((await phone(BOGOR, 'ID.4566124').send('#cek')).key).toBe('nothingBooked');
  });
});

describe('a booking made on the web', () => {
  test('becomes that of the number that sends the code its link holds', async () => {
    const { code, proofs } = await api.book();
    const text = new URL(proofs[0].link).searchParams.get('text') as string;
    const [owner, stranger] = [phone(BOGOR), phone(BOGOR)];
    const confirmed = await owner.send(text);
    expect(confirmed.key).toBe('confirmed');
    expect(confirmed.text).toContain(code);
    expect(await owner.send('#cek')).toMatchObject({ key: 'statusConfirmed' });
    expect(await owner.register()).toMatchObject({ key: 'refused.LIMIT_REACHED' });
    expect(await stranger.send(text)).toMatchObject({ key: 'refused.UNKNOWN_CODE' });
    expect(await api.booking(code)).toMatchObject({ status: 'CONFIRMED' });
  });

  test('is not taken over by a number that has one, and stays free for its own', async () => {
    const { code } = await api.book();
    const busy = phone(BOGOR);
    const { code: own } = await busy.confirmed();
    const refused = await busy.send(code);
    expect(refused.key).toBe('refused.LIMIT_REACHED');
    expect(refused.text).toContain(own);
    expect(await phone(BOGOR).send(code)).toMatchObject({ key: 'confirmed' });
  });

  test('with a number is confirmed by that number only', async () => {
    const [owner, stranger] = [phone(BOGOR), phone(BOGOR)];
    const { code } = await api.book({ phone: owner.from });
    expect(await stranger.send(code)).toMatchObject({ key: 'refused.UNKNOWN_CODE' });
    expect(await owner.send(code)).toMatchObject({ key: 'confirmed' });
  });
});

describe('at Batam', () => {
  const photo = { media: { url: 'https://example.com/ktp.jpg', contentType: 'image/jpeg' } };
  const line = (name: string) => `#${name}#25011987#Jl. Sudirman No. 1, Batam Center`;

  test.each([
    ['2017-08-02T07:29:59+07:00', 'refused.OUTSIDE_INTAKE_HOURS'],
    ['2017-08-02T07:30:00+07:00', 'held'],
    ['2017-08-02T09:59:59+07:00', 'held'],
    ['2017-08-02T10:00:00+07:00', 'refused.OUTSIDE_INTAKE_HOURS'],
    ['2017-08-05T08:00:00+07:00', 'refused.OUTSIDE_INTAKE_HOURS'],
    ['2017-08-17T08:00:00+07:00', 'refused.OUTSIDE_INTAKE_HOURS'],
  ])('a registration with a photo at %s is answered with %s', async (at, key) => {
    app.clock.set(at);
    const { send, name } = phone(BATAM);
    const reply = await send(line(name), photo);
    app.clock.set(SEED_DAY);
    expect(reply.key).toBe(key);
    if (key !== 'held') expect(reply.text).toContain('07.30-10.00 WIB');
  });

  test('asks for the photo, and gives the next place without asking for a date', async () => {
    const { send, name } = phone('0822 8882 2017');
    const without = await send(line(name));
    expect(without).toMatchObject({ key: 'photoWanted', reason: 'MEDIA_MISSING' });
    const held = await send(line(name), photo);
    expect(held.key).toBe('held');
    expect(held.text).toContain('Selasa, 1 Agustus 2017 pukul 10.00 WIB');
    expect((await send(codeIn(held.text))).key).toBe('confirmed');
    const [row] = await app.query('select address, photo from booking where name = $1', [name]);
    expect(row.address).toBe('Jl. Sudirman No. 1, Batam Center');
    expect(row.photo).not.toBeNull();
  });

  test('the code is taken at any hour', async () => {
    const { send, name } = phone(BATAM);
    app.clock.set('2017-08-02T09:59:00+07:00');
    const code = codeIn((await send(line(name), photo)).text);
    app.clock.set('2017-08-02T10:15:00+07:00');
    expect((await send(code)).key).toBe('confirmed');
    app.clock.set(SEED_DAY);
  });

  test('asks for an address where Bogor asks for a date', async () => {
    const reply = await phone(BATAM).send('#Budi#25011987#07082017', photo);
    expect(reply.key).toBe('unreadableAddress');
    expect(reply.text).toContain('#Budi#25011987#ALAMAT');
  });
});

describe('elsewhere', () => {
  test('a service that must be asked for at the counter is refused by chat', async () => {
    const reply = await phone(LOST_ONLY).register();
    expect(reply.key).toBe('refused.NOT_BY_CHANNEL');
    expect(reply.text).toBe(
      'Paspor hilang tidak dapat didaftarkan dari sini. Silakan datang langsung ke Kantor Imigrasi Karawang.',
    );
  });

  test('a family books from one number, up to the limit, and says which one is meant', async () => {
    const { send } = phone(FAMILY);
    const codes: string[] = [];
    for (const name of ['Ayah', 'Ibu', 'Anak Satu', 'Anak Dua', 'Nenek'])
      codes.push(codeIn((await send(`#${name} Wijaya#25011987#07082017`)).text));
    expect(await send('#Kakek Wijaya#25011987#07082017')).toMatchObject({ key: 'refused.LIMIT_REACHED' });
    const which = await send('#batal');
    expect(which.key).toBe('whichOne');
    for (const code of codes) expect(which.text).toContain(code);
    expect(await send(`#batal ${codes[2]}`)).toMatchObject({ key: 'cancelled' });
    expect(await send('#Kakek Wijaya#25011987#07082017')).toMatchObject({ key: 'held' });
    for (const code of [codes[0], codes[4]]) expect((await send(code as string)).text).toContain(code);
  });

  test('a number that is no office’s takes no registrations', async () => {
    const { replies, intent } = await app.simulator({ from: phoneOf(999), to: '+6281100000009', text: '#cek' });
    expect(replies).toMatchObject([{ key: 'noOfficeHere' }]);
    expect(intent).toBe('NO_OFFICE');
  });

  test('what the simulator cannot read is said', async () => {
    const post = (body: string) => fetch(`${app.url}/channels/simulator`, { method: 'POST', body });
    for (const body of ['', 'no json', '[]', '{"from":"+6281234567890"}', '{"from":1,"to":"BOGOR"}']) {
      const answer = await post(body);
      expect(answer.status, body).toBe(400);
      expect(await answer.json()).toHaveProperty('error');
    }
    expect((await fetch(`${app.url}/channels/telex`, { method: 'POST', body: '{}' })).status).toBe(404);
    expect((await fetch(`${app.url}/channels/toString`, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});
