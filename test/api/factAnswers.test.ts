// The chat answers with what an office has set of itself.
import { expect, test } from 'vitest';
import { ADMIN_KEY, openApp } from '../support/app.ts';
import { queueAt } from '../support/queue.ts';
import { step } from '../support/step.ts';

const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const CHANGE = `mutation ($input: ChangeOfficeInput!) { answer: changeOffice(input: $input) { ... on Office { code } } }`;
const SERVICES = [
  {
    ...{ code: 'PASSPORT', name: { id: 'Paspor baru', en: 'New passport' }, channels: ['WEB', 'WHATSAPP', 'SMS'] },
    details: { requirements: [{ id: 'KTP', en: 'Identity card' }], fee: { id: 'Rp350.000', en: 'Rp350,000' } },
  },
];

test('an office that is asked about itself', async () => {
  const app = await openApp();
  let people = 0;
  const say = async (text: string, from = `+62812666100${String(++people).padStart(2, '0')}`, to = '+628111100333') => {
    const { replies, intent, reason } = await app.simulator({ from, to, text });
    return { text: replies.map((reply) => reply.text).join('\n'), intent, reason };
  };
  const change = (settings: object) => app.graphql(CHANGE, { input: { office: 'BOGOR', settings } }, ADMIN);

  await step('tells general rules as such, with their date', async () => {
    const fee = await say('biayanya berapa');
    expect(fee).toMatchObject({ intent: 'FEE', reason: null });
    expect(fee.text).toContain('Rp350.000 (5 tahun)');
    expect(fee.text).toContain('Ini ketentuan umum per 18 Desember 2024; belum dipastikan oleh kantor ini.');
    const lost = await say('denda paspor hilang berapa');
    expect(lost.text).toContain('Rp1.000.000 (hilang)');
    expect(lost.text).not.toContain('Rp350.000 (5 tahun)');
    expect((await say('paspor saya hilang pak')).text).toContain('- Paspor hilang: surat lapor kehilangan dari polisi');
    expect((await say('paspor anak syaratnya apa')).text).toContain('- Anak di bawah 17 tahun');
  });

  await step('tells what its managers have checked, on which date', async () => {
    await change({ services: SERVICES });
    expect((await say('syaratnya apa saja')).text).toBe(
      'Syarat Paspor baru di Kantor Imigrasi Bogor:\n- KTP\nDiperiksa kantor ini pada 1 Agustus 2017.',
    );
  });

  await step('says that it has set no address, and has officers see the question', async () => {
    expect(await say('alamat kantornya di mana?')).toMatchObject({ intent: 'LOCATION', reason: 'NO_ANSWER' });
    await change({ premises: { street: 'Jalan Ahmad Yani 19', mapUrl: 'https://maps.example/bogor' } });
    expect((await say('alamat kantornya di mana?')).text).toBe(
      'Kantor Imigrasi Bogor: Jalan Ahmad Yani 19, Bogor.\nPeta: https://maps.example/bogor',
    );
    expect(await say('nomor telepon kantor')).toMatchObject({ reason: 'NO_ANSWER' });
    await change({ premises: { street: 'Jalan Ahmad Yani 19', telephone: '0251 8388000' } });
    expect((await say('nomor telepon kantor')).text).toContain('Telepon: +622518388000');
  });

  await step('names offices in the city, and the nearest where there is none', async () => {
    expect((await say('kantor yang di Depok ada nomor wa nya?')).text).toContain('Kantor Imigrasi Depok');
    const near = await say('ada kantor imigrasi lain di Sukabumi?');
    expect(near.text).toBe(
      'Di Sukabumi belum ada kantor yang kami kenal. Yang terdekat:\nKantor Imigrasi Bogor, Jalan Ahmad Yani 19, +628111100333',
    );
  });

  await step('tells its places for walk-ins, and its grace', async () => {
    expect((await say('bisa langsung datang tanpa daftar?')).text).toContain('melayani 20 orang sehari');
    expect((await say('kalau terlambat bagaimana')).text).toContain('belum hadir pada waktunya');
    await change({ policy: { graceMinutes: 20 } });
    expect((await say('kalau terlambat bagaimana')).text).toContain('hangus 20 menit sesudah jam jadwal');
  });

  await step('gives an elderly person the priority without asking, and says so', async () => {
    const from = '+6281266619500';
    const [held] = (await app.simulator({ from, to: '+628111100333', text: '#Mbah Karto#25011950#07082017' })).replies;
    const code = /kode (\S{8})/.exec(held?.text ?? '')?.[1] ?? '';
    expect((await say(code, from)).text).toContain('Mbah Karto didahulukan sebagai lansia');
    expect(await app.query('select priority from booking where name = $1', ['Mbah Karto'])).toEqual([
      { priority: 'ELDERLY' },
    ]);
    expect((await say('ada antrian khusus lansia?', from)).text).toContain('Mbah Karto didahulukan sebagai lansia');
    expect((await say('macet pak, telat 15 menit', from)).text).toContain('lewat 08.20 WIB nomor hangus');
  });

  await step('tells when officers are there again, but not while they are', async () => {
    expect((await say('mau bicara dengan petugas')).text).not.toContain('Petugas ada lagi');
    app.clock.set('2017-08-04T18:00:00+07:00');
    expect((await say('mau bicara dengan petugas')).text).toContain(
      'Petugas ada lagi Senin, 7 Agustus 2017 mulai pukul 08.00 WIB.',
    );
  });

  await step('tells the people ahead, and after the visit what is known of the passport', async () => {
    const from = '+6281266619500';
    app.clock.set('2017-08-07T07:30:00+07:00');
    const [{ code }] = await app.query('select code from booking where name = $1', ['Mbah Karto']);
    await queueAt(app.url).checkIn(code);
    expect((await say('sekarang nomor berapa', from)).text).toMatch(/Nomor Anda A\d+, giliran berikutnya\.$/);
    await app.query("update ticket set status = 'SERVED', ended_at = $2 where booking = $1", [
      code,
      '2017-08-07T08:00:00+07:00',
    ]);
    await app.query('update booking set live = false where code = $1', [code]);
    expect((await say('#cek', from)).text).toContain(
      'Mbah Karto sudah dilayani di Kantor Imigrasi Bogor pada Senin, 7 Agustus 2017. Paspornya belum diumumkan jadi',
    );
    await app.graphql(
      `mutation ($input: PassportReadyInput!) { announcePassportReady(input: $input) { __typename } }`,
      { input: { office: 'BOGOR', bookings: [code] } },
      ADMIN,
    );
    expect((await say('paspor saya sudah jadi?', from)).text).toContain('Paspornya sudah jadi');
    expect((await say('#cek')).text).toContain('Tidak ada pendaftaran yang berlaku dari nomor ini.');
  });
});
