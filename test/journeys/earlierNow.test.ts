// A wish for an earlier place, where earlier days are free: they are offered at once, by the command that takes them.
import { expect, test } from 'vitest';
import { codeIn, openApp } from '../support/app.ts';

const BOGOR = '+628111100333';

test('earlier days that are free now are offered with the place in the line', async () => {
  const app = await openApp();
  const phone = (from: string) => async (text: string) => {
    const { replies } = await app.simulator({ from, to: BOGOR, text });
    return replies[0] ?? { key: '', text: '' };
  };
  const booked = async (from: string, date: string, name: string) => {
    const say = phone(from);
    await say(codeIn((await say(`#${name}#25011987#${date}`)).text));
    return say;
  };
  const days = async () => app.query('select name, visit_date::text as day from booking order by name');

  const say = await booked('+6281255533001', '10082017', 'Andi Wijaya');
  const joined = await say('#awal');
  expect(joined.key).toBe('standbyJoined');
  expect(joined.text).toContain(
    'Yang lebih awal dari Kamis, 10 Agustus 2017 dan sudah kosong sekarang:\n- Selasa, 1 Agustus 2017: #ubah 01082017\n' +
      '- Rabu, 2 Agustus 2017: #ubah 02082017\n- Kamis, 3 Agustus 2017: #ubah 03082017\nMau pindah sekarang?',
  );
  // A yes is to the earliest of them, and is asked back: it moves nothing yet.
  const asked = await say('mau pak');
  expect(asked).toMatchObject({ key: 'askMove', text: expect.stringContaining('Selasa, 1 Agustus 2017') });
  expect(await days()).toEqual([{ name: 'Andi Wijaya', day: '2017-08-10' }]);
  expect((await say('#ubah 02082017')).key).toBe('confirmed');
  expect(await days()).toEqual([{ name: 'Andi Wijaya', day: '2017-08-02' }]);

  // Tomorrow's is too near to be changed: an offer may still come.
  const near = await booked('+6281255533003', '02082017', 'Citra Dewi');
  expect((await near('#awal')).text).not.toContain('Masih ada tempat');
  expect(await days()).toMatchObject([{}, { day: '2017-08-02' }]);
});
