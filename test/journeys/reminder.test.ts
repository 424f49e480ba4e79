// A reminder comes, and one word cancels: typed or pressed, by WhatsApp or SMS, whoever booked by chat or on the web.
import { describe, expect, test } from 'vitest';
import { remindAll } from '../../src/jobs/remind.ts';
import { instant } from '../../src/time.ts';
import { codeIn, openApp } from '../support/app.ts';
import { databaseOf } from '../support/appDatabase.ts';
import { nameOf, phoneOf } from '../support/house.ts';

const app = await openApp({
  start: '2017-08-01T09:00:00+07:00',
  change: (text) =>
    text.replace(
      '- { kind: WHATSAPP, address: "+628111100333" }',
      '- { kind: WHATSAPP, address: "+628111100333" }\n      - { kind: SMS, address: "+628111100334" }',
    ),
});
const { pool, offices } = await databaseOf(app);
const WHATSAPP = '+628111100333';
const SMS = '+628111100334';

async function registered(number: number, to = WHATSAPP, day = '07082017'): Promise<string> {
  const from = phoneOf(number);
  const { replies } = await app.simulator({ from, to, text: `#${nameOf(number)}#25011987#${day}` });
  const code = codeIn(replies[0]?.text ?? '');
  await app.simulator({ from, to, text: code });
  return code;
}
const statusOf = async (code: string) =>
  (await app.query('select status from booking where code = $1', [code]))[0].status;
async function reminder(number: number, at = '2017-08-06T16:00:00+07:00') {
  app.clock.set(at);
  await remindAll(pool, offices, instant(at));
  const [row] = await app.query(
    `select text, buttons, channel, sender from outbox_message where key = 'reminderDay' and recipient = $1`,
    [phoneOf(number)],
  );
  return row;
}

describe('a reminder', () => {
  test.each([
    ['BATAL', 1],
    ['batal.', 2],
    ['Batalkan', 3],
    ['#batal', 4],
  ])('answered with %s cancels', async (word, number) => {
    app.clock.set('2017-08-01T09:00:00+07:00');
    const code = await registered(number);
    expect((await reminder(number)).text).toContain('Balas BATAL');
    const answer = await app.simulator({ from: phoneOf(number), to: WHATSAPP, text: word });
    expect(answer).toMatchObject({ intent: 'CANCEL', reason: null, replies: [{ key: 'cancelled' }] });
    expect(await statusOf(code)).toBe('CANCELLED');
    // The round was gone through: the next of this table comes to another day's.
    await app.query('delete from reminder_round');
  });

  test('has a button that cancels this very booking, also of a family', async () => {
    app.clock.set('2017-08-01T09:00:00+07:00');
    const code = await registered(10);
    const { buttons } = await reminder(10);
    expect(buttons).toEqual([{ action: `CANCEL:${code}`, title: 'Batal' }]);
    await app.simulator({ from: phoneOf(10), to: WHATSAPP, text: 'Batal', action: buttons[0].action });
    expect(await statusOf(code)).toBe('CANCELLED');
    await app.query('delete from reminder_round');
  });

  test('comes by SMS to those who booked by it, in few words, and BATAL cancels there', async () => {
    app.clock.set('2017-08-01T09:00:00+07:00');
    const code = await registered(20, SMS);
    const { text, channel, sender } = await reminder(20);
    expect([channel, sender]).toEqual(['sms', SMS]);
    expect(text).toBe(
      'Kantor Imigrasi Bogor: Senin, 7 Agustus 2017 08.00 WIB, no. A105. Hadir 07.30 WIB. Tidak jadi? Balas BATAL'.replace(
        'A105',
        /no\. (\S+?)\./.exec(text)?.[1] ?? '',
      ),
    );
    await app.simulator({ from: phoneOf(20), to: SMS, text: 'BATAL' });
    expect(await statusOf(code)).toBe('CANCELLED');
  });
});
