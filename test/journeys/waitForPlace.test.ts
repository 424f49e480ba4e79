// Dead ends by chat that are none: nothing is free up to the last open day, or the office takes no registrations now.
import { expect, test } from 'vitest';
import { codeIn, eventually, openApp } from '../support/app.ts';
import { APPROVED_WAITING } from '../support/digitMeans.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { oneADay } from '../support/placeRequests.ts';

const [BOGOR, BATAM] = ['+628111100333', '+6282288862017'];

test('no place is free: asked once, held for the first as soon as a day opens, and taken by a yes', async () => {
  const app = await openApp({ change: { ...oneADay(), defaults: APPROVED_WAITING } });
  const phone = (number: number) => async (text: string) => {
    const { replies } = await app.simulator({ from: phoneOf(number), to: BOGOR, text });
    return { key: replies[0]?.key, text: replies.map((reply) => reply.text).join('\n'), buttons: replies[0]?.buttons };
  };
  const waiting = async () =>
    (await app.query(`select request ->> 'name' as name from place_request order by asked_at`)).map(({ name }) => name);
  for (const number of [101, 102]) {
    const say = phone(number);
    await say(codeIn((await say(`#${nameOf(number)}#25011987#0${number - 100}082017`)).text));
  }
  const [first, second, third] = [phone(1), phone(2), phone(3)];

  const full = await first(`#${nameOf(1)}#25011987#02082017`);
  expect(full.text).toContain('sudah terisi');
  // No line to copy: every day that it could name is full.
  expect(full.text).not.toContain('#');
  expect(full.text).toContain('Mau saya kabari begitu hari berikutnya dibuka? Balas YA atau TIDAK.');
  expect(full.buttons).toMatchObject([{ action: 'SAY:Ya' }, { action: 'SAY:Tidak' }]);
  expect((await first('mau pak')).text).toContain(`Baik, ${nameOf(1)} urutan ke-1 di Kantor Imigrasi Bogor.`);
  expect((await first('#cek')).text).toContain('urutan ke-1');
  expect((await first('ga jadi deh pak')).text).toContain('urutan ke-1');

  // A person who asks what is free learns how to wait.
  expect((await second('Sisa kuota?')).text).toMatch(
    /Mau dikabari begitu ada tempat\? Kirim pendaftaran Anda: #.*\nAtau balas PANDU/,
  );
  // The guide comes to the same question.
  await second('PANDU');
  await second(nameOf(2));
  expect((await second('25011987')).text).toContain('Mau saya kabari begitu hari berikutnya dibuka?');
  expect((await second('tidak')).key).toBe('notWaiting');
  await second(`#${nameOf(2)}#25011987#02082017`);
  app.clock.advance(1);
  expect((await second('ya')).text).toContain('urutan ke-2');
  await third(`#${nameOf(3)}#25011987#02082017`);
  app.clock.advance(1);
  expect((await third('ya boleh')).text).toContain('urutan ke-3');
  expect(await waiting()).toEqual([1, 2, 3].map(nameOf));
  expect((await first('batal')).text).toContain(`${nameOf(1)} tidak lagi menunggu tempat`);
  expect(await waiting()).toEqual([2, 3].map(nameOf));

  app.clock.set('2017-08-02T00:00:00+07:00');
  await eventually('a place for the first who waits', async () => (await waiting()).length === 1);
  expect(
    await app.query(`select name, status, visit_date::text as day from booking where live and status = 'HELD'`),
  ).toEqual([{ name: nameOf(2), status: 'HELD', day: '2017-08-03' }]);
  expect(
    await app.query(`select key, text from outbox_message where recipient = $1 and key = 'placeFound'`, [phoneOf(2)]),
  ).toEqual([
    { key: 'placeFound', text: expect.stringContaining('sekarang ada tempat, Kamis, 3 Agustus 2017 pukul 15.00 WIB') },
  ]);
  expect((await second('YA')).key).toBe('confirmed');

  // The third does not answer in time, and is told so.
  app.clock.set('2017-08-03T00:00:00+07:00');
  await eventually('a place for the third', async () => (await waiting()).length === 0);
  app.clock.set('2017-08-03T12:00:00+07:00');
  await eventually(
    'the end of the hold',
    async () => (await app.query(`select from booking where status = 'EXPIRED'`)).length === 1,
  );
  for (const text of ['YA', '#cek']) {
    const late = await third(text);
    expect(late).toMatchObject({
      key: 'placeLapsed',
      text: expect.stringContaining(`${nameOf(3)} pada Jumat, 4 Agustus 2017`),
    });
    expect(late.text).toContain(`Kirim lagi: #${nameOf(3)}#25011987#`);
  }
  expect(app.faults).toEqual([]);
});

test('outside the intake hours a yes is enough: the number is told when they begin', async () => {
  const app = await openApp({ start: '2017-08-01T18:00:00+07:00' });
  const from = phoneOf(1);
  const say = async (text: string, more: object = {}) => {
    const { replies } = await app.simulator({ from, to: BATAM, text, ...more });
    return { key: replies[0]?.key, text: replies.map((reply) => reply.text).join('\n') };
  };
  const photo = { media: [{ url: 'http://127.0.0.1/ktp.jpg', contentType: 'image/jpeg' }] };
  // Without the photo it could not be registered in the morning: it is asked for now.
  expect((await say('#Budi Santoso#25011987#Jalan Melati 5 Batam')).text).toContain(
    'mau saya daftarkan begitu dibuka?',
  );
  expect((await say('ya')).key).toBe('photoWanted');
  expect((await say('', photo)).text).toContain(
    'kami daftarkan di Kantor Imigrasi Batam begitu pendaftaran dibuka, Rabu, 2 Agustus 2017 pukul 07.30 WIB',
  );
  expect((await say('#cek')).key).toBe('intakeRequested');
  app.clock.set('2017-08-02T07:30:00+07:00');
  await eventually('the registration', async () => (await app.query('select from place_request')).length === 0);
  expect(await app.query('select name, address, status, photo is not null as photo from booking')).toEqual([
    { name: 'Budi Santoso', address: 'Jalan Melati 5 Batam', status: 'CONFIRMED', photo: true },
  ]);
  const told = await app.query(`select text, media from outbox_message where key = 'confirmed' and recipient = $1`, [
    from,
  ]);
  expect(told).toEqual([
    { text: expect.stringContaining('Nomor antrean'), media: [expect.stringContaining('/qr.png')] },
  ]);
  expect((await say('#cek')).text).toContain('Budi Santoso');
  expect(app.faults).toEqual([]);
});
