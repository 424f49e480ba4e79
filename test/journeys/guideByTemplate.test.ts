// Led step by step at an office whose template has an address and no date, wants a photo, and takes registrations at some hours.
import { expect, test } from 'vitest';
import { openApp } from '../support/app.ts';

const BATAM = '+6282288862017';
const PHOTO = { media: ['https://example.com/ktp.jpg'] };

test('the guide asks what the template asks, and one photo confirms', async () => {
  const app = await openApp({ start: '2017-08-01T08:15:00+07:00' });
  const say = async (text: string, more: object = {}) => {
    const { replies } = await app.simulator({ from: '+6281255511001', to: BATAM, text, ...more });
    return { text: replies.map((reply) => reply.text).join('\n'), keys: replies.map(({ key }) => key) };
  };
  const begun = await say('pandu');
  expect(begun.text).toContain('Pendaftaran diterima pada hari kerja pukul 07.30-10.00 WIB.');
  expect(begun.text).toContain('1/4 Siapa nama Anda');
  await say('Siti Aminah');
  expect((await say('12 Mei 1990')).text).toBe('3/4 Siti Aminah, alamat Anda seperti di KTP?');
  expect((await say('Jalan Melati 5, Batam')).text).toBe(
    '4/4 Sudah benar? Anda mendapat tempat pertama yang kosong di Kantor Imigrasi Batam.\n1 Nama: Siti Aminah\n' +
      '2 Lahir: 12 Mei 1990\n3 Alamat: Jalan Melati 5, Batam\nBalas YA, atau angka yang salah.',
  );
  expect((await say('3')).keys).toEqual(['guideAddress']);
  expect((await say('Jalan Mawar 7, Batam')).text).toContain('3 Alamat: Jalan Mawar 7, Batam');
  expect((await say('ya')).keys).toEqual(['photoWanted']);
  // All of it was agreed to: the code need not come back.
  expect((await say('', PHOTO)).keys).toEqual(['confirmed']);
  expect(await app.query('select name, address, status from booking')).toEqual([
    { name: 'Siti Aminah', address: 'Jalan Mawar 7, Batam', status: 'CONFIRMED' },
  ]);
});

test('a registration outside the hours is kept, and taken up by a yes in them', async () => {
  const app = await openApp({ start: '2017-08-01T18:00:00+07:00' });
  const say = async (from: string, text: string, more: object = {}) => {
    const { replies } = await app.simulator({ from, to: BATAM, text, ...more });
    return { text: replies.map((reply) => reply.text).join('\n'), keys: replies.map(({ key }) => key) };
  };
  const [one, other] = ['+6281255511002', '+6281255511003'];
  const kept = await say(one, '#Budi Santoso#25011987#Jalan Melati 5 Batam', PHOTO);
  expect(kept.keys).toEqual(['refused.OUTSIDE_INTAKE_HOURS']);
  expect(kept.text).toContain('Atau mau saya daftarkan begitu dibuka? Balas YA atau TIDAK.');
  app.clock.set('2017-08-02T08:00:00+07:00');
  expect((await say(one, 'ya pak')).keys).toEqual(['confirmed']);
  expect(await app.query('select name, address, photo is not null as photo from booking')).toEqual([
    { name: 'Budi Santoso', address: 'Jalan Melati 5 Batam', photo: true },
  ]);
  // Another person's yes is to nothing, and so is one after four days.
  expect((await say(other, 'ya')).keys).not.toEqual(['confirmed']);
  app.clock.set('2017-08-02T18:00:00+07:00');
  await say(other, '#Sari Dewi#25011987#Jalan Melati 6 Batam', PHOTO);
  app.clock.set('2017-08-08T08:00:00+07:00');
  expect((await say(other, 'ya')).keys).not.toEqual(['confirmed']);
});
