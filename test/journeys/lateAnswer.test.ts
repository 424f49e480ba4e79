// A person who answers after the time of a hold is told so, with the line to send again; nothing else happens.
import { expect, test } from 'vitest';
import { codeIn, eventually, openApp } from '../support/app.ts';

const BOGOR = '+628111100333';

test('a yes, thanks, a code or #cek after the time of the hold tells of it, until something newer is booked', async () => {
  const app = await openApp({ change: { BOGOR: { policy: { maxLiveBookingsPerSender: 2 } } } });
  let numbers = 0;
  const phone = () => {
    const from = `+6281277700${String(++numbers).padStart(3, '0')}`;
    return async (text: string) => {
      const { replies, intent, reason } = await app.simulator({ from, to: BOGOR, text });
      return { key: replies[0]?.key, text: replies.map((reply) => reply.text).join('\n'), intent, reason };
    };
  };
  const statuses = async () =>
    (await app.query('select status, count(*)::int as count from booking group by status order by status')).map(
      ({ status, count }) => `${status} ${count}`,
    );
  const [late, family, thankful, renewed, sender] = [phone(), phone(), phone(), phone(), phone()];
  const code = codeIn((await late('#Budi Santoso#25011987#07082017')).text);
  await family('#Siti Aminah#12051990#07082017');
  await family('#Joko Waluyo#03041980#08082017');
  await thankful('#Dewi Lestari#06061991#07082017');
  await renewed('#Agus Salim#07071977#07082017');
  const held = codeIn((await sender('#Rina Wati#08081988#07082017')).text);

  app.clock.advance(30);
  await eventually('the end of the holds', async () => (await statuses()).join() === 'EXPIRED 6');

  for (const text of ['YA', 'ya pak', '👍', code, code.toLowerCase(), '#cek']) {
    const told = await late(text);
    expect(told.key, text).toBe('holdLapsed');
    expect(told.text).toContain('sudah lewat (Selasa, 1 Agustus 2017 pukul 09.30 WIB)');
    expect(told.text).toContain(
      'tempat Budi Santoso pada Senin, 7 Agustus 2017 di Kantor Imigrasi Bogor sudah kami lepas',
    );
    expect(told.text).toMatch(/Kirim lagi: #Budi Santoso#25011987#07082017$/);
    expect(told.reason).toBe(text === '#cek' ? null : 'CODE_EXPIRED');
  }

  const both = (await family('oke')).text;
  for (const line of ['#Siti Aminah#12051990#07082017', '#Joko Waluyo#03041980#08082017']) expect(both).toContain(line);

  // Thanks alone are thanks; a yes beside them is told once.
  expect((await thankful('makasih')).key).toBe('welcome');
  expect((await thankful('ya pak, terima kasih')).key).toBe('holdLapsed');
  expect((await thankful('oke, terima kasih')).key).toBe('welcome');

  // Another number learns nothing by the code.
  expect((await thankful(held)).key).toBe('refused.UNKNOWN_CODE');
  expect(await statuses()).toEqual(['EXPIRED 6']);

  // The line that was told books, and after that there is something newer.
  const again = await renewed((await renewed('ya')).text.split('Kirim lagi: ')[1] ?? '');
  expect(again.key).toBe('held');
  expect((await renewed('ya')).key).toBe('confirmed');
  await renewed(`#batal ${codeIn(again.text)}`);
  for (const text of ['ya', '#cek']) expect((await renewed(text)).key, text).not.toBe('holdLapsed');

  // Days later a yes is to something else.
  app.clock.set('2017-08-05T09:00:00+07:00');
  expect((await sender('YA')).key).toBe('howTo');
  expect((await sender('#cek')).key).toBe('nothingBooked');
  expect(app.faults).toEqual([]);
});
